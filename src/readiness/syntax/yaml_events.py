"""YAML, read from the parser's events: scalars as YAML 1.2's core schema reads them, with the place of all things.

PyYAML's own loaders are not used. They read `no` as false and 22:30 as 1350, keep the last of two equal keys in
silence, and a file of brackets ends the process. Events need no recursion, and every limit is checked before
anything is built.
"""

import contextlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NoReturn

import yaml
from yaml import events

from readiness.problems import MOST_KEPT, Level, Loaded, Place, Problem, has_errors, in_order, problem
from readiness.syntax.decoding import FORBIDDEN, TWO_MARKS, char_name, decode
from readiness.syntax.document import Document, Path, Plain
from readiness.syntax.lines import WRITTEN, Lines, Mark
from readiness.syntax.scalars import plain_scalar

MAX_BYTES: Final = 5_000_000
"""The largest file, in bytes."""
MAX_DEPTH: Final = 40
"""How deep lists and mappings may stand in one another."""
MAX_NODES: Final = 200_000
"""Keys, values, lists and mappings of a file."""
MAX_TEXT: Final = 20_000
"""The longest single text, in characters."""

try:
    from yaml import CSafeLoader
except ImportError:  # PyYAML was built without libyaml: the same events, only slower
    from readiness.syntax.pure import PureLoader

    LOADER: "type[CSafeLoader | PureLoader]" = PureLoader
else:
    LOADER = CSafeLoader

_MERGE: Final = "<<"
_READ_ON: Final = frozenset({"Y002", "Y005", "Y006", "Y007", "Y010", "Y011", "Y027"})
"""The errors after which the rest of a document still means what it says."""
_DIRECTIVE: Final = re.compile(r"%[^\n\r]*")
_MORE: Final = re.compile(r"(?<![^\n\r])[^\S\n\r]*(?!\.\.\.[^\S\n\r]*(?![^\n\r]))[^\s#]")
"""The beginning of a line that holds more than a comment or `...`, the end of a document."""
_OUR_VERSION: Final = re.compile(r"%YAML[ \t]+1\.2[ \t]*(#.*)?")
_CUT: Final = re.compile(r" #([0-9]|[^\s#])")
"""A comment that begins as a word does, behind one blank: `What is item #3 about`."""
_LOST: Final = re.compile(r"[ \t]+#(#*[^\s#]|#+[ \t]*(?![^\n\r]))")
"""A comment in the place of a value that may be meant as one: `#3`, or the `####` of a cell that is too narrow."""


