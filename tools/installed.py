"""Install the built wheel in an environment outside of this folder, and run the tests of the commands against it.

    .venv/bin/python tools/installed.py [PYTEST ARGUMENT...]

The tests and what they read are copied there without src, so that only the wheel can be what is tested. Packages are
those of requirements/dev.txt. The wheel is built of what lies here; the interpreter is the one that runs this.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("tests", "examples", "checklists", "reports", "docs", "pyproject.toml", "README.md")
TESTED = ("tests/cli", "tests/unit/test_api.py")
WHERE = "import readiness; print(readiness.__file__)"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command in a folder and say what it printed; end with its code where it fails."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}installed: failed with code {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def main() -> None:
    """Build, install, copy, and test."""
    with tempfile.TemporaryDirectory(prefix="readiness-wheel-") as name:
        folder = Path(name).resolve()
        python = folder / "venv" / "bin" / "python"
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
        (wheel,) = folder.glob("*.whl")
        run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
        pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "dev.txt", cwd=folder)
        run(*pip, "--no-deps", wheel, cwd=folder)
        for part in COPIED:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, folder / part)
        found = Path(run(python, "-c", WHERE, cwd=folder).strip())
        if not found.is_relative_to(folder / "venv"):
            sys.exit(f"installed: what is imported is no wheel but {found}")
        print(f"{wheel.name}, Python {sys.version.split()[0]}", flush=True)
        tested = sys.argv[1:] or ["-q", "--numprocesses", "auto", *TESTED]
        print(run(python, "-m", "pytest", *tested, cwd=folder))


if __name__ == "__main__":
    main()
