"""What was found of the seals in a folder, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from readiness._version import __version__
from readiness.model.seals import Chain, Line, Sealed, Standing, grouped
from readiness.report.verification_view import FileView, HeadView, LineView, VerificationReport
from readiness.words import history as words

NAMED = 20
"""How many changed answers are named in words; as JSON, all are."""


class State(Enum):
    """What became of a sealed file."""

    UNCHANGED = "unchanged"
    ANSWERS = "answers"
    BYTES = "bytes"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    REPLACED = "replaced"


class Under(Enum):
    """What became of the framework of a seal."""

    AS_SEALED = "as-sealed"
    OTHERWISE = "otherwise"
    """It is there, and the file is now read with another."""
    LOST = "lost"
    NOT_LOOKED_FOR = "not-looked-for"


class Outcome(Enum):
    """What became of the result of a seal."""

    AS_SEALED = "as-sealed"
    DIFFERS = "differs"
    REFUSED = "refused"
    NOT_COMPUTED = "not-computed"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one seal."""

    sealed: Sealed
    state: State
    framework: Under = Under.NOT_LOOKED_FOR
    result: Outcome = Outcome.NOT_COMPUTED
    changed_head: tuple[str, ...] = ()
    changed_answers: tuple[str, ...] = ()
    why: str = ""
    """Why the file cannot be read, or is refused."""
    by: Sealed | None = None
    """The seal that replaces this one."""


_WELL = (
    frozenset({State.UNCHANGED, State.REPLACED}),
    frozenset({Under.AS_SEALED, Under.NOT_LOOKED_FOR}),
    frozenset({Outcome.AS_SEALED, Outcome.NOT_COMPUTED}),
)


def build_verification(
    folder: str, seals: str, chain: Chain, found: Sequence[Found], asked: str | None, unsealed: tuple[str, ...]
) -> VerificationReport:
    """The report on the seals in a folder, which stand in the file `seals`; `asked` is a head that was kept."""
    files = tuple(map(_file, found))
    lines = tuple(_lines(chain.lines))
    head = None if asked is None else _head(chain, asked)
    failing = sum(entry.fails for entry in (*files, *lines, *(() if head is None else (head,))))
    summary = words.FAILED.format(count=failing) if failing else words.PASSED
    return VerificationReport(
        title=words.TITLE.format(folder=folder),
        passed=not failing,
        summary=summary if chain.lines or failing else words.NO_SEALS,
        files=files,
        chain=words.CHAIN_TEXT.format(
            lines=_counted(words.LINES, len(chain.lines)), seals=_counted(words.SEALS, len(chain.seals)), file=seals
        ),
        lines=lines,
        head=chain.head,
        head_text=None if chain.head is None else words.HEAD_NOW.format(head=grouped(chain.head)),
        asked=head,
        unsealed=unsealed,
        unsealed_text=words.UNSEALED.format(files=_named(unsealed)) if unsealed else None,
        proves=words.PROVES_TEXT,
    )


def _counted(texts: dict[bool, str], count: int) -> str:
    return texts[count == 1].format(count=count)


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join((*names[:NAMED], *((words.MORE.format(count=more),) if more > 0 else ())))


def _lines(lines: Sequence[Line]) -> Iterator[LineView]:
    for line in lines:
        if line.standing is not Standing.SOUND:
            standing = line.standing.value
            text = words.LINE.format(line=line.number, text=words.STANDINGS[standing])
            yield LineView(line.number, standing, text, fails=line.standing is not Standing.TORN)


def _head(chain: Chain, asked: str) -> HeadView:
    lines = {entry.head: entry.line for entry in chain.seals}
    line = lines.get(asked)
    if line is None:
        return HeadView(asked, "missing", None, words.HEAD_FOUND["missing"], fails=True)
    first = chain.faults[0].number if chain.faults else None
    if first is not None and first <= line:
        return HeadView(asked, "broken", line, words.HEAD_FOUND["broken"].format(line=line), fails=True)
    since = sum(entry.line > line for entry in chain.seals)
    found = "earlier" if since else "last"
    return HeadView(asked, found, line, words.HEAD_FOUND[found].format(line=line, since=since), fails=False)


def _file(found: Found) -> FileView:
    sealed, seal = found.sealed, found.sealed.seal
    day, state = seal.sealed.isoformat(), found.state.value
    title = words.FILE.format(file=seal.file, round=seal.round, day=day, state=words.STATES[state])
    return FileView(
        line=sealed.line,
        file=seal.file,
        subject=seal.subject,
        round=seal.round,
        sealed=day,
        head=sealed.head,
        state=state,
        framework=found.framework.value,
        result=found.result.value,
        changed_head=found.changed_head,
        changed_answers=found.changed_answers,
        title=title,
        texts=tuple(_texts(found)),
        fails=any(
            what not in well for what, well in zip((found.state, found.framework, found.result), _WELL, strict=True)
        ),
    )


def _texts(found: Found) -> Iterator[str]:
    seal, state = found.sealed.seal, found.state
    if state is State.UNREADABLE:
        yield found.why
    elif state.value in words.WHY:
        yield words.WHY[state.value]
    if state is State.ANSWERS:
        if found.changed_head:
            yield words.CHANGED_HEAD.format(names=_named(found.changed_head))
        if found.changed_answers:
            yield words.CHANGED_ITEMS.format(names=_named(found.changed_answers))
    if found.by is not None:
        later = found.by
        because = later.seal.because or ""
        yield words.REPLACED_BY.format(line=later.line, day=later.seal.sealed, because=because)
    if found.framework.value in words.FRAMEWORKS:
        text = words.FRAMEWORKS[found.framework.value]
        yield text.format(framework=seal.framework, digest=seal.framework_digest)
    if found.result.value in words.RESULTS:
        yield words.RESULTS[found.result.value].format(tool=seal.tool, now=__version__, why=found.why)
