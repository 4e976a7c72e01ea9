"""An explanation as a rich renderable: a tree."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text
from rich.tree import Tree

from readiness.render.terminal import WIDEST, line
from readiness.report.explained import Explanation, Unfolded


class TerminalExplanation:
    """An explanation, laid out for the width of the terminal at the moment of printing."""

    def __init__(self, explanation: Explanation) -> None:
        self.explanation = explanation

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        explanation = self.explanation
        parts: list[RenderableType] = [] if explanation.rescored is None else [line(explanation.rescored, "bold")]
        parts.append(line(explanation.title, "bold"))
        parts += [line(notice, "italic") for notice in (*explanation.notices, explanation.internal)]
        parts.append(line(", ".join(f"{fact.label.lower()} {fact.text}" for fact in explanation.facts[1:])))
        parts += [Text(), line(explanation.why, "bold"), Text(), _tree(explanation.unfolded), Text()]
        parts += [line(note, "dim") for note in explanation.notes]
        parts += [line(f"{version.label}: {version.text}", "dim") for version in explanation.versions]
        yield from console.render(Group(*parts), options.update(width=min(options.max_width, WIDEST)))


def _tree(unfolded: Unfolded) -> Tree:
    tree = Tree(Group(line(unfolded.head, "bold"), *_lines(unfolded)), highlight=False)
    tree.children.extend(_tree(part) for part in unfolded.parts)
    return tree


def _lines(unfolded: Unfolded) -> Iterable[RenderableType]:
    if unfolded.above is not None:
        yield line(unfolded.above.text)
    yield from (line(f"{fact.label}: {fact.text}") for fact in unfolded.facts)
    yield from (line(step.text) for step in unfolded.steps)
    yield from (line(f"{remark.label}: {remark.text}", "dim") for remark in unfolded.remarks)
