"""A split of a headline change as it is shown."""

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from typing import Final, NamedTuple

from readiness.compare.change import Line, LineKind, NodeChange, Part, Split
from readiness.ids import NodeId
from readiness.model.result import NodeResult, Scored
from readiness.numbers import snap
from readiness.report.apportion import apportioned, signed
from readiness.report.both_rounds import Capping
from readiness.report.change_view import LineView, PartView, SplitView, StationView
from readiness.report.wording import score_text
from readiness.words import change as words
from readiness.words import report as report_words

STATIONS: Final = ("S0", "A", "B", "C", "D", "E", "F", "S1")


def shown_change(old: NodeResult | None, new: NodeResult | None) -> float | None:
    """The difference of the scores as they are shown, so that a reader who subtracts gets the same."""
    if old is None or new is None:
        return None
    one, other = old.score, new.score
    return snap(other.shown - one.shown) if isinstance(one, Scored) and isinstance(other, Scored) else None


def split_view(
    node: NodeChange,
    title: str,
    split: Split,
    titles: Mapping[NodeId, str],
    themes: Mapping[NodeId, str],
    caps: Sequence[Capping],
) -> SplitView:
    """The split of a node's headline change.

    `titles` are those of nodes, `themes` the title of each item's theme, `caps` those on it or below that came or went.
    """
    decimals = node.found.decimals
    effects = {part: fsum(line.effect for line in split.lines if line.part is part) for part in Part}
    label = _labels(titles, themes, caps)
    shown = apportioned(list(effects.values()), shown_change(node.old, node.new) or 0.0, decimals)
    return SplitView(
        id=node.id,
        title=title,
        parts=tuple(
            PartView(
                part.value,
                words.PARTS[part.value],
                effects[part],
                signed(text, decimals),
                _lines([line for line in split.lines if line.part is part], text, decimals, label),
            )
            for part, text in zip(effects, shown, strict=True)
            if any(line.part is part for line in split.lines)
        ),
        stations=tuple(
            StationView(
                name,
                words.STATION_LABELS[name],
                score,
                report_words.NO_SCORE if score is None else score_text(score, node.found.ends, decimals),
            )
            for name, score in zip(STATIONS, split.stations, strict=True)
        ),
        approximate=None if split.exact else words.APPROXIMATE,
    )


def _lines(
    lines: Sequence[Line], total: float, decimals: int | None, label: Callable[[Line], str]
) -> tuple[LineView, ...]:
    # to so many decimals, binary noise decides no order
    ordered = sorted(lines, key=lambda line: (-round(abs(line.effect), 6), line.kind.value, line.id or ""))
    shown = apportioned([line.effect for line in ordered], total, decimals)
    return tuple(
        LineView(line.kind.value, line.id, label(line), line.effect, signed(text, decimals))
        for line, text in zip(ordered, shown, strict=True)
    )


def _labels(
    titles: Mapping[NodeId, str], themes: Mapping[NodeId, str], caps: Sequence[Capping]
) -> Callable[[Line], str]:
    def label(line: Line) -> str:
        if line.kind is LineKind.CAPS:
            return _caps(line, caps)
        if line.id is None:
            return words.LINES[line.kind.value]
        if line.kind is LineKind.ITEM:
            return words.ITEM_LINE.format(id=line.id, theme=themes[line.id])
        return words.LINES[line.kind.value].format(title=titles[line.id])

    return label


def _caps(line: Line, caps: Sequence[Capping]) -> str:
    """Which way the caps went, and of which rules they went that way."""
    less = line.effect > 0
    names = [cap.rule for cap in caps if cap.came is not less and line.part in cap.parts]
    text = words.CAPS[line.part.value, less]
    return words.CAPS_OF[less].format(caps=text, rules=", ".join(names)) if names else text


class Effect(NamedTuple):
    """What an item has to do with a change, over all parts."""

    exact: float
    shown: float
    """The sum of its lines as they are shown."""


NO_EFFECT: Final = Effect(0.0, 0.0)


def effects_of(split: SplitView | None) -> Mapping[str, Effect]:
    """What each item has to do with a change."""
    found: dict[str, list[LineView]] = {}
    for part in split.parts if split is not None else ():
        for line in part.lines:
            if line.kind == LineKind.ITEM.value and line.id is not None:
                found.setdefault(line.id, []).append(line)
    return {
        name: Effect(fsum(line.effect for line in lines), fsum(float(line.text) for line in lines))
        for name, lines in found.items()
    }
