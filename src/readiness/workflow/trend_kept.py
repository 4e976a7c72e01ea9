"""The report of a trend over a folder with many rounds, kept in the folder itself.

It is kept under the digest of all files of the folder and of what was asked for, and used where no answer waits and
every framework is the one that its round was read with.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from readiness.model.framework import Severity
from readiness.report import trend_view
from readiness.report.change_view import VerdictView
from readiness.report.gates import Drift, Gauge
from readiness.report.target_view import TargetView
from readiness.report.trend_view import TrendReport
from readiness.report.view import FindingView, Identity, Named
from readiness.store.files import exists, is_folder, read, yaml_files
from readiness.store.journal import journal_of
from readiness.syntax.packing import Classes
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.workflow.assessments import Reference, framework_at
from readiness.workflow.cache_folder import cache_folder
from readiness.workflow.frameworks import each_once
from readiness.workflow.kept_beside import MANY, forget_beside, keep_beside, kept_beside
from readiness.workflow.sharing import is_shared
from readiness.workflow.trend_report import Reported, Wanted

_PREFIX: Final = "trend-"
_HALF: Final = 32
"""Digits of a digest that a name has: one of all files, and one of what was asked for."""
_FILES_END: Final = len(_PREFIX) + _HALF


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is kept."""

    frameworks: tuple[tuple[Reference, str], ...]
    """What its rounds name, each with the digest of the framework that it was."""
    reported: Reported


CLASSES: Final[Classes] = {
    found.__name__: found
    for found in (
        *(Kept, Reported, Gauge, Drift, Severity, TrendReport, TargetView, VerdictView, FindingView, Identity, Named),
        *(trend_view.AnswerView, trend_view.CourseView, trend_view.ItemCourse, trend_view.LinkView),
        *(trend_view.PaceView, trend_view.PointView, trend_view.RoundView, trend_view.SpellView),
        trend_view.TimelineView,
    )
}
"""What a report of a trend is made of, by name."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a report may be kept, as long as the folder is what it is."""

    folder: Path
    wanted: Wanted
    name: str

    def report(self) -> Reported | None:
        """What is kept there; None where nothing is that still holds."""
        found = kept_beside(self.folder, self.name, CLASSES)
        if not isinstance(found, Kept):
            return None
        beside = self.folder / self.name
        with each_once():
            frameworks = [(framework_at(beside, reference), digest) for reference, digest in found.frameworks]
        holds = all(framework is not None and framework.digest == digest for framework, digest in frameworks)
        return found.reported if holds else None

    def keep(self, reported: Reported, frameworks: tuple[tuple[Reference, str], ...]) -> None:
        """Keep a report, unless a file was changed while it was made."""
        if shelf_for([self.folder], self.wanted) == self:
            keep_beside(self.folder, self.name, Kept(frameworks, reported), CLASSES)
            # nothing stays of answers that are no more
            forget_beside(self.folder, _PREFIX, self.name[:_FILES_END])


def shelf_for(paths: Sequence[Path], wanted: Wanted) -> Shelf | None:
    """Where the report of these paths may be kept: that of one folder with many files, in which no answer waits."""
    if cache_folder() is None or wanted.framework is not None or len(paths) != 1 or not is_folder(paths[0]):
        return None
    files = yaml_files(paths[0], below=False)
    if files.value is None or files.problems or len(files.value) < MANY:
        return None
    whole = sha256()
    for path in files.value:
        data = read(path, MAX_BYTES).value
        if data is None or exists(journal_of(path)):
            return None
        whole.update(f"{path.name}\0{sha256(data).hexdigest()}\n".encode(errors="surrogateescape"))
    asked = sha256(repr((astuple(wanted), is_shared())).encode())
    return Shelf(paths[0], wanted, f"{_PREFIX}{whole.hexdigest()[:_HALF]}-{asked.hexdigest()[:_HALF]}")
