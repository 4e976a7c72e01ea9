"""What is shown of a check of the seals in a folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the seals of which there is something to say."""

    line: int
    standing: str
    """torn, unfinished, altered, line-end or astray."""
    text: str
    fails: bool


@dataclass(frozen=True, slots=True)
class FileView:
    """What a seal says of a file, and what the file says now."""

    line: int
    """Of the seals."""
    file: str
    subject: str
    round: str
    sealed: str
    """The day."""
    head: str
    state: str
    """unchanged, answers, bytes, unreadable, missing or replaced."""
    framework: str
    """as-sealed, otherwise or lost; not-looked-for of what was replaced."""
    result: str
    """as-sealed, differs or refused; not-computed where the answers or the framework are not the sealed ones."""
    changed_head: tuple[str, ...]
    """The keys that differ, where the answers changed."""
    changed_answers: tuple[str, ...]
    """The items whose entries differ."""
    title: str
    texts: tuple[str, ...]
    fails: bool


@dataclass(frozen=True, slots=True)
class HeadView:
    """What became of the head that was asked for."""

    asked: str
    found: str
    """last, earlier, missing or broken."""
    line: int | None
    text: str
    fails: bool


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """Everything that is shown of a check of the seals in a folder."""

    title: str
    passed: bool
    summary: str
    files: tuple[FileView, ...]
    chain: str
    """How many lines and seals there are."""
    lines: tuple[LineView, ...]
    head: str | None
    """The hash of the last seal; None where there is none."""
    head_text: str | None
    asked: HeadView | None
    unsealed: tuple[str, ...]
    """Assessments in the folder that no seal is of."""
    unsealed_text: str | None
    proves: str
