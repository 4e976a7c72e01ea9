"""From a report to what a file for an office says of itself: its title, its day, for whom it is, by which digests."""

from typing import Final, assert_never

from readiness.report.big import BigReport
from readiness.report.change_view import ChangeReport
from readiness.report.document_view import Head, Running
from readiness.report.explained import Explanation
from readiness.report.trend_view import TrendReport
from readiness.report.view import Identity, Report
from readiness.words import document as words

DIGITS: Final = 16
"""How many digits of a digest stand at the foot of each page; all of them stand at the end."""


def head_of(view: BigReport) -> Head:
    """The head of a view."""
    match view:
        case Report() | Explanation():
            return _head(view, view.identity, _running(view.identity))
        case ChangeReport():
            return _head(view, view.new, _running_from(view.old, view.new))
        case TrendReport():
            first, last = view.rounds[0].identity, view.rounds[-1].identity
            return _head(view, last, _running_from(first, last))
        case _:
            assert_never(view)


def _head(view: BigReport, identity: Identity, running: Running) -> Head:
    rescored = () if view.rescored is None else (view.rescored,)
    return Head(view.title, identity.date, (*rescored, *view.notices), view.internal, running)


def _running(found: Identity) -> Running:
    digests = [(words.ANSWERS, found.answers_digest), (words.FRAMEWORK, found.framework_digest)]
    return Running(found.name, words.ROUND.format(round=found.round), _audience(found), _digests(digests))


def _running_from(old: Identity, new: Identity) -> Running:
    rounds = words.ROUND.format(round=new.round)
    if old is not new:
        rounds = words.ROUNDS.format(first=old.round, last=new.round)
    digests = [(words.ANSWERS_OF.format(round=found.round), found.answers_digest) for found in (old, new)]
    return Running(new.name, rounds, _audience(new), _digests([*digests, (words.FRAMEWORK, new.framework_digest)]))


def _audience(found: Identity) -> str:
    return words.AUDIENCES[found.audience]


def _digests(found: list[tuple[str, str | None]]) -> str:
    known = dict.fromkeys((label, digest[:DIGITS]) for label, digest in found if digest is not None)
    return "; ".join(words.DIGEST.format(label=label, digest=digest) for label, digest in known)
