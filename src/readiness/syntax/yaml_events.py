"""YAML, read from the parser's events: scalars as YAML 1.2's core schema reads them, with the place of all things.

PyYAML's own loaders are not used. They read `no` as false and 22:30 as 1350, keep the last of two equal keys in
silence, and a file of brackets ends the process. Events need no recursion, and every limit is checked before
anything is built.
"""

import codecs
import re
from dataclasses import dataclass, field
from typing import Final, NoReturn, Protocol

import yaml
from yaml import events

from readiness.problems import Loaded, Place, Problem, has_errors, problem
from readiness.syntax.document import Document, Path, Plain, lines_of

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 40
MAX_NODES: Final = 200_000
MAX_TEXT: Final = 20_000
"""The longest single text, in characters."""

try:
    from yaml import CSafeLoader
except ImportError:  # PyYAML was built without libyaml: the same events, only slower
    LOADER: "type[CSafeLoader | yaml.SafeLoader]" = yaml.SafeLoader
else:
    LOADER = CSafeLoader
_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT: Final = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,2})?")
_CONSTANTS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_EXACT_DIGITS: Final = 15
"""A longer integer is not exact as a float, which is how canonical JSON writes it; it stays text."""
_LONGEST_NUMBER: Final = 40
"""A longer run of digits is no number that anybody meant; it stays text."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# the parser takes these as escapes in quotes only
_NOT_AS_THEY_ARE: Final = re.compile(_FORBIDDEN.pattern[:-1] + "\x80-\x84\x86-\x9f]")


class Mark(Protocol):
    """A place as the parser counts it, from 0; libyaml's and PyYAML's own are two classes."""

    line: int
    column: int


def _counted_from_one(mark: Mark | None) -> tuple[int, int]:
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _scalar(event: events.ScalarEvent) -> Plain:
    text: str = event.value
    if not event.implicit[0]:  # quoted, or a block
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.fullmatch(text):
            return int(text) if len(text) <= _EXACT_DIGITS else text
        if len(text) <= _LONGEST_NUMBER and _FLOAT.fullmatch(text):
            return float(text)
    return text


class _StopError(Exception):
    """Reading cannot go on after the problem just noted."""


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet; `key` is the key that waits for its value."""

    value: dict[str, Plain] | list[Plain]
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    name: str
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Plain = None
    documents: int = 0
    nodes: int = 0

    def note(self, code: str, mark: Mark | None, **args: object) -> None:
        line, column = _counted_from_one(mark)
        self.problems.append(
            problem(code, Place(self.name, line, column), self.lines[min(line, len(self.lines)) - 1], **args)
        )

    def note_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """What the parser refused; where it only gave up at the end of the file, the place where its trouble began."""
        mark = error.problem_mark or error.context_mark
        rest = () if mark is None else self.lines[mark.line :]
        if error.context_mark is not None and not any(line.strip() for line in rest):
            mark = error.context_mark
        line = self.lines[mark.line] if mark is not None and mark.line < len(self.lines) else ""
        if "\t" in line[: len(line) - len(line.lstrip())]:
            self.note("Y014", mark)
        else:
            self.note("Y004", mark, detail=error.problem or "")

    def stop(self, code: str, mark: Mark | None, **args: object) -> NoReturn:
        self.note(code, mark, **args)
        raise _StopError

    def take(self, event: yaml.Event) -> None:
        match event:
            case events.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.stop("Y012", event.start_mark)
            case events.MappingEndEvent() | events.SequenceEndEvent():
                self.stack.pop()
            case events.AliasEvent():
                self.note("Y006", event.start_mark, what=f"*{event.anchor}")
                self.place(None, event)
            case events.ScalarEvent() | events.CollectionStartEvent():
                self.node(event)
            case _:
                pass  # the stream's start and end, a document's end: nothing to keep

    def node(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop("Y009", event.start_mark, limit=MAX_NODES)
        if event.anchor is not None:
            self.note("Y006", event.start_mark, what=f"&{event.anchor}")
        if event.tag not in {None, "!"}:
            self.note("Y007", event.start_mark, tag=event.tag)
        if isinstance(event, events.ScalarEvent):
            if len(event.value) > MAX_TEXT:
                self.note("Y010", event.start_mark, limit=MAX_TEXT)
            # written as an escape in quotes, a character passes that could not stand in the file itself
            if (bad := _FORBIDDEN.search(event.value)) is not None:
                self.note("Y002", event.start_mark, char=f"U+{ord(bad[0]):04X}")
            self.place(_scalar(event), event)
            return
        if len(self.stack) >= MAX_DEPTH:
            self.stop("Y008", event.start_mark, limit=MAX_DEPTH)
        value: dict[str, Plain] | list[Plain] = {} if isinstance(event, events.MappingStartEvent) else []
        path = self.place(value, event)
        self.stack.append(_Open(value, path))

    def place(self, value: Plain, event: yaml.Event) -> Path:
        """Put the value where it belongs and note where it stood; a scalar where a key is due becomes the key."""
        here = _counted_from_one(event.start_mark)
        path: Path = ()
        if not self.stack:
            self.root = value
        else:
            top = self.stack[-1]
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
                top.value.append(value)
            elif top.key is None:
                return self.take_key(top, event, here)
            else:
                path = (*top.path, top.key)
                top.value[top.key], top.key = value, None
        self.places[path] = here
        return path

    def take_key(self, top: _Open, event: yaml.Event, here: tuple[int, int]) -> Path:
        if not isinstance(event, events.ScalarEvent):
            self.stop("Y011", event.start_mark)
        key: str = event.value
        path: Path = (*top.path, key)
        if path in self.key_places:
            self.note("Y005", event.start_mark, key=key, first=self.key_places[path][0])
        else:
            self.key_places[path] = here
        top.key = key
        return path


def parse(data: bytes, name: str) -> Loaded[Document]:
    """The document in `data`, or the problems that refuse it; `name` is what the problems call the file."""
    if len(data) > MAX_BYTES:
        return Loaded(None, (problem("Y003", Place(name), limit=f"{MAX_BYTES:,}"),))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return Loaded(None, (_at_end_of(before, "Y001", name, byte=f"0x{data[error.start]:02x}"),))
    if (bad := _NOT_AS_THEY_ARE.search(text)) is not None:
        return Loaded(None, (_at_end_of(text[: bad.start()], "Y002", name, char=f"U+{ord(bad[0]):04X}"),))
    builder = _Builder(name, lines_of(text))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except _StopError:
        pass
    except yaml.MarkedYAMLError as error:
        builder.note_syntax(error)
    if not builder.problems and (not builder.documents or (builder.root is None and () in builder.places)):
        builder.note("Y013", None)
    if has_errors(builder.problems):
        return Loaded(None, tuple(builder.problems))
    return Loaded(Document(name, builder.lines, builder.root, builder.places, builder.key_places))


def _at_end_of(before: str, code: str, name: str, **args: str) -> Problem:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return problem(code, Place(name, line, column), "", **args)
