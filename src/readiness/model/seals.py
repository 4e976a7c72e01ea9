"""The seals of a folder: one line for each, bound to the line before it by that line's hash.

A line is the SHA-256 of what follows, a blank, canonical JSON, and a line feed. The hash of the last line is the head:
it stands for all lines up to it.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field, ValidationError

from readiness.model.border import Border, Day, Digest, Seq
from readiness.model.folder_files import FrameworkName
from readiness.syntax.canonical import digest, verbatim
from readiness.syntax.document import Plain

KIND: Final = "seal/1"
TORN: Final = b" torn"
"""What is put behind a line that was cut off in the middle, before the next one begins."""
_FORM: Final = re.compile(rb"([0-9a-f]{64}) (\{.*\})", re.DOTALL)
_HEAD: Final = re.compile(r"[0-9a-f]{64}")
_GROUP: Final = 8
PART: Final = 16
"""How many digits of the digest of a part are kept: enough to tell that it changed."""

Part: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Number: TypeAlias = Annotated[int, Field(ge=1)]


class Seal(Border):
    """What one line says."""

    readiness: Literal["seal/1"]
    number: Number
    file: str
    subject: str
    round: str
    date: Day
    respondent: str | None
    scope: str
    sealed: Day
    tool: str
    """The version of the program that made it."""
    framework: FrameworkName
    framework_digest: Digest
    answers_digest: Digest
    result_digest: Digest
    file_digest: Digest
    """Of the bytes of the file."""
    head: dict[str, Part]
    """The beginning of the digest of each key of the file, so that it can be said which one changed."""
    answers: dict[str, Part]
    """The same of each entry."""
    replaces: Number | None
    """The number of the seal that this one corrects."""
    because: str | None
    torn: Seq[Digest]
    """Of each torn line between the line before and this one."""
    before: Digest | None
    """The hash of the line before; none before the first."""


class Standing(Enum):
    """How a line of the seals stands."""

    SOUND = "sound"
    TORN = "torn"
    """It was cut off, and the next seal says so."""
    UNFINISHED = "unfinished"
    """It was cut off, and no seal has been made since."""
    ALTERED = "altered"
    """It is not what its hash says, or no seal at all."""
    LINE_END = "line-end"
    """It is a seal, with another line end than was written."""
    ASTRAY = "astray"
    """It is a seal, and does not follow the line before it."""


_WELL: Final = frozenset({Standing.SOUND, Standing.TORN})
_HEALS: Final = _WELL | {Standing.UNFINISHED}


@dataclass(frozen=True, slots=True)
class Line:
    """A line, by its number in the file."""

    number: int
    standing: Standing
    head: str | None = None
    seal: Seal | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal that can be read, with its line and its hash."""

    line: int
    head: str
    seal: Seal


@dataclass(frozen=True, slots=True)
class Chain:
    """All lines of a file of seals."""

    lines: tuple[Line, ...] = ()
    pending: tuple[str, ...] = ()
    """Digests of the torn lines at the end that no seal has told of yet."""
    tail: bytes = b""
    """What stands behind the last line feed: a line that was cut off."""

    @property
    def seals(self) -> tuple[Sealed, ...]:
        """Every seal that can be read, in the order of the file."""
        return tuple(
            Sealed(line.number, line.head, line.seal)
            for line in self.lines
            if line.seal is not None and line.head is not None
        )

    @property
    def head(self) -> str | None:
        """The hash of the last seal; None where there is none."""
        return self.seals[-1].head if self.seals else None

    @property
    def faults(self) -> tuple[Line, ...]:
        """The lines that are not well."""
        return tuple(line for line in self.lines if line.standing not in _WELL)

    @property
    def damage(self) -> Line | None:
        """The first line that was not only cut off: nothing may be sealed on top of it."""
        return next((line for line in self.lines if line.standing not in _HEALS), None)

    @property
    def replaced(self) -> dict[int, Sealed]:
        """By the number of each seal that was replaced, the last one that did so."""
        return {entry.seal.replaces: entry for entry in self.seals if entry.seal.replaces is not None}

    @property
    def torn(self) -> tuple[str, ...]:
        """What the next seal has to tell of."""
        return (*self.pending, *((sha256(self.tail + TORN),) if self.tail else ()))


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def grouped(head: str) -> str:
    """A head in groups of eight digits, to be read aloud or copied by hand."""
    return " ".join(head[start : start + _GROUP] for start in range(0, len(head), _GROUP))


def ungrouped(text: str) -> str | None:
    """The head that was typed, in groups or not, with blanks or hyphens between; None where it is none."""
    plain = re.sub(r"[\s-]", "", text).lower()
    return plain if _HEAD.fullmatch(plain) else None


def parts(data: Plain) -> tuple[dict[str, str], dict[str, str]]:
    """The beginnings of the digests of each key of an assessment, and of each of its entries."""
    if not isinstance(data, dict):
        return {}, {}
    answers = data.get("answers")
    entries = answers if isinstance(answers, dict) else {}
    head = {key: digest(value)[:PART] for key, value in data.items() if key != "answers"}
    return head, {name: digest(value)[:PART] for name, value in entries.items()}


def differing(old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    """The names whose digests differ, or that only one of the two has."""
    return tuple(sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)))


def line_of(seal: Seal, chain: Chain) -> bytes:
    """What is appended to the file for a seal: its line, and before it the end of a line that was cut off."""
    text = verbatim(seal.model_dump(mode="json", by_alias=True))
    return (TORN + b"\n" if chain.tail else b"") + sha256(text).encode() + b" " + text + b"\n"


def head_of(line: bytes) -> str:
    """The hash of the seal in what is appended."""
    return line.rstrip(b"\n").rpartition(b"\n")[2][:64].decode()


def read_chain(data: bytes) -> Chain:
    """The lines of a file of seals. Whatever is wrong with them is said by their standing."""
    *whole, tail = data.split(b"\n")
    lines: list[Line] = []
    pending: list[tuple[int, str]] = []
    count, before = 0, None
    known = True  # whether the line before is
    for number, raw in enumerate(whole, 1):
        if raw.endswith(TORN):
            pending.append((number, sha256(raw)))
            continue
        line = _read(number, raw)
        if line.seal is not None:
            told = tuple(mark for _, mark in pending)
            follows = (
                line.seal.number == count + 1 and told == line.seal.torn and (not known or line.seal.before == before)
            )
            if line.standing is Standing.SOUND and not follows:
                line = Line(number, Standing.ASTRAY, line.head, line.seal)
            lines += [Line(place, Standing.TORN) for place, _ in pending]
            pending = []
        count = count + 1 if line.seal is None else line.seal.number
        before, known = line.head, line.seal is not None
        lines.append(line)
    left = [Line(place, Standing.UNFINISHED) for place, _ in pending]
    left += [Line(len(whole) + 1, Standing.UNFINISHED)] if tail else []
    marks = tuple(mark for _, mark in pending)
    return Chain(tuple(sorted((*lines, *left), key=lambda line: line.number)), marks, tail)


def _read(number: int, raw: bytes) -> Line:
    """A line by itself: what it says, where it is what its hash says."""
    text = raw.removesuffix(b"\r")
    form = _FORM.fullmatch(text)
    if form is None or sha256(form[2]) != form[1].decode():
        return Line(number, Standing.ALTERED)
    try:
        seal = Seal.model_validate_json(form[2])
    except ValidationError:
        return Line(number, Standing.ALTERED)
    return Line(number, Standing.SOUND if text == raw else Standing.LINE_END, form[1].decode(), seal)
