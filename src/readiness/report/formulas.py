"""How the score of a node is made, in words."""

from collections.abc import Iterator

from readiness.model.extents import domains, levels_of
from readiness.model.framework import PLAIN, Framework, Item, Lookup, Node
from readiness.report.page import Block, Bullet, Pair, Paragraph
from readiness.report.wording import amount, bands_text, titles_of
from readiness.words import report as words


def formula_text(node: Node) -> str:
    """How a node's score is made of those below it, without its bands' names."""
    formula = node.formula
    floor, ceiling = (amount(0.0 if end is None else end) for end in (formula.floor, formula.ceiling))
    parts = [words.AGGREGATES[formula.aggregate.value].format(floor=floor, ceiling=ceiling)]
    match formula.decimals:
        case None:
            pass
        case 0:
            parts.append(words.TO_WHOLE)
        case 1:
            parts.append(words.TO_ONE_DECIMAL)
        case decimals:
            parts.append(words.TO_DECIMALS.format(decimals=decimals))
    values = [
        words.BAND_VALUE.format(label=band.label, value=amount(band.value))
        for band in formula.bands
        if band.value is not None
    ]
    if values:
        parts.append(words.PASSES_BANDS.format(values=", ".join(values)))
    return ", ".join(parts)


def formulas_text(framework: Framework) -> str:
    """How every score is made; nodes with the same formula are named together."""
    titles = titles_of(framework)
    others: dict[str, list[str]] = {}
    for node in framework.whole().nodes():
        if node.formula != PLAIN:
            others.setdefault(formula_text(node), []).append(titles[node.id])
    if not others:
        return words.FORMULAS_PLAIN
    rows = (words.FORMULA_OF.format(titles=", ".join(names), formula=text) for text, names in others.items())
    return words.FORMULAS_OTHER.format(others="; ".join(rows))


def unsupported_text(at_most: float | str | None) -> str:
    """What an answer without support earns at most; nothing where it counts in full."""
    match at_most:
        case None:
            return ""
        case str(level):
            most = words.UNSUPPORTED_LEVEL.format(level=level)
        case points:
            most = words.UNSUPPORTED_POINTS.format(points=amount(points))
    return words.UNSUPPORTED_AT_MOST.format(most=most)


def formula_blocks(framework: Framework, node: Node, depth: int) -> Iterator[Block]:
    """The formula of a node, its bands and its table; nothing where it is the mean of what is below it."""
    if node.formula == PLAIN:
        return
    yield Pair(words.FORMULA, formula_text(node), depth)
    if node.formula.bands:
        yield Pair(words.BANDS, bands_text(node.formula.bands), depth)
    if node.formula.lookup is not None:
        yield from _table(framework, node, node.formula.lookup, depth)


def _table(framework: Framework, node: Node, lookup: Lookup, depth: int) -> Iterator[Block]:
    known = domains(framework)
    columns = [
        [label for label, _ in levels_of(child, framework.points)]
        if isinstance(child, Item)
        else [band.label for band in known[child.id].bands]
        for child in node.children
        if child.scored
    ]
    for levels, result in lookup.table:
        names = ", ".join(column[level] for column, level in zip(columns, levels, strict=True))
        yield Bullet(words.TABLE_ROW.format(levels=names, result=lookup.labels[result]), depth)
    if lookup.absent is None:
        yield Paragraph(words.TABLE_LAPSES, depth)
    else:
        counted = dict.fromkeys(column[level] for column, level in zip(columns, lookup.absent, strict=True))
        yield Paragraph(words.TABLE_ABSENT.format(levels=", ".join(counted)), depth)
