"""Sealing a round: a line in the file of seals beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readiness._version import __version__
from readiness.engine.evaluate import evaluate
from readiness.engine.score import result_of
from readiness.model.assessment import Sheet
from readiness.model.result import Result
from readiness.model.result_digest import result_digest
from readiness.model.seals import KIND, Chain, Seal, Sealed, grouped, head_of, line_of, parts, read_chain, sha256
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.store.files import is_link, read, same_file
from readiness.store.journal import journal_of
from readiness.store.seals import append, read_seals
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words import history as words
from readiness.workflow.assessments import SEALS, other_than_named, read_sheet
from readiness.workflow.folding import waiting
from readiness.workflow.frameworks import parsed, plan_of
from readiness.workflow.keeping import keep
from readiness.workflow.saving import sit

IN_DOUBT = "S045"
"""The code of a seal that was written, and that the system does not confirm will last."""


@dataclass(frozen=True, slots=True)
class Correction:
    """That a sealed round is corrected, and why."""

    round: str
    because: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of sealing."""

    lines: tuple[str, ...]
    """What is told."""
    head: str


def chain_in(folder: Path) -> Loaded[Chain]:
    """The seals in a folder; an empty chain where there are none."""
    data = read_seals(folder / SEALS)
    return Loaded(None, data.problems) if data.value is None else Loaded(read_chain(data.value))


def last_seal(path: Path, chain: Chain) -> Sealed | None:
    """The last seal of a file, by its name or by another name of the same file."""
    known: dict[str, bool] = {path.name: True}
    for entry in reversed(chain.seals):
        name = entry.seal.file
        if name not in known:
            known[name] = is_plain(name) and same_file(path.with_name(name), path)
        if known[name]:
            return entry
    return None


def is_plain(name: str) -> bool:
    """Whether a name that the seals have is that of a file in the folder itself, and leads nowhere else."""
    return bool(name) and name not in {".", ".."} and "\0" not in name and Path(name).name == name


def sealed_problem(path: Path) -> Problem | None:
    """That a file is sealed, and not to be answered any more; None where it is not, or where there are no seals.

    Seals that cannot be read are a problem too: what they say of the file is not known.
    """
    chain = chain_in(path.parent)
    if chain.value is None:
        return chain.problems[0]
    found = last_seal(path, chain.value)
    if found is None:
        return None
    return problem("S040", Place(str(path)), date=found.seal.sealed, round=found.seal.round)


@dataclass(frozen=True, slots=True)
class _Read:
    """An assessment whose bytes are at hand."""

    path: Path
    digest: str
    """Of the bytes."""
    data: Plain
    sheet: Sheet


def seal_file(
    path: Path, day: date, correction: Correction | None = None, framework: str | None = None
) -> Loaded[Done]:
    """Seal an assessment on this day, or record a correction of a sealed one; the problems that refuse it otherwise.

    `framework` says where the one lies that the file names; another is refused. Nobody may answer the file meanwhile:
    an answer that comes behind the seal could not be told from a change.
    """
    seat = sit(path, words.SEALING)
    if seat.problems:
        return Loaded(None, seat.problems)
    try:
        return _seal_file(path, day, correction, framework)
    finally:
        if seat.value is not None:
            seat.value.free()


def _seal_file(path: Path, day: date, correction: Correction | None, framework: str | None) -> Loaded[Done]:
    loaded = _read(path, framework)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    file, here = path.parent / SEALS, loaded.value
    known = read_seals(file)
    if known.value is None:
        return Loaded(None, known.problems)
    chain = read_chain(known.value)
    if chain.damage is not None:
        return Loaded(None, (problem("S046", Place(str(file)), line=chain.damage.number),))
    replaced = _replaced(here, chain, correction)
    if isinstance(replaced, Problem):
        return Loaded(None, (replaced,))
    result = result_of(evaluate(plan_of(here.sheet.framework), here.sheet.assessment))
    seal = _seal(here, chain, day, result, replaced, correction)
    line = line_of(seal, chain)
    # the framework comes first: a seal whose framework is lost proves less
    problems = [*loaded.problems, *keep(here.sheet.framework, path)]
    written = append(file, known.value, line)
    problems += written
    if has_errors(found for found in written if found.code != IN_DOUBT):
        return Loaded(None, in_order(problems))
    problems += [problem("S044", Place(str(file)), line=line.number) for line in chain.faults]
    head = head_of(line)
    told = [*_told(here, seal, replaced, result, head)]
    if framework is not None:
        told.insert(1, words.WITH.format(framework=seal.framework, digest=seal.framework_digest))
    return Loaded(Done(tuple(told), head), in_order(problems))


