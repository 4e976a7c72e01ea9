"""An assessment without what its respondents typed, for reports that are passed on."""

from readiness.model.assessment import (
    Answer,
    Answered,
    Assessment,
    Entry,
    Evidence,
    NotApplicable,
    Sheet,
    Subject,
    Told,
)
from readiness.words import report as words


def withheld(sheet: Sheet) -> Sheet:
    """The same assessment with nothing in it but ids, numbers, dates, words of the framework and the subject's name.

    It is made anew of what may stay, so that a key that files get later stays out until it is named here. It scores as
    before: who answered, and the text that a condition may compare, stay in it, and are marked as not to be shown.
    """
    found, subject = sheet.assessment, sheet.assessment.subject
    return Sheet(
        sheet.framework,
        Assessment(
            subject=Subject(subject.id, subject.name, fictional=subject.fictional, illustration=subject.illustration),
            round=found.round,
            date=found.date,
            phase=found.phase,
            respondent=found.respondent,
            scope=found.scope,
            entries={name: _entry(entry) for name, entry in found.entries.items()},
            digest=found.digest,
            withheld=True,
        ),
    )


def _entry(entry: Entry) -> Entry:
    return Entry(
        answer=_answer(entry.answer),
        evidence=tuple(Evidence(words.REF_LEFT_OUT, words.KIND_LEFT_OUT, piece.day) for piece in entry.evidence),
        revised=entry.revised,
        carried=entry.carried,
    )


def _answer(answer: Answer) -> Answer:
    match answer:
        case Answered(Told(kind, str(text))):
            return Answered(Told(kind, text, withheld=True))
        case NotApplicable(_, option):
            return NotApplicable(words.LEFT_OUT if option is None else option.label, option)
        case _:
            return answer
