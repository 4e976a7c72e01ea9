"""Conflict files: our answers to questions that somebody else answered otherwise in the file itself."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, problem
from readiness.store.files import exists, read, settle, write
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import MAX_BYTES, parse
from readiness.words import interview as words

_NAME: Final = re.compile(r".+\.conflict-[0-9]+\.ya?ml", re.IGNORECASE)
_MOST: Final = 1_000
TAKEN: Final = "S005"


def is_conflict(path: Path) -> bool:
    """Whether a file is one, by its name; it is no round of its own."""
    return _NAME.fullmatch(path.name) is not None


def _names(path: Path) -> Iterator[Path]:
    suffix = path.suffix if path.suffix.lower() in {".yaml", ".yml"} else ".yaml"
    for number in range(1, _MOST):
        yield path.with_name(f"{path.name.removesuffix(suffix)}.conflict-{number}{suffix}")


def conflict_text(name: str, data: Plain, section: str, answers: Mapping[str, Plain]) -> bytes | None:
    """An assessment with the head of another and only these answers; None where it would not read back."""
    from readiness.syntax.splice import STEP, entry_lines  # noqa: PLC0415 - conflicts are rare

    head = {key: value for key, value in data.items() if key != section} if isinstance(data, dict) else {}
    rows = [f"# {words.CONFLICT_TOP.format(name=name.encode('ascii', 'replace').decode('ascii'))}"]
    rows += [row for key, value in head.items() for row in entry_lines(key, value)]
    rows.append(f"{section}:")
    rows += [f"{' ' * STEP}{row}" for item, value in answers.items() for row in entry_lines(item, value)]
    made = "".join(f"{row}\n" for row in rows).encode("utf-8", "surrogatepass")
    back = parse(made, "").value
    return made if back is not None and back.data == {**head, section: dict(answers)} else None


def put_conflict(path: Path, text: bytes) -> Loaded[Path]:
    """Write a conflict file beside an assessment, under the first name that is free; the same text only once."""
    for there in _names(path):
        if exists(there):
            if read(there, MAX_BYTES).value != text:
                continue
            problems = settle(there)
        else:
            problems = write(there, text, replace=False)
        if all(found.code != TAKEN for found in problems):
            return Loaded(None if problems else there, problems)
    return Loaded(None, (problem("S016", Place(str(there))),))
