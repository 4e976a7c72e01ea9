"""Saying what is wrong in frameworks and assessments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.lint.answers import missing, missing_items, stale, stale_answers
from readiness.model.answer_files import AssessmentFile
from readiness.model.assessment import Sheet, Unanswered
from readiness.model.border import Border
from readiness.model.checklist_files import ChecklistFile
from readiness.model.framework import Framework
from readiness.model.framework_files import RulesFile, SourcesFile
from readiness.model.head import read_head_in_part
from readiness.model.kept import read_kept
from readiness.model.sheet import read_file
from readiness.model.validate import NEWER, kind_problem, validate
from readiness.model.versions import meant
from readiness.problems import Loaded, Place, Problem, in_order, problem
from readiness.report.check_view import CheckedView
from readiness.store.files import is_folder, yaml_files
from readiness.store.installed import HEAD
from readiness.syntax.document import Document
from readiness.words import report as words
from readiness.workflow.assessments import draft_of, read_sheet
from readiness.workflow.beside import framework_beside, read_folder_file, read_targets_file
from readiness.workflow.crafting import with_craft
from readiness.workflow.folding import waiting
from readiness.workflow.framework_files import listed_in, read_framework
from readiness.workflow.frameworks import each_once, find_framework, read_document_in_part
from readiness.workflow.rounds import Rounds, beside
from readiness.workflow.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one framework or one assessment gave."""

    summary: str | None
    """One line about it; None where an error refuses it."""
    problems: tuple[Problem, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class CheckedAll:
    """What a run over several files and folders gave."""

    problems: tuple[Problem, ...]
    """Of all files, by file, line and column, each once."""
    well: tuple[CheckedView, ...]
    """What no error refuses."""


def check_all(paths: Sequence[Path], framework: str | None = None, at: date | None = None) -> CheckedAll:
    """Check files and folders in one run; a framework that was asked for and is refused ends it before it begins."""
    with each_once():
        if framework is not None and (named := find_framework(framework)).value is None:
            return CheckedAll(named.problems, ())  # once, and not again for every assessment
        found = [checked for path in paths for checked in check(path, framework, at)]
    well = (CheckedView(one.path, one.summary) for one in found if one.summary is not None)
    return CheckedAll(in_order(problem for one in found for problem in one.problems), tuple(dict.fromkeys(well)))


def check(path: Path, framework: str | None = None, at: date | None = None) -> Iterator[Checked]:
    """Check a file, a framework's folder, or every framework and assessment below a folder.

    Evidence is judged by the day `at`; without it by the assessment's own date, and then it is only counted.
    """
    if not is_folder(path):
        yield _check_file(path, framework, at, None)
        return
    rounds = Rounds()
    files = yaml_files(path)
    if files.problems:
        yield Checked(None, files.problems)
    found = files.value or ()
    folders = [file.parent for file in found if file.name == HEAD]
    for folder in folders:
        yield _check_framework(folder)
    parts = frozenset(part for folder in folders for part in listed_in(folder))
    for file in found:
        if file not in parts:
            yield _check_file(file, framework, at, rounds)
    if not found and not files.problems:
        yield Checked(None, (problem("S006", Place(str(path))),))


def _check_file(path: Path, framework: str | None, at: date | None, rounds: Rounds | None) -> Checked:
    with uncollected():
        loaded = read_document_in_part(path)
        document = loaded.value
        if document is None:
            return Checked(None, in_order(loaded.problems))
        checked = _check_kind(path, document, framework, at, rounds)
    if not document.is_refused:
        return checked
    return Checked(None, in_order((*document.warnings, *document.sure(checked.problems))))


def _check_kind(
    path: Path, document: Document, framework: str | None, at: date | None, rounds: Rounds | None
) -> Checked:
    match meant(document.data):
        case "framework" if path.name == HEAD:
            return _check_framework(path.parent)
        case "framework":
            return _check_head(document)
        case "checklist":
            return _check_part(path, document, ChecklistFile)
        case "rules":
            return _check_part(path, document, RulesFile)
        case "sources":
            return _check_part(path, document, SourcesFile)
        case "assessment":
            return _check_assessment(path, document, framework, at, rounds)
        case "folder":
            return _check_folder_file(path, document, framework)
        case "targets":
            return _check_targets(path, document, framework)
        case "kept-framework":
            return _framework(path, read_kept(document, path.name))
        case _:  # what else is wrong in it cannot be known
            unknown = kind_problem(document, AssessmentFile, "A")
            problems = read_file(document).problems if unknown is None else (unknown,)
            return Checked(None, in_order((*document.warnings, *problems)))


def _check_head(document: Document) -> Checked:
    """Under another name nothing finds it, so that it is checked alone."""
    problems = read_head_in_part(document).problems
    if not any(found.code.endswith(NEWER) for found in problems):
        problems = (document.problem("F078", ("readiness",), name=HEAD), *problems)
    return Checked(None, in_order((*document.warnings, *problems)))


def _check_part(path: Path, document: Document, model: type[Border]) -> Checked:
    """Alone its names mean nothing, so it is checked as a part of its framework."""
    if path in listed_in(path.parent):
        return _check_framework(path.parent)
    problems = validate(document, model, "F").problems
    return Checked(None, in_order((*document.warnings, document.problem("F038", ("readiness",)), *problems)))


def _check_assessment(
    path: Path, document: Document, framework: str | None, at: date | None, rounds: Rounds | None
) -> Checked:
    read = read_sheet(document, framework)
    twice = beside(path, document) if rounds is None else rounds.add(path, document)
    problems = in_order((*read.problems, *twice, *waiting(path).problems))
    if read.value is None:
        draft = None if at is None else draft_of(document, framework)
        old = () if draft is None or at is None else stale(document, draft, at)
        return Checked(None, in_order((*problems, *old)))
    sheet = read.value.sheet
    problems = in_order((*problems, *_second_looks(document, sheet, at)))
    counts = score(compile_plan(sheet.framework), sheet.assessment).overall.counts
    summary = words.CHECK_ASSESSMENT.format(
        path=path,
        subject=sheet.assessment.subject.name,
        round=sheet.assessment.round,
        answered=counts.answered,
        not_applicable=counts.not_applicable,
        dont_know=counts.dont_know,
        unanswered=counts.unanswered,
        more=_counted(sheet),
    )
    return Checked(summary, problems, str(path))


def _second_looks(document: Document, sheet: Sheet, at: date | None) -> Iterator[Problem]:
    yield from missing(document, sheet)
    if at is not None:
        yield from stale(document, sheet, at)


def _counted(sheet: Sheet) -> str:
    """What is no problem of an assessment and is good to know."""
    blank = all(isinstance(entry.answer, Unanswered) for entry in sheet.assessment.entries.values())
    lacking, old = len(missing_items(sheet)), len(list(stale_answers(sheet, sheet.assessment.date)))
    months = sheet.framework.policy.valid_for_months
    told = (
        words.CHECK_BLANK if blank else "",
        words.CHECK_MISSING.format(count=lacking) if lacking else "",
        words.CHECK_STALE.format(count=old, months=months) if old else "",
    )
    return "".join(told)


def _check_folder_file(path: Path, document: Document, name: str | None) -> Checked:
    folder = read_folder_file(path, document, name)
    summary = None if folder.value is None else words.CHECK_FOLDER.format(path=path)
    return Checked(summary, folder.problems, str(path))


def _check_targets(path: Path, document: Document, name: str | None) -> Checked:
    framework = framework_beside(path, name)
    targets = read_targets_file(path, document, framework)
    if targets.value is None:
        return Checked(None, targets.problems)
    template = words.CHECK_TARGETS_ALONE if framework is None else words.CHECK_TARGETS
    return Checked(template.format(path=path, count=len(targets.value)), targets.problems, str(path))


def _check_framework(folder: Path) -> Checked:
    read = read_framework(folder)
    return _framework(folder, Loaded(read.loaded.value, with_craft(read)))


def _framework(path: Path, loaded: Loaded[Framework]) -> Checked:
    summary = None if loaded.value is None else _summary(path, loaded.value)
    return Checked(summary, loaded.problems, str(path))


def _summary(path: Path, framework: Framework) -> str:
    scored = sum(item.scored for item in framework.items())
    return words.CHECK_FRAMEWORK.format(path=path, name=framework.name, scored=scored)
