"""Changing one entry in the text of a YAML file and leaving every other character as it is.

The file is the user's: comments, order, quoting and layout stay. What is changed is found by the parser's own marks,
and the changed text is read again and compared with what was wanted before anybody may write it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml import events

from readiness.syntax.document import Path, Plain
from readiness.syntax.yaml_events import LOADER, key_of, parse

_PLAIN: Final = re.compile(r"[A-Za-z]([\w ./()-]*[\w.)])?", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONSTANTS: Final = frozenset({"null", "true", "false"})
# JSON leaves these as they are, and YAML counts some of them as the end of a line or does not allow them
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_END: Final = re.compile("\r\n|[\n\r]")
EXACT: Final = 1e15
"""From here on the reader takes an integer for a text, since it would not be exact."""
STEP: Final = 2
"""Spaces by which an entry is indented."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a value stands, in characters from the start of the text; `key` is where its key begins."""

    key: int | None
    start: int
    end: int
    """Behind its last character that is not white space; a block's end is that of its last value."""
    full: int
    """The same with the blank lines that a block text may count as its own."""
    style: str
    """scalar, text (a block scalar), block or flow."""


def _at(mark: Any) -> int:
    """The place of a mark, in characters."""
    return int(mark.index)


@dataclass(slots=True)
class _Open:
    path: Path
    key_at: int | None
    start: int
    flow: bool
    sequence: bool
    key: str | None = None
    key_start: int | None = None
    entries: int = 0
    last: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class _Walk:
    text: str
    found: dict[Path, _Span] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        match event:
            case events.ScalarEvent():
                top = self.stack[-1] if self.stack else None
                if top is not None and not top.sequence and top.key is None:
                    top.key, top.key_start = key_of(event), _at(event.start_mark)
                    return
                style = "text" if event.style in {"|", ">"} else "scalar"
                self.put(_at(event.start_mark), _at(event.end_mark), style)
            case events.CollectionStartEvent():
                path, key_at = self.place()
                sequence = isinstance(event, events.SequenceStartEvent)
                self.stack.append(_Open(path, key_at, _at(event.start_mark), bool(event.flow_style), sequence))
            case events.CollectionEndEvent():
                done = self.stack.pop()
                ends = (_at(event.end_mark),) * 2 if done.flow else done.last
                self.found[done.path] = _Span(done.key_at, done.start, *ends, "flow" if done.flow else "block")
                self.close(*ends)
            case _:
                pass

    def place(self) -> tuple[Path, int | None]:
        """The path of the value that begins here, and where its key begins."""
        if not self.stack:
            return (), None
        top = self.stack[-1]
        if top.sequence:
            return (*top.path, top.entries), None
        return (*top.path, top.key or ""), top.key_start

    def put(self, start: int, end: int, style: str) -> None:
        path, key_at = self.place()
        ends = (start + len(self.text[start:end].rstrip()), end) if style == "text" else (end, end)
        self.found[path] = _Span(key_at, start, *ends, style)
        self.close(*ends)

    def close(self, end: int, full: int) -> None:
        if self.stack:
            top = self.stack[-1]
            top.last, top.key, top.entries = (end, full), None, top.entries + 1


def _spans(text: str) -> Mapping[Path, _Span]:
    walk = _Walk(text)
    for event in yaml.parse(text, Loader=LOADER):
        walk.take(event)
    return walk.found


# ---- writing values