class _StopError(Exception):
    """Reading cannot go on after the problem just noted."""


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet; `key` is the key that waits for its value."""

    value: dict[str, Plain] | list[Plain]
    path: Path
    is_mapping: bool
    key: str | None = None
    key_path: Path = ()


@dataclass(slots=True)
class _Builder:
    name: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Plain = None
    documents: int = 0
    nodes: int = 0
    refused: bool = False
    """Whether the parser itself gave up."""
    stopped: bool = False
    """Whether something was noted after which nothing more is read."""
    apart: bool = False
    """Whether a key stands here a second time; what it holds stands apart, at paths with a number below 0."""
    unsure: set[tuple[int, int]] = field(default_factory=set)
    """Where something stands whose value is not known."""
    has_hash: bool = field(init=False)
    """Whether there can be comments."""

    def __post_init__(self) -> None:
        self.has_hash = "#" in self.lines.text

    def note(self, code: str, mark: Mark | None, **args: object) -> None:
        line, column = self.lines.of_mark(mark)
        self.note_at(code, line, column, **args)

    def note_at(self, code: str, line: int, column: int, **args: object) -> None:
        """A problem at a line and column, counted from 1."""
        self.keep(problem(code, Place(self.name, line, column), self.lines[line - 1], **args))

    def keep(self, found: Problem) -> None:
        """Keep a problem, and read no further where there are too many."""
        # no file is refused for its warnings: it is read on, and no more of them are kept
        if not self.full or found.level is Level.ERROR:
            self.problems.append(found)
        if self.full and found.level is Level.ERROR:
            raise _StopError

    @property
    def full(self) -> bool:
        """Whether no more problems are kept."""
        return len(self.problems) >= MOST_KEPT

    def stop(self, code: str, mark: Mark | None, **args: object) -> NoReturn:
        self.note(code, mark, **args)
        raise _StopError

    def take(self, event: yaml.Event) -> None:
        match event:
            case events.ScalarEvent():
                self.scalar(event)
            case events.CollectionStartEvent():
                self.node(event)
                if len(self.stack) >= MAX_DEPTH:
                    self.stop("Y008", event.start_mark, limit=MAX_DEPTH)
                is_mapping = isinstance(event, events.MappingStartEvent)
                value: dict[str, Plain] | list[Plain] = {} if is_mapping else []
                path = self.place(value, event)
                self.stack.append(_Open(value, path, is_mapping))
            case events.MappingEndEvent() | events.SequenceEndEvent():
                self.stack.pop()
            case events.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.stop("Y012", event.start_mark)
            case events.AliasEvent():
                self.note("Y006", event.start_mark, what=f"*{event.anchor}")
                self.unsure.add(self.lines.of_mark(event.start_mark))
                self.place(None, event)
            case _:
                pass  # the stream's start and end, a document's end: nothing to keep

    def node(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        """What may be wrong with anything that has a place."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop("Y009", event.start_mark, limit=f"{MAX_NODES:,}")
        if event.anchor is not None:
            self.note("Y006", event.start_mark, what=f"&{event.anchor}")
        if event.tag is not None:
            self.note("Y007", event.start_mark, tag=event.tag)
            self.unsure.add(self.lines.of_mark(event.start_mark))

    def scalar(self, event: events.ScalarEvent) -> None:
        """A text, key or value: what may be wrong with any, and where it belongs."""
        self.node(event)
        text: str = event.value
        is_plain = _is_plain(event)
        if len(text) > MAX_TEXT:
            self.note("Y010", event.start_mark, limit=f"{MAX_TEXT:,}")
            self.unsure.add(self.lines.of_mark(event.start_mark))
        if not text.isascii() or not text.isprintable():
            # written as an escape in quotes, a character passes that could not stand in the file itself
            if (bad := FORBIDDEN.search(text)) is not None:
                self.note("Y002", event.start_mark, char=char_name(bad[0]))
                self.unsure.add(self.lines.of_mark(event.start_mark))
            if not self.full:
                self.unseen(event)
        if is_plain and self.has_hash and not self.full and self.is_cut(text, event.end_mark):
            self.note("Y032", event.end_mark, text=text)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and top.is_mapping:
            self.take_key(top, event)
            return
        text = text[:MAX_TEXT]  # a longer one is refused, and nothing is to be made of it
        self.place(plain_scalar(text) if is_plain else text, event)

    def unseen(self, event: events.ScalarEvent) -> None:
        from readiness.syntax.unseen import TURNS, disguise  # noqa: PLC0415 - plain text needs none of it

        text: str = event.value
        top = self.stack[-1] if self.stack else None
        is_name = top is not None and (top.key == "id" or (top.key is None and top.is_mapping))
        turn = TURNS.search(text)
        # as it is, and not as an escape, it is found with those of comments
        if turn is not None:
            start, end = event.start_mark, event.end_mark
            if start is None or end is None or not TURNS.search(self.lines.text, start.index, end.index):
                self.note("Y029", event.start_mark, char=char_name(turn[0]))
        elif (found := disguise(text, key=is_name)) is not None:
            self.note(found.code, event.start_mark, found=text, char=char_name(found.char), seems=found.seems)

    def is_cut(self, text: str, end: Mark | None) -> bool:
        """Whether a text without quotes ends where a comment begins that may be its rest.

        One blank before the `#` and none behind it is how a sentence has it, and comments mostly have not. A digit
        behind it is enough (`item #3`), else the text must be of several words. Where there is no text at all, the
        comment may be what was meant.
        """
        if end is None:
            return False
        if not text:
            return _LOST.match(self.lines.text, end.index) is not None
        found = _CUT.match(self.lines.text, end.index)
        return found is not None and (" " in text or found[1].isdigit())

    def place(self, value: Plain, event: yaml.Event) -> Path:
        """Put a value where it belongs and note where it stood; what comes here where a key is due is none."""
        here = self.lines.of_mark(event.start_mark)
        path: Path = ()
        if not self.stack:
            self.root = value
        else:
            top = self.stack[-1]
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
                top.value.append(value)
            elif top.key is None:
                return self.take_no_key(top, event, here)
            else:
                path = top.key_path
                if path[-1] == top.key:
                    top.value[top.key] = value
                elif isinstance(value, dict | list):
                    self.unsure.add(here)
                top.key = None
        self.places[path] = here
        return path

    def take_key(self, top: _Open, event: events.ScalarEvent) -> None:
        """A text where a key is due becomes the key of what follows."""
        here = self.lines.of_mark(event.start_mark)
        key = key_of(event)
        path: Path = (*top.path, key)
        if key == _MERGE and _is_plain(event):
            self.note("Y027", event.start_mark)
            self.unsure.add(here)
        if len(key) > MAX_TEXT:
            self.stopped = True
        first = self.key_places.setdefault(path, here)
        if first is not here:
            self.note("Y005", event.start_mark, key=key, first=first[0])
            self.apart, path = True, (*path, -len(self.problems))
        top.key, top.key_path = key, path

    def take_no_key(self, top: _Open, event: yaml.Event, here: tuple[int, int]) -> Path:
        """What is no text where a key is due: it stands apart with its value, and nothing is said of keys in it."""
        if not _is_apart(top.path):
            self.note("Y011", event.start_mark)
            # it may be the key that is said to be missing
            self.unsure |= {here, self.places[top.path]}
        self.apart = True
        path: Path = (*top.path, -max(1, len(self.problems)))
        top.key, top.key_path = "", (*path, 1)
        return (*path, 0)

    def document(self, problems: tuple[Problem, ...]) -> Document:
        """What was read."""
        places, keys = self.places, self.key_places
        if self.apart:
            places = {path: here for path, here in places.items() if not _is_apart(path)}
            keys = {path: here for path, here in keys.items() if not _is_apart(path)}
        return Document(self.name, self.lines, self.root, places, keys, problems, frozenset(self.unsure))


