import os

import pytest
from hypothesis import HealthCheck, Phase, settings

# before anything that keeps the variables as they are: what earlier runs kept must not decide a test
os.environ["READINESS_NO_CACHE"] = "1"

import program

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


def pytest_sessionfinish() -> None:
    program.stop()
