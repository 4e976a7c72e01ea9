"""A report as Markdown (CommonMark with tables). The one place where text is made harmless for it is `escape`.

Evidence is named in the items by numbers in brackets, and listed once below them. Footnotes (`[^1]`) are no part of
CommonMark: where they are not known, a reader sees the bare marks; and links within the page hang on how a forge names
its headings. A number in brackets and a numbered list read the same everywhere, on paper too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from readiness.render.bars import BLOCKS, bar
from readiness.render.plain import clean
from readiness.report.targets_page import target_head, target_sentences
from readiness.report.view import EvidenceView, Figure, ItemView, Report, TopicView
from readiness.report.wording import waiting
from readiness.words import report as words
from readiness.words import targets as target_words

BAR: Final = 20
# a number sign at the end, behind a space, would close a heading
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>|~&$]|(?<=[A-Za-z0-9])[:@](?=[\w/])|(?<=www)\.|(?<= )#+\Z")
# a sign before a digit, and a number with decimals, begin nothing but text
_BLOCK_START: Final = re.compile(r"^((?![-+]\d)[-+#=]|:(?=:)|\d+(?=[.)](?:\s|$)))")
_SPACE: Final = re.compile(r"\s+")


def escape(text: str) -> str:
    """The text as one line that Markdown shows as it is: no markup, link, table cell, heading or HTML comes of it."""
    flat = _SPACE.sub(" ", clean(text)).strip()
    safe = _SPECIAL.sub(lambda match: f"\\{match[0]}", flat)
    # a number that would begin a list is told from text by its point, so the point is escaped
    return _BLOCK_START.sub(lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}", safe)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> Iterator[str]:
    """A table, line by line. Cells are ready to be written; `align` has an l or r for each column."""
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---:' if side == 'r' else '---' for side in align)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def fenced(text: str, language: str) -> Iterator[str]:
    """Lines as they are, in a fence that none of them closes."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}{language}"
    yield from map(clean, text.split("\n"))
    yield from (fence, "")