def _is_plain(event: events.ScalarEvent) -> bool:
    """Whether a scalar has neither quotes nor a tag; the parsers do not agree on what the tag `!` alone makes of it."""
    return event.tag is None and bool(event.implicit[0])


def _is_apart(path: Path) -> bool:
    return any(isinstance(step, int) and step < 0 for step in path)


def key_of(event: events.ScalarEvent) -> str:
    """A key as the program knows it: its characters composed (NFC), so that it does not matter who typed it where."""
    key: str = event.value
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def parse(data: bytes, name: str) -> Loaded[Document]:
    """The document in `data`, or the problems that refuse it; `name` is what the problems call the file."""
    loaded = parse_in_part(data, name)
    return Loaded(None, loaded.problems) if has_errors(loaded.problems) else loaded


def parse_in_part(data: bytes, name: str) -> Loaded[Document]:
    """The document in `data` with all problems, also where they refuse it and the rest of it can be read none the less.

    What is refused serves to find further mistakes, never to score. Of two equal keys it has the first.
    """
    if len(data) > MAX_BYTES:
        return Loaded(None, (problem("Y003", Place(name, 1, 1), limit=f"{MAX_BYTES:,}"),))
    text = decode(data, name)
    if not isinstance(text, str):
        return Loaded(None, in_order(text))
    builder = _Builder(name, Lines(text))
    _read(builder, text)
    if not builder.problems and (not builder.documents or (builder.root is None and () in builder.places)):
        builder.note("Y013", None)
    if kinds := tuple(_not_yaml(builder, text)):
        return Loaded(None, kinds)
    if data.startswith(TWO_MARKS):
        builder.problems.append(_second_mark(builder))
    problems = in_order((*builder.problems, *_turns(builder, text)))
    lost = builder.stopped or any(p.level is Level.ERROR and p.code not in _READ_ON for p in problems)
    return Loaded(None if lost else builder.document(problems), problems)


