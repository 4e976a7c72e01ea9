"""Rules, sources and the table of both, as pages to read."""

from collections.abc import Iterator, Mapping

from readiness.ids import NodeId
from readiness.model.condition import Banded, IsAnswered, Measured, Stated, leaves
from readiness.model.framework import Catalogue, Finding, Framework, Item, Rule, Source, Tension
from readiness.report.page import Block, Bullet, Heading, Page, Pair, Paragraph, Rows
from readiness.report.wording import cap_text, titles_of
from readiness.words import report as report_words
from readiness.words import sources as words


def rule_page(framework: Framework, rule: Rule, *, in_full: bool = True) -> Page:
    """A rule: when it fires, what it says, whose move it is, and where it comes from, in full or by id."""
    titles = titles_of(framework)
    blocks: list[Block] = [Heading(words.RULE_TITLE.format(id=rule.id), 3), Paragraph(rule.finding, 1)]
    blocks.append(Pair(words.WHEN, rule.text, 2))
    blocks.append(Pair(words.SEVERITY, report_words.SEVERITIES[rule.severity.value].lower(), 2))
    blocks.append(Pair(words.RECOMMEND, rule.recommend, 2))
    blocks.append(Pair(words.FOR, report_words.LEVERS[rule.move.value], 2))
    for node, most in rule.caps:
        blocks.append(Pair(words.CAP, cap_text(titles[node], most), 2))
    return (*blocks, *cited(framework.catalogue if in_full else None, rule.sources))


def cited(catalogue: Catalogue | None, ids: tuple[str, ...]) -> Iterator[Block]:
    """The sources of an item or a rule: in full where there is a catalogue, else their ids."""
    if not ids:
        return
    found = () if catalogue is None else catalogue.named(ids)
    if not found:
        yield Pair(report_words.SOURCES, ", ".join(ids), 2)
        return
    yield Pair(report_words.SOURCES, words.OF_WORK, 2)
    for source in found:
        yield Bullet(words.SOURCE_LINE.format(id=source.id, held=held(source), text=source.text), 2)


def held(source: Source) -> str:
    """How widely a point was held, as a phrase."""
    return words.HELD_BY[source.held_by] if isinstance(source, Finding) else words.TENSION


def rules_of(framework: Framework, item: NodeId) -> tuple[str, ...]:
    """The rules that ask an item, itself or by a theme or topic above it."""
    above = {node.id for node in framework.nodes() if item in {entry.id for entry in node.items()}}
    return tuple(rule.id for rule in framework.rules if _asks(rule, item, above))


def _asks(rule: Rule, item: NodeId, above: set[NodeId]) -> bool:
    for leaf in leaves(rule.when):
        match leaf:
            case Stated():
                continue
            case Measured(node=node) | Banded(node=node):
                if node in above:
                    return True
            case IsAnswered(item=name):
                if name == item:
                    return True
            case _:
                if leaf.item == item:
                    return True
    return False


def source_page(framework: Framework, catalogue: Catalogue, source: Source) -> Page:
    """A source: what it says, how widely it was held, and what rests on it."""
    blocks: list[Block] = [Heading(source.id, 3), Paragraph(source.text, 1)]
    match source:
        case Finding():
            blocks.append(Pair(words.HELD, words.HELD_BY[source.held_by], 2))
            blocks.append(Pair(words.KIND, source.kind, 2))
            blocks.append(Pair(words.SECTION, source.section, 2))
            if source.numbers:
                blocks.append(Pair(words.NUMBERS, ", ".join(source.numbers), 2))
            if source.joined:
                blocks.append(Paragraph(words.JOINED, 2))
        case Tension():
            blocks.append(Paragraph(words.TENSION_OF.format(title=source.title, between=" / ".join(source.between)), 2))
            blocks += [
                Bullet(words.SOURCE_LINE.format(id=part.id, held=held(part), text=part.text), 2)
                for part in catalogue.named(source.findings)
            ]
    using = citing(framework)
    blocks.append(Pair(words.USED, ", ".join(using.get(source.id, ())) or words.UNUSED, 2))
    reasons = dict(catalogue.not_asked)
    if source.id in reasons:
        blocks.append(Pair(words.NOT_ASKED, reasons[source.id], 2))
    return (*blocks, Paragraph(words.WORK.format(work=catalogue.work), 1))


def citing(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """By the id of a source, the items and rules that cite it."""
    using: dict[str, tuple[str, ...]] = {}
    entries: tuple[Item | Rule, ...] = (*framework.items(), *framework.rules)
    for entry in entries:
        for name in entry.sources:
            using[name] = (*using.get(name, ()), entry.id)
    return using


def sources_page(framework: Framework) -> Page:
    """The table of all sources and what rests on each."""
    catalogue = framework.catalogue
    if catalogue is None:
        return (Heading(words.PAGE_TITLE.format(name=framework.name)), Paragraph(words.NO_CATALOGUE))
    using, reasons = citing(framework), dict(catalogue.not_asked)
    findings = [source for source in catalogue.sources if isinstance(source, Finding)]
    tensions = [source for source in catalogue.sources if isinstance(source, Tension)]
    blocks: list[Block] = [
        Heading(words.PAGE_TITLE.format(name=framework.name)),
        *(Paragraph(text) for text in (words.WORK.format(work=catalogue.work), *words.PAGE_ABOUT)),
        Heading(words.HELD_TITLE, 2),
        *(Bullet(f"{phrase}: {words.HELD_MEANS[name]}") for name, phrase in words.HELD_BY.items()),
        Heading(words.TENSIONS_TITLE, 2),
        Rows(
            (words.SOURCE, words.SAYS, words.RESTS_ON, words.USED),
            tuple(
                (
                    source.id,
                    f"{source.title}. {source.text}",
                    ", ".join(source.findings),
                    _used(using, source.id, reasons.get(source.id)),
                )
                for source in tensions
            ),
        ),
    ]
    for theme in dict.fromkeys(finding.theme for finding in findings):
        rows = tuple(
            (
                source.id,
                source.text,
                words.HELD_BY[source.held_by],
                _who(source),
                _used(using, source.id, reasons.get(source.id)),
            )
            for source in findings
            if source.theme == theme
        )
        blocks += [
            Heading(theme.replace("-", " ").capitalize(), 2),
            Rows((words.SOURCE, words.SAYS, words.HELD, words.WHO, words.USED), rows),
        ]
    return tuple(blocks)


def _who(source: Finding) -> str:
    return ", ".join(source.assessable_by) or words.NOBODY


def _used(using: Mapping[str, tuple[str, ...]], name: str, reason: str | None) -> str:
    cited_by = ", ".join(using.get(name, ())) or words.UNUSED
    return cited_by if reason is None else words.BECAUSE.format(used=cited_by, reason=reason)
