import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, Phase, settings

# before anything that keeps the variables as they are: what earlier runs kept must not decide a test
os.environ["READINESS_NO_CACHE"] = "1"

import program
import shipped
from measuring import unmeasured

# the gate must say the same of the same code, so its examples are drawn from a fixed seed;
# `--hypothesis-profile=search` looks for new ones
settings.register_profile("gate", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", max_examples=2000, deadline=None)
# `make mutate` runs the tests of the engine once for each mutant; what it finds is not made smaller, only found
settings.register_profile(
    "mutants", settings.get_profile("gate"), max_examples=25, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected outputs anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--hypothesis-profile") != "mutants":  # what a mutant reads is its own
        shipped.read_once()


UNMEASURED = {"properties", "hostile", "faults"}
"""Folders of tests that coverage does not watch; single tests have the mark of this name."""


def pytest_itemcollected(item: pytest.Item) -> None:
    if item.path.parent.name in UNMEASURED:
        item.add_marker("unmeasured")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)  # behind pytest-randomly, whose order stays


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    if item.get_closest_marker("unmeasured") is None:
        return (yield)
    with unmeasured():
        return (yield)


def pytest_collection() -> None:
    program.leave_starts_unmeasured()  # not before: the processes that run the tests are themselves started


def pytest_sessionfinish() -> None:
    program.stop()
