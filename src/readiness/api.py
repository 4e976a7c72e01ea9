"""What other programs may use of this one: the names in `__all__` of `readiness`, and nothing else.

Behind them stand the use cases of `workflow`, which may change; these names and what is said of them here do not,
within a major version. A report is the one that the command of the same purpose makes, to the last byte.
"""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Final, Literal, TypeAlias, TypeVar, overload

from readiness.ids import OVERALL
from readiness.problems import Loaded, in_order
from readiness.problems import Problem as Found
from readiness.render.forms import EXTRAS, lacking
from readiness.render.plain import clean
from readiness.render.registry import bytes_of, forms_of, text_of
from readiness.report.change_view import ChangeReport
from readiness.report.check import problem_view
from readiness.report.check_view import ProblemView as Problem
from readiness.report.explained import Explanation
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report
from readiness.report.wording import kind_name
from readiness.words import api as words
from readiness.workflow import comparing, explaining, frameworks, scoring
from readiness.workflow.rows import Choice
from readiness.workflow.sharing import for_readers, to_be_shared
from readiness.workflow.trend_report import Wanted, report_trend

T = TypeVar("T")
R = TypeVar("R", Report, ChangeReport, TrendReport, Explanation)
File: TypeAlias = str | PathLike[str]
"""Where a file lies."""
AnyReport: TypeAlias = Report | ChangeReport | TrendReport | Explanation
"""What can be rendered."""
TextForm: TypeAlias = Literal["markdown", "html", "json", "csv", "svg"]
OfficeForm: TypeAlias = Literal["docx", "pdf", "xlsx"]


