"""The JSON Schema of the assessments made with one framework: its questions and answers, for editors to offer."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias, assert_never

from readiness.model.framework import NEVER, Age, Choice, Choices, Context, Framework, Item, Number, Scale, YesNo
from readiness.model.levels import has_numbers, number_of
from readiness.report.wording import amount
from readiness.words import answer_schema as words

Schema: TypeAlias = dict[str, Any]

OPEN: Final = (("dont-know", words.DONT_KNOW), ("unanswered", words.UNANSWERED))
NOT_APPLICABLE: Final = ("not-applicable", words.NOT_APPLICABLE)
BLANK: Final[Schema] = {"type": "null"}


def answer_schema(framework: Framework, assessment: Mapping[str, Any]) -> Schema:
    """The schema of an assessment made with this framework; `assessment` is that of any."""
    properties: Schema = dict(assessment["properties"])
    known = {"id": framework.id, "version": framework.version, "digest": framework.digest}
    reference = assessment["$defs"]["FrameworkReference"]
    named = {key: {**reference["properties"][key], "const": value} for key, value in known.items()}
    properties["framework"] = {**reference, "properties": named}
    for key, names in (("phase", framework.phases), ("respondent", framework.respondents)):
        properties[key] = _one_of(assessment["properties"][key]["description"], names)
    stated = [key for key, names in (("phase", framework.phases), ("respondent", framework.respondents)) if names]
    items = tuple(framework.items())
    day = {key: assessment["properties"]["date"][key] for key in ("type", "pattern", "format")}
    properties["answers"] = {
        "type": ["object", "null"],
        "description": words.ANSWERS,
        "properties": {item.id: _entry(item, day) for item in items},
        "additionalProperties": False,
    }
    answer = assessment["$defs"]["AnswerFile"]
    return {
        **assessment,
        "title": words.TITLE.format(name=framework.name),
        "$comment": words.ABOUT.format(name=framework.name, digest=framework.digest),
        "properties": properties,
        "required": [*assessment["required"], *stated],
        "$defs": {**assessment["$defs"], **{f"answer.{item.id}": _answer(item, answer, day) for item in items}},
    }


def _one_of(description: str, names: tuple[str, ...]) -> Schema:
    if not names:
        return {"type": "null", "description": words.NO_SUCH}
    return {"enum": list(names), "description": description}


def _entry(item: Item, day: Schema) -> Schema:
    """An answer as it stands behind the id of its item, in short form or long."""
    short = [*_words(item, OPEN), *_forms(item, day), BLANK]
    return {"description": _about(item), "anyOf": [*short, {"$ref": f"#/$defs/answer.{item.id}"}]}


def _answer(item: Item, answer: Mapping[str, Any], day: Schema) -> Schema:
    """The long form of an answer."""
    values = [*_words(item, (*OPEN, NOT_APPLICABLE)), *_forms(item, day), BLANK]
    # what every question has in common stands once
    shared = {key: {"$ref": f"#/$defs/AnswerFile/properties/{key}"} for key in answer["properties"]}
    properties = {**shared, "answer": {"description": _about(item), "anyOf": values}}
    # an option that means that the question does not apply says why by its label
    options = item.kind.options if isinstance(item.kind, Choice) else ()
    reasons = ["not-applicable", *(option.id for option in options if option.points is None)]
    may_have_one = {"properties": {"answer": {"enum": reasons}}, "required": ["answer"]}
    return {
        **answer,
        "description": _about(item),
        "properties": properties,
        "else": {"if": {"not": may_have_one}, "then": {"properties": {"because": {"type": "null"}}}},
    }


def _words(item: Item, more: tuple[tuple[str, str], ...]) -> Iterator[Schema]:
    """The words that answer a question, each with what it means.

    An editor that explains an answer shows this alone, so that it says what was asked as well.
    """
    for word, about in (*_named(item), *more):
        yield {"const": word, "description": words.ANSWER.format(about=about, ask=item.ask)}


def _named(item: Item) -> tuple[tuple[str, str], ...]:
    """The words that answer a question, each with what it means."""
    kind = item.kind
    match kind:
        case Scale():
            return tuple(zip(kind.labels, kind.levels, strict=True))
        case YesNo() | Context(form="yes-no"):
            return (("yes", words.YES), ("no", words.NO))
        case Choice(options=options):
            return tuple((option.id, option.label) for option in options)
        case Age(never=float()):
            return ((NEVER, words.NEVER),)
        case Choices() | Number() | Age() | Context():
            return ()
        case _:
            assert_never(kind)


def _forms(item: Item, day: Schema) -> Iterator[Schema]:
    """What else answers it: numbers, days, lists, texts."""
    kind = item.kind
    match kind:
        case Scale() if has_numbers(kind.labels):
            numbers = Counter(number for label in kind.labels if (number := number_of(label)) is not None)
            yield {"enum": [number for number, times in numbers.items() if times == 1]}
        case Scale():
            yield {"type": "integer", "minimum": 0, "maximum": len(kind.labels) - 1}
        case Choices(options=options):
            named = [{"const": option.id, "description": option.label} for option in options]
            yield {"type": "array", "items": {"anyOf": named}, "uniqueItems": True}
        case Number(lowest=lowest, highest=highest):
            yield {"type": "number", "minimum": lowest, "maximum": highest}
        case Age():
            yield day
        case Context(form="number"):
            yield {"type": "number"}
        case Context(form="text"):
            yield {"type": "string", "not": {"const": "not-applicable"}}
        case YesNo() | Choice() | Context():
            pass
        case _:
            assert_never(kind)


def _about(item: Item) -> str:
    """The question, and what belongs to it, as paragraphs."""
    rows = [item.ask, *(words.LEVEL_TEXT.format(label=label, text=text) for label, text in _named(item))]
    if (how := _how(item)) is not None:
        rows.append(how)
    if item.phases is not None:
        rows.append(words.ONLY_IN.format(names=", ".join(item.phases)))
    if item.respondents is not None:
        rows.append(words.ONLY_FROM.format(names=", ".join(item.respondents)))
    if item.applies_when is not None:
        rows.append(words.ONLY_WHERE.format(condition=item.applies_when.text))
    if item.why is not None:
        rows.append(words.WHY.format(why=item.why))
    return "\n\n".join(rows)


def _how(item: Item) -> str | None:
    """How it is answered, where the words that answer it do not say so."""
    kind = item.kind
    match kind:
        case Scale():
            return words.LEVEL_NUMBERED if has_numbers(kind.labels) else words.LEVEL
        case Choices():
            return words.OPTIONS
        case Number(unit=unit, lowest=lowest, highest=highest):
            return words.NUMBER.format(lowest=amount(lowest), highest=amount(highest), unit=unit)
        case Age():
            return words.DATE
        case Context(form="number", unit=unit):
            return words.PLAIN_NUMBER if unit is None else words.NUMBER_OF.format(unit=unit)
        case Context(form="text"):
            return words.TEXT
        case YesNo() | Choice() | Context():
            return None
        case _:
            assert_never(kind)
