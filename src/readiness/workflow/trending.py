"""Rounds of one subject in a row: which files they are, and what came of them over time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from readiness.compare.nodes import noticeable
from readiness.compare.rounds import Round
from readiness.compare.trend import Trend, trend
from readiness.engine.evaluate import evaluate
from readiness.engine.score import result_of
from readiness.ids import is_id, natural, nearest
from readiness.model.assessment import Assessment, Scope
from readiness.model.versions import meant, named
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.report.gates import Gates, failed, regressed
from readiness.report.target_view import TargetView
from readiness.report.trend import ShownTrend, build_trend
from readiness.report.trend_view import TrendReport
from readiness.store.files import is_folder, read, real, yaml_files
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words import trend as words
from readiness.workflow.assessments import Read, read_sheet
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.folding import waiting, with_waiting
from readiness.workflow.frameworks import each_once, parsed, plan_of
from readiness.workflow.phases import Phase, phase
from readiness.workflow.scoring import Scored, score_read
from readiness.workflow.uncollected import uncollected

if TYPE_CHECKING:
    from datetime import date

    from readiness.engine.figures import Figures

_SIGNS: Final = (b"assessment/", b"answers")
"""A file of a folder without one of these is no assessment, whatever else it is."""
_BESIDE: Final = frozenset({"targets", "folder"})
"""Kinds of file that lie beside assessments."""
NOBODY: Final = ""
"""How a respondent is chosen that no file names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose rounds are asked for; None: those of all."""

    subject: str | None = None
    respondent: str | None = None
    """NOBODY: those that name none."""
    scope: str | None = None

    def takes(self, row: "Row") -> bool:
        """Whether a row of rounds is among those that are asked for."""
        return all(
            asked in {None, found}
            for asked, found in zip(
                (self.subject, self.respondent, self.scope), (row.subject, row.respondent, row.scope), strict=True
            )
        )


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """What rounds of one trend have in common."""

    subject: str
    respondent: str
    """NOBODY where the files name none."""
    scope: str


@dataclass(frozen=True, slots=True)
class Followed:
    """Rounds in a row, and what came of them."""

    scored: tuple[Scored, ...]
    """By date."""
    trend: Trend
    paths: tuple[Path, ...]
    """Where each round lies."""

    @property
    def last(self) -> Path:
        """Where the last round lies."""
        return self.paths[-1]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found under the names that were given."""

    files: tuple["_File", ...]
    seen: frozenset[Path]
    """Every file that was looked at, all links followed."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    document: Document | None
    """None where it cannot be parsed."""
    problems: tuple[Problem, ...]
    row: Row | None
    """None where its head does not say."""


class _Steps:
    """Tells how many of the steps are done; each file is parsed, read and scored."""

    EACH: Final = 3

    def __init__(self, told: Callable[[int, int], None] | None, files: int) -> None:
        self._told = told
        self._of = self.EACH * files
        self._done = 0

    def one(self) -> None:
        """A step is done."""
        self._done += 1
        if self._told is not None:
            self._told(self._done, self._of)


def follow(
    paths: Sequence[Path],
    choice: Choice = Choice(),
    framework: str | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Loaded[Followed]:
    """The trend over the assessments in these files and folders, or every problem that refuses it.

    Of a folder it is what lies in it, not below. A file that is refused refuses the trend: a round that is left out
    would make two that are no neighbours look like some. `told` hears how many steps are done, of how many at most.
    """
    files = 0 if told is None else sum(map(_count, paths))
    with uncollected(), each_once():
        return _follow(paths, choice, framework, _Steps(told, files))


def _count(path: Path) -> int:
    return len(yaml_files(path, below=False).value or ()) if is_folder(path) else 1


def _follow(paths: Sequence[Path], choice: Choice, framework: str | None, steps: _Steps) -> Loaded[Followed]:
    looked_at = _files(paths, steps)
    files, problems = looked_at.files, list(looked_at.problems)
    if not files and not problems:
        return Loaded(None, (problem("S028", Place(str(paths[0]))),))
    asked = [file for file in files if file.row is None or choice.takes(file.row)]
    rows = Counter(file.row for file in files if file.row is not None)
    found = {row: count for row, count in rows.items() if choice.takes(row)}
    if files and not asked:
        lost = problem("S030", Place(_first(choice)))
        return Loaded(None, in_order((*problems, lost, *_rows(files, rows))))
    if len(found) > 1:
        problems += _rows(files, found)
    reads = [_read(file, framework, steps) for file in asked]
    problems += [entry for loaded in reads for entry in loaded.problems]
    rounds = [
        _Round(file.path, file.document, loaded.value)
        for file, loaded in zip(asked, reads, strict=True)
        if file.document is not None and loaded.value is not None
    ]
    rounds.sort(key=lambda entry: (entry.assessment.date, natural(entry.assessment.round)))
    if len(found) <= 1:
        problems += _alike(rounds)
    if has_errors(problems):
        return Loaded(None, in_order(problems))
    with phase(Phase.SCORE):
        scored = _scored(rounds, looked_at.seen, framework, steps)
    problems += [entry for loaded in scored for entry in loaded.problems]
    done = tuple(loaded.value for loaded in scored if loaded.value is not None)
    if len(done) < len(scored):
        return Loaded(None, in_order(problems))
    with phase(Phase.SCORE):
        followed = trend([Round(each.figures, each.result) for each in done])
    return Loaded(Followed(done, followed, tuple(entry.path for entry in rounds)), in_order(problems))


def targets_of(found: Followed) -> Loaded[tuple[TargetView, ...]]:
    """How the targets beside the last round stand, by the rounds of the trend."""
    from readiness.workflow.targets import views_over  # noqa: PLC0415 - most folders have no targets

    return views_over(found.last, [(each.sheet, each.result) for each in found.scored])


def report_of(
    found: Followed,
    theme: str | None = None,
    *,
    only_changed: bool = False,
    plot: bool = False,
    targets: tuple[TargetView, ...] = (),
) -> Loaded[TrendReport]:
    """The report of a trend, of one theme where that is asked for; a problem where there is no such theme."""
    framework = found.scored[-1].sheet.framework
    themes = {str(theme.id): theme.id for theme in framework.themes}
    if theme is not None and theme not in themes:
        asked = {"name": theme, "framework": framework.name, "nearest": nearest(theme, themes) or ""}
        return Loaded(None, (problem("S027", Place("--theme"), **asked, allowed=", ".join(themes)),))
    named = sorted({each.read.rescored_from for each in found.scored if each.read.rescored_from is not None})
    shown = ShownTrend(None if theme is None else themes[theme], only_changed=only_changed, plot=plot, targets=targets)
    with phase(Phase.VIEW):
        return Loaded(build_trend([each.sheet for each in found.scored], found.trend, tuple(named), shown))


def noticeable_of(found: Followed) -> float:
    """The least change of the whole that the framework of the last round calls one."""
    last = found.trend.rounds[-1]
    return noticeable(last.figures.plan, last.result.overall)


def failures(found: Followed, gates: Gates, decline: float | None) -> Iterator[str]:
    """What the last round does not pass, and whether it declined like for like by so much since the one before."""
    last = found.scored[-1]
    yield from failed(gates, last.result, rates_nobody=last.sheet.assessment.subject.illustration)
    if decline is None:
        return
    if found.trend.links:
        yield from regressed(found.trend.links[-1].overall, decline)
    else:
        yield words.REGRESSION_ALONE


# ---- which files


def _files(paths: Sequence[Path], steps: _Steps) -> _Found:
    """Each file once, in the order in which they are named; of folders, those that are meant as assessments.

    What may lie beside assessments is passed over also where it is named: `*.yaml` names it too.
    """
    found: dict[Path, _File | None] = {}
    problems: list[Problem] = []
    for path in paths:
        is_one = not is_folder(path)
        inside = Loaded((path,)) if is_one else yaml_files(path, below=False)
        problems += inside.problems
        for entry in inside.value or ():
            steps.one()
            if is_conflict(entry):
                continue
            if (known := real(entry)) in found and (found[known] is not None or not is_one):
                continue
            data = read(entry, MAX_BYTES)
            taken = is_one or any(sign in (data.value or b"") for sign in _SIGNS) or data.value is None
            file = _file(entry, data) if taken else None
            found[known] = file if file is not None and _belongs(file, named_itself=is_one) else None
    files = tuple(file for file in found.values() if file is not None)
    return _Found(files, frozenset(found), tuple(problems))


def _belongs(file: _File, *, named_itself: bool) -> bool:
    if file.document is None:
        return True
    if named_itself:
        return named(file.document.data) not in _BESIDE
    return meant(file.document.data) == "assessment"


def _file(path: Path, data: Loaded[bytes]) -> _File:
    if data.value is None:
        return _File(path, None, data.problems, None)
    waits = waiting(path)
    found = parsed(with_waiting(data.value, waits.value or ()), str(path))
    return _File(
        path, found.value, (*waits.problems, *found.problems), None if found.value is None else _row(found.value)
    )


def _row(document: Document) -> Row | None:
    data = document.data
    if not isinstance(data, dict) or not isinstance(subject := data.get("subject"), dict):
        return None
    match subject.get("id"), data.get("respondent"), data.get("scope"):
        case str(who), str() | None as respondent, str() | None as scope:
            return Row(who, NOBODY if respondent is None else respondent, scope or Scope.FULL.value)
        case _:
            return None


def _first(choice: Choice) -> str:
    """The first option that chooses."""
    return next((f"--{name}" for name, asked in asdict(choice).items() if asked is not None), "--subject")


def _rows(files: Sequence[_File], rows: Mapping[Row, int]) -> Iterator[Problem]:
    """The first file of each row, and the options that take its row alone."""
    said = {row: asdict(row) for row in rows}
    told = [field.name for field in fields(Row) if len({each[field.name] for each in said.values()}) > 1]
    first = {file.row: file for file in reversed(files)}
    for row, count in rows.items():
        yield problem(
            "S029",
            Place(str(first[row].path)),
            subject=row.subject,
            respondent=words.NOBODY if row.respondent == NOBODY else row.respondent,
            scope=row.scope,
            count=count,
            options=" ".join(f"--{name} {_typed(said[row][name])}" for name in told or ("subject",)),
        )


def _typed(value: str) -> str:
    """A value as it is typed in a command."""
    return value if is_id(value) else f'"{value}"'


# ---- reading and scoring


@dataclass(frozen=True, slots=True)
class _Round:
    path: Path
    document: Document
    read: Read

    @property
    def assessment(self) -> Assessment:
        """What was answered."""
        return self.read.sheet.assessment


def _read(file: _File, framework: str | None, steps: _Steps) -> Loaded[Read]:
    steps.one()
    return Loaded(None, file.problems) if file.document is None else read_sheet(file.document, framework)


def _alike(rounds: Sequence[_Round]) -> Iterator[Problem]:
    """Rounds of one date, and rounds of one name."""
    dates: dict[date, str] = {}
    names: dict[str, str] = {}
    for entry in rounds:
        day, name = entry.assessment.date, entry.assessment.round
        if day in dates:
            yield entry.document.problem("A055", ("date",), date=day, other=dates[day])
        elif name in names:
            yield entry.document.problem("A053", ("round",), round=name, other=names[name])
        dates.setdefault(day, f"{entry.path}:{entry.document.places['date',][0]}")
        names.setdefault(name, f"{entry.path}:{entry.document.places['round',][0]}")


def _scored(
    rounds: Sequence[_Round], looked_at: frozenset[Path], framework: str | None, steps: _Steps
) -> list[Loaded[Scored]]:
    """Every round with its result, as `score` gives it: rules may ask the round before it in its own folder."""
    whole = {folder: _all_of(folder) <= looked_at for folder in {entry.path.parent for entry in rounds}}
    before: dict[Path, tuple[Read, Figures]] = {}
    found: list[Loaded[Scored]] = []
    for entry in rounds:
        steps.one()
        folder, sheet = entry.path.parent, entry.read.sheet
        if sheet.framework.asks_previous and not whole[folder]:
            loaded = score_read(Loaded(entry.read), entry.path, framework)
        else:
            earlier, known = before.get(folder, (None, None)) if sheet.framework.asks_previous else (None, None)
            figures = evaluate(plan_of(sheet.framework), sheet.assessment, known)
            previous = None if earlier is None else earlier.sheet
            loaded = Loaded(Scored(entry.read, figures, result_of(figures), previous, known))
        found.append(loaded)
        if loaded.value is not None:
            before[folder] = (entry.read, loaded.value.figures)
    return found


def _all_of(folder: Path) -> frozenset[Path]:
    return frozenset(real(path) for path in yaml_files(folder, below=False).value or () if not is_conflict(path))
