"""From an assessment's file to the assessment: what each answer means to the question it answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from readiness.ids import NodeId, is_id, nearest
from readiness.model.answer_files import AnswerFile, AssessmentFile, FrameworkReference
from readiness.model.answer_values import ValueReader
from readiness.model.assessment import (
    Answer,
    Answered,
    Assessment,
    DontKnow,
    Entry,
    Evidence,
    NotApplicable,
    Revision,
    Scope,
    Sheet,
    Subject,
    Unanswered,
)
from readiness.model.framework import (
    Framework,
    Item,
    Option,
)
from readiness.model.validate import validate, validate_at
from readiness.problems import MOST_KEPT, MOST_SHOWN, Loaded, Problem, has_errors
from readiness.syntax.canonical import digest
from readiness.syntax.dates import ISO, LATEST, parse_date
from readiness.syntax.document import Document, Path, Plain
from readiness.words import parts as words

_WORD: Final = re.compile(r"[^\s,}#]+")
MOST_NAMED: Final = 8
"""How many phases or respondents a remedy names."""
_OF_ONE_VERSION: Final = frozenset({"A021", "A028"})
"""What is wrong with an answer in one version of a framework and may be right in another."""


def read_file(document: Document) -> Loaded[AssessmentFile]:
    """What the file says, before a framework gives it a meaning."""
    read = validate(document, AssessmentFile, "A")
    return Loaded(None, tuple(misplaced(document, read.problems, None))) if read.value is None else read


def build_sheet(document: Document, file: AssessmentFile, framework: Framework) -> Loaded[Sheet]:
    """The assessment read with this framework, or every problem in it."""
    draft = build_sheet_in_part(document, file, framework)
    return Loaded(None, draft.problems) if has_errors(draft.problems) else draft


def build_sheet_in_part(document: Document, file: AssessmentFile, framework: Framework) -> Loaded[Sheet]:
    """The same with a value also where there are errors: then it serves to find further mistakes, never to score."""
    builder = _Builder(document, file.date, framework=framework, phase=file.phase, respondent=file.respondent)
    builder.check_head()
    entries = builder.entries(file.answers or {})
    subject = Subject(file.subject.id, file.subject.name, file.subject.fictional, file.subject.illustration)
    assessment = Assessment(
        subject=subject,
        round=file.round,
        date=file.date,
        phase=file.phase,
        respondent=file.respondent,
        scope=Scope(file.scope),
        entries=entries,
        digest="" if has_errors(builder.problems) else digest(document.data),
        written=document.data,
    )
    return Loaded(Sheet(framework, assessment), tuple(builder.problems))


def faults_in_answers(document: Document, framework: Framework | None, *, own: bool = True) -> tuple[Problem, ...]:
    """What is wrong with the answers of a file whose head cannot be read, or whose framework cannot be had.

    Without a framework it is their form alone; whether an answer is due is not asked. One that is not the file's `own`
    and only akin to it says what is no level, number or day, and nothing that another version may say otherwise.
    """
    data = document.data
    if not isinstance(data, dict) or not isinstance(answers := data.get("answers"), dict):
        return ()
    if framework is None:
        return tuple(
            found
            for name, raw in answers.items()
            for found in (
                *_read(document, name, raw).problems,
                *_reasonless(document, name, raw),
                *_no_day(document, name, raw),
            )
        )
    phase, respondent = data.get("phase"), data.get("respondent")
    builder = _Builder(
        document,
        parse_date(data.get("date")) or LATEST,
        framework,
        phase if isinstance(phase, str) else None,
        respondent if isinstance(respondent, str) else None,
    )
    # one that is there and has not the form has a problem of its own
    formed = {"phase": isinstance(phase, str | None), "respondent": respondent is None or _is_formed(respondent)}
    if own:
        builder.check_head(frozenset(key for key, good in formed.items() if good))
    builder.due_known = False
    builder.entries(answers)
    return tuple(found for found in builder.problems if own or _holds_of_kin(found))


def _holds_of_kin(found: Problem) -> bool:
    """Whether a problem is one with every framework that is akin to the one it was found with."""
    if found.code == "A025":  # a level that is like none may be one of the other
        return bool(dict(found.args)["nearest"])
    return found.code not in _OF_ONE_VERSION


def reference_in(document: Document) -> tuple[FrameworkReference, bool] | None:
    """The framework that a file with mistakes names, and whether it names it as it should.

    None where nothing tells which one is meant.
    """
    data = document.data if isinstance(document.data, dict) else {}
    unknown = [key for key in data if key not in AssessmentFile.model_fields][:MOST_SHOWN]
    key = "framework" if "framework" in data else nearest("framework", unknown)
    if key is None:
        return None
    value = data[key]
    try:
        return FrameworkReference.model_validate(value), True
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"]}
    left: dict[str, Plain] = {}
    if isinstance(value, str):
        name, _, version = value.strip().partition("@")
        left = {"id": name.strip(), "version": version.strip()}
    elif isinstance(value, dict):
        left = {name: part for name, part in value.items() if name not in wrong}
        number = value.get("version")
        if isinstance(number, int | float) and not isinstance(number, bool):
            left["version"] = _as_written(document, (key, "version"))
    try:
        return FrameworkReference.model_validate(left), False
    except ValidationError:
        return None


def _as_written(document: Document, path: Path) -> str:
    """A number as its file has it: 2026.10 is not 2026.1."""
    line, column = document.places[path]
    found = _WORD.match(document.lines[line - 1], column - 1)
    return "" if found is None else found[0]


def misplaced(document: Document, problems: Iterable[Problem], framework: Framework | None) -> Iterator[Problem]:
    """The problems, where one of an unknown key is of an answer that stands beside `answers` and not below it."""
    items = frozenset() if framework is None else {str(item.id) for item in framework.items()}
    data = document.data if isinstance(document.data, dict) else {}
    beside = {document.key_places[(key,)]: key for key in data if key in items or ("." in key and is_id(key))}
    for problem in problems:
        key = beside.get((problem.place.line, problem.place.column))
        if problem.code == "A001" and key is not None:
            yield document.problem("A054", (key,), key=True, name=key)
        else:
            yield problem


def _is_formed(value: Plain) -> bool:
    """Whether a value has the form of an id."""
    return isinstance(value, str) and is_id(value)


def _read(document: Document, name: str, raw: Plain) -> Loaded[AnswerFile]:
    """An entry, in its long form or its short one."""
    return validate_at(document, ("answers", name), raw if isinstance(raw, dict) else {"answer": raw}, AnswerFile, "A")


def _keys_meant(raw: Mapping[str, Plain]) -> dict[str, str]:
    """The keys of an entry, each with the one that was meant; a key that is like none is left out."""
    known = AnswerFile.model_fields.keys()
    unknown = [key for key in raw if key not in known][:MOST_SHOWN]
    meant = {key: key for key in known if key in raw}
    for key in known:
        if key not in raw and (written := nearest(key, unknown)) is not None:
            meant.setdefault(written, key)
    return meant


def _reasonless(document: Document, name: str, raw: Plain) -> Iterator[Problem]:
    """That not-applicable has no reason, which is so with every framework."""
    answer, because = (raw.get("answer"), raw.get("because")) if isinstance(raw, dict) else (raw, None)
    if answer == "not-applicable" and because is None:
        here: Path = ("answers", name)
        yield document.problem("A024", (*here, "answer") if isinstance(raw, dict) else here)


def _no_day(document: Document, name: str, raw: Plain) -> Iterator[Problem]:
    """That an answer is a day which the calendar does not have, which is so with every framework."""
    answer = raw.get("answer") if isinstance(raw, dict) else raw
    if not isinstance(answer, str) or ISO.fullmatch(answer) is None:
        return
    from readiness.model.slips import day_slip  # noqa: PLC0415 - only mistakes need it

    slip = day_slip(answer)
    if slip is not None and slip.kind == "no-day":
        here: Path = ("answers", name)
        yield slip.at(document, "A", (*here, "answer") if isinstance(raw, dict) else here)


def read_entry(sheet: Sheet, item: Item, value: Plain) -> Loaded[Entry]:
    """What a value would mean as the entry of an item in the file of this assessment, or what is wrong with it."""
    path: Path = ("answers", item.id)
    places: dict[Path, tuple[int, int]] = {path: (1, 1)}
    if isinstance(value, dict):
        places |= {(*path, key): (1, 1) for key in value}
    document = Document("", ("",), {"answers": {item.id: value}}, places, {path: (1, 1)})
    assessment = sheet.assessment
    builder = _Builder(document, assessment.date, sheet.framework, assessment.phase, assessment.respondent)
    entry = builder.entries({item.id: value}).get(item.id)
    return Loaded(None if has_errors(builder.problems) else entry, tuple(builder.problems))


@dataclass(slots=True)
class _Builder(ValueReader):
    framework: Framework
    phase: str | None
    respondent: str | None
    due_known: bool = True
    """Whether phase and respondent say what is due."""

    def check_head(self, keys: frozenset[str] = frozenset({"phase", "respondent"})) -> None:
        for what, found, known in (
            ("phase", self.phase, self.framework.phases),
            ("respondent", self.respondent, self.framework.respondents),
        ):
            if what not in keys:
                continue
            if found is None and known:
                self.lacking(what, known)
            elif found is not None and found not in known:
                self.note(
                    "A020", (what,), what=what, name=found, nearest=self.nearest(found, known), allowed=", ".join(known)
                )
        # with an unknown phase or respondent nothing can be said of what is due
        self.due_known = not has_errors(self.problems)

    def lacking(self, what: str, known: tuple[str, ...]) -> None:
        """That the phase or the respondent is not stated: its key stands there blank, or not at all."""
        data = self.document.data
        if isinstance(data, dict) and what in data:
            allowed = words.ONE_OF.format(names=", ".join(known)) if len(known) <= MOST_NAMED else words.ONE_STATED
            self.note("A049", (what,), name=what, allowed=allowed)
        else:
            self.note("A002", (), name=what)

    def entries(self, answers: Mapping[str, Plain]) -> dict[NodeId, Entry]:
        items = {item.id: item for item in self.framework.items()}
        entries = {}
        for name, raw in answers.items():
            if len(self.problems) >= MOST_KEPT:
                break
            read = _read(self.document, name, raw)
            self.problems += read.problems
            item = items.get(NodeId(name))
            if item is None:
                more = {"name": name, "nearest": self.nearest(name, items), "framework": self.framework.name}
                self.note("A021", ("answers", name), key=True, **more)
                self.problems += (*_reasonless(self.document, name, raw), *_no_day(self.document, name, raw))
                self.check_evidence(("answers", name, "evidence"), raw)
            elif read.value is not None:
                entries[item.id] = self.entry(item, read.value)
            elif isinstance(raw, dict):
                self.faulty(item, raw)
        # in the framework's order, so that the order of the file decides nothing
        return {name: entries[name] for name in items if name in entries}

    def faulty(self, item: Item, raw: Mapping[str, Plain]) -> None:
        """What else is wrong with an entry that has not the form; a misspelt key is read as the one that was meant."""
        written = _keys_meant(raw)
        keys = {meant: raw[key] for key, meant in written.items()}
        answer, because = keys.get("answer"), keys.get("because")
        # whatever the reason is, it is not missing
        left = AnswerFile(answer=answer, because=None if because is None else "?")
        self.entry(item, left, next((key for key, meant in written.items() if meant == "answer"), "answer"))
        evidence = next((key for key, meant in written.items() if meant == "evidence"), "evidence")
        self.check_evidence(("answers", item.id, evidence), raw)

    def check_evidence(self, path: Path, raw: object) -> None:
        """Which days of the evidence of a faulty entry are after the assessment."""
        listed = raw.get(str(path[-1])) if isinstance(raw, Mapping) else None
        for place, piece in enumerate(listed if isinstance(listed, list) else ()):
            day = parse_date(piece.get("date")) if isinstance(piece, dict) else None
            if day is not None and day > self.at:
                self.note("A022", (*path, place, "date"), day=day, date=self.at)

    def entry(self, item: Item, file: AnswerFile, key: str = "answer") -> Entry:
        path: Path = ("answers", item.id)
        evidence = tuple(Evidence(piece.ref, piece.kind, piece.date) for piece in file.evidence)
        for place, piece in enumerate(evidence):
            if piece.day is not None and piece.day > self.at:
                self.note("A022", (*path, "evidence", place, "date"), day=piece.day, date=self.at)
        long_form = (*path, key)
        answer = self.answer(item, file, long_form if long_form in self.document.places else path)
        if file.because is not None and not isinstance(answer, NotApplicable):
            self.note("A023", (*path, "because"))
        due = not self.due_known or item.is_due(self.phase, self.respondent)
        if not due and not isinstance(answer, Unanswered):
            self.note("A012", path, key=True, name=item.id)
        revised = None if file.revised is None else Revision(file.revised)
        return Entry(answer, file.note, evidence, revised, carried=file.carried)

    def answer(self, item: Item, file: AnswerFile, path: Path) -> Answer:
        match file.answer:
            case None | "unanswered":
                return Unanswered()
            case "dont-know":
                return DontKnow()
            case "not-applicable":
                if file.because is None:
                    self.note("A024", path)
                return NotApplicable(file.because or "")
            case raw:
                value = self.value(item, raw, path)
                if isinstance(value, Option):  # an option that means the question does not apply
                    return NotApplicable(file.because or value.label, value)
                return Unanswered() if value is None else Answered(value)