class ReadinessError(Exception):
    """Files cannot be used as they are; its text is what the command line would say of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems: Final = problems
        """Everything that is wrong, errors and warnings, by file, line and column."""

    def __str__(self) -> str:
        return "\n".join(map(_line, self.problems))


class ReadinessWarning(UserWarning):
    """A file can be used, and something about it should be looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a framework."""

    id: str
    theme: str
    """The id of its theme."""
    ask: str
    kind: str
    """scale, yes-no, choice, choices, number, date or context."""
    lever: str
    """Whose move it is: mission, shared or headquarters."""
    pulse: bool
    """Whether it is one of those that a pulse asks."""

    @property
    def scored(self) -> bool:
        """Whether an answer to it earns points."""
        return self.kind != "context"


@dataclass(frozen=True, slots=True)
class Framework:
    """A versioned set of checklists."""

    id: str
    version: str
    title: str
    digest: str
    """SHA-256 over what its files say; a report names it as `identity.framework_digest`."""
    themes: Mapping[str, str]
    """Titles by id, in their order."""
    items: tuple[Item, ...]
    """In their order."""

    @property
    def name(self) -> str:
        """Id and version in one word, as `framework=` takes it."""
        return f"{self.id}@{self.version}"


def load_framework(name: File) -> Framework:
    """The framework of this name: `id@version`, an id alone for its last version, or its folder.

    >>> framework = load_framework("integrated-mission@2026.2")
    >>> framework.title
    'Integrated mission readiness'
    >>> list(framework.themes)
    ['funding', 'planning', 'local-ownership', 'harmonization', 'staffing']
    >>> sum(item.scored for item in framework.items)
    42
    """
    loaded = frameworks.find_framework(str(name))
    found = _value(loaded)
    _warn(loaded.problems)
    return Framework(
        id=found.id,
        version=found.version,
        title=found.title,
        digest=found.digest,
        themes={str(theme.id): theme.title for theme in found.themes},
        items=tuple(
            Item(item.id, theme.id, item.ask, kind_name(item.kind), item.lever.value, item.pulse)
            for theme in found.themes
            for item in theme.items()
        ),
    )


def check_files(*paths: File, framework: str | None = None, on: date | None = None) -> tuple[Problem, ...]:
    """What is wrong in assessments, frameworks, or folders of them, as `readiness check` says it; nothing is raised.

    With `on`, evidence that is too old on that day is warned of.

    >>> check_files("examples/unmex/2023.yaml")
    ()
    >>> [(problem.code, problem.level) for problem in check_files("no-such-file.yaml")]
    [('S001', 'error')]
    """
    from readiness.workflow.checking import check_all  # noqa: PLC0415 - scoring needs none of its checks

    return _told(check_all([Path(path) for path in paths], framework, on).problems)


def score_assessment(
    file: File, *, framework: str | None = None, previous: File | None = None, shareable: bool = False
) -> Report:
    """The report of an assessment, as `readiness score` makes it.

    `framework` scores it with another one than it names, which the report then says first (`rescored`); `previous`
    names the round before it, which is else looked for beside it. What is `shareable` has nothing that a respondent
    typed, nor who answered.

    >>> report = score_assessment("examples/unmex/2023.yaml")
    >>> report.overall.score_text, report.overall.band
    ('42.6', 'Ad hoc')
    >>> min(report.themes, key=lambda theme: theme.score or 0).id
    'staffing'
    """
    path = Path(file)
    with _read_by(shareable=shareable):
        loaded = scoring.score_assessment(path, framework, _named(previous), told=True)
        scored = _value(loaded)
        report, beside = scoring.report_beside(path, scored, framework, files=True)
        report = _as_read(report)
    _warn((*loaded.problems, *beside))
    return report


def compare_assessments(old: File, new: File, *, framework: str | None = None, shareable: bool = False) -> ChangeReport:
    """What changed from one round to another, as `readiness diff` tells it: like for like first.

    >>> change = compare_assessments("examples/unmex/2023.yaml", "examples/unmex/2024.yaml")
    >>> change.verdict.verdict
    'improved'
    >>> change.figures[0].change_text, change.figures[0].like_for_like_text
    ('+12.6', '+12.2')
    """
    one, other = Path(old), Path(new)
    with _read_by(shareable=shareable):
        loaded = comparing.compare_files(one, other, framework)
        found = _value(loaded)
        targets = comparing.targets_of(found, one if found.change.backwards else other, framework)
        report = _as_read(_value(comparing.report_of(found, targets=targets.value or ())))
    _warn((*loaded.problems, *targets.problems))
    return report


def follow_assessments(
    *paths: File,
    subject: str | None = None,
    respondent: str | None = None,
    scope: str | None = None,
    framework: str | None = None,
    shareable: bool = False,
) -> TrendReport:
    """How one mission did over its rounds, as `readiness trend` tells it; a path is an assessment or a folder of them.

    Where there are rounds of several missions, respondents or scopes, `subject`, `respondent` and `scope` choose.

    >>> trend = follow_assessments("examples/unmex")
    >>> [point.score_text for point in trend.main.points]
    ['42.6', '55.2', '53.5', '60.8', '61.6']
    """
    choice = Choice(subject, respondent, scope)
    with _read_by(shareable=shareable):
        loaded = report_trend([Path(path) for path in paths], Wanted(choice, framework))
        report = _as_read(_value(loaded).report)
    _warn(loaded.problems)
    return report


def explain_score(
    file: File,
    id: str = OVERALL,  # noqa: A002 - it is called so everywhere
    *,
    framework: str | None = None,
    previous: File | None = None,
    shareable: bool = False,
) -> Explanation:
    """Why a number is what it is, as `readiness explain` unfolds it: of a theme, a topic, an item or a rule.

    >>> explain_score("examples/unmex/2023.yaml", "planning").why
    'Why Planning is 75.0'
    """
    with _read_by(shareable=shareable):
        loaded = explaining.explain_file(Path(file), id, framework, _named(previous))
        explanation = _as_read(_value(loaded))
    _warn(loaded.problems)
    return explanation


@overload
def render_report(report: AnyReport, form: TextForm = "markdown") -> str: ...
@overload
def render_report(report: AnyReport, form: OfficeForm) -> bytes: ...
def render_report(report: AnyReport, form: TextForm | OfficeForm = "markdown") -> str | bytes:
    """A report in a format: text, or the bytes of a document for an office suite.

    Raises ValueError where there is no such format, and ImportError where it needs a package that is not installed;
    the message then says which.

    >>> report = score_assessment("examples/unmex/2023.yaml")
    >>> render_report(report).splitlines()[0]
    '# Integrated mission readiness: UN Mission in Exampleland, round 2023'
    >>> import json
    >>> json.loads(render_report(report, "json"))["readiness"]
    'report/1'
    """
    if form not in (forms := forms_of(report)):
        raise ValueError(words.NO_SUCH_FORM.format(form=form, forms=", ".join(sorted(forms))))
    if (extra := lacking(form)) is not None:
        raise ImportError(words.LACKING.format(form=form, requirement=extra.requirement))
    return bytes_of(report, form) if form in EXTRAS else text_of(report, form)


# ---- what they have in common


def _named(file: File | None) -> Path | None:
    return None if file is None else Path(file)


def _read_by(*, shareable: bool) -> AbstractContextManager[None]:
    """What reports are made within: what is to be passed on is left out from the beginning."""
    return to_be_shared() if shareable else nullcontext()


def _as_read(report: R) -> R:
    """A report as its readers may see it, which is of the same kind."""
    shown = for_readers(report)
    if not isinstance(shown, type(report)):
        raise TypeError(shown)
    return shown


def _value(loaded: Loaded[T]) -> T:
    """What was loaded; raises what refused it."""
    if loaded.value is None:
        raise ReadinessError(_told(loaded.problems))
    return loaded.value


def _told(problems: Iterable[Found]) -> tuple[Problem, ...]:
    return tuple(map(problem_view, in_order(problems)))


def _warn(problems: Sequence[Found]) -> None:
    """Warn of these where the caller of a function of this module stands."""
    for problem in _told(problems):
        warnings.warn(_line(problem), ReadinessWarning, stacklevel=3)


def _line(problem: Problem) -> str:
    where = problem.file if problem.line is None else f"{problem.file}:{problem.line}:{problem.column}"
    return clean(words.PROBLEM.format(where=where, message=problem.message, code=problem.code, remedy=problem.remedy))


PUBLIC: Final[Mapping[str, object]] = {
    "ChangeReport": ChangeReport,
    "Explanation": Explanation,
    "Framework": Framework,
    "Problem": Problem,
    "ReadinessError": ReadinessError,
    "ReadinessWarning": ReadinessWarning,
    "Report": Report,
    "TrendReport": TrendReport,
    "check_files": check_files,
    "compare_assessments": compare_assessments,
    "explain_score": explain_score,
    "follow_assessments": follow_assessments,
    "load_framework": load_framework,
    "render_report": render_report,
    "score_assessment": score_assessment,
}
"""What `readiness` offers."""
