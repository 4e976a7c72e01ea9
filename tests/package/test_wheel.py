"""The built wheel, in an empty environment outside the repository: it carries the checklists and scores an example."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from readiness import __version__
from support import ROOT, UNMEX


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def names(wheel: Path) -> Sequence[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_carries_checklists_types_and_licence(wheel: Path) -> None:
    inside = names(wheel)
    for path in (*(ROOT / "checklists").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")):
        assert f"readiness/{path.relative_to(ROOT).as_posix()}" in inside
    for path in (ROOT / "src" / "readiness" / "schemas").glob("*.json"):
        assert f"readiness/schemas/{path.name}" in inside
    for path in (ROOT / "src" / "readiness" / "render" / "templates").iterdir():
        assert f"readiness/render/templates/{path.name}" in inside
    assert "readiness/py.typed" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert not any(name.startswith(("tests", "examples", "reports")) for name in inside)
    assert f"readiness-{__version__}" in wheel.name


def test_an_example_is_scored_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=tmp_path)
    bin_ = venv / ("Scripts" if sys.platform == "win32" else "bin")
    # the pinned versions, so that a release of somebody else does not fail the gate of a change of ours
    constraints = tmp_path / "constraints.txt"
    pins = re.findall(r"^([A-Za-z0-9_.-]+==[^ ;\\]+)", (ROOT / "requirements" / "dev.txt").read_text(), re.MULTILINE)
    constraints.write_text("\n".join(pins))
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        bin_ / "python",
        "install",
        "--quiet",
        "-c",
        constraints,
    ]
    run(*pip, wheel, cwd=tmp_path)
    for name in ("2023.yaml", "targets.yaml"):
        shutil.copy(UNMEX.with_name(name), tmp_path / name)
    installed = run(bin_ / "readiness", "score", "2023.yaml", cwd=tmp_path).stdout
    assert "UN Mission in Exampleland" in installed
    assert run(bin_ / "readiness", "export", "2023.yaml", cwd=tmp_path).stdout.startswith("Wrote ")
    written = (tmp_path / "reports" / "unmex-2023-leadership.md").read_bytes()
    assert written == (ROOT / "reports" / "sample-unmex-2023.md").read_bytes()
    page = run(bin_ / "readiness", "score", "2023.yaml", "--format", "html", cwd=tmp_path).stdout
    assert page.startswith("<!DOCTYPE html>")
    shown = run(bin_ / "readiness", "show", cwd=tmp_path).stdout
    assert all(f"integrated-mission@{version}" in shown for version in ("2026.1", "2026.2"))
    assert '"title": "rules/1"' in run(bin_ / "readiness", "show", "--schema", "rules", cwd=tmp_path).stdout
    assert "Wrote 8 files" in run(bin_ / "readiness", "new", "--example", "examples", cwd=tmp_path).stdout
    rounds = [tmp_path / "examples" / "unmex" / f"{year}.yaml" for year in (2025, 2026)]
    assert "Findings that came" in run(bin_ / "readiness", "diff", *rounds, cwd=tmp_path).stdout


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    (archive,) = tmp_path.glob("*.tar.gz")
    shutil.unpack_archive(archive, tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=source)
    (again,) = (tmp_path / "again").glob("*.whl")
    assert names(again) == names(wheel)
