"""The head of a framework, and the other files that it lists."""

from dataclasses import dataclass
from typing import Final

from readiness.model.framework_files import FrameworkFile
from readiness.model.validate import validate
from readiness.problems import Loaded, Problem
from readiness.syntax.document import Document, Path

NO_NAMES: Final = frozenset({"", ".", ".."})
"""Parts of a path that name no file or folder below the one they stand in."""
DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""What Windows takes for a device whatever its ending; a framework is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a framework, read; its checklists are yet to come."""

    document: Document
    file: FrameworkFile
    whole: bool = True
    """Whether nothing that scores hang on had to be left out, because it has mistakes."""


def read_head(document: Document) -> Loaded[Head]:
    """The head of a framework."""
    loaded = validate(document, FrameworkFile, "F")
    return Loaded(None if loaded.value is None else Head(document, loaded.value), loaded.problems)


def read_head_in_part(document: Document) -> Loaded[Head]:
    """The head of a framework, and where it has mistakes what is left of it beside them; None where that is too little.

    It may have a value and errors: then it serves to find further mistakes.
    """
    loaded = validate(document, FrameworkFile, "F")
    if loaded.value is not None:
        return Loaded(Head(document, loaded.value), loaded.problems)
    from readiness.model.salvage import salvage_head  # noqa: PLC0415 - only mistakes need it

    left = salvage_head(document)
    return Loaded(None if left is None else Head(document, left[0], left[1]), loaded.problems)


def listed(head: Head) -> tuple[tuple[tuple[Path, str], ...], tuple[Problem, ...]]:
    """The other files of the framework, by where the head names them, and what is wrong with those that are left out.

    Each is a plain path below the framework's own folder, and is listed once.
    """
    named: list[tuple[Path, str]] = [(("checklists", place), name) for place, name in enumerate(head.file.checklists)]
    single = {"rules": head.file.rules, "sources": head.file.sources}
    named += [((key,), name) for key, name in single.items() if name is not None]
    good: dict[str, Path] = {}
    problems = []
    for path, name in named:
        parts = name.replace("\\", "/").split("/")
        if any(part in NO_NAMES or ":" in part or part.partition(".")[0].lower() in DEVICES for part in parts):
            problems.append(head.document.problem("F020", path, name=name))
        elif name in good:
            problems.append(head.document.problem("F021", path, name=name))
        else:
            good[name] = path
    return tuple((path, name) for name, path in good.items()), tuple(problems)