def _read(path: Path, framework: str | None) -> Loaded[_Read]:
    if is_link(path):
        return Loaded(None, (problem("S052", Place(str(path))),))
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return Loaded(None, (problem("S053", Place(str(path))),))
    data = read(path, MAX_BYTES)
    if data.value is None:
        return Loaded(None, data.problems)
    document = parsed(data.value, str(path))
    if document.value is None:
        return Loaded(None, document.problems)
    # before anything is read with it: what another framework says of the answers is beside the point
    other = None if framework is None else other_than_named(document.value, framework)
    if other is not None:
        named = {"named": other[0], "name": other[1].name, "digest": other[1].digest}
        return Loaded(None, (problem("S070", Place(str(path)), **named),))
    loaded = read_sheet(document.value, framework)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    if waiting(path).problems:
        return Loaded(None, (problem("S066", Place(str(path)), journal=journal_of(path).name),))
    return Loaded(_Read(path, sha256(data.value), document.value.data, loaded.value.sheet), loaded.problems)


def _replaced(here: _Read, chain: Chain, correction: Correction | None) -> Sealed | Problem | None:
    """The seal that is to be replaced; None where the file is sealed for the first time."""
    place, own = Place(str(here.path)), last_seal(here.path, chain)
    if own is not None and own.seal.file_digest == here.digest:
        head = grouped(own.head)
        return problem("S041", place, line=own.line, date=own.seal.sealed, head=head)
    if correction is None:
        return None if own is None else problem("S042", place, date=own.seal.sealed, round=own.seal.round)
    current = [entry for entry in chain.seals if entry.seal.number not in chain.replaced]
    mine = current if own is None else [entry for entry in current if entry == own]
    found = [entry for entry in mine if entry.seal.round == correction.round and _same_row(entry.seal, here.sheet)]
    if found:
        return found[-1]
    known = ", ".join(f"{entry.seal.round} ({entry.seal.file})" for entry in mine)
    return problem("S043", place, round=correction.round, known=known or words.NONE)


def _same_row(seal: Seal, sheet: Sheet) -> bool:
    """Whether a seal is of the same subject, respondent and scope."""
    found = sheet.assessment
    return (seal.subject, seal.respondent, seal.scope) == (found.subject.id, found.respondent, found.scope.value)


def _seal(
    here: _Read, chain: Chain, day: date, result: Result, replaced: Sealed | None, correction: Correction | None
) -> Seal:
    assessment = here.sheet.assessment
    head, answers = parts(here.data)
    data = {
        "readiness": KIND,
        "number": chain.seals[-1].seal.number + 1 if chain.seals else 1,
        "file": here.path.name,
        "subject": assessment.subject.id,
        "round": assessment.round,
        "date": assessment.date.isoformat(),
        "respondent": assessment.respondent,
        "scope": assessment.scope.value,
        "sealed": day.isoformat(),
        "tool": __version__,
        "framework": here.sheet.framework.name,
        "framework-digest": here.sheet.framework.digest,
        "answers-digest": assessment.digest,
        "result-digest": result_digest(result),
        "file-digest": here.digest,
        "head": head,
        "answers": answers,
        "replaces": None if replaced is None else replaced.seal.number,
        "because": None if correction is None else correction.because,
        "torn": chain.torn,
        "before": chain.head,
    }
    return Seal.model_validate(data)


def _told(here: _Read, seal: Seal, replaced: Sealed | None, result: Result, head: str) -> Iterator[str]:
    subject, counts = here.sheet.assessment.subject, result.overall.counts
    yield words.DONE.format(
        name=subject.name,
        round=seal.round,
        file=seal.file,
        day=seal.sealed,
        number=seal.number,
        seals=here.path.parent / SEALS,
    )
    if replaced is not None:
        number, day = replaced.seal.number, replaced.seal.sealed
        yield words.REPLACED.format(number=number, day=day, because=seal.because)
    open_ = counts.dont_know + counts.unanswered
    yield words.OPEN.format(open=open_, due=counts.due) if open_ else words.OPEN_NONE
    if subject.illustration:
        yield words.ILLUSTRATION
    yield words.HEAD.format(head=grouped(head))
