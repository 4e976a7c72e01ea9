"""What became of each item and each rule."""

from collections.abc import Iterator

from readiness.compare.change import Backing, ItemChange, Movement, RuleChange
from readiness.compare.matching import ItemMatch, Likeness, Matching
from readiness.model.assessment import DontKnow, Unanswered
from readiness.model.result import ItemResult, Result, Status


def item_changes(matching: Matching, old: Result, new: Result, *, adjacent: bool) -> Iterator[ItemChange]:
    """Every item in both rounds; `adjacent` says that what the newer one calls revised is an answer of the older."""
    before = {found.item.id: found for found in old.items}
    after = {found.item.id: found for found in new.items}
    for entry in matching.items:
        one = None if entry.old is None else before[entry.old.id]
        other = None if entry.new is None else after[entry.new.id]
        movement = _movement(entry, one, other, adjacent=adjacent)
        yield ItemChange(entry, one, other, movement, _backing(movement, one, other), _is_first(movement, one))


def _movement(entry: ItemMatch, old: ItemResult | None, new: ItemResult | None, *, adjacent: bool) -> Movement:
    before = None if old is None else old.points
    after = None if new is None else new.points
    if before is None and after is None:
        return Movement.ELSEWHERE
    if entry.likeness is Likeness.RESCALED:
        return Movement.OTHER
    if before is None or after is None:
        return Movement.CAME if before is None else Movement.LEFT
    if before == after:
        return Movement.STAYED
    if adjacent and new is not None and new.revised is not None:
        return Movement.CORRECTED
    return Movement.ROSE if after > before else Movement.FELL


_BOTH = frozenset({Movement.ROSE, Movement.FELL, Movement.CORRECTED, Movement.STAYED})


def _backing(movement: Movement, old: ItemResult | None, new: ItemResult | None) -> Backing | None:
    if movement not in _BOTH or old is None or new is None or old.supported == new.supported:
        return None
    if old.supported and new.supported is False:
        if new.carried:
            return Backing.CARRIED
        return Backing.STALE if any(piece.day is not None for piece in new.evidence) else Backing.LOST
    return Backing.GAINED if new.supported and old.supported is False else None


def _is_first(movement: Movement, old: ItemResult | None) -> bool:
    """Whether an item that came was asked before, and open."""
    if movement is not Movement.CAME or old is None:
        return False
    return old.status in {Status.ASKED, Status.UNSETTLED} and isinstance(old.answer, DontKnow | Unanswered)


def context_changes(changes: tuple[ItemChange, ...]) -> Iterator[ItemChange]:
    """The context items of both versions whose answer is another."""
    for change in changes:
        if not change.match.item.scored and change.old and change.new and change.old.answer != change.new.answer:
            yield change


def rule_changes(matching: Matching, old: Result, new: Result) -> Iterator[RuleChange]:
    """Every rule in both rounds."""
    before = {found.rule.id: found for found in old.rules}
    after = {found.rule.id: found for found in new.rules}
    for one, other in matching.rules:
        yield RuleChange(
            None if one is None else before[one.id],
            None if other is None else after[other.id],
        )
