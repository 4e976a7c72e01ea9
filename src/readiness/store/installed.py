"""Where the frameworks and examples that came with the program lie."""

from pathlib import Path
from typing import Final

HEAD: Final = "framework.yaml"


def checklists_folder() -> Path:
    """The folder `checklists`."""
    return _carried("checklists")


def examples_folder() -> Path:
    """The folder `examples`."""
    return _carried("examples")


def schemas_folder() -> Path:
    """The folder of the JSON Schemas, a part of the package itself."""
    return Path(__file__).parent.parent / "schemas"


def _carried(name: str) -> Path:
    """A folder that comes with the program: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent.parent / name


def installed() -> tuple[Path, ...]:
    """The folders of all installed frameworks, `<id>/<version>`, in the order of their names."""
    return tuple(sorted(head.parent for head in checklists_folder().glob(f"*/*/{HEAD}")))
