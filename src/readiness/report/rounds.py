"""The rounds of a folder, in order."""

from collections.abc import Iterable
from dataclasses import replace

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import Plan
from readiness.engine.score import result_of
from readiness.model.assessment import Sheet
from readiness.model.seals import Sealed
from readiness.problems import Problem
from readiness.report.build import build_report
from readiness.report.rounds_view import RoundsReport, RoundView, UnreadView
from readiness.words import history as words
from readiness.words import trend as trend_words
from readiness.words.problems import said

DIGITS = 12
"""How many digits of a digest are shown."""


def round_view(file: str, sheet: Sheet, plan: Plan) -> RoundView:
    """An assessment as one of a row of rounds, not sealed; its score is the same where the round before is known."""
    report = build_report(sheet, result_of(evaluate(plan, sheet.assessment)))
    digest = sheet.assessment.digest[:DIGITS]
    return RoundView(file, report.identity, report.overall, digest, "no", words.SEALED["no"], None)


def with_seal(view: RoundView, sealed: str, seal: Sealed | None) -> RoundView:
    """The same, and whether it is sealed."""
    day = None if seal is None else seal.seal.sealed.isoformat()
    return replace(view, sealed=sealed, sealed_text=words.SEALED[sealed], sealed_on=day)


def unread_view(file: str, fault: Problem) -> UnreadView:
    """A file that is not read, and its first mistake."""
    place = f"{fault.place.line}:{fault.place.column}: " if fault.place.line else ""
    return UnreadView(file, fault.code, f"{place}{said(fault)} [{fault.code}]")


def build_rounds(
    folder: str, rounds: Iterable[RoundView], unread: Iterable[UnreadView], rescored_from: Iterable[str] = ()
) -> RoundsReport:
    """All of them: by subject, respondent and scope, then by date, round and file.

    `rescored_from` are the frameworks that files name, where they were read with another on request.
    """
    ordered, named = tuple(sorted(rounds, key=_order)), sorted(set(rescored_from))
    rescored = None
    if named:
        rescored = trend_words.RESCORED.format(framework=ordered[0].identity.framework, named=", ".join(named))
    return RoundsReport(words.ROUNDS.format(folder=folder), rescored, ordered, tuple(unread))


def _order(view: RoundView) -> tuple[str, ...]:
    found = view.identity
    return found.subject, found.respondent or "", found.scope, found.date, found.round, view.file
