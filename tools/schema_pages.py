"""Write docs/keys.md and docs/json.md: every key of every file and of every report, from their JSON Schemas.

    python tools/schema_pages.py

The schemas are made from the program's own models (`schemas.py`, `report_schemas.py`); nothing is said here but how a
schema reads in words. The gate fails where the pages are not up to date.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import report_schemas
import schemas

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
Schema: TypeAlias = Mapping[str, Any]
ANY: Final = 1_000_000
"""Numbers up to this one are all that a file may have; it is no limit of a key."""

OF_FILES: Final = """\
# Every key of the files people write

What may stand at each key, made from the JSON Schemas that come with the program (`readiness show --schema assessment`
prints one). [files.md](files.md) says how the files are read and what follows from what stands in them; what cannot be
said of one key alone, such as whether names fit together, only `readiness check` says. A key without *needed* may be
left out.
"""
OF_REPORTS: Final = """\
# Every key of reports as JSON

What `--format json` writes, made from the JSON Schemas that come with the program (`readiness show --schema report`
prints one). [reports.md](reports.md) says which command writes which kind. No key is ever left out, and none is written
that is not here; a key whose meaning its name and its part tell has no text.
"""
TYPES: Final = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "`true` or `false`",
    "null": "`null`",
    "object": "mapping",
}


def pages() -> Mapping[Path, str]:
    """The pages by where they lie."""
    files = {kind: schemas.schema_of(kind) for kind in schemas.ROOTS}
    reports = {kind: report_schemas.schema_of(kind) for kind in report_schemas.KINDS}
    return {
        DOCS / "keys.md": _page(OF_FILES, files, needed=True),
        DOCS / "json.md": _page(OF_REPORTS, reports, needed=False),
    }


def _page(head: str, kinds: Mapping[str, Schema], *, needed: bool) -> str:
    names = _names(kinds)
    lines = [head]
    for kind, schema in kinds.items():
        lines += [f"## {schema['title']}", "", *_part(schema, names[kind], needed=needed)]
    lines += ["## Parts", ""]
    told: set[str] = set()
    for kind, schema in kinds.items():
        for name, part in schema.get("$defs", {}).items():
            heading = names[kind][name]
            if heading not in told:
                told.add(heading)
                lines += [f"### {heading}", "", *_part(part, names[kind], needed=needed)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _names(kinds: Mapping[str, Schema]) -> Mapping[str, Mapping[str, str]]:
    """The headings of the parts of each kind; parts of one name that are not alike name their kind too."""
    texts: dict[str, set[str]] = defaultdict(set)
    for schema in kinds.values():
        for name, part in schema.get("$defs", {}).items():
            texts[name].add(json.dumps(part, sort_keys=True))
    return {
        kind: {name: _words(name) + (f" of {kind}" if len(texts[name]) > 1 else "") for name in schema.get("$defs", {})}
        for kind, schema in kinds.items()
    }


def _words(name: str) -> str:
    """The name of a model in words: `ScaleItemFile` is a scale item."""
    plain = re.sub(r"(?<=.)(File|View)$", "", name)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).capitalize()


def _part(schema: Schema, names: Mapping[str, str], *, needed: bool) -> Iterator[str]:
    if described := schema.get("description"):
        yield _cell(described)
        yield ""
    properties = schema.get("properties", {})
    if not properties:
        yield f"It is {form(schema, names)}."
        yield ""
        return
    yield "| key | what stands there | what it says |"
    yield "| --- | --- | --- |"
    for key, entry in properties.items():
        said = _cell(entry.get("description", ""))
        must = "; *needed*" if needed and key in schema.get("required", ()) else ""
        shown = form(_said(entry) if needed else entry, names)
        yield f"| `{key}` | {shown}{must} | {said} |".replace("|  |", "| |")
    yield ""


def _said(schema: Schema) -> Schema:
    """What may be written at a key; in a file, `null` is what a key says that is left out."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [entry for entry in schema["anyOf"] if entry != {"type": "null"}]}
    return schema


def _cell(text: str) -> str:
    """A text in a table: nothing in it is markup, and what Python calls None is null."""
    plain = re.sub(r"\bNone\b", "null", " ".join(text.split()))
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", plain)


def form(schema: Schema, names: Mapping[str, str]) -> str:
    """What may stand where a schema is asked for, in words."""
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _either([form(entry, names) for entry in schema[key]])
    match schema:
        case {"$ref": str(ref)}:
            name = names[ref.rpartition("/")[2]]
            return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"
        case {"const": value}:
            return f"`{value}`"
        case {"enum": [*values]}:
            return _either([f"`{value}`" for value in values])
        case {"type": [*kinds]}:
            return _either([form({**schema, "type": kind}, names) for kind in kinds])
        case {"type": "array"}:
            return _list(schema, names)
        case {"type": "object", "additionalProperties": dict(each)}:
            return f"mapping to {form(each, names)}"
        case {"type": str(kind)}:
            return _plain(kind, schema)
        case _:
            return "mapping"


def _plain(kind: str, schema: Schema) -> str:
    match schema:
        case {"format": "date"}:
            return "day"
        case {"pattern": pattern} if pattern == schemas.FORMS["_id"]["pattern"]:
            return "id"
        case {"minimum": least, "maximum": most} if most < ANY:
            return f"{TYPES[kind]} from {least} to {most}"
        case _:
            return TYPES[kind]


def _list(schema: Schema, names: Mapping[str, str]) -> str:
    if "prefixItems" in schema:
        return f"list of {' and '.join(form(entry, names) for entry in schema['prefixItems'])}"
    return f"list of {form(schema.get('items', {}), names)}"


def _either(forms: Sequence[str]) -> str:
    *others, last = dict.fromkeys(forms)
    return f"{', '.join(others)} or {last}" if others else last


def main() -> None:
    """Write both."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path.name}")


if __name__ == "__main__":
    main()
