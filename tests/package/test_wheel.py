"""The built wheel, in an empty environment outside the repository: it carries the checklists and scores an example."""

import email
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from readiness import __version__
from support import ROOT, UNMEX

pytestmark = pytest.mark.long


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def archive(built: Path) -> Path:
    (found,) = built.glob("*.tar.gz")
    return found


def names(wheel: Path) -> Sequence[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_carries_checklists_types_and_licence(wheel: Path) -> None:
    inside = names(wheel)
    for path in (*(ROOT / "checklists").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")):
        assert f"readiness/{path.relative_to(ROOT).as_posix()}" in inside
    for path in (ROOT / "src" / "readiness" / "schemas").glob("*.json"):
        assert f"readiness/schemas/{path.name}" in inside
    templates = ROOT / "src" / "readiness" / "render" / "templates"
    for path in templates.rglob("*.*"):
        assert f"readiness/render/templates/{path.relative_to(templates).as_posix()}" in inside
    assert "readiness/py.typed" in inside
    assert f"readiness-{__version__}.data/data/share/man/man1/readiness.1" in inside
    for text in ("LICENSE", "THIRD-PARTY.md"):
        assert any(name.endswith(f"licenses/{text}") for name in inside)
    assert not any(name.startswith("readiness/examples/") and not name.endswith(".yaml") for name in inside)
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
    assert (venv / "share" / "man" / "man1" / "readiness.1").is_file()
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


def test_the_source_archive_builds_itself_and_the_wheel_to_the_last_byte(
    wheel: Path, archive: Path, tmp_path: Path
) -> None:
    shutil.unpack_archive(archive, tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    # another folder, another time zone, another day, and files that only their owner may read
    for path in source.rglob("*"):
        os.utime(path, (0, 0))
        path.chmod(0o700 if path.is_dir() else 0o600)
    again = tmp_path / "again"
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(again)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    env = {**kept, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(command, cwd=source, env=env, umask=0o077, capture_output=True, timeout=300, check=True)
    assert sorted(path.name for path in again.iterdir()) == sorted((wheel.name, archive.name))
    assert (again / wheel.name).read_bytes() == wheel.read_bytes()
    assert (again / archive.name).read_bytes() == archive.read_bytes()


def test_the_source_archive_has_what_is_needed_to_work_on_it(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        inside = {name.partition("/")[2] for name in opened.getnames()}
    wanted = ("LICENSE", "THIRD-PARTY.md", "CHANGELOG.md", "Makefile", "tests/conftest.py", "tools/environment.py")
    assert inside.issuperset((*wanted, "requirements/dev.txt", "checklists/integrated-mission/2026.2/rules.yaml"))
    assert not any(name.startswith((".venv", "build/", "dist/", ".git/", "reports/demo")) for name in inside)


def test_what_the_package_says_of_itself(wheel: Path) -> None:
    (name,) = [name for name in names(wheel) if name.endswith(".dist-info/METADATA")]
    with zipfile.ZipFile(wheel) as opened:
        said = email.message_from_bytes(opened.read(name))
    assert said["License-Expression"] == "Apache-2.0"
    assert said.get_all("License-File") == ["LICENSE", "THIRD-PARTY.md"]
    assert "Typing :: Typed" in said.get_all("Classifier", [])
    declared = [text[-4:] for text in said.get_all("Classifier", []) if re.search(r":: 3\.\d+$", text)]
    told = (ROOT / "README.md").read_text(encoding="utf-8").partition("## What was run, and what was not")[2]
    assert re.findall(r"3\.\d+", told.partition(". ")[0]) == declared
    assert "3.14" in told
    assert "3.14" not in declared
