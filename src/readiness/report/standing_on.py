"""What is said of the answers of several rounds before any number: they were invented, or nobody confirmed them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from readiness.ids import NodeId
from readiness.model.assessment import Sheet, Unanswered
from readiness.report.steadiness import together
from readiness.words import change as words
from readiness.words import report as report_words


def fictional_notices(rounds: Sequence[tuple[str, str, bool]]) -> Iterator[str]:
    """That the subject is fictional, where all rounds say so; else which rounds do, by subject.

    Each round is its name, the subject's name, and whether that is fictional.
    """
    invented = [(label, name) for label, name, fictional in rounds if fictional]
    if invented and len(invented) == len(rounds):
        yield report_words.FICTIONAL
        return
    for name in dict.fromkeys(name for _, name in invented):
        labels = [label for label, subject in invented if subject == name]
        yield report_words.FICTIONAL_ROUNDS[len(labels) == 1].format(rounds=together(labels), name=name)


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
