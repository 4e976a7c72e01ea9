"""Comparing two rounds, or two frameworks."""

from dataclasses import dataclass, replace
from pathlib import Path

from readiness.compare.change import Change
from readiness.compare.matching import match
from readiness.compare.nodes import noticeable
from readiness.compare.rounds import Round, compare
from readiness.engine.plan import compile_plan
from readiness.ids import natural, nearest
from readiness.problems import Loaded, Place, has_errors, in_order, problem
from readiness.report.both_rounds import Compared, Shown
from readiness.report.change import build_change
from readiness.report.change_versions import comparable_weight, versions_view
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.gates import Gates, drift, failed, gauge, regressed
from readiness.report.target_view import TargetView
from readiness.store.revisions import read_at
from readiness.syntax.yaml_events import MAX_BYTES, parse_in_part
from readiness.workflow.assessments import read_sheet
from readiness.workflow.frameworks import each_once, find_framework, names_framework
from readiness.workflow.scoring import Scored, score_assessment, score_read, targets_beside


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds, and what changed between them."""

    old: Scored
    new: Scored
    change: Change
    adjacent: bool
    """Whether the one is the round before the other."""
    since: str | None = None
    """The revision of which the older text is, where both are texts of one file."""


def compare_files(old: Path, new: Path, framework: str | None = None) -> Loaded[Comparison]:
    """The change from one assessment to another, or the problems that refuse either; all of both at once."""
    with each_once():
        one, other = _scored(old, new, framework), _scored(new, old, framework)
    problems = in_order((*one.problems, *other.problems))
    if one.value is None or other.value is None:
        return Loaded(None, problems)
    return Loaded(compared(one.value, other.value), problems)


def compare_since(path: Path, revision: str, framework: str | None = None) -> Loaded[Comparison]:
    """The change from what a file said at a revision that git knows to what it says now."""
    with each_once():
        data = read_at(path, revision, MAX_BYTES)
        if data.value is None:
            return Loaded(None, data.problems)
        # its name tells both apart, and leads to the same folder
        document = parse_in_part(data.value, f"{path}@{revision.replace('/', ':')}")
        read = Loaded(None, document.problems) if document.value is None else read_sheet(document.value, framework)
        one, other = score_read(read, path, framework), score_assessment(path, framework, in_a_row=True)
    problems = in_order((*one.problems, *other.problems))
    if one.value is None or other.value is None:
        return Loaded(None, problems)
    before, after = one.value.sheet.assessment, other.value.sheet.assessment
    # another text of the same round corrects nothing of the round before
    found = _between(one.value, other.value, adjacent=before.round != after.round)
    return Loaded(replace(found, since=revision), problems)


def compare_frameworks(old: str, new: str) -> Loaded[VersionsView]:
    """What differs between two frameworks: of versions of one from the older to the newer, else as they are given."""
    found = []
    for name in (old, new):
        if not names_framework(name):
            return Loaded(None, (problem("S026", Place(name), name=name),))
        found.append(find_framework(name))
    problems = in_order(problem for loaded in found for problem in loaded.problems if has_errors((problem,)))
    one, other = found[0].value, found[1].value
    if one is None or other is None:
        return Loaded(None, problems)
    if one.id == other.id and natural(one.version) > natural(other.version):
        one, other = other, one
    matching = match(one, other)
    return Loaded(versions_view(matching, comparable_weight(matching, compile_plan(one), compile_plan(other))))


def compared(one: Scored, other: Scored) -> Comparison:
    """The change from one scored round to another."""
    return _between(one, other, adjacent=_is_before(one, other) or _is_before(other, one))


def _between(one: Scored, other: Scored, *, adjacent: bool) -> Comparison:
    rounds = Round(one.figures, one.result), Round(other.figures, other.result)
    return Comparison(one, other, compare(*rounds, adjacent=adjacent), adjacent)


def report_of(
    found: Comparison,
    theme: str | None = None,
    *,
    only_changed: bool = False,
    stations: bool = False,
    targets: tuple[TargetView, ...] = (),
) -> Loaded[ChangeReport]:
    """The report of a comparison, of one theme where that is asked for; a problem where there is no such theme."""
    framework = found.change.matching.new
    themes = {str(theme.id): theme.id for theme in framework.themes}
    if theme is not None and theme not in themes:
        asked = {"name": theme, "framework": framework.name, "nearest": nearest(theme, themes) or ""}
        return Loaded(None, (problem("S027", Place("--theme"), **asked, allowed=", ".join(themes)),))
    one, other = (Compared(scored.sheet, scored.result) for scored in (found.old, found.new))
    newer = found.old if found.change.backwards else found.new
    return Loaded(
        build_change(
            one,
            other,
            found.change,
            newer.figures.plan,
            adjacent=found.adjacent,
            rescored_from=found.old.read.rescored_from or found.new.read.rescored_from,
            shown=Shown(
                None if theme is None else themes[theme],
                only_changed=only_changed,
                stations=stations,
                targets=targets,
                since=found.since,
            ),
        )
    )


def targets_of(found: Comparison, path: Path, framework: str | None) -> Loaded[tuple[TargetView, ...]]:
    """How the targets beside the newer round, which lies at `path`, stand by it."""
    newer = found.old if found.change.backwards else found.new
    return targets_beside(path, newer, framework)


def noticeable_of(found: Comparison) -> float:
    """The least change of the whole that the newer framework calls one."""
    newer = found.old if found.change.backwards else found.new
    return noticeable(newer.figures.plan, found.change.overall.found)


def failures(found: Comparison, gates: Gates, decline: float | None) -> tuple[str, ...]:
    """What the second round does not pass, and whether it declined like for like by so much."""
    rates_nobody = found.new.sheet.assessment.subject.illustration
    told = tuple(failed(gates, gauge(found.new.result, rates_nobody=rates_nobody)))
    return told if decline is None else (*told, *regressed(drift(found.change.overall), decline))


def _scored(path: Path, other: Path, framework: str | None) -> Loaded[Scored]:
    """A round, scored; where its folder does not say which was before it, the other file is, if it can be."""
    found = score_assessment(path, framework, in_a_row=True)
    unclear = any(p.code == "A035" for p in found.problems)
    if not unclear and (found.value is None or found.value.previous is not None):
        return found
    named = score_assessment(path, framework, other)
    if named.value is not None and named.value.previous is not None:
        now, before = named.value.sheet.assessment, named.value.previous.assessment
        if (now.respondent, now.scope) == (before.respondent, before.scope):
            return named
    return score_assessment(path, framework) if unclear else found


def _is_before(one: Scored, other: Scored) -> bool:
    """Whether the one is the round before the other."""
    return other.previous is not None and other.previous.assessment.digest == one.sheet.assessment.digest
