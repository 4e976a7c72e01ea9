"""The script behind `make demo` and `make test` makes an environment anew exactly when it no longer fits."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from support import ROOT


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at work in another folder, with every command only noted."""
    spec = importlib.util.spec_from_file_location("environment", ROOT / "tools" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", *module.PINS.values(), "src/a.py", "checklists/a.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    commands: list[tuple[object, ...]] = []

    def run(*command: object) -> None:
        commands.append(command)
        if "venv" in command:
            interpreter = module.python_in(Path(str(command[-1])))
            interpreter.parent.mkdir(parents=True)
            interpreter.symlink_to(sys.executable)

    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "pyproject.toml"))
    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "commands", commands, raising=False)
    return module


def made(script: ModuleType, kind: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(sys, "argv", ["environment.py", kind])
    script.commands.clear()
    script.main()
    return bool(script.commands)


def test_it_is_made_once_and_again_when_something_changed(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made(script, "demo", monkeypatch)
    assert not made(script, "demo", monkeypatch)
    (tmp_path / "checklists" / "a.yaml").write_text("changed")
    assert made(script, "demo", monkeypatch)
    assert made(script, "test", monkeypatch)
    (tmp_path / "requirements" / "dev.txt").write_text("changed")
    assert made(script, "test", monkeypatch)
    assert not made(script, "demo", monkeypatch)


def test_each_kind_has_its_own_place_and_pins(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, pins in script.PINS.items():
        assert made(script, kind, monkeypatch)
        words = [" ".join(map(str, command)) for command in script.commands]
        assert any("--require-hashes" in line and line.endswith(pins) for line in words)
        assert any("--editable" in line for line in words) == (kind in {"test", "oldest"})
        assert not made(script, kind, monkeypatch)
    assert sorted(path.name for path in script.ROOT.glob(".venv*")) == [
        ".venv",
        ".venv-oldest",
        ".venv-package",
        ".venv-runtime",
    ]


def test_it_is_made_anew_after_an_upgrade_of_python(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made(script, "test", monkeypatch)
    monkeypatch.setattr(sys, "version", "3.99")
    assert made(script, "test", monkeypatch)
    interpreter = script.python_in(tmp_path / ".venv")
    interpreter.unlink()
    interpreter.symlink_to(tmp_path / "nowhere")
    assert made(script, "test", monkeypatch)


def test_without_ensurepip_pip_comes_from_the_interpreters_own(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert made(script, "test", monkeypatch)
    assert "--without-pip" in script.commands[0]
    assert "--python" in script.commands[1]


def test_wrong_usage_is_said(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="usage"):
        made(script, "tset", monkeypatch)
