"""Write the JSON Schemas of the reports, from the views that are written as JSON, to src/readiness/schemas/.

    python tools/report_schemas.py

What a key means is what the view says of it. As with the files that people write, the gate fails where they are not up
to date.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NewType, get_args, get_origin, get_type_hints

from readiness.render import json_text
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.check_view import CheckReport
from readiness.report.explained import Explanation
from readiness.report.next_view import NextReport
from readiness.report.page import Block
from readiness.report.robustness_view import RobustnessReport
from readiness.report.rounds_view import RoundsReport
from readiness.report.targets_view import StandingsReport
from readiness.report.trend_view import TrendReport
from readiness.report.verification_view import VerificationReport
from readiness.report.view import Report
from schemas import DIALECT, FOLDER

REPORTS: Final[Mapping[str, type]] = {
    json_text.REPORT: Report,
    json_text.CHANGE: ChangeReport,
    json_text.TREND: TrendReport,
    json_text.EXPLANATION: Explanation,
    json_text.VERSIONS: VersionsView,
    json_text.NEXT: NextReport,
    json_text.ROBUSTNESS: RobustnessReport,
    json_text.STANDINGS: StandingsReport,
    json_text.ROUNDS: RoundsReport,
    json_text.VERIFICATION: VerificationReport,
    json_text.PROBLEMS: CheckReport,
}
"""The format of each kind of report, and the view that it is written from."""
KINDS: Final[Mapping[str, str]] = {form.partition("/")[0]: form for form in (*REPORTS, json_text.PAGE)}
SIMPLE: Final[Mapping[Any, str]] = {
    str: "string",
    float: "number",
    int: "integer",
    bool: "boolean",
    NoneType: "null",
}


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of the reports of a kind."""
    form = KINDS[kind]
    if form == json_text.PAGE:
        return _page_schema(form)
    view = REPORTS[form]
    parts: dict[str, Any] = {}
    waiting = [view]
    for found in waiting:
        # two views of one name would be taken for one
        assert found.__name__ not in parts  # noqa: S101 - a script of ours
        parts[found.__name__] = _object(found)
        waiting += [below for below in dict.fromkeys(_below(found)) if below not in waiting]
    made = parts.pop(view.__name__)
    kind_of = {"const": form, "description": "The kind of the report, and the version of its format."}
    properties = {"readiness": kind_of, **made["properties"]}
    return {
        "$schema": DIALECT,
        "title": form,
        **made,
        "properties": properties,
        "required": list(properties),
        "$defs": parts,
    }


def _page_schema(form: str) -> dict[str, Any]:
    """A page is a row of blocks, each of which says what it is."""
    blocks = get_args(Block)
    parts = {block.__name__: _object(block) for block in blocks}
    for block in blocks:
        made, name = parts[block.__name__], json_text.block_name(block)
        made["properties"] = {"block": {"const": name}, **made["properties"]}
        made["required"] = ["block", *made["required"]]
        parts |= {below.__name__: _object(below) for below in _below(block)}
    return {
        "$schema": DIALECT,
        "title": form,
        "type": "object",
        "description": "What readiness show tells of a framework, a part of it, a source or a problem.",
        "properties": {
            "readiness": {"const": form, "description": "The kind of the report, and the version of its format."},
            "blocks": {"type": "array", "items": {"anyOf": [_schema(block) for block in blocks]}},
        },
        "required": ["readiness", "blocks"],
        "additionalProperties": False,
        "$defs": parts,
    }


def _object(view: type) -> dict[str, Any]:
    hints, said = get_type_hints(view), _said(view)
    properties = {}
    for field in fields(view):
        schema = _schema(hints[field.name])
        if field.name in said:
            schema = {**schema, "description": said[field.name]}
        properties[field.name.replace("_", "-")] = schema
    return {
        "type": "object",
        "description": _plain(view.__doc__ or ""),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _below(view: type) -> Iterator[type]:
    waiting = list(get_type_hints(view).values())
    for hint in waiting:
        if isinstance(hint, type) and is_dataclass(hint):
            yield hint
        waiting += get_args(hint)


def _schema(hint: Any) -> dict[str, Any]:
    if hint is Any:
        return {}
    if isinstance(hint, NewType):
        return _schema(hint.__supertype__)
    if hint in SIMPLE:
        return {"type": SIMPLE[hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    entries = get_args(hint)
    if isinstance(hint, UnionType):
        made = [_schema(entry) for entry in entries]
        if all(entry.keys() == {"type"} for entry in made):
            return {"type": [entry["type"] for entry in made]}
        return {"anyOf": made}
    assert get_origin(hint) is tuple  # noqa: S101 - views have no other
    if entries[-1] is Ellipsis:
        return {"type": "array", "items": _schema(entries[0])}
    count = len(entries)
    return {"type": "array", "prefixItems": list(map(_schema, entries)), "minItems": count, "maxItems": count}


@cache
def _said(view: type) -> Mapping[str, str]:
    """What the source says of each field, in the text that stands below it."""
    (made,) = ast.parse(inspect.getsource(view)).body
    assert isinstance(made, ast.ClassDef)  # noqa: S101 - it is one
    said: dict[str, str] = {}
    for one, other in zip(made.body, made.body[1:], strict=False):
        match one, other:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                said[name] = _plain(text)
            case _:
                pass
    return said


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def text_of(kind: str) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write all of them."""
    for kind in KINDS:
        (FOLDER / f"{kind}.json").write_text(text_of(kind), encoding="utf-8", newline="\n")
        print(f"wrote {kind}.json")


if __name__ == "__main__":
    main()
