"""A change as a table."""

from collections.abc import Iterator
from typing import Final

from readiness.render.csv_text import Table
from readiness.render.tables.rows import NODE, SUBJECT, Row, kind_of, subject_cells, table_of
from readiness.report.change_view import ChangeReport, FigureChange, ItemBeside, SplitView

PARTS: Final = ("answers", "corrections", "applicability", "method", "rules")
CHANGE: Final = {
    **SUBJECT,
    "old_round": "#meta+round+start",
    "new_round": "#meta+round+end",
    "old_date": "#date+start",
    "new_date": "#date+end",
    "old_framework": "#meta+framework+start",
    "new_framework": "#meta+framework+end",
    **NODE,
    "old": "#indicator+num+start",
    "new": "#indicator+num+end",
    "change": "#indicator+num+change",
    "like_for_like": "#indicator+num+like_for_like",
    "least": "#indicator+num+like_for_like+min",
    "most": "#indicator+num+like_for_like+max",
    "verdict": "#status+name",
    "why": "#description+reason",
    "old_band": "#status+name+start",
    "new_band": "#status+name+end",
    "comparable": "#indicator+num+comparable",
    "likeness": "#status+code+likeness",
    "movement": "#status+code+movement",
    "old_state": "#status+code+start",
    "new_state": "#status+code+end",
    "old_value": "#indicator+code+answer+start",
    "new_value": "#indicator+code+answer+end",
    **{part: f"#indicator+num+{part}" for part in PARTS},
}


def change_table(view: ChangeReport) -> Table:
    """A change: the nodes that are looked at and all below, every scored item, then what no item accounts for."""
    head = {
        **subject_cells(view.new),
        # also where only the other round is one
        "fictional": view.old.fictional or view.new.fictional,
        "illustration": view.old.illustration or view.new.illustration,
        "old_round": view.old.round,
        "new_round": view.new.round,
        "old_date": view.old.date,
        "new_date": view.new.date,
        "old_framework": view.old.framework,
        "new_framework": view.new.framework,
    }
    return table_of(CHANGE, ({**head, **row} for row in _change_rows(view)))


def _change_rows(view: ChangeReport) -> Iterator[Row]:
    splits = {split.id: split for split in (*view.themes, *(() if view.split is None else (view.split,)))}
    for place, figure in enumerate((*view.figures, *view.topics)):
        yield _figure_change(figure, splits.get(figure.id), is_first=place == 0)
    effects: dict[str, dict[str, float]] = {}
    rest: list[Row] = []
    for part in () if view.split is None else view.split.parts:
        for line in part.lines:
            if line.kind == "item" and line.id is not None:
                found = effects.setdefault(line.id, {})
                # a renamed item may have a line of either name
                found[part.part] = found.get(part.part, 0.0) + line.effect
            else:
                rest.append({"kind": line.kind, "id": line.id, "title": line.label, part.part: line.effect})
    for item in view.items:
        yield {**_item_change(item), **effects.get(item.id, {})}
    yield from rest


def _figure_change(figure: FigureChange, split: SplitView | None, *, is_first: bool) -> Row:
    return {
        "kind": kind_of(figure.parent, is_first=is_first),
        "id": figure.id,
        "parent": figure.parent,
        "title": figure.title,
        "old": figure.old,
        "new": figure.new,
        "change": figure.change,
        "like_for_like": figure.like_for_like,
        "least": figure.least,
        "most": figure.most,
        "verdict": figure.verdict.verdict,
        "why": figure.verdict.why,
        "old_band": figure.old_band,
        "new_band": figure.new_band,
        "comparable": figure.comparable,
        **({} if split is None else {part.part: part.effect for part in split.parts}),
    }


def _item_change(item: ItemBeside) -> Row:
    return {
        "kind": "item",
        "id": item.id,
        "parent": item.parent,
        "theme": item.theme,
        "title": item.ask,
        "old": item.old_points,
        "new": item.new_points,
        "change": item.change,
        "likeness": item.likeness,
        "movement": item.movement,
        "old_state": item.old_state,
        "new_state": item.new_state,
        "old_value": item.old_value,
        "new_value": item.new_value,
    }
