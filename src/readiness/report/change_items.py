"""How the items moved from one round to another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from readiness.compare.change import Backing, ItemChange, Movement
from readiness.ids import NodeId
from readiness.model.assessment import Answered, NotApplicable, Since, SomeOf
from readiness.model.framework import Option
from readiness.model.result import ItemResult, Status
from readiness.numbers import snap
from readiness.report.apportion import signed
from readiness.report.both_rounds import BothRounds
from readiness.report.change_split import NO_EFFECT, Effect
from readiness.report.change_view import BackingView, ItemBeside, ItemMove, Moves
from readiness.report.wording import answer_text, state_name, written_value
from readiness.words import change as words
from readiness.words import report as report_words

_MOVES: Final = {
    "rose": words.ROSE,
    "fell": words.FELL,
    "corrected": words.CORRECTED,
    "first": words.FIRST_ANSWERED,
    "came": words.CAME,
    "left": words.LEFT,
    "other": words.OTHER,
    "same-points": words.SAME_POINTS,
}


def moves_of(
    rounds: BothRounds, themes: Mapping[NodeId, str], effects: Mapping[str, Effect], title: str
) -> Iterator[Moves]:
    """The items by how they moved, those with the largest effect first, then the largest movement."""
    groups: dict[str, list[ItemChange]] = {kind: [] for kind in _MOVES}
    for entry in rounds.items:
        kind = "first" if entry.first else "same-points" if _is_another_answer(entry) else entry.movement.value
        if kind in groups:
            groups[kind].append(entry)
    for kind, entries in groups.items():
        ordered = sorted(entries, key=lambda entry: (-abs(effects.get(entry.id, NO_EFFECT).exact), -abs(_by(entry))))
        if ordered:
            yield Moves(kind, _MOVES[kind], tuple(_move(rounds, entry, themes, effects, title) for entry in ordered))
    context = tuple(rounds.below(rounds.change.context))
    if context:
        yield Moves("context", words.CONTEXT, tuple(_move(rounds, entry, themes, {}, title) for entry in context))


def _move(
    rounds: BothRounds, entry: ItemChange, themes: Mapping[NodeId, str], effects: Mapping[str, Effect], title: str
) -> ItemMove:
    """An item that moved."""
    effect = effects.get(entry.id, NO_EFFECT)
    text = signed(effect.shown, rounds.change.overall.found.decimals)
    newer = entry.old if rounds.change.backwards else entry.new
    revised = None if newer is None or newer.revised is None else report_words.REVISIONS[newer.revised.value]
    comparable = entry.movement is not Movement.OTHER
    both = comparable and _points(entry.old) is not None and _points(entry.new) is not None
    return ItemMove(
        id=entry.id,
        theme=themes[entry.id],
        ask=entry.match.item.ask,
        old_text=_answer(entry.old),
        new_text=_answer(entry.new),
        moved=_moved(entry, backwards=rounds.change.backwards),
        change_text=signed(_by(entry)) if both and entry.movement is not Movement.STAYED else "",
        effect=effect.exact,
        effect_text=words.MOVE_EFFECT.format(effect=text, title=title) if float(text) else "",
        revised=revised,
        note=None if entry.new is None else entry.new.note,
    )


def besides_of(rounds: BothRounds, themes: Mapping[NodeId, str], effects: Mapping[str, Effect]) -> Iterator[ItemBeside]:
    """Every item that is looked at; only those that moved, where that is asked for."""
    for entry in rounds.items:
        stayed = entry.movement in {Movement.STAYED, Movement.ELSEWHERE} and not _is_another_answer(entry)
        if rounds.shown.only_changed and stayed:
            continue
        one, other = entry.old, entry.new
        both = entry.movement is not Movement.OTHER and _points(one) is not None and _points(other) is not None
        yield ItemBeside(
            id=entry.id,
            parent=rounds.parents[entry.id],
            theme=themes[entry.id],
            ask=entry.match.item.ask,
            likeness=entry.match.likeness.value,
            movement=entry.movement.value,
            old_state=_state(one),
            new_state=_state(other),
            old_value=None if one is None else written_value(one.answer),
            new_value=None if other is None else written_value(other.answer),
            old_points=_points(one),
            new_points=_points(other),
            change=_by(entry) if both else None,
            effect=effects.get(entry.id, NO_EFFECT).exact,
        )


def corrected_of(rounds: BothRounds) -> str | None:
    """How many answers the newer round calls revised."""
    newer = [entry.old if rounds.change.backwards else entry.new for entry in rounds.items]
    count = sum(found is not None and found.revised is not None for found in newer)
    return words.CORRECTED_COUNT.format(count=count) if count else None


def backing_of(rounds: BothRounds) -> Iterator[BackingView]:
    """The items whose evidence changed."""
    for kind in (Backing.LOST, Backing.CARRIED, Backing.STALE, Backing.GAINED):
        ids = tuple(entry.id for entry in rounds.items if entry.backing is kind)
        if ids:
            yield BackingView(kind.value, words.BACKING[kind.value], ids)


def _points(found: ItemResult | None) -> float | None:
    return None if found is None else found.points


def _by(entry: ItemChange) -> float:
    """How far an item moved, in points."""
    before, after = _points(entry.old), _points(entry.new)
    return 0.0 if before is None or after is None else snap(after - before)


def _state(found: ItemResult | None) -> str | None:
    if found is None:
        return None
    return state_name(found.answer) if found.status is Status.ASKED else found.status.value


def _moved(entry: ItemChange, *, backwards: bool) -> str:
    """From the one answer to the other, in words."""
    one, other = (None if found is None else found.answer for found in (entry.old, entry.new))
    match one, other:
        case Answered(Since(_, day)), Answered(Since(_, same)) if day == same and _by(entry) and _alike(entry):
            return words.MOVE_AGED[backwards].format(day=day.isoformat())
        case Answered(SomeOf(_, before)), Answered(SomeOf(_, after)) if before and after and _both_asked(entry):
            told = "; ".join(_came_and_went(before, after))
            if told:
                return told
    return words.MOVE.format(old=_answer(entry.old), new=_answer(entry.new))


def _is_another_answer(entry: ItemChange) -> bool:
    """Whether the answer is another at the same points; as files state it, since labels may be worded anew."""
    if entry.movement is not Movement.STAYED or entry.old is None or entry.new is None:
        return False
    return written_value(entry.old.answer) != written_value(entry.new.answer)


def _alike(entry: ItemChange) -> bool:
    return entry.movement is not Movement.OTHER


def _both_asked(entry: ItemChange) -> bool:
    return all(found is not None and found.status is Status.ASKED for found in (entry.old, entry.new))


def _came_and_went(before: Sequence[Option], after: Sequence[Option]) -> Iterator[str]:
    """The options that are in one of the answers only."""
    for template, here, there in ((words.MOVE_ADDED, after, before), (words.MOVE_LEFT_OUT, before, after)):
        others = {option.id for option in there}
        if apart := [option.label for option in here if option.id not in others]:
            yield template.format(options=", ".join(apart))


def _answer(found: ItemResult | None) -> str:
    if found is None:
        return words.NOT_THERE
    if isinstance(found.answer, NotApplicable):
        return words.NOT_APPLICABLE
    if found.status.value == "asked":
        return answer_text(found.answer)
    return report_words.ANSWERS[found.status.value]
