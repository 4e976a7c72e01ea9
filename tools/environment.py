"""Make a virtual environment for one of the targets of the Makefile, or leave it alone when it still fits.

    python tools/environment.py demo     the package as a user installs it, in .venv-demo
    python tools/environment.py test     the pinned tools of the gate and the package, editable, in .venv
    python tools/environment.py oldest   the same with the oldest packages that pyproject.toml allows, in .venv-oldest
    python tools/environment.py runtime  what the package and its extras need, pinned, in .venv-runtime
    python tools/environment.py package  what builds and describes a release, in .venv-package

It is made anew when anything it was made from has changed: the interpreter, this folder's place, or the files below.
Needs Python 3.11 with pip; `ensurepip`, which some Linux distributions package apart, is not needed.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = "made-from.txt"
PINS = {
    "test": "requirements/dev.txt",
    "oldest": "requirements/oldest.txt",
    "runtime": "requirements/runtime.txt",
    "package": "requirements/package.txt",
}
"""By kind, the file of what is installed; only `demo` takes what is newest."""
EDITABLE = {"test", "oldest"}
"""In these the package itself is there too, as it lies in src."""


def files(kind: str) -> Iterator[Path]:
    """What an environment of this kind is made from; an editable install sees changes in src by itself."""
    yield ROOT / "pyproject.toml"
    yield Path(__file__)
    if kind in PINS:
        yield ROOT / PINS[kind]
        return
    for folder in ("src", "checklists"):
        yield from sorted(path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")


def stamp(kind: str) -> str:
    """What the environment was made from, as one text."""
    made_from = hashlib.sha256(f"{sys.version}\n{sys.executable}\n{ROOT}\n".encode())
    for path in files(kind):
        made_from.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
        made_from.update(path.read_bytes())
    return made_from.hexdigest()


def run(*command: str | Path) -> None:
    """Print a command and run it; end with its code where it fails."""
    words = [str(word) for word in command]
    print(f"  $ {' '.join(words)}", flush=True)
    code = subprocess.run(words, cwd=ROOT, check=False).returncode
    if code:
        sys.exit(f"environment: the command above failed with code {code}")


def python_in(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def create(venv: Path) -> None:
    """Make an environment with nothing but pip."""
    shutil.rmtree(venv, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401, PLC0415 - asked here because it may be missing
    except ImportError:
        run(sys.executable, "-m", "venv", "--without-pip", venv)
        run(sys.executable, "-m", "pip", "--python", python_in(venv), "install", "--quiet", "pip")
    else:
        run(sys.executable, "-m", "venv", venv)


def main() -> None:
    """Make or keep the environment that the command line names."""
    kind = sys.argv[1] if len(sys.argv) == 2 else ""  # noqa: PLR2004 - the program's name and one word
    if kind not in {"demo", *PINS}:
        sys.exit("usage: python tools/environment.py demo|test|oldest|runtime|package")
    venv = ROOT / (".venv" if kind == "test" else f".venv-{kind}")
    wanted = stamp(kind)
    made = venv / STAMP
    if python_in(venv).exists() and made.is_file() and made.read_text(encoding="utf-8") == wanted:
        print(f"environment: {venv.name} is up to date", flush=True)
        return
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"environment: making {venv.name} with Python {version}", flush=True)
    if kind == "runtime":
        shutil.rmtree(venv, ignore_errors=True)
        run(sys.executable, "-m", "venv", "--without-pip", venv)  # what is in it is described, and pip is not needed
        pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python_in(venv)]
    else:
        create(venv)
        pip = [python_in(venv), "-m", "pip"]
    pip += ["install", "--quiet", "--disable-pip-version-check"]
    if kind == "demo":
        run(*pip, ROOT)
    else:
        run(*pip, "--require-hashes", "-r", PINS[kind])
    if kind in EDITABLE:
        run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    made.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
