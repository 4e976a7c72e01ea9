"""Rounds of one subject in a row: which files they are, and what came of them over time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from readiness.compare.rounds import Round
from readiness.compare.trend import Trend, trend
from readiness.engine.evaluate import evaluate
from readiness.engine.score import result_of
from readiness.ids import natural, nearest
from readiness.model.assessment import Assessment
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.report.in_a_row import ShownTrend
from readiness.report.target_view import TargetView
from readiness.report.trend import build_trend
from readiness.report.trend_view import TrendReport
from readiness.store.files import is_folder, real, yaml_files
from readiness.workflow.assessments import Read, Reference
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.frameworks import each_once, plan_of
from readiness.workflow.phases import Phase, phase
from readiness.workflow.rows import ALL, Asked, Choice, RoundFile, chosen, look_through, read_of
from readiness.workflow.scoring import Scored, score_read
from readiness.workflow.uncollected import uncollected

if TYPE_CHECKING:
    from datetime import date

    from readiness.engine.figures import Figures


@dataclass(frozen=True, slots=True)
class Followed:
    """Rounds in a row, and what came of them."""

    scored: tuple[Scored, ...]
    """By date."""
    trend: Trend
    paths: tuple[Path, ...]
    """Where each round lies."""
    frameworks: tuple[tuple[Reference, str], ...]
    """Each that a file names, with the digest of the one that it was read with."""

    @property
    def last(self) -> Path:
        """Where the last round lies."""
        return self.paths[-1]


class _Steps:
    """Tells how many of the steps are done; each file is read and scored."""

    EACH: Final = 2

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
    choice: Choice = ALL,
    framework: str | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Loaded[Followed]:
    """The trend over the assessments in these files and folders, or every problem that refuses it.

    Of a folder it is what lies in it, not below. A file that is refused refuses the trend: a round that is left out
    would make two that are no neighbours look like some. `told` hears how many steps are done, of how many at most.
    """
    files = 0 if told is None else sum(map(_count, paths))
    with uncollected(), each_once():
        return _follow(paths, Asked(choice, framework), _Steps(told, files))


def _count(path: Path) -> int:
    return len(yaml_files(path, below=False).value or ()) if is_folder(path) else 1


def _follow(paths: Sequence[Path], asked: Asked, steps: _Steps) -> Loaded[Followed]:
    found = look_through(paths, asked, steps.one)
    problems = list(found.problems)
    if not found.files and not problems:
        return Loaded(None, (problem("S028", Place(str(paths[0]))),))
    taken = chosen(found, asked.choice)
    problems += taken.problems
    if taken.value is None:
        return Loaded(None, in_order(problems))
    problems += [entry for file in taken.value for entry in file.problems]
    reads = ((file, read_of(file, asked)) for file in taken.value)
    rounds = [_Round(file, read) for file, read in reads if read is not None]
    rounds.sort(key=lambda entry: (entry.assessment.date, natural(entry.assessment.round)))
    if not taken.problems:
        problems += _alike(rounds)
    if has_errors(problems):
        return Loaded(None, in_order(problems))
    with phase(Phase.SCORE):
        scored = _scored(rounds, found.seen, asked.framework, steps)
    problems += [entry for loaded in scored for entry in loaded.problems]
    done = tuple(loaded.value for loaded in scored if loaded.value is not None)
    if len(done) < len(scored):
        return Loaded(None, in_order(problems))
    with phase(Phase.SCORE):
        followed = trend([Round(each.figures, each.result) for each in done])
    where = tuple(entry.file.path for entry in rounds)
    said = [entry.file.said for entry in rounds]
    named = dict.fromkeys((each.reference, each.framework) for each in said if each is not None)
    return Loaded(Followed(done, followed, where, tuple(named)), in_order(problems))


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


# ---- scoring


@dataclass(frozen=True, slots=True)
class _Round:
    file: RoundFile
    read: Read

    @property
    def assessment(self) -> Assessment:
        """What was answered."""
        return self.read.sheet.assessment


def _alike(rounds: Sequence[_Round]) -> Iterator[Problem]:
    """Rounds of one date, and rounds of one name."""
    dates: dict[date, str] = {}
    names: dict[str, str] = {}
    for entry in rounds:
        day, name = entry.assessment.date, entry.assessment.round
        if day in dates:
            yield entry.file.problem("A055", "date", date=day, other=dates[day])
        elif name in names:
            yield entry.file.problem("A053", "round", round=name, other=names[name])
        dates.setdefault(day, entry.file.line("date"))
        names.setdefault(name, entry.file.line("round"))


def _scored(
    rounds: Sequence[_Round], looked_at: frozenset[Path], framework: str | None, steps: _Steps
) -> list[Loaded[Scored]]:
    """Every round with its result, as `score` gives it: rules may ask the round before it in its own folder."""
    whole = {folder: _all_of(folder) <= looked_at for folder in {entry.file.path.parent for entry in rounds}}
    before: dict[Path, tuple[Read, Figures]] = {}
    found: list[Loaded[Scored]] = []
    for entry in rounds:
        steps.one()
        folder, sheet = entry.file.path.parent, entry.read.sheet
        if sheet.framework.asks_previous and not whole[folder]:
            loaded = score_read(Loaded(entry.read), entry.file.path, framework)
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
