"""What is said of the packages of others is true of those that are pinned."""

import re
from importlib.metadata import PackageNotFoundError, version

import pytest

import notices
from support import ROOT

PINS = notices.pins((ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8"))
OTHERS = any(version(pin.name) != pin.version for pin in PINS if not pin.windows)


@pytest.mark.skipif(OTHERS, reason="other packages are installed than those that are pinned, as for `make oldest`")
def test_the_notices_are_what_the_packages_declare() -> None:
    assert notices.NOTICES.read_text(encoding="utf-8") == notices.notices(), "run: make notices"


def test_what_users_are_told_of_is_what_the_gate_tests() -> None:
    text = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    tested = dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", text, re.MULTILINE))
    assert len(PINS) >= 20
    assert {pin.name: pin.version for pin in PINS} == {pin.name: tested[pin.name] for pin in PINS}


def test_the_audit_names_every_package_at_its_version() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").partition("## The audit")[2]
    told = re.findall(r"^\| ([a-z0-9-]+) \| (\d[^ |]*) \|", text, re.MULTILINE)
    assert told == [(pin.name, pin.version) for pin in PINS]


def test_a_package_whose_licence_nobody_states_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "READ", {})
    with pytest.raises(KeyError):
        notices.licence("jinja2")
    with pytest.raises(PackageNotFoundError):
        notices.licence("no-such-package")


def test_who_needs_a_package_is_read_from_the_pins() -> None:
    text = """\
a==1 --hash=x
    # via readiness (pyproject.toml)
b==2 ; sys_platform == 'win32' --hash=x
    # via
    #   -c c.txt
    #   a
"""
    assert notices.pins(text) == (
        notices.Pin("a", "1", ("readiness",), windows=False),
        notices.Pin("b", "2", ("a",), windows=True),
    )
