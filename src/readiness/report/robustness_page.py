"""The report of the robustness of conclusions as a page to read."""

from collections.abc import Iterator, Mapping
from typing import Final

from readiness.report.page import Block, Bullet, Heading, Page, Pair, Paragraph, Rows
from readiness.report.robustness_view import Kept, RobustnessReport
from readiness.words import report as report_words
from readiness.words import robustness as words

_GROUPS: Final[Mapping[str, frozenset[str]]] = {
    words.UNDER_WEIGHTS: frozenset({"all-weights"}),
    words.UNDER_AGGREGATION: frozenset({"whole", "themes"}),
    words.LEFT_OUT_TITLE: frozenset({"item", "theme"}),
}


def robustness_page(report: RobustnessReport) -> Page:
    """The report as a page to read."""
    blocks: list[Block] = [Paragraph(report.rescored)] if report.rescored else []
    blocks += [Heading(report.title), *(Paragraph(text) for text in (*report.notices, report.internal))]
    if report.nothing is not None:
        blocks.append(Paragraph(report.nothing))
    else:
        blocks += _body(report)
    blocks.append(Heading(report_words.VERSIONS, 2))
    blocks += [Pair(version.label, version.text) for version in report.versions]
    return tuple(blocks)


def _body(report: RobustnessReport) -> Iterator[Block]:
    yield Heading(words.CONCLUSIONS, 2)
    yield from (Pair(named.label, named.text) for named in report.conclusions)
    yield Heading(words.TRIALS, 2)
    head = (words.VARIED, words.TRIED, words.SHORT["band"], words.SHORT["weakest"], words.SHORT["order"])
    rows = tuple(
        (trial.title, f"{trial.tried:,}", *(_cell(kept) for kept in (trial.band, trial.weakest, trial.order)))
        for trial in report.trials
    )
    yield Rows(head, rows)
    varied = {trial.varied for trial in report.trials}
    for title, kinds in _GROUPS.items():
        if not varied & kinds:
            continue
        yield Heading(title, 2)
        changes = [entry.text for entry in report.otherwise if entry.varied in kinds]
        yield from (Bullet(text) for text in changes or [words.NO_CHANGE])
        if "all-weights" in kinds and report.more_pairs:
            yield Bullet(words.MORE_PAIRS.format(count=report.more_pairs))
    yield Heading(words.METHOD_TITLE, 2)
    yield from (Paragraph(text) for text in report.method)


def _cell(kept: Kept | None) -> str:
    return words.NOT_ASKED if kept is None else kept.text
