"""From a trend to the first page of a set of reports."""

from collections.abc import Sequence

from readiness.report.index_view import Entry, Index, RoundEntry
from readiness.report.trend_view import TrendReport
from readiness.words import index as words
from readiness.words import report as report_words


def build_index(trend: TrendReport, links: Sequence[str], trend_link: str, change_link: str | None) -> Index:
    """The page of the rounds of a trend, whose reports are the files of these names; of one round, without a change."""
    rounds = tuple(
        RoundEntry(
            Entry(link, entry.identity.round),
            entry.identity.date,
            entry.phase_text,
            point.score_text,
            point.band or report_words.NO_RANGE,
        )
        for entry, point, link in zip(trend.rounds, trend.main.points, links, strict=True)
    )
    others = [Entry(trend_link, words.TREND)]
    if change_link is not None:
        old, new = (entry.identity.round for entry in trend.rounds[-2:])
        others.insert(0, Entry(change_link, words.CHANGE.format(old=old, new=new)))
    return Index(
        trend.rescored, trend.title, trend.notices, trend.internal, trend.facts, rounds, tuple(others), trend.made_with
    )
