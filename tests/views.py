"""Reports to look at, of every kind and of every size: for what opens them in another program."""

from pathlib import Path
from typing import Final

from readiness.render.registry import View
from readiness.report.view import Report
from readiness.workflow import trending
from readiness.workflow.comparing import compare_files
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment, targets_beside
from readiness.workflow.sharing import for_readers, to_be_shared
from support import EXAMPLES, PROCEEDINGS, ROOT, good

HOSTILE: Final = ROOT / "tests" / "hostile"
NAMES: Final = ("assessment", "illustration", "change", "versions", "trend", "trace", "hostile", "hostile-trend")


def unmex(year: int) -> Path:
    return EXAMPLES / "unmex" / f"{year}.yaml"


def shareable(name: str) -> View:
    with to_be_shared():
        return for_readers(view(name))


def view(name: str) -> View:
    match name:
        case "assessment":
            return assessment(unmex(2026))
        case "illustration":
            return report_of(good(score_assessment(PROCEEDINGS)))
        case "change":
            return good(report_of_change(good(compare_files(unmex(2025), unmex(2026)))))
        case "versions":
            return good(report_of_change(good(compare_files(unmex(2026), unmex(2027))), stations=True))
        case "trend":
            return good(trending.report_of(good(trending.follow([EXAMPLES / "unmex"]))))
        case "trace":
            return good(explain_file(unmex(2026)))
        case "hostile":
            return report_of(good(score_assessment(HOSTILE / "2026.yaml", str(HOSTILE / "framework"))))
        case "hostile-trend":
            rounds = [HOSTILE / "2025.yaml", HOSTILE / "2026.yaml"]
            return good(trending.report_of(good(trending.follow(rounds, framework=str(HOSTILE / "framework")))))
        case _:
            raise KeyError(name)


def assessment(path: Path) -> Report:
    scored = good(score_assessment(path))
    return report_of(scored, targets_beside(path, scored).value or ())
