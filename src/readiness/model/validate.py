"""From a parsed file to a model: pydantic's errors become problems with a place, all of them at once."""

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from pydantic import ValidationError

from readiness.ids import OVERALL, is_id, nearest
from readiness.model.border import Border, all_at, is_file_safe, is_of_mappings, keys_at, keys_of
from readiness.problems import MOST_KEPT, MOST_SHOWN, Loaded, Place, Problem, problem
from readiness.syntax.document import Document, Path, Plain, value_at
from readiness.words import parts as words
from readiness.words.problems import DETAILS

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=Border)
MOST_KEYS: Final = 12
"""How many of the keys that may stand in the place of an unknown one are named."""
NEWER: Final = "080"
"""The number of the code of a newer version."""

_WANTED: Final = {
    "string_type": words.TEXT,
    "int_type": words.WHOLE_NUMBER,
    "int_from_float": words.WHOLE_NUMBER,
    "float_type": words.NUMBER,
    "bool_type": words.TRUE_OR_FALSE,
    "tuple_type": words.LIST,
    "list_type": words.LIST,
    "dict_type": words.KEYS,
    "model_type": words.KEYS,
    "model_attributes_type": words.KEYS,
}


_FORMS: Final = {
    "not_an_id": "005",
    "not_file_safe": "006",
    "string_pattern_mismatch": "011",
    "not_a_framework": "084",
}
"""The numbers of the codes for a text that does not have the form that is asked."""


_LIKE: Final = {words.KEYS: words.EXAMPLE_KEYS, words.LIST: words.EXAMPLE_LIST}
_SCORE: Final = re.compile(r"""score\(["']([a-z0-9-]+)["']\)""")
"""A theme whose score is asked for; of an id with a point in it, it is not known here whether it is an item."""
_FRAMEWORK: Final = '{id: integrated-mission, version: "2026.1"}'


def kind_of(value: object) -> str:
    """What a value read from YAML is, in words."""
    match value:
        case None:
            return words.BLANK
        case bool():
            return words.TRUE_OR_FALSE
        case int() | float():
            return words.NUMBER
        case str():
            return words.TEXT
        case list():
            return words.LIST
        case _:
            return words.KEYS


def wrong_type(document: Document, code: str, path: Path, wanted: str, value: object) -> Problem:
    """A value of one type where another is asked, with a word on how to write that one."""
    example = _like(document, path, wanted, value) or _LIKE.get(wanted)
    how = "" if example is None else words.LIKE.format(example=example)
    if wanted == words.TEXT and isinstance(value, bool | int | float):
        how = words.QUOTED
    elif wanted == words.TEXT and value is None and path and isinstance(path[-1], str):
        how = words.AN_ID if path[-1] == "id" else words.BEHIND_COLON
    elif wanted == words.TEXT and _has_colon(document, path, value):
        how = words.WITH_COLON
    return document.problem(code, path, wanted=wanted, found=kind_of(value), how=how)


def _is_in_lines(document: Document, path: Path, value: object) -> bool:
    """Whether a value is keys and values without braces around them."""
    line, column = document.places.get(path, (1, 1))
    return isinstance(value, dict) and document.lines[line - 1][column - 1 : column] != "{"


def _has_colon(document: Document, path: Path, value: object) -> bool:
    """Whether a value is a text that became one key and its value because of a colon in it."""
    is_pair = isinstance(value, dict) and len(value) == 1 and not isinstance(next(iter(value.values())), dict | list)
    return is_pair and _is_in_lines(document, path, value)


