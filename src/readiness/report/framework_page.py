"""A framework, theme, topic or item as a page to read."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from readiness.model.framework import (
    POINTS,
    Age,
    Choice,
    Choices,
    Context,
    Framework,
    Goalposts,
    Item,
    Node,
    Number,
    Option,
    Policy,
    Scale,
    Weight,
    YesNo,
)
from readiness.numbers import half_away
from readiness.report.formulas import formula_blocks, unsupported_text
from readiness.report.page import Block, Bullet, Heading, Page, Pair, Paragraph
from readiness.report.source_page import cited, rule_page, rules_of
from readiness.report.wording import amount, bands_text
from readiness.words import report as words
from readiness.words import sources as source_words


def list_page(frameworks: Sequence[Framework]) -> Page:
    """What is installed, one framework after another."""
    blocks: list[Block] = [Heading(words.SHOW_LIST)]
    for framework in frameworks:
        blocks += [
            Heading(f"{framework.name}: {framework.title}", 2),
            Paragraph(_count(framework), 1),
            *(Bullet(f"{theme.id}: {theme.title}", 1) for theme in framework.themes),
        ]
    if frameworks:
        blocks += [Heading(words.SHOW_HINT.format(name=frameworks[-1].id), 2)]
    return tuple(blocks)


def framework_page(framework: Framework) -> Page:
    """A whole framework, to be read from top to bottom."""
    blocks: list[Block] = [Heading(framework.title)]
    blocks.append(Paragraph(words.SHOW_VERSION.format(version=framework.name, digest=framework.digest)))
    blocks.append(Paragraph(_count(framework)))
    blocks += [Paragraph(framework.about)] if framework.about is not None else []
    blocks.append(Paragraph(words.LEVELS_RULE))
    blocks += [Pair(words.PHASES, ", ".join(framework.phases))] if framework.phases else []
    blocks += [Pair(words.RESPONDENTS, ", ".join(framework.respondents))] if framework.respondents else []
    if framework.bands:
        blocks.append(Pair(words.BANDS, bands_text(framework.bands)))
    if framework.points != POINTS:
        least, most = map(amount, framework.points)
        blocks.append(Pair(words.POINTS_OF, words.POINTS_SPAN.format(least=least, most=most)))
    blocks += formula_blocks(framework, framework.whole(), 0)
    blocks += _policies(framework.policy)
    if framework.terms:
        blocks += [Heading(words.TERMS, 2), Paragraph(words.TERMS_WHY)]
        blocks += [
            Bullet(words.TERM.format(term=term.term, today=term.today.rstrip("."), added_by=term.added_by))
            for term in framework.terms
        ]
    for theme in framework.themes:
        blocks += node_page(framework, theme, 1)
    if framework.rules:
        blocks += [Heading(source_words.RULES), Paragraph(source_words.RULES_WHY)]
        for rule in framework.rules:
            blocks += rule_page(framework, rule, in_full=False)
    return tuple(blocks)


def _policies(policy: Policy) -> Iterator[Block]:
    """The policies that are not the usual ones."""
    texts = [words.OPEN_AT_WORST] if policy.open_at_worst else []
    texts += [text.strip()] if (text := unsupported_text(policy.unsupported)) else []
    if texts:
        yield Pair(words.POLICIES, " ".join(texts))


def _count(framework: Framework) -> str:
    items = list(framework.items())
    scored = [item for item in items if item.scored]
    return words.SHOW_COUNT.format(
        themes=len(framework.themes),
        scored=len(scored),
        pulse=sum(item.pulse for item in scored),
        context=len(items) - len(scored),
    )


def alone(page: Page) -> Page:
    """A page of a part, with what the whole says once for all its parts."""
    return (page[0], Paragraph(words.LEVELS_RULE), *page[1:])


def node_page(framework: Framework, node: Node, depth: int) -> Page:
    """A theme or topic with everything below it."""
    blocks: list[Block] = [Heading(f"{node.title} ({node.id})", depth)]
    blocks += [Paragraph(node.about)] if node.about is not None else []
    blocks += _weight(node.weight, 0)
    blocks += formula_blocks(framework, node, 0)
    for child in node.children:
        blocks += (
            _item(framework, child, in_full=False)
            if isinstance(child, Item)
            else node_page(framework, child, depth + 1)
        )
    return tuple(blocks)


def item_page(framework: Framework, item: Item) -> Page:
    """One question with everything that belongs to it, its sources in full."""
    return _item(framework, item, in_full=True)


def _item(framework: Framework, item: Item, *, in_full: bool) -> Page:
    catalogue = framework.catalogue if in_full else None
    return (
        Heading(item.id, 3),
        Paragraph(item.ask, 1),
        *_kind(item),
        *_about(framework, item),
        *cited(catalogue, item.sources),
    )


def _kind(item: Item) -> Iterator[Block]:
    kind = item.kind
    match kind:
        case Scale():
            yield Pair(words.KIND, words.KINDS["scale"], 2)
            for label, points, text in zip(kind.labels, kind.points, kind.levels, strict=True):
                yield Bullet(words.LEVEL.format(label=label, points=amount(half_away(points, 1)), text=text), 2)
        case YesNo():
            yield Pair(words.KIND, words.KINDS["yes-no"].format(yes=amount(kind.yes), no=amount(kind.no)), 2)
        case Choice():
            yield Pair(words.KIND, words.KINDS["choice"], 2)
            yield from map(_option, kind.options)
        case Choices():
            yield Pair(words.KIND, words.KINDS["choices"].format(ceiling=amount(kind.ceiling)), 2)
            yield from map(_option, kind.options)
        case Number():
            text = words.KINDS["number"].format(
                unit=kind.unit, lowest=amount(kind.lowest), highest=amount(kind.highest)
            )
            yield Pair(words.KIND, f"{text}: {_goalposts(kind.goalposts)}", 2)
        case Age():
            never = "" if kind.never is None else f", {words.NEVER.format(points=amount(kind.never))}"
            yield Pair(words.KIND, f"{words.KINDS['age']}: {_goalposts(kind.goalposts)}{never}", 2)
        case Context():
            name = f"context-{kind.form}"
            if kind.form == "number" and kind.unit is None:
                name = "context-number-plain"
            yield Pair(words.KIND, words.KINDS[name].format(unit=kind.unit), 2)
        case _:
            assert_never(kind)


def _option(option: Option) -> Block:
    if option.points is None:
        return Bullet(words.OPTION_NOT_APPLICABLE.format(id=option.id, label=option.label), 2)
    return Bullet(words.OPTION.format(id=option.id, label=option.label, points=amount(option.points)), 2)


def _goalposts(goalposts: Goalposts) -> str:
    return ", ".join(words.GOALPOST.format(points=amount(points), value=amount(value)) for value, points in goalposts)


def _weight(weight: Weight, depth: int) -> Iterator[Block]:
    if weight.default == 1 and not weight.by_phase:
        return
    parts = [amount(weight.default)]
    parts += [words.WEIGHT_PHASE.format(weight=amount(factor), phase=phase) for phase, factor in weight.by_phase]
    why = "" if weight.why is None else f". {weight.why}"
    yield Pair(words.WEIGHT, f"{', '.join(parts)}{why}", depth)


def _about(framework: Framework, item: Item) -> Iterator[Block]:
    if item.why is not None:
        yield Pair(words.WHY, item.why, 2)
    yield from _weight(item.weight, 2)
    due = []
    if item.phases is not None:
        due.append(words.DUE_PHASES.format(phases=", ".join(item.phases)))
    if item.respondents is not None:
        due.append(words.DUE_RESPONDENTS.format(respondents=", ".join(item.respondents)))
    if due:
        yield Pair(words.DUE, "; ".join(due), 2)
    if item.applies_when is not None:
        yield Pair(words.APPLIES_WHEN, item.applies_when.text, 2)
    yield Pair(words.LEVER, words.LEVERS[item.lever.value], 2)
    flags = [
        text
        for text, holds in (
            (words.PULSE, item.pulse),
            (words.REVERSED, item.reverse),
            (words.NO_EVIDENCE, not item.takes_evidence),
        )
        if holds
    ]
    if flags:
        yield Pair(words.FLAGS, ", ".join(flags), 2)
    if rules := rules_of(framework, item.id):
        yield Pair(source_words.ASKED_BY, ", ".join(rules), 2)