def _second_mark(builder: _Builder) -> Problem:
    """A second byte order mark, which nobody sees; the place is that of the first character behind it."""
    first = builder.lines[0]
    return builder.lines.problem("Y031", builder.name, 0, char=char_name("\ufeff"), seems=first.strip() or " ")


def _read(builder: _Builder, text: str) -> None:
    """Give the builder every event, until one stops it."""
    try:
        _check_directives(builder, text)
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, events.DocumentEndEvent) and event.explicit and event.start_mark is not None:
                _check_end(builder, event.start_mark)
                break
            builder.take(event)
    except _StopError:
        builder.stopped = True
    except yaml.MarkedYAMLError as error:
        with contextlib.suppress(_StopError):
            from readiness.syntax.refusals import refusals  # noqa: PLC0415 - only a file that is refused needs it

            builder.refused = True
            for found in islice(refusals(error, builder.lines, builder.name), MOST_KEPT):
                builder.keep(found)


def _check_directives(builder: _Builder, text: str) -> None:
    """What stands before the document for the parser alone; the two parsers do not agree on it, so it is read here."""
    at, seen = 0, False
    while (
        "%" in text
        and (first := WRITTEN.search(text, at)) is not None
        and (found := _DIRECTIVE.match(text, first.start())) is not None
    ):
        if seen or not _OUR_VERSION.fullmatch(found[0]):
            builder.keep(builder.lines.problem("Y028", builder.name, found.start(), what=found[0].strip()))
            raise _StopError
        at, seen = found.end(), True


def _check_end(builder: _Builder, mark: Mark) -> None:
    """What stands behind the line `...`, which ends the document: nothing but comments may."""
    following = mark.line + 1
    if following < len(builder.lines) and (found := _MORE.search(builder.lines.text, builder.lines.starts[following])):
        line, _ = builder.lines.place(found.start())
        builder.note_at("Y043", line, 1, end=mark.line + 1)


def _not_yaml(builder: _Builder, text: str) -> Iterator[Problem]:
    """What the file is instead, where it is something else that is known."""
    refused = has_errors(builder.problems)
    read = not refused and isinstance(builder.root, dict | list)
    if read and text.lstrip()[:1] != "<" and ("<<<<<<<" not in text or ">>>>>>>" not in text):
        return
    # only a file that is refused needs it
    from readiness.syntax.kinds import conflicts, is_page, text_kind  # noqa: PLC0415

    marks = tuple(islice(conflicts(text, whole=not builder.refused), MOST_KEPT))
    yield from (builder.lines.problem("Y026", builder.name, at) for at in marks)
    if not marks and (not read or is_page(text)):
        kind = text_kind(text, builder.name)
        yield from () if kind is None else (kind,)


def _turns(builder: _Builder, text: str) -> Iterator[Problem]:
    """The first mark of every line that turns the direction of its text, in comments too."""
    if text.isascii():  # as most files are
        return
    from readiness.syntax.unseen import TURNS  # noqa: PLC0415

    last = 0
    for found in islice(TURNS.finditer(text), MOST_KEPT):
        line, _ = builder.lines.place(found.start())
        if line > last:
            yield builder.lines.problem("Y029", builder.name, found.start(), char=char_name(found[0]))
        last = line