def scalar(value: bool | float | str | None) -> str:
    """A value as YAML that reads back as the same value: plain where that is safe, else in double quotes."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return str(int(value)) if abs(value) < EXACT and value == int(value) else repr(value)
        case str() if _DAY.fullmatch(value) or (_PLAIN.fullmatch(value) and value.lower() not in _CONSTANTS):
            return value
        case _:
            return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def flow(value: Plain) -> str:
    """A value on one line."""
    match value:
        case list():
            return f"[{', '.join(flow(entry) for entry in value)}]"
        case dict():
            return f"{{{', '.join(f'{scalar(key)}: {flow(entry)}' for key, entry in value.items())}}}"
        case _:
            return scalar(value)


def entry_lines(key: str, value: Plain) -> list[str]:
    """An entry of a block mapping, its own keys on lines of their own."""
    if not isinstance(value, dict) or not value:
        return [f"{scalar(key)}: {flow(value)}"]
    lines = [f"{scalar(key)}:"]
    for name, part in value.items():
        if isinstance(part, list) and part and isinstance(part[0], dict):
            lines += [f"{' ' * STEP}{name}:", *(f"{' ' * 2 * STEP}- {flow(piece)}" for piece in part)]
        else:
            lines.append(f"{' ' * STEP}{name}: {flow(part)}")
    return lines


# ---- changing


def set_entry(data: bytes, section: str, key: str, value: Plain, order: Sequence[str] = ()) -> bytes | None:
    """The file with one entry of a section, a mapping at its top, set to a value; None where that cannot be done.

    A new entry goes behind the one that comes before it in `order`. What comes back reads as the same data with this
    one difference, or it does not come back.
    """
    before = parse(data, "")
    if before.value is None or not isinstance(before.value.data, dict):
        return None
    if not isinstance(before.value.data.get(section), dict | None):
        return None
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    edit = _Edit(text.removeprefix(mark), before.value.data, section)
    wanted = {**before.value.data, section: {**_mapping(before.value.data.get(section)), key: value}}
    for changed in edit.ways(key, value, order):
        after = parse((mark + changed).encode("utf-8"), "")
        if after.value is not None and after.value.data == wanted:
            return (mark + changed).encode("utf-8")
    return None


def set_value(data: bytes, key: str, value: str) -> bytes | None:
    """The file with the scalar of a key at its top set to a text; None where that cannot be done."""
    before = parse(data, "")
    if before.value is None or not isinstance(before.value.data, dict):
        return None
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    edit = _Edit(text.removeprefix(mark), before.value.data, key)
    span = edit.spans.get((key,))
    if span is None or span.style != "scalar":
        return None
    changed = (mark + edit.put(span, flow(value))).encode("utf-8")
    after = parse(changed, "")
    return changed if after.value is not None and after.value.data == {**before.value.data, key: value} else None


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


class _Edit:
    def __init__(self, text: str, data: Mapping[str, Plain], section: str) -> None:
        self.text = text
        self.data = data
        self.section = section
        self.spans = _spans(text)
        end = _LINE_END.search(text)
        self.newline = end[0] if end is not None else "\n"

    def ways(self, key: str, value: Plain, order: Sequence[str]) -> Iterator[str]:
        """The changed text; a second way where the first may change what another value means."""
        here = self.spans.get((self.section,))
        entries = _mapping(self.data.get(self.section))
        if here is None:
            yield from self.new_section(key, value)
        elif self.spans[()].style == "flow" and not entries:
            notes = "".join(f" {note}{self.newline}" for note in self.comments((self.section,), here.start, here.end))
            yield f"{self.text[: here.start]}{{{notes}{flow({key: value})[1:]}{self.text[here.end :]}"
        elif here.style == "scalar" or not entries:
            yield self.first(here, key, value)
        elif key in entries:
            yield self.change(here, key, entries[key], value)
        elif here.style == "flow":
            last = max(self.spans[(self.section, name)].end for name in entries)
            yield f"{self.text[:last]}, {scalar(key)}: {flow(value)}{self.text[last:]}"
        else:
            yield self.insert(key, value, list(entries), order)
            # a block text without an end of line means something else when a line follows it
            yield self.insert(key, value, list(entries), None)

    def block(self, key: str, value: Plain, column: int) -> str:
        return self.newline.join(f"{' ' * column}{row}" for row in entry_lines(key, value))

    def new_section(self, key: str, value: Plain) -> Iterator[str]:
        """A section that is not there yet comes last, or else first."""
        root = self.spans[()]
        if root.style == "flow":
            last = max((span.end for path, span in self.spans.items() if len(path) == 1), default=root.end - 1)
            comma = ", " if len(self.spans) > 1 else ""
            yield f"{self.text[:last]}{comma}{self.section}: {flow({key: value})}{self.text[last:]}"
            return
        written = f"{self.section}:{self.newline}{self.block(key, value, STEP)}"
        yield self.behind(root, written)
        start = self.line_start(root.start)
        yield f"{self.text[:start]}{written}{self.newline}{self.text[start:]}"

    def behind(self, span: _Span, written: str) -> str:
        """Lines put behind the line on which a value ends."""
        end = span.full
        if self.text[end - 1 : end] in {"\n", "\r"}:  # a block text ends with its line
            return f"{self.text[:end]}{written}{self.newline}{self.text[end:]}"
        end = self.line_end(end)
        return f"{self.text[:end]}{self.newline}{written}{self.text[end:] or self.newline}"

    def first(self, here: _Span, key: str, value: Plain) -> str:
        """The first entry of a section that is blank: its blank value goes, and what follows on its line stays."""
        start = here.start if here.start == here.end else len(self.text[: here.start].rstrip(" \t"))
        line_end = self.line_end(here.end)
        rest = self.text[here.end : line_end].rstrip()
        notes = "".join(f"{' ' * STEP}{note}{self.newline}" for note in self.comments((self.section,), start, here.end))
        return (
            f"{self.text[:start]}{rest}{self.newline}{notes}{self.block(key, value, STEP)}"
            f"{self.text[line_end:] or self.newline}"
        )

    def change(self, here: _Span, key: str, old: Plain, new: Plain) -> str:
        path: Path = (self.section, key)
        if flow(old) == flow(new):
            return self.text
        plain = not isinstance(old, dict | list) and not isinstance(new, dict | list)
        if plain and self.spans[path].style == "scalar":
            return self.put(self.spans[path], flow(new))
        if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
            differing = [name for name in new if old[name] != new[name]]
            if all(self.spans[(*path, name)].style == "scalar" for name in differing):
                text = self.text
                for name in sorted(differing, key=lambda name: -self.spans[(*path, name)].start):
                    text = self.put(self.spans[(*path, name)], flow(new[name]), text)
                return text
        return self.whole(here, path, key, new)

    def put(self, span: _Span, written: str, text: str | None = None) -> str:
        """One scalar in place of another; a blank one may need a colon, and a space, before it."""
        text = self.text if text is None else text
        lead = ""
        if span.start == span.end:
            lead = "" if ":" in text[span.key or 0 : span.start] else ":"
            lead += "" if not lead and text[span.start - 1 : span.start].isspace() else " "
        return f"{text[: span.start]}{lead}{written}{text[span.end :]}"

    def whole(self, here: _Span, path: Path, key: str, value: Plain) -> str:
        """An entry replaced from its key to its end, its comments kept above it."""
        span = self.spans[path]
        start = span.key or 0
        notes = list(self.comments(path, start, span.end))
        if here.style == "flow":
            head = "".join(f" {note}{self.newline}{' ' * STEP}" for note in notes)
            return f"{self.text[:start]}{head}{scalar(key)}: {flow(value)}{self.text[span.end :]}"
        column = start - self.line_start(start)
        comments = "".join(f"{note}{self.newline}{' ' * column}" for note in notes)
        return f"{self.text[:start]}{comments}{self.block(key, value, column)[column:]}{self.text[span.end :]}"

    def comments(self, path: Path, start: int, end: int) -> Iterator[str]:
        """The comments inside an entry: what begins with # and lies in none of its texts."""
        inside = [
            # on the line of its sign, a block text may have a comment
            (self.line_end(span.start) if span.style == "text" else span.start, span.end)
            for name, span in self.spans.items()
            if name[: len(path)] == path and span.style in {"scalar", "text"}
        ]
        place = start
        while (place := self.text.find("#", place, end)) >= 0:
            if any(low <= place < high for low, high in inside):
                place += 1
                continue
            line_end = min(self.line_end(place), end)
            yield self.text[place:line_end].rstrip()
            place = line_end

    def insert(self, key: str, value: Plain, entries: list[str], order: Sequence[str] | None) -> str:
        """A new entry behind those that come before it in the order, those of no known place among them; else first."""
        places = {name: place for place, name in enumerate(order or ())}
        mine = places.get(key, len(places))
        ahead = [] if order is None else [name for name in entries if places.get(name, -1) < mine]
        first = self.spans[(self.section, entries[0])].key or 0
        column = first - self.line_start(first)
        written = self.block(key, value, column)
        if not ahead:
            start = self.line_start(first)
            return f"{self.text[:start]}{written}{self.newline}{self.text[start:]}"
        before = max(ahead, key=lambda name: (places.get(name, -1), entries.index(name)))
        return self.behind(self.spans[(self.section, before)], written)

    def line_start(self, place: int) -> int:
        return max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place)) + 1

    def line_end(self, place: int) -> int:
        match = _LINE_END.search(self.text, place)
        return len(self.text) if match is None else match.start()
