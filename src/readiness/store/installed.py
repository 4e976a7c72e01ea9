"""Where the frameworks that came with the program lie."""

from pathlib import Path
from typing import Final

HEAD: Final = "framework.yaml"


def checklists_folder() -> Path:
    """The folder `checklists`: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "checklists"
    return inside if inside.is_dir() else package.parent.parent / "checklists"


def installed() -> tuple[Path, ...]:
    """The folders of all installed frameworks, `<id>/<version>`, in the order of their names."""
    return tuple(sorted(head.parent for head in checklists_folder().glob(f"*/*/{HEAD}")))
