"""An item with its answer and all that was written beside it."""

from readiness.model.assessment import NotApplicable, Unanswered
from readiness.model.framework import Extent
from readiness.model.result import ItemResult, Status
from readiness.report.view import EvidenceView, ItemView
from readiness.report.wording import (
    answer_text,
    kind_name,
    percent,
    score_text,
    state_name,
    value_detail,
    written_value,
)
from readiness.words import report as words


def item_view(entry: ItemResult, ends: Extent, phase: str | None) -> ItemView:
    """An item with its answer; `ends` are the least and the most points of one, `phase` that of the assessment."""
    item = entry.item
    answer = answer_text(entry.answer)
    text = answer
    if entry.points is not None:
        text = words.WITH_SCORE.format(answer=answer, points=score_text(entry.points, ends), share=percent(entry.share))
        if entry.earned is not None and entry.earned > entry.points:
            full = score_text(entry.earned, ends)
            text = words.WITHOUT_SUPPORT.format(text=text, full=full)
    elif entry.status is not Status.ASKED:
        reason = words.ANSWERS[entry.status.value]
        silent = isinstance(entry.answer, Unanswered)
        text = reason if silent else words.NOT_SCORED.format(answer=answer, why=reason)
    return ItemView(
        id=item.id,
        ask=item.ask,
        kind=kind_name(item.kind),
        lever=words.LEVERS[item.lever.value],
        why=item.why,
        sources=item.sources,
        weight=item.weight.at(phase),
        status=entry.status.value,
        state=state_name(entry.answer),
        value=written_value(entry.answer),
        because=entry.answer.because if isinstance(entry.answer, NotApplicable) else None,
        carried=entry.carried,
        answer=answer,
        detail=value_detail(entry.answer),
        answer_text=text,
        points=entry.points,
        points_text=None if entry.points is None else score_text(entry.points, ends),
        share=entry.share,
        supported=entry.supported,
        support_text=_support(entry),
        note=entry.note,
        revised=None if entry.revised is None else words.REVISIONS[entry.revised.value],
        evidence=tuple(
            EvidenceView(piece.ref, piece.kind, None if piece.day is None else piece.day.isoformat())
            for piece in entry.evidence
        ),
    )


def _support(entry: ItemResult) -> str | None:
    """Whether an answer has support; None where it cannot have any."""
    if entry.supported is None:
        return None
    if entry.carried:
        return words.CARRIED_UNSUPPORTED
    return words.SUPPORTED[entry.supported] if entry.evidence else words.NO_EVIDENCE_GIVEN
