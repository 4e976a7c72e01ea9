"""A report in one line, for whoever wants no more."""

from readiness.report.change_view import ChangeReport
from readiness.report.trend_view import TrendReport
from readiness.report.view import Identity, Report
from readiness.words import printing as words


def score_line(view: Report) -> str:
    """The score with band and range, or why there is none."""
    whole, found = view.overall, view.identity
    template = words.SCORE_LINE if whole.why_no_score is None else words.NO_SCORE_LINE
    text = template.format(
        subject=_subject(found),
        round=found.round,
        score=whole.score_text,
        band="" if whole.band is None else words.BAND.format(band=whole.band),
        range=whole.range_text,
        why=whole.why_no_score,
    )
    return _rescored(text, view.rescored)


def change_line(view: ChangeReport) -> str:
    """The verdict with the change like for like."""
    text = words.CHANGE_LINE.format(
        subject=_subject(view.new),
        old=view.old.round,
        new=view.new.round,
        title=view.figures[0].title,
        verdict=view.verdict.text,
        short=view.verdict.short,
    )
    return _rescored(text, view.rescored)


def trend_line(view: TrendReport) -> str:
    """The index of the last round, and the verdict on the last change."""
    last = view.main.links[-1] if view.main.links else None
    verdict = None if last is None else last.verdict
    template = words.TREND_LINE_ALONE if last is None else words.TREND_LINE_UNJUDGED
    text = (template if verdict is None else words.TREND_LINE).format(
        subject=_subject(view.rounds[-1].identity),
        first=view.rounds[0].identity.round,
        last=view.rounds[-1].identity.round,
        title=view.main.title,
        index=view.main.points[-1].index_text,
        verdict="" if verdict is None else verdict.text,
        short="" if verdict is None else verdict.short,
    )
    return _rescored(text, view.rescored)


def _subject(found: Identity) -> str:
    if found.illustration:
        return words.ILLUSTRATION.format(name=found.name)
    return words.FICTIONAL.format(name=found.name) if found.fictional else found.name


def _rescored(text: str, rescored: str | None) -> str:
    return text if rescored is None else words.RESCORED.format(line=text, rescored=rescored)
