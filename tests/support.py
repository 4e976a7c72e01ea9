"""What several tests need: frameworks and assessments from plain data, and where things lie."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from readiness.engine.conditions import Verdict, compile_condition, verdict
from readiness.engine.evaluate import evaluate
from readiness.engine.facts import SheetReaders
from readiness.engine.figures import Figures, World
from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.ids import OVERALL
from readiness.model.assessment import Sheet
from readiness.model.build import build_framework
from readiness.model.condition import Condition
from readiness.model.framework import POINTS, Framework, Node
from readiness.model.head import read_head
from readiness.model.names import Names, names_of
from readiness.model.result import Result
from readiness.model.sheet import build_sheet, read_file
from readiness.problems import Loaded, Problem
from readiness.syntax.document import Document
from readiness.syntax.document import Path as Steps
from readiness.syntax.yaml_events import parse
from readiness.words.problems import message

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
UNMEX = EXAMPLES / "unmex" / "2023.yaml"
PROCEEDINGS = EXAMPLES / "proceedings-2007.yaml"
INTEGRATED = ROOT / "checklists" / "integrated-mission" / "2026.1"
NEWEST = INTEGRATED.with_name("2026.2")
SHIPPED = (INTEGRATED, NEWEST)


def told(problems: Sequence[Problem]) -> str:
    """Problems as lines, for the message of a failing test."""
    return "\n".join(f"{p.place.file}:{p.place.line}:{p.place.column}: {message(p)} [{p.code}]" for p in problems)


def good(loaded: Loaded[T]) -> T:
    """What was loaded, where nothing refused it."""
    assert loaded.value is not None, told(loaded.problems)
    return loaded.value


def document(data: Any, name: str) -> Document:
    """Plain data as a parsed file; JSON is YAML."""
    return good(parse(json.dumps(data, default=str).encode(), name))


HEAD: Mapping[str, Any] = {
    "readiness": "framework/1",
    "id": "f",
    "version": "1",
    "title": "F",
    "scales": {"practice": ["absent", "ad hoc", "established", "embedded"]},
    "checklists": ["c.yaml"],
}
REFERENCE: Mapping[str, Any] = {
    "readiness": "assessment/1",
    "framework": {"id": "f", "version": "1"},
    "subject": {"id": "s", "name": "S"},
    "round": "2026",
    "date": "2026-11-23",
}


def framework_from(
    head: Mapping[str, Any], checklists: Sequence[Mapping[str, Any]], rules: Sequence[Mapping[str, Any]] | None = None
) -> Loaded[Framework]:
    """The framework of these parts; what every head says anyway may be left out."""
    parts: dict[Steps, Document] = {
        ("checklists", place): document({"readiness": "checklist/1", **part}, f"c{place}.yaml")
        for place, part in enumerate(checklists)
    }
    full = {**HEAD, "checklists": [f"c{place}.yaml" for place in range(len(checklists))], **head}
    if rules is not None:
        parts[("rules",)] = document({"readiness": "rules/1", "rules": rules}, "rules.yaml")
        full["rules"] = "rules.yaml"
    return build_framework(good(read_head(document(full, "framework.yaml"))), parts)


def sheet_from(framework: Framework, assessment: Mapping[str, Any]) -> Loaded[Sheet]:
    """The assessment read with a framework; what every assessment says anyway may be left out."""
    file = document({**REFERENCE, **assessment}, "a.yaml")
    return build_sheet(file, good(read_file(file)), framework)


def names_in(themes: tuple[Node, ...], phases: tuple[str, ...] = (), respondents: tuple[str, ...] = ()) -> Names:
    """What a condition may name in a framework of these themes."""
    return names_of(Node(OVERALL, "F", themes), POINTS, (), phases, respondents)


def verdict_in(condition: Condition, now: Figures, before: Figures | None = None) -> Verdict:
    """What becomes of a condition."""
    readers = SheetReaders(now.plan.place, len(now.plan.slots))
    return verdict(compile_condition(condition, readers)(World(now, before)))


def result_of(sheet: Sheet, previous: Sheet | None = None) -> Result:
    """The result, with or without a previous round."""
    plan = compile_plan(sheet.framework)
    before = None if previous is None else evaluate(compile_plan(previous.framework), previous.assessment)
    return score(plan, sheet.assessment, before)
