"""The craft of questionnaires: what a framework may say and had better not. All of it only warns.

What is written is looked at file by file, so that a mistake in one does not silence the others; how the parts weigh,
and whether each can come up, is looked at in `balance` once the framework as a whole is read.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from readiness.lint import wording
from readiness.model.checklist_files import (
    AnyItemFile,
    ChecklistFile,
    ChoiceItemFile,
    ChoicesItemFile,
    ContextItemFile,
    DateItemFile,
    NodeFile,
    NumberItemFile,
    ScaleItemFile,
    YesNoItemFile,
)
from readiness.model.framework_files import RulesFile
from readiness.problems import Problem
from readiness.syntax.document import Document, Path

Stands: TypeAlias = tuple[Document, Path]
"""A file, and the path of a part in it."""
Answers: TypeAlias = Sequence[tuple[Path, str]]
"""The answers that an item offers in words, each with its path below the item."""


def craft_of_texts(
    head: Document,
    checklists: Sequence[tuple[Document, ChecklistFile]],
    rules: tuple[Document, RulesFile] | None,
    faulty: Container[tuple[str, Path]] = frozenset(),
    *,
    whole: bool,
) -> Iterator[Problem]:
    """What the questions and rules of a framework had better say otherwise; `whole` where these are all of them.

    Of the `faulty` themes, topics and items, which have other mistakes, nothing is said.
    """
    nodes = [((document, path), node) for document, file in checklists for path, node in nodes_of(file)]
    items = [
        ((document, (*path, "items", place)), item)
        for (document, path), node in nodes
        for place, item in enumerate(node.items)
    ]
    nodes = [(here, node) for here, node in nodes if (here[0].name, here[1]) not in faulty]
    items = [(here, item) for here, item in items if (here[0].name, here[1]) not in faulty]
    for here, part in (*nodes, *items):
        yield from _weight(here, part)
    asked: dict[str, str] = {}
    for here, item in items:
        yield from _question(here, item.ask)
        yield from _asked_before(here, item.ask, asked)
        yield from _answers(here, answers_of(item))
        if item.why is None:
            yield _at(here, "id", "F121", name=item.id)
    cited = [(here, item.id, item.sources) for here, item in items]
    if rules is not None:
        cited += [((rules[0], ("rules", place)), rule.id, rule.sources) for place, rule in enumerate(rules[1].rules)]
    if any(sources for _, _, sources in cited):
        yield from (_at(here, "id", "F122", name=name) for here, name, sources in cited if not sources)
    elif cited and whole:
        yield head.problem("F124", ("checklists",), key=True)


def nodes_of(file: NodeFile, path: Path = ()) -> Iterator[tuple[Path, NodeFile]]:
    """A theme or topic and all topics below, each with its path."""
    yield path, file
    for place, topic in enumerate(file.topics):
        yield from nodes_of(topic, (*path, "topics", place))


def answers_of(item: AnyItemFile) -> Answers:
    """The levels or options of an item; none where its answers are no words of its own."""
    match item:
        case ScaleItemFile():
            return [(("levels", place), text) for place, text in enumerate(item.levels)]
        case ChoiceItemFile():
            return [(("choice", place, "label"), option.label) for place, option in enumerate(item.choice)]
        case ChoicesItemFile():
            options = item.choices.options
            return [(("choices", "options", place, "label"), option.label) for place, option in enumerate(options)]
        case YesNoItemFile() | NumberItemFile() | DateItemFile() | ContextItemFile():
            return []
        case _:
            assert_never(item)


def _at(here: Stands, key: str, code: str, **args: str | int) -> Problem:
    document, path = here
    return document.problem(code, (*path, key), key=False, **args)


def _in(here: Stands, below: Path, text: str, code: str, **args: str | int) -> Problem:
    """A problem in a text, at the words that it names where these are found."""
    document, path = here
    at = max(0, text.find(str(args.get("what", text))))
    return document.problem_inside(code, (*path, *below), at, **args)


# ---- what is asked


def _question(here: Stands, whole: str) -> Iterator[Problem]:
    ask = whole[: wording.LOOKED_AT]
    if what := wording.double(ask):
        yield _in(here, ("ask",), ask, "F101", what=what)
    if not wording.asks(whole):
        yield _in(here, ("ask",), whole, "F102")
    ease = wording.reading_ease(ask)
    if ease is not None and ease < wording.HARD:
        yield _in(here, ("ask",), ask, "F103", ease=f"{ease:.0f}", least=f"{wording.HARD:g}")
    if (count := len(wording.words_of(whole))) > wording.LONGEST:
        yield _in(here, ("ask",), ask, "F104", count=count, most=wording.LONGEST)
    for code, found in (
        ("F105", wording.vague(ask)),
        ("F106", wording.negative(ask)),
        ("F107", wording.absolute(ask)),
    ):
        if found:
            yield _in(here, ("ask",), ask, code, what=found)


def _asked_before(here: Stands, ask: str, asked: dict[str, str]) -> Iterator[Problem]:
    document, path = here
    place = f"{document.name}:{document.places[*path, 'ask'][0]}"
    text = wording.normal(ask)
    if text in asked:
        yield _in(here, ("ask",), ask, "F108", first=asked[text])
    elif text:
        asked[text] = place


def _answers(here: Stands, answers: Answers) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for below, text in answers:
        short = wording.normal(text)
        if short in seen:
            yield _in(here, below, text, "F112", first=seen[short])
        elif short:
            seen[short] = text
        if wording.asks(text):
            yield _in(here, below, text, "F111")
        if below[0] == "levels" and short and " " not in short:
            yield _in(here, below, text, "F113", level=text)
        if what := wording.vague(text[: wording.LOOKED_AT]):
            yield _in(here, below, text, "F105", what=what)


# ---- what is said beside it


def _weight(here: Stands, part: AnyItemFile | NodeFile) -> Iterator[Problem]:
    stated = part.weight.values() if isinstance(part.weight, Mapping) else (part.weight,)
    # to subtract with the weight of all others is a matter of the sum above, and to weigh nothing a mistake of its own
    if part.weight_why is None and any(abs(factor) not in {0, 1} for factor in stated):
        yield _at(here, "weight", "F123", name=part.id)
