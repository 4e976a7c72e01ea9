"""From a report to the document with pages that PDF and Word lay out."""

from collections.abc import Iterator
from typing import assert_never

from readiness.report import chart, glance
from readiness.report.big import BigReport
from readiness.report.change_page import change_details, change_scores
from readiness.report.change_view import ChangeReport
from readiness.report.chart_view import HeatMap, OverTime, Waterfall
from readiness.report.document_head import head_of
from readiness.report.document_view import Cards, Document, DocumentBlock, Grid, GridCell, Remark
from readiness.report.explained import Explanation, Unfolded
from readiness.report.page import Block, Bullet, Heading, Pair, Paragraph, Rows
from readiness.report.targets_page import target_head, target_sentences
from readiness.report.trend_page import trend_figures, trend_findings, trend_rounds
from readiness.report.trend_view import TrendReport
from readiness.report.view import Figure, FindingView, ItemView, Named, Report, TopicView
from readiness.report.wording import waiting
from readiness.words import change as change_words
from readiness.words import document as words
from readiness.words import report as report_words
from readiness.words import targets as target_words


def document_of(view: BigReport) -> Document:
    """The document of a view."""
    head = head_of(view)
    return Document(head.title, head.date, head.notices, head.audience, head.running, tuple(_blocks(view)))


def _blocks(view: BigReport) -> Iterator[DocumentBlock]:
    match view:
        case Report():
            return _report(view)
        case ChangeReport():
            return _change(view)
        case TrendReport():
            return _trend(view)
        case Explanation():
            return _explanation(view)
        case _:
            assert_never(view)


# ---- an assessment


def _report(view: Report) -> Iterator[DocumentBlock]:
    yield from _facts(view.facts)
    yield Cards(glance.of_report(view))
    for told in (view.brief.holds_back, view.brief.moved):
        yield Pair(told.label, told.text)
    yield from _themes(view)
    yield from _overall(view)
    yield from _findings(view)
    if view.targets:
        yield Heading(target_words.TARGETS, 2)
        for target in view.targets:
            yield Remark(
                f"target-{target.standing}", target.standing_text, target_head(target), target_sentences(target)
            )
    yield from _weakest(view)
    yield from _open(view)
    if view.context:
        yield Heading(report_words.CONTEXT, 2)
        yield Paragraph(report_words.CONTEXT_WHY)
        yield from (Pair(item.id, item.answer) for item in view.context)
    yield Heading(report_words.ITEMS, 2)
    for topic in view.topics:
        yield from _topic(topic)
    yield from _end(report_words.METHOD, view.method, view.versions)


def _facts(facts: tuple[Named, ...]) -> Iterator[DocumentBlock]:
    yield Rows((report_words.ABOUT, ""), tuple((fact.label, fact.text) for fact in facts))


def _themes(view: Report) -> Iterator[DocumentBlock]:
    bars = chart.bars(view)
    if bars is not None:
        yield Heading(report_words.THEMES, 2)
        yield bars
        yield from (Paragraph(text) for theme in view.themes for text in _notes(theme))


def _overall(view: Report) -> Iterator[DocumentBlock]:
    both = view.wholes
    yield Heading(report_words.OVERALL, 2)
    yield Rows(
        ("", *(figure.title for figure in both)),
        (
            (report_words.SCORE, *(figure.score_text for figure in both)),
            (report_words.BAND, *(figure.band or report_words.NO_RANGE for figure in both)),
            (report_words.RANGE_LABEL, *(figure.range_text for figure in both)),
            (report_words.COVERAGE, *(figure.coverage_text for figure in both)),
            (report_words.SUPPORT, *(figure.support_text for figure in both)),
        ),
    )
    yield from (Paragraph(text) for figure in both for text in _notes(figure))
    yield Paragraph(view.counts)
    if view.robustness is not None:
        yield Paragraph(view.robustness.text)
    if view.own_apart:
        yield Paragraph(report_words.OWN_LEVERS_WHY)


def _notes(figure: Figure) -> Iterator[str]:
    for note in (figure.why_no_score, figure.capped):
        if note is not None:
            yield _labelled(figure.title, note)


def _findings(view: Report) -> Iterator[DocumentBlock]:
    yield Heading(report_words.FINDINGS, 2)
    yield from (_finding(entry) for entry in view.findings)
    if not view.findings:
        yield Paragraph(report_words.FINDINGS_NONE)
    if view.undecided:
        yield Heading(report_words.UNDECIDED, 3)
        yield Paragraph(report_words.UNDECIDED_WHY)
        yield from (Bullet(waiting(entry, len(entry.waits_for))) for entry in view.undecided)


def _finding(entry: FindingView) -> Remark:
    rule = [
        report_words.MOVE.format(move=entry.move),
        *((entry.cap,) if entry.cap is not None else ()),
        _labelled(report_words.RULE, entry.id),
    ]
    if entry.sources:
        rule.append(_labelled(report_words.SOURCES, ", ".join(entry.sources)))
    below = (report_words.RECOMMEND.format(recommend=entry.recommend), "; ".join(rule))
    return Remark(entry.severity, report_words.SEVERITIES[entry.severity], entry.finding, below)


