"""An explanation as Markdown: a list in a list."""

from collections.abc import Iterator

from readiness.render.markdown import escape, table
from readiness.report.explained import Explanation, Unfolded
from readiness.words import report as words


def explanation_markdown(explanation: Explanation) -> str:
    """The explanation as one Markdown text, ending in a line feed. The same explanation gives the same bytes."""
    return "\n".join(_lines(explanation)).rstrip("\n") + "\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    if explanation.rescored is not None:
        yield from (f"**{escape(explanation.rescored)}**", "")
    yield from (f"# {escape(explanation.title)}", "")
    for notice in explanation.notices:
        yield from (f"**{escape(notice)}**", "")
    yield from (f"*{escape(explanation.internal)}*", "")
    yield from table((words.ABOUT, ""), ((fact.label, escape(fact.text)) for fact in explanation.facts), "ll")
    yield from (f"## {escape(explanation.why)}", "")
    yield from _unfolded(explanation.unfolded, "")
    yield ""
    for note in explanation.notes:
        yield from (escape(note), "")
    yield from (f"## {words.VERSIONS}", "")
    versions = ((escape(version.label), escape(version.text)) for version in explanation.versions)
    yield from table((words.MADE_WITH, ""), versions, "ll")


def _unfolded(unfolded: Unfolded, indent: str) -> Iterator[str]:
    yield f"{indent}- **{escape(unfolded.head)}**"
    within = f"{indent}  "
    if unfolded.above is not None:
        yield f"{within}- {escape(unfolded.above.text)}"
    yield from (f"{within}- {escape(fact.label)}: {escape(fact.text)}" for fact in unfolded.facts)
    yield from (f"{within}- {escape(step.text)}" for step in unfolded.steps)
    yield from (f"{within}- {escape(remark.label)}: {escape(remark.text)}" for remark in unfolded.remarks)
    for part in unfolded.parts:
        yield from _unfolded(part, within)
