"""Write the JSON Schemas of the files people write, from the models that read them, to src/readiness/schemas/.

    python tools/schemas.py

They come as files, and not made at run time, so that an editor can be pointed at them, and so that what is shipped is
what was tested, whichever version of pydantic a user has. The gate fails where they are not up to date.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from readiness.ids import ID_PATTERN
from readiness.model.answer_files import AssessmentFile
from readiness.model.border import Border
from readiness.model.checklist_files import ChecklistFile
from readiness.model.folder_files import FolderFile, TargetsFile
from readiness.model.framework_files import FrameworkFile, RulesFile, SourcesFile
from readiness.problems import may_be_allowed
from readiness.report.manual_page import what
from readiness.syntax.dates import EARLIEST, LATEST
from readiness.words.problems import TEXTS
from schema_words import FILES, KEYS, MODELS

FOLDER: Final = Path(__file__).resolve().parent.parent / "src" / "readiness" / "schemas"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ROOTS: Final[Mapping[str, type[Border]]] = {
    "framework": FrameworkFile,
    "checklist": ChecklistFile,
    "rules": RulesFile,
    "sources": SourcesFile,
    "assessment": AssessmentFile,
    "targets": TargetsFile,
    "folder": FolderFile,
}
SAFE: Final = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
# 1945 to 2200; which months have 31 days is left to the program
YEAR: Final = r"(19(4[5-9]|[5-9][0-9])|20[0-9]{2}|21[0-9]{2}|2200)"
assert (EARLIEST.year, LATEST.year) == (1945, 2200)  # noqa: S101 - what the pattern above says

FORMS: Final[Mapping[str, Mapping[str, Any]]] = {
    "_id": {"pattern": f"^{ID_PATTERN}$"},
    "_filled": {"pattern": r"\S"},
    "_file_safe": {"pattern": f"^{SAFE}$"},
    "_framework_name": {"pattern": f"^{ID_PATTERN}@{SAFE}$"},
    "_day": {"pattern": f"^{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "format": "date"},
}
"""What the functions that look at a text ask of it, by their names in `readiness.model`."""

# whatever question it belongs to; the schema of a framework's own assessments says more
SHORT: Final[Mapping[str, Any]] = {
    "anyOf": [
        {"type": ["string", "number", "null"], "not": {"const": "not-applicable"}},
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    ]
}
LONG: Final[Mapping[str, Any]] = {"anyOf": [{"type": ["string", "number", "null"]}, SHORT["anyOf"][1]]}
NEEDS_REASON: Final[Mapping[str, Any]] = {
    "if": {"properties": {"answer": {"const": "not-applicable"}}, "required": ["answer"]},
    "then": {"properties": {"because": {"type": "string"}}, "required": ["because"]},
}
ONE_OF_TWO: Final[Mapping[str, tuple[str, str]]] = {"OptionFile": ("points", "means"), "TargetFile": ("by", "before")}
"""Keys of which exactly one is stated."""
ALLOW: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "The code of each, and why it is meant so.",
    "properties": {
        code: {"type": "string", "pattern": r"\S", "description": what(code)}
        for code in sorted(filter(may_be_allowed, TEXTS))
    },
    "additionalProperties": False,
}
"""The checks that may be switched off, so that an editor offers their codes and says what each looks for."""


class Generator(GenerateJsonSchema):
    """Pydantic's generator, with the forms of texts that our own functions look at."""

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """What a function asks of a value that pydantic has looked at."""
        return {**super().function_after_schema(schema), **_form(schema)}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What a function makes of a text before pydantic looks at it."""
        return {**super().function_before_schema(schema), **_form(schema)}


def _form(schema: Any) -> Mapping[str, Any]:
    return FORMS[schema["function"]["function"].__name__]


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of the files of a kind."""
    model = ROOTS[kind]
    made = model.model_json_schema(schema_generator=Generator)
    parts: dict[str, Any] = made.pop("$defs", {})
    if kind == "assessment":
        # answers are read one by one, so the model of the file does not name theirs
        answer = _answer_models()
        parts |= answer
        made["properties"]["answers"] = {
            "type": ["object", "null"],
            "additionalProperties": {"anyOf": [*SHORT["anyOf"], {"$ref": "#/$defs/AnswerFile"}]},
        }
    for name, part in (*parts.items(), (model.__name__, made)):
        _describe(name, part)
        if "allow" in part["properties"]:
            said = part["properties"]["allow"]["description"]
            part["properties"]["allow"] = {"$ref": "#/$defs/Allow", "description": said}
            parts = {**parts, "Allow": dict(ALLOW)}
    made["description"] = FILES[kind]
    return {"$schema": DIALECT, "title": made["properties"]["readiness"]["const"], **_bare(made), "$defs": _bare(parts)}


def _answer_models() -> dict[str, Any]:
    from readiness.model.answer_files import AnswerFile  # noqa: PLC0415 - named once

    made = AnswerFile.model_json_schema(schema_generator=Generator)
    parts: dict[str, Any] = made.pop("$defs")
    made["properties"]["answer"] = dict(LONG)
    return {**parts, "AnswerFile": {**made, **NEEDS_REASON}}


def _describe(model: str, part: dict[str, Any]) -> None:
    """Say of each key what it is; a key without a text is a mistake."""
    part["description"] = MODELS.get(model, part["description"].replace("`", ""))
    for key, value in part["properties"].items():
        value["description"] = _words(model, key)
    if model in ONE_OF_TWO:
        keys = ONE_OF_TWO[model]
        part["oneOf"] = [{"properties": {key: {"not": {"type": "null"}}}, "required": [key]} for key in keys]


def _words(model: str, key: str) -> str:
    inherited = (base.__name__ for base in _models()[model].__mro__ if base is not BaseModel)
    for name in (*inherited, ""):
        if key in KEYS.get(name, {}):
            return KEYS[name][key]
    missing = f"tools/schema_words.py says nothing of the key {key} of {model}"
    raise SystemExit(missing)


def _models() -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [Border]
    for model in waiting:
        found[model.__name__] = model
        waiting += model.__subclasses__()
    return found


def _bare(part: Any, *, named: bool = False) -> Any:
    """Without the titles that pydantic makes of names, and without blank defaults, which say nothing."""
    match part:
        case dict():
            left_out = () if named else ("title",)
            kept = {key: value for key, value in part.items() if key not in left_out}
            if not named and kept.get("default", 0) in (None, [], {}):
                del kept["default"]
            return {
                key: _bare(value, named=key in {"properties", "$defs"} and not named) for key, value in kept.items()
            }
        case list():
            return [_bare(entry) for entry in part]
        case _:
            return part


def text_of(kind: str) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for kind in ROOTS:
        (FOLDER / f"{kind}.json").write_text(text_of(kind), encoding="utf-8", newline="\n")
        print(f"wrote {kind}.json")


if __name__ == "__main__":
    main()
