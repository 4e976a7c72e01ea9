"""The parser for a PyYAML that was built without libyaml: PyYAML's own, made to read as libyaml 0.2.5 does.

The two differ where YAML 1.1 and 1.2 do, and in what they let pass: a tab between words, a question mark in a text in
brackets, a byte order mark in front of a line, escapes that stand for no character. Each method here replaces PyYAML's
of the same name; `tests/properties/test_fallback_laws.py` holds the two against each other.
"""

from typing import Final, NoReturn

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import DirectiveToken, ScalarToken, TagToken

_BREAKS: Final = "\r\n\x85\u2028\u2029"
_BLANK_OR_BREAK: Final = f"\0 \t{_BREAKS}"
_MARK: Final = "\ufeff"
_LAST: Final = 0x10FFFF
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
_IN_TAGS: Final = f"{_LETTERS};/?:@&=+$.%!~*'()"
_HEXADECIMAL: Final = "0123456789abcdefABCDEF"


class PureLoader(yaml.SafeLoader):
    """Events as libyaml gives them."""

    block: yaml.Mark
    """Where the block of text that is being read begins."""

    def forward(self, length: int = 1) -> None:
        """Go on by some characters; a byte order mark is one of them."""
        if self.pointer + length + 1 >= len(self.buffer):
            self.update(length + 1)
        for _ in range(length):
            char = self.buffer[self.pointer]
            self.pointer += 1
            self.index += 1
            if char in "\n\x85\u2028\u2029" or (char == "\r" and self.buffer[self.pointer] != "\n"):
                self.line += 1
                self.column = 0
            else:
                self.column += 1

    def scan_line_break(self) -> str:
        """The end of a line, as it counts in a text; nothing where none is."""
        char = self.peek()
        if char not in _BREAKS:
            return ""
        self.forward(2 if self.prefix(2) == "\r\n" else 1)
        return char if char in "\u2028\u2029" else "\n"

    def refuse(self, start: yaml.Mark, what: str) -> NoReturn:
        """Refuse what stands here, in something that began at `start`."""
        error = ScannerError("while scanning", start, what, self.get_mark())
        raise error

    def scan_to_next_token(self) -> None:
        """What stands before a token: spaces, comments, the ends of lines, and tabs where no key can begin."""
        while True:
            if self.column == 0 and self.peek() == _MARK:
                self.forward()
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in f"\0{_BREAKS}":
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """A text without quotes."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        broken = False
        while not self._at_document_end() and self.peek() != "#":
            length = self._plain_length(start)
            if length:
                self.allow_simple_key = False
                chunks += [*spaces, self.prefix(length)]
                self.forward(length)
                end = self.get_mark()
                broken = False
            if self.peek() not in f" \t{_BREAKS}":
                break
            spaces, broken = self._spaces_in_plain(indent, start)
            if not self.flow_level and self.column < indent:
                break
        if broken:
            self.allow_simple_key = True
        return ScalarToken("".join(chunks), True, start, end)

    def _at_document_end(self) -> bool:
        return self.column == 0 and self.prefix(3) in {"---", "..."} and self.peek(3) in _BLANK_OR_BREAK

    def _plain_length(self, start: yaml.Mark) -> int:
        """How many characters of a text follow without a blank between them."""
        length = 0
        while (char := self.peek(length)) not in _BLANK_OR_BREAK:
            after = self.peek(length + 1)
            if self.flow_level and char == ":" and after in ",?[]{}":
                self.forward(length)
                self.refuse(start, "found unexpected ':'")
            if (char == ":" and after in _BLANK_OR_BREAK) or (self.flow_level and char in ",[]{}"):
                break
            length += 1
        return length

    def _spaces_in_plain(self, indent: int, start: yaml.Mark) -> tuple[list[str], bool]:
        """What stands between two words of a text, folded, and whether a line ends there."""
        blanks, first, rest = "", "", ""
        while (char := self.peek()) in f" \t{_BREAKS}":
            if char in " \t":
                if first and self.column < indent and char == "\t":
                    self.refuse(start, "found a tab character that violates indentation")
                blanks += "" if first else char
                self.forward()
            elif first:
                rest += self.scan_line_break()
            else:
                first = self.scan_line_break()
        if not first:
            return [blanks], False
        return [rest or " "] if first == "\n" else [first, rest], True

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        """A part of a text in quotes; an escape must stand for a character."""
        if double:
            self._check_escapes(start_mark)
        chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        return chunks

    def _check_escapes(self, start: yaml.Mark) -> None:
        """Refuse an escape that PyYAML would take, fail at, or refuse elsewhere."""
        at = 0
        while (char := self.peek(at)) not in f'"{_BLANK_OR_BREAK}':
            if char != "\\":
                at += 1
                continue
            kind = self.peek(at + 1)
            if kind not in self.ESCAPE_REPLACEMENTS and kind not in self.ESCAPE_CODES and kind not in _BREAKS:
                self.forward(at)
                self.refuse(start, "found unknown escape character")
            digits = self.prefix(at + 2 + self.ESCAPE_CODES.get(kind, 0))[at + 2 :]
            if digits and all(digit in _HEXADECIMAL for digit in digits):
                code = int(digits, 16)
                if code > _LAST or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - halves of pairs
                    self.forward(at + 2)
                    self.refuse(start, "found invalid Unicode character escape code")
            at += 2

    def scan_block_scalar_indicators(self, start_mark: yaml.Mark) -> tuple[bool | None, int | None]:
        """How a block of text ends, and by how much it is indented."""
        self.block = start_mark
        keep: bool | None = None
        indent: int | None = None
        for _ in range(2):
            char = self.peek()
            if keep is None and char in "+-":
                keep = char == "+"
            elif indent is None and char in "0123456789":
                if char == "0":
                    self.refuse(start_mark, "found an indentation indicator equal to 0")
                indent = int(char)
            else:
                break
            self.forward()
        return keep, indent

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, yaml.Mark]:
        """The blank lines before a block of text, and its indentation."""
        found: tuple[list[str], int, yaml.Mark] = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            self.refuse(self.block, "found a tab character where an indentation space is expected")
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], yaml.Mark]:
        """The blank lines between lines of a block of text."""
        found: tuple[list[str], yaml.Mark] = super().scan_block_scalar_breaks(indent)
        if self.peek() == "\t" and self.column < indent:
            self.refuse(self.block, "found a tab character where an indentation space is expected")
        return found

    def parse_flow_sequence_entry_mapping_value(self) -> yaml.Event:
        """The value of a key that stands in a list without braces; a missing one stands where the next sign does."""
        event: yaml.Event = super().parse_flow_sequence_entry_mapping_value()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.ScalarEvent) and event.start_mark is event.end_mark:
            event.start_mark = event.end_mark = self.peek_token().start_mark  # type: ignore[no-untyped-call]
        return event

    def scan_block_scalar_ignored_line(self, start_mark: yaml.Mark) -> None:
        """What may stand behind the sign of a block of text: blanks and a comment."""
        while self.peek() in " \t":
            self.forward()
        if self.peek() == "#":
            while self.peek() not in f"\0{_BREAKS}":
                self.forward()
        if self.peek() not in f"\0{_BREAKS}":
            self.refuse(start_mark, "did not find expected comment or line break")
        self.scan_line_break()

    def scan_directive(self) -> DirectiveToken:
        """An order to the parser; one that nobody knows is refused."""
        start = self.get_mark()
        name = self.prefix(5)
        if not (name.startswith(("%YAML", "%TAG"))):
            self.forward()
            while self.peek() in _LETTERS:
                self.forward()
            self.refuse(start, "found unknown directive name")
        token: DirectiveToken = super().scan_directive()
        return token

    def scan_tag(self) -> TagToken:
        """A tag, of characters that end where a list or braces would go on."""
        start = self.get_mark()
        handle: str | None = None
        if self.peek(1) == "<":
            self.forward(2)
            suffix = self._uri(start, f"{_IN_TAGS},[]", "")
            if self.peek() != ">":
                self.refuse(start, "did not find the expected '>'")
            self.forward()
        else:
            length = 1
            while self.peek(length) in _LETTERS:
                length += 1
            named = self.peek(length) == "!"
            head = self.prefix(length + named)
            self.forward(length + named)
            handle = head if named else "!"
            suffix = self._uri(start, _IN_TAGS, "" if named else head)
            if not named:
                suffix = suffix[1:]
                if not suffix:
                    handle, suffix = None, "!"
        if not (self.flow_level and self.peek() == ",") and self.peek() not in _BLANK_OR_BREAK:
            self.refuse(start, "did not find expected whitespace or line break in a tag")
        return TagToken((handle, suffix), start, self.get_mark())

    def _uri(self, start: yaml.Mark, allowed: str, head: str) -> str:
        """What follows a part of a tag; it may be nothing where there is a head."""
        uri = head
        while (char := self.peek()) in allowed:
            if char == "%":
                if not all(self.peek(place) in _HEXADECIMAL for place in (1, 2)):
                    self.refuse(start, "did not find URI escaped octet")
                self.forward(2)
            uri += char
            self.forward()
        if not uri:
            self.refuse(start, "did not find expected tag URI")
        return uri