def _weakest(view: Report) -> Iterator[DocumentBlock]:
    yield Heading(report_words.WEAKEST, 2)
    if not view.weakest:
        yield Paragraph(report_words.WEAKEST_NONE)
        return
    yield Grid(
        (words.ITEM, words.ANSWER, words.POINTS),
        (8, 8, 2),
        "llr",
        tuple(
            (
                GridCell(step.id, (step.theme, step.ask)),
                GridCell(step.answer, (step.next_text,)),
                GridCell("", (step.points_text,)),
            )
            for step in view.weakest
        ),
    )


def _open(view: Report) -> Iterator[DocumentBlock]:
    yield Heading(report_words.OPEN, 2)
    yield Paragraph(view.open_summary)
    yield from (Pair(row.theme, ", ".join(row.ids)) for row in view.open)
    if view.unscored is not None:
        yield Paragraph(view.unscored)


def _topic(topic: TopicView) -> Iterator[DocumentBlock]:
    yield Heading(topic.figure.title, 2 + topic.depth)
    yield Paragraph(" ".join((_summary(topic.figure), *filter(None, (topic.figure.why_no_score, topic.figure.capped)))))
    if topic.items:
        yield Grid(
            (words.ITEM, words.ANSWER, words.BESIDE),
            (8, 7, 6),
            "lll",
            tuple(
                (
                    GridCell(item.id, (item.ask,)),
                    GridCell(item.answer_text, _detail(item)),
                    GridCell("", tuple(_beside(item))),
                )
                for item in topic.items
            ),
        )


def _summary(figure: Figure) -> str:
    parts = [
        _labelled(report_words.SCORE, figure.score_text),
        *((figure.band,) if figure.band is not None else ()),
        f"{report_words.RANGE_LABEL.lower()} {figure.range_text}",
        f"{report_words.COVERAGE.lower()} {figure.coverage_text}",
        f"{report_words.SUPPORT.lower()} {figure.support_text}",
    ]
    return f"{', '.join(parts)}."


def _detail(item: ItemView) -> tuple[str, ...]:
    return () if item.detail is None else (item.detail,)


def _beside(item: ItemView) -> Iterator[str]:
    """What was written beside an answer."""
    if item.note is not None:
        yield _labelled(report_words.NOTE, item.note)
    if item.revised is not None:
        yield _labelled(report_words.REVISED, item.revised)
    for piece in item.evidence:
        date = piece.date or report_words.UNDATED
        text = report_words.EVIDENCE_PIECE.format(ref=piece.ref, kind=piece.kind, date=date)
        yield _labelled(report_words.EVIDENCE, text)
    if item.support_text is not None:
        yield _labelled(report_words.SUPPORT, item.support_text)


def _labelled(label: str, text: str) -> str:
    return change_words.LABELLED.format(label=label, text=text)


def _charted(found: OverTime | HeatMap | Waterfall | None) -> Iterator[DocumentBlock]:
    """A chart under its title, where there is one."""
    if found is not None:
        yield Heading(found.title, 2)
        yield found


def _end(title: str | None, method: tuple[str, ...], versions: tuple[Named, ...]) -> Iterator[DocumentBlock]:
    if title is not None:
        yield Heading(title, 2)
    yield from (Paragraph(text) for text in method)
    yield Heading(report_words.VERSIONS, 2)
    yield Rows((report_words.MADE_WITH, ""), tuple((entry.label, entry.text) for entry in versions))


# ---- a change, a trend, an explanation


def _change(view: ChangeReport) -> Iterator[DocumentBlock]:
    yield Rows(("", change_words.FIRST, change_words.SECOND), view.facts)
    yield Cards(glance.of_change(view))
    verdict = change_words.VERDICT_LINE.format(verdict=view.verdict.text, why=view.verdict.why)
    yield Paragraph(verdict, strong=True)
    yield from (Paragraph(text) for text in view.summary)
    yield from _charted(chart.waterfall(view))
    yield from change_scores(view)
    yield from change_details(view)
    yield from _end(change_words.METHOD_TITLE, view.method, view.made_with)


def _trend(view: TrendReport) -> Iterator[DocumentBlock]:
    yield from _facts(view.facts)
    yield Cards(glance.of_trend(view))
    yield from _charted(chart.over_time(view))
    yield from trend_rounds(view)
    yield from trend_figures(view)
    yield from trend_findings(view)
    yield from _charted(chart.heat_map(view))
    yield from _end(None, (), view.made_with)


def _explanation(view: Explanation) -> Iterator[DocumentBlock]:
    yield from _facts(view.facts)
    yield Heading(view.why, 2)
    yield from _unfolded(view.unfolded, 0)
    yield from (Paragraph(text) for text in view.notes)
    yield from _end(None, (), view.versions)


def _unfolded(found: Unfolded, depth: int) -> Iterator[Block]:
    yield Bullet(found.head, depth)
    within = depth + 1
    if found.above is not None:
        yield Bullet(found.above.text, within)
    yield from (Pair(fact.label, fact.text, within) for fact in found.facts)
    yield from (Bullet(step.text, within) for step in found.steps)
    yield from (Pair(remark.label, remark.text, within) for remark in found.remarks)
    for part in found.parts:
        yield from _unfolded(part, within)
