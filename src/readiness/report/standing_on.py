"""What the answers of rounds do not rest on, for whoever compares them: nobody confirmed them, or nothing is behind."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from readiness.ids import NodeId
from readiness.model.assessment import Sheet, Unanswered
from readiness.words import change as words


def carried_notice(sheets: Sequence[Sheet], names: AbstractSet[NodeId] | None) -> str | None:
    """How many answers of each round were carried over and are confirmed by nobody; None where none are.

    `names` are the ids that are looked at; None: all.
    """
    told = [text for sheet in sheets if (text := _carried(sheet, names)) is not None]
    return words.CARRIED.format(rounds=", ".join(told)) if told else None


def _carried(sheet: Sheet, names: AbstractSet[NodeId] | None) -> str | None:
    given = [
        entry
        for name, entry in sheet.assessment.entries.items()
        if (names is None or name in names) and not isinstance(entry.answer, Unanswered)
    ]
    count = sum(entry.carried for entry in given)
    if not count:
        return None
    return words.CARRIED_IN.format(count=count, all=len(given), round=sheet.assessment.round)
