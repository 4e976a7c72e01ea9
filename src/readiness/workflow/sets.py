"""Writing a set of reports: every round of a folder, the latest comparison, the trend, and a page that leads there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, in_order
from readiness.render.csv_text import PLAIN, Dialect
from readiness.render.forms import SUFFIXES
from readiness.render.in_browser import html
from readiness.render.index_markdown import index_markdown
from readiness.render.registry import View, bytes_of
from readiness.report.index import build_index
from readiness.report.target_view import TargetView
from readiness.report.trend_view import TrendReport
from readiness.store.sets import write_set
from readiness.workflow import comparing, trending
from readiness.workflow.exporting import REPORTS, default_path
from readiness.workflow.frameworks import each_once
from readiness.workflow.rounds_list import not_a_folder
from readiness.workflow.rows import Choice
from readiness.workflow.scoring import report_beside, score_assessment
from readiness.workflow.sharing import for_readers, is_shared

INDEX: Final = "index"
SUFFIX: Final[Mapping[str, str]] = {form: suffix for suffix, form in SUFFIXES.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What set is asked for."""

    folder: Path
    form: str
    choice: Choice
    out: Path | None = None
    """The folder to write to; by default one in reports/."""
    framework: str | None = None
    dialect: Dialect = PLAIN
    force: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """What was written."""

    folder: Path
    names: tuple[str, ...]


def write_reports(wanted: Wanted, told: Callable[[int, int], None] | None = None) -> Loaded[Set]:
    """Write the set, or nothing where one of its reports cannot be made. `told` hears how far it is."""
    refused = not_a_folder(wanted.folder)
    if refused is not None:
        return Loaded(None, (refused,))
    with each_once():
        found = trending.follow([wanted.folder], wanted.choice, wanted.framework)
        if found.value is None:
            return Loaded(None, found.problems)
        targets = trending.targets_of(found.value)
        reports = _Reports(wanted, found.value, targets.value or (), told)
        out = wanted.out or REPORTS / reports.name
        problems = write_set(out, reports.files, replace=wanted.force)
    if problems:
        return Loaded(None, problems)
    return Loaded(Set(out, tuple(reports.files)), in_order((*found.problems, *targets.problems)))


class _Reports:
    """The reports of a set by the names of their files, each made when it is asked for."""

    def __init__(
        self,
        wanted: Wanted,
        followed: trending.Followed,
        targets: tuple[TargetView, ...],
        told: Callable[[int, int], None] | None,
    ) -> None:
        self._wanted = wanted
        self._followed = followed
        self._targets = targets
        self._told = told
        self._done = 0
        last = followed.scored[-1].sheet.assessment
        kind = "shareable" if is_shared() else last.respondent
        tail = "" if kind is None else f"-{kind}"
        self.name = f"{last.subject.id}{tail}-{wanted.form}"
        self.files: dict[str, Callable[[], Loaded[bytes]]] = {}
        rounds = [
            self._add(default_path(scored.sheet.assessment, shareable=is_shared()).stem, self._round(path))
            for scored, path in zip(followed.scored, followed.paths, strict=True)
        ]
        change = None
        if len(rounds) > 1:
            old = followed.scored[-2].sheet.assessment
            change = self._add(f"{last.subject.id}-change-{old.round}-{last.round}{tail}", self._change)
        trend = self._add(f"{last.subject.id}-trend{tail}", lambda: Loaded(self._trend.value, self._trend.problems))
        suffix = ".md" if wanted.form == "markdown" else ".html"
        self.files[f"{INDEX}{suffix}"] = self._counted(lambda: self._index(rounds, trend, change))

    def _add(self, stem: str, make: Callable[[], Loaded[View]]) -> str:
        """Give a report a name that no other one of the set has, on drives that take A for a too."""
        taken = {name.casefold() for name in self.files}
        suffix = SUFFIX[self._wanted.form]
        number, name = 1, f"{stem}{suffix}"
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        self.files[name] = self._counted(lambda: self._written(make()))
        return name

    def _counted(self, make: Callable[[], Loaded[bytes]]) -> Callable[[], Loaded[bytes]]:
        def counted() -> Loaded[bytes]:
            made = make()
            self._done += 1
            if self._told is not None:
                self._told(self._done, len(self.files))
            return made

        return counted

    def _written(self, view: Loaded[View]) -> Loaded[bytes]:
        if view.value is None:
            return Loaded(None, view.problems)
        return Loaded(bytes_of(for_readers(view.value), self._wanted.form, self._wanted.dialect))

    def _round(self, path: Path) -> Callable[[], Loaded[View]]:
        def make() -> Loaded[View]:
            scored = score_assessment(path, self._wanted.framework, told=True)
            if scored.value is None:
                return Loaded(None, scored.problems)
            files = self._wanted.form == "json"
            report, _ = report_beside(path, scored.value, self._wanted.framework, files=files)
            return Loaded(report)

        return make

    def _change(self) -> Loaded[View]:
        old, new = self._followed.paths[-2:]
        compared = comparing.compare_files(old, new, self._wanted.framework)
        if compared.value is None:
            return Loaded(None, compared.problems)
        targets = comparing.targets_of(compared.value, new, self._wanted.framework)
        report = comparing.report_of(compared.value, targets=targets.value or ())
        return Loaded(report.value, report.problems)

    @cached_property
    def _trend(self) -> Loaded[TrendReport]:
        return trending.report_of(self._followed, targets=self._targets)

    def _index(self, rounds: list[str], trend: str, change: str | None) -> Loaded[bytes]:
        shown = None if self._trend.value is None else for_readers(self._trend.value)
        if not isinstance(shown, TrendReport):
            return Loaded(None, self._trend.problems)
        index = build_index(shown, rounds, trend, change)
        text = index_markdown(index) if self._wanted.form == "markdown" else html(index)
        return Loaded(text.encode("utf-8"))
