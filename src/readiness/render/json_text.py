"""A report as JSON: every field of the view, exact numbers beside the shown ones."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from readiness.render.plain import UNSEEN
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.check_view import CheckReport
from readiness.report.explained import Explanation
from readiness.report.next_view import NextReport
from readiness.report.page import Block, Page
from readiness.report.robustness_view import RobustnessReport
from readiness.report.rounds_view import RoundsReport
from readiness.report.targets_view import StandingsReport
from readiness.report.trend_view import TrendReport
from readiness.report.verification_view import VerificationReport
from readiness.report.view import Report

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

REPORT: Final = "report/1"
CHANGE: Final = "change/1"
VERSIONS: Final = "versions/1"
EXPLANATION: Final = "explanation/1"
NEXT: Final = "next/1"
ROBUSTNESS: Final = "robustness/1"
STANDINGS: Final = "standings/1"
TREND: Final = "trend/1"
PROBLEMS: Final = "problems/1"
ROUNDS: Final = "rounds/1"
VERIFICATION: Final = "verification/1"
PAGE: Final = "page/1"
# json.dumps leaves these as they are, and a terminal that prints the text would act on them
_UNSEEN: Final = re.compile(f"[{UNSEEN}]")


def json_text(report: Report) -> str:
    """The report as JSON with keys in a fixed order, ending in a line feed; what cannot be seen is escaped."""
    return _text(REPORT, report)


def change_json(change: ChangeReport) -> str:
    """A comparison as JSON, the same way."""
    return _text(CHANGE, change)


def versions_json(versions: VersionsView) -> str:
    """What differs between two versions of a framework, the same way."""
    return _text(VERSIONS, versions)


def explanation_json(explanation: Explanation) -> str:
    """An explanation as JSON, the same way."""
    return _text(EXPLANATION, explanation)


def next_json(view: NextReport) -> str:
    """The steps that would help most as JSON, the same way."""
    return _text(NEXT, view)


def robustness_json(report: RobustnessReport) -> str:
    """What became of the conclusions, the same way."""
    return _text(ROBUSTNESS, report)


def standings_json(report: StandingsReport) -> str:
    """How targets stand, the same way."""
    return _text(STANDINGS, report)


def trend_json(report: TrendReport) -> str:
    """Rounds in a row, the same way."""
    return _text(TREND, report)


def problems_json(report: CheckReport) -> str:
    """What a check found, all of it, the same way."""
    return _text(PROBLEMS, report)


def rounds_json(report: RoundsReport) -> str:
    """The rounds of a folder, the same way."""
    return _text(ROUNDS, report)


def verification_json(report: VerificationReport) -> str:
    """What became of what was sealed, the same way."""
    return _text(VERIFICATION, report)


def page_json(page: Page) -> str:
    """What `show` tells, block after block, each with its kind."""
    return _escaped({"readiness": PAGE, "blocks": [_block(block) for block in page]})


def block_name(block: type) -> str:
    """What a kind of block is called."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", block.__name__).lower()


def _block(block: Block) -> dict[str, Any]:
    return {"block": block_name(type(block)), **asdict(block, dict_factory=_hyphened)}


def schema_text(schema: Mapping[str, Any]) -> str:
    """A JSON Schema as the text of a file."""
    return _escaped(schema)


def _text(kind: str, view: "DataclassInstance") -> str:
    return _escaped({"readiness": kind, **asdict(view, dict_factory=_hyphened)})


def _hyphened(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Keys are written with hyphens, as in the files."""
    return {key.replace("_", "-"): value for key, value in pairs}


def _escaped(data: Mapping[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if text.isascii() and "\x7f" not in text:  # looking through megabytes takes as long as writing them
        return f"{text}\n"
    return _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"