def markdown(report: Report) -> str:
    """The report as one Markdown text, ending in a line feed. The same report gives the same bytes."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str]:
    if report.rescored is not None:
        yield from (f"**{escape(report.rescored)}**", "")
    yield from (f"# {escape(report.title)}", "")
    for notice in report.notices:
        yield from (f"**{escape(notice)}**", "")
    yield from (f"*{escape(report.internal)}*", "")
    yield from (_facts(report), "")
    yield from _overall(report)
    yield from _themes(report)
    yield from _findings(report)
    yield from _weakest(report)
    yield from _targets(report)
    yield from _open(report)
    if report.context:
        yield from (f"## {words.CONTEXT}", "", words.CONTEXT_WHY, "")
        for item in report.context:
            yield f"- {escape(item.id)}: {escape(item.answer)}"
        yield ""
    cited = _cited(report.topics)
    numbers = {piece: number for number, piece in enumerate(cited, start=1)}
    yield from (f"## {words.ITEMS}", "")
    for topic in report.topics:
        yield from (f"{'#' * min(2 + topic.depth, 6)} {escape(topic.figure.title)}", "", _summary(topic.figure), "")
        for item in topic.items:
            yield from _item(item, numbers)
        if topic.items:
            yield ""
    yield from _evidence(cited)
    yield from (f"## {words.METHOD}", "")
    for paragraph in report.method:
        yield from (escape(paragraph), "")
    yield from (f"## {words.VERSIONS}", "")
    yield from table(
        (words.MADE_WITH, ""), ((version.label, escape(version.text)) for version in report.versions), "ll"
    )


def _facts(report: Report) -> str:
    """Who was assessed, when and with what, in a line: a table of it would fill the first screen."""
    facts = ((fact.label if not place else fact.label.lower(), fact.text) for place, fact in enumerate(report.facts))
    return escape("; ".join(f"{label}: {text}" for label, text in facts))


def _overall(report: Report) -> Iterator[str]:
    both = report.wholes
    yield from (f"## {words.OVERALL}", "")
    rows = [
        (words.SCORE, *(f"**{figure.score_text}**" for figure in both)),
        (words.BAND, *(escape(figure.band or "") for figure in both)),
        (words.RANGE_LABEL, *(figure.range_text for figure in both)),
        (words.COVERAGE, *(figure.coverage_text for figure in both)),
        (words.SUPPORT, *(figure.support_text for figure in both)),
    ]
    yield from table(("", *(escape(figure.title) for figure in both)), rows, "l" * (1 + len(both)))
    for told in (report.brief.holds_back, report.brief.moved):
        yield from (f"**{escape(told.label)}:** {escape(told.text)}", "")
    for figure in both:
        if figure.why_no_score is not None:
            yield from (escape(f"{figure.title}: {figure.why_no_score}"), "")
        if figure.capped is not None:
            yield from (escape(f"{figure.title}: {figure.capped}"), "")
    if report.own_apart:
        yield from (words.OWN_LEVERS_WHY, "")
    yield from (report.counts, "")
    if report.robustness is not None:
        yield from (escape(report.robustness.text), "")


def _themes(report: Report) -> Iterator[str]:
    yield from (f"## {words.THEMES}", "")
    head = (words.THEME, "", words.SCORE, words.RANGE_LABEL, words.BAND, words.COVERAGE, words.SUPPORT)
    rows = (
        (
            escape(theme.title),
            bar(theme.low, theme.high, theme.ends, BAR, BLOCKS),
            theme.score_text,
            theme.range_text,
            escape(theme.band or ""),
            theme.coverage_text,
            theme.support_text,
        )
        for theme in report.themes
    )
    yield from table(head, rows, "llrrlrr")
    yield from (words.BAR_LEGEND.format(**BLOCKS._asdict()).replace("   ", ", "), "")


def _findings(report: Report) -> Iterator[str]:
    yield from (f"## {words.FINDINGS}", "")
    for entry in report.findings:
        yield f"- **{words.SEVERITIES[entry.severity]}.** {escape(entry.finding)}"
        yield f"  - {escape(words.RECOMMEND.format(recommend=entry.recommend))}"
        yield f"  - {escape(words.MOVE.format(move=entry.move))}"
        if entry.cap is not None:
            yield f"  - {escape(entry.cap)}"
        sources = f"; {words.SOURCES.lower()}: {escape(', '.join(entry.sources))}" if entry.sources else ""
        yield f"  - {words.RULE}: {escape(entry.id)}{sources}"
    yield from ("",) if report.findings else (words.FINDINGS_NONE, "")
    if report.undecided:
        yield from (f"### {words.UNDECIDED}", "", words.UNDECIDED_WHY, "")
        yield from (f"- {escape(waiting(entry, len(entry.waits_for)))}" for entry in report.undecided)
        yield ""


def _targets(report: Report) -> Iterator[str]:
    if not report.targets:
        return
    yield from (f"## {target_words.TARGETS}", "")
    for view in report.targets:
        yield f"- **{view.standing_text}.** {escape(target_head(view))}"
        yield from (f"  - {escape(text)}" for text in target_sentences(view))
    yield ""


def _weakest(report: Report) -> Iterator[str]:
    yield from (f"## {words.WEAKEST}", "")
    for place, step in enumerate(report.weakest, start=1):
        yield f"{place}. **{escape(step.id)}** ({escape(step.theme)}), {step.points_text}: {escape(step.answer)}  "
        yield f"   {escape(step.ask)}  "
        yield f"   *{escape(step.next_text)}*"
    if not report.weakest:
        yield words.WEAKEST_NONE
    yield ""


def _open(report: Report) -> Iterator[str]:
    yield from (f"## {words.OPEN}", "", report.open_summary, "")
    for row in report.open:
        yield f"- {escape(row.theme)}: {escape(', '.join(row.ids))}"
    yield from ("",) if report.open else ()
    if report.unscored is not None:
        yield from (escape(report.unscored), "")


def _summary(figure: Figure) -> str:
    parts = [f"{words.SCORE}: {figure.score_text}", f"{words.RANGE_LABEL.lower()} {figure.range_text}"]
    if figure.band is not None:
        parts.insert(1, escape(figure.band))
    parts += [f"{words.COVERAGE.lower()} {figure.coverage_text}", f"{words.SUPPORT.lower()} {figure.support_text}"]
    notes = [escape(note) for note in (figure.why_no_score, figure.capped) if note is not None]
    return " ".join((f"{', '.join(parts)}.", *notes))


def _cited(topics: Sequence[TopicView]) -> dict[EvidenceView, list[str]]:
    """Every piece of evidence, in the order in which the items name it, with the items that do."""
    cited: dict[EvidenceView, list[str]] = {}
    for topic in topics:
        for item in topic.items:
            for piece in dict.fromkeys(item.evidence):
                cited.setdefault(piece, []).append(item.id)
    return cited


def _evidence(cited: Mapping[EvidenceView, Sequence[str]]) -> Iterator[str]:
    if not cited:
        return
    yield from (f"## {words.EVIDENCE_LIST}", "", words.EVIDENCE_WHY, "")
    for number, (piece, items) in enumerate(cited.items(), start=1):
        text = words.EVIDENCE_PIECE.format(ref=piece.ref, kind=piece.kind, date=piece.date or words.UNDATED)
        yield f"{number}. {escape(words.EVIDENCE_OF.format(piece=text, items=', '.join(items)))}"
    yield ""


def _item(item: ItemView, numbers: Mapping[EvidenceView, int]) -> Iterator[str]:
    yield f"- **{escape(item.id)}** {escape(item.ask)}"
    detail = f": {escape(item.detail)}" if item.detail is not None else ""
    yield f"  - {words.ANSWER}: {escape(item.answer_text)}{detail}"
    if item.note is not None:
        yield f"  - {words.NOTE}: {escape(item.note)}"
    if item.revised is not None:
        yield f"  - {words.REVISED}: {item.revised}"
    if item.evidence:
        named = (words.EVIDENCE_NUMBER.format(number=numbers[piece]) for piece in dict.fromkeys(item.evidence))
        yield f"  - {words.EVIDENCE}: {escape(', '.join(named))}"
    if item.support_text is not None:
        yield f"  - {words.SUPPORT}: {item.support_text}"
    if item.why is not None:
        yield f"  - {words.WHY}: {escape(item.why)}"
    sources = f"; {words.SOURCES.lower()}: {escape(', '.join(item.sources))}" if item.sources else ""
    yield f"  - {words.LEVER}: {item.lever}{sources}"