def _like(document: Document, path: Path, wanted: str, value: object) -> str | None:
    """How a part is written whose keys are known, with what stands there where that can be used."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    text = value.strip() if isinstance(value, str) else ""
    match name, wanted:
        case "evidence", words.LIST:
            return f"[{words.EXAMPLE_EVIDENCE}]"
        case "evidence", words.KEYS:
            return words.EXAMPLE_EVIDENCE
        case "framework", words.KEYS:
            id_, at, version = text.partition("@")
            good = at and is_id(id_) and is_file_safe(version)
            return f'{{id: {id_}, version: "{version}"}}' if good else _FRAMEWORK
        case "cap", words.KEYS if isinstance(value, int | float):
            named = _SCORE.search(str(value_at(document.data, (*path[:-1], "when"))))
            return f"{{{OVERALL if named is None else named[1]}: {value}}}"
        case "subject", words.KEYS:
            return f"{{id: {text if is_id(text) else 'unmex'}, name: {words.EXAMPLE_NAME}}}"
        case _:
            return None


def validate(document: Document, model: type[M], letter: str) -> Loaded[M]:
    """The document as `model`, or a problem for each mistake; `letter` begins the codes (F or A)."""
    return validate_at(document, (), document.data, model, letter)


def validate_at(document: Document, at: Path, value: Plain, model: type[M], letter: str) -> Loaded[M]:
    """The same for a part of the document, which stands at this path."""
    try:
        return Loaded(model.model_validate(_enough(value, model)))
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        # a list whose only fault is a faulty entry is not too short as well
        short = {d["loc"] for d in found if d["type"] == "too_short"}
        faulty = {d["loc"][:depth] for d in found for depth in range(len(d["loc"]))} if short else set()
        causes = [d for d in found if d["type"] != "too_short" or d["loc"] not in faulty]
        wrong = kind_problem(document, model, letter) if not at else None
        if wrong is not None and wrong.code.endswith(NEWER):
            return Loaded(None, (wrong,))  # what a newer version may say is not known here
        if wrong is not None:
            causes = [d for d in causes if d["loc"] != ("readiness",)]
        problems = (
            _slipped(document, at, detail, letter)
            or (
                _unknown_key(document, model, at, detail, letter, hints=place < MOST_SHOWN)
                if detail["type"] == "extra_forbidden"
                else _problem(document, model, at, detail, letter)
            )
            for place, detail in enumerate(causes[:MOST_KEPT])
        )
        return Loaded(None, tuple(dict.fromkeys((*(() if wrong is None else (wrong,)), *problems))))


def _enough(value: Plain, model: type[Border]) -> Plain:
    """A mapping without those of its unknown keys of which no problem would be kept."""
    if not isinstance(value, dict) or len(value) <= MOST_KEPT:
        return value
    known = keys_of(model)
    first = islice(value.items(), MOST_KEPT + len(known))
    return {**dict(first), **{key: value[key] for key in known if key in value}}


def kind_problem(document: Document, model: type[Border], letter: str) -> Problem | None:
    """What is wrong with the kind that a file says it is, where one of this model is asked."""
    # only mistakes need it
    from readiness.model.versions import KEY, NEWEST, WRITTEN, Fault, fault, named, nearest_kind  # noqa: PLC0415

    data = document.data
    if not isinstance(data, dict) or KEY not in model.model_fields:
        return None
    (wanted,) = get_args(model.model_fields[KEY].annotation)
    found = fault(data, wanted)
    if found is None:
        return None
    kind = named(data) or ""
    return document.problem(
        f"{letter}{found.value}",
        (KEY,),
        found=data.get(KEY),
        kind=kind,
        newest=NEWEST.get(kind, ""),
        wanted=wanted,
        wanted_kind=wanted.partition("/")[0],
        kinds=", ".join(WRITTEN),
        nearest=nearest_kind(data.get(KEY)) if found is Fault.UNKNOWN else "",
    )


def _unknown_key(
    document: Document,
    model: type[Border],
    at: Path,
    detail: "ErrorDetails",
    letter: str,
    *,
    hints: bool,
) -> Problem:
    """A key that is none here: with the one of its place that is nearest to it, and those that could stand there."""
    path, key = walk(document.data, (*at, *detail["loc"])), str(detail["loc"][-1])
    if not hints:
        return document.problem(f"{letter}001", path, key=True, name=key, nearest="")
    owner = value_at(document.data, path[:-1])
    free = [name for name in keys_at(model, detail["loc"][:-1]) if not isinstance(owner, dict) or name not in owner]
    hint = nearest(key, all_at(model, detail["loc"][:-1]) - {key}) or ""
    comma = detail["input"] is None
    keys = ", ".join(free[:MOST_KEYS]) + (", ..." if free[MOST_KEYS:] else "")
    case = {"case": "keys", "keys": keys} if free and not comma else {}
    return document.problem(f"{letter}001", path, key=True, name=key, nearest=hint, **case)


def _problem(document: Document, model: type[Border], at: Path, detail: "ErrorDetails", letter: str) -> Problem:
    path = walk(document.data, (*at, *detail["loc"]))
    kind, value, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    if wanted := _WANTED.get(kind):
        if wanted == words.LIST and _is_in_lines(document, path, value) and is_of_mappings(model, detail["loc"]):
            found = kind_of(value)
            return document.problem(f"{letter}003", path, case="entries", wanted=wanted, found=found)
        return wrong_type(document, f"{letter}003", path, wanted, value)
    if number := _FORMS.get(kind):
        return document.problem(f"{letter}{number}", path, found=value)
    match kind:
        case "missing":
            return _missing(document, letter, path, detail["loc"][-1])
        case "literal_error":
            return document.problem(f"{letter}004", path, allowed=context["expected"], found=value)
        case "not_a_day":
            return document.problem(f"{letter}007", path, found="" if value is None else value, **context)
        case "blank":
            return document.problem(f"{letter}010", path)
        case "not_one_kind" if isinstance(value, dict):
            from readiness.model.checklist_files import KINDS  # noqa: PLC0415 - only mistakes need it

            none = not value.keys() & {*KINDS}
            return document.problem(f"{letter}008", path, case="none" if none else "several")
        case "not_one_kind":
            return wrong_type(document, f"{letter}003", path, words.KEYS, value)
        case _:
            said = DETAILS[kind].format_map(context) if kind in DETAILS else detail["msg"]
            return document.problem(f"{letter}009", path, detail=said)


def _slipped(document: Document, at: Path, detail: "ErrorDetails", letter: str) -> Problem | None:
    """What was meant by a value that is no number or no day; None where that is not known, or it is another mistake."""
    from readiness.model.slips import day_slip, number_slip  # noqa: PLC0415 - only mistakes need it

    path = walk(document.data, (*at, *detail["loc"]))
    if _WANTED.get(detail["type"]) == words.KEYS or detail["type"] == "not_one_kind":
        return _without_colon(document, path)
    match detail["type"]:
        case "float_type" | "int_type":
            slip = number_slip(detail["input"])
        case "not_a_day":
            slip = day_slip(detail["input"])
        case "extra_forbidden" if detail["input"] is None:
            slip = number_slip(_comma(document.data, path))
        case _:
            slip = None
    return None if slip is None else slip.at(document, letter, path)


def _without_colon(document: Document, path: Path) -> Problem | None:
    """A line of its own where keys are asked that lacks the ':', or the blank behind it; None for another text."""
    from readiness.syntax.colons import slip  # noqa: PLC0415 - only mistakes need it
    from readiness.syntax.refusals import named  # noqa: PLC0415

    line, column = document.places.get(path, (1, 1))
    text = document.lines[line - 1]
    found = slip(text[column - 1 :]) if text[: column - 1].strip(" -") == "" else None
    if found is None or not isinstance(value_at(document.data, path), str):
        return None
    # the table of a spreadsheet, or words of a list, or one that says nothing
    if found.code == "Y037" and (not path or isinstance(path[-1], int) or not found.value):
        return None
    return problem(found.code, Place(document.name, line, column + found.at), text, **named(found))


def _comma(data: Plain, path: Path) -> str | None:
    """A number with a decimal comma inside of braces, where the comma ends the value: {answer: 3,5} has the key 5."""
    owner, key = value_at(data, path[:-1]), path[-1]
    if not isinstance(owner, dict) or not isinstance(key, str) or not key.isdecimal():
        return None
    keys = list(owner)
    before = owner[keys[keys.index(key) - 1]]
    return f"{before},{key}" if isinstance(before, int) and not isinstance(before, bool) else None


def _missing(document: Document, letter: str, path: Path, step: int | str) -> Problem:
    """A key that is not there, or an entry of a list that always has so many."""
    if isinstance(step, int):
        return document.problem(f"{letter}009", path, detail=DETAILS["too_few"].format(wanted=step + 1))
    return document.problem(f"{letter}002", path, name=step)


def walk(data: Plain, loc: tuple[int | str, ...]) -> Path:
    """The part of pydantic's location that exists in the file: it also names tags of unions and missing keys."""
    path: Path = ()
    for step in loc:
        match data, step:
            case dict(), str() if step in data:
                data, path = data[step], (*path, step)
            case list(), int() if step < len(data):
                data, path = data[step], (*path, step)
            case _:
                continue
    return path
