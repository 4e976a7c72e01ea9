"""What a file is that is not the YAML it should be: each kind is named for what it is, so that the remedy fits.

Only a file that cannot be read, or that holds neither keys nor a list, is looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from readiness.problems import MOST_KEPT, Place, Problem, problem
from readiness.words import parts as words

_HEAD: Final = 4_096
"""Bytes that are looked at to tell UTF-16 without a mark from other bytes."""
_SOME: Final = 3
_FEW: Final = 0.05
_MANY: Final = 0.4
_QUOTED: Final = 500
"""Characters of a line that are quoted from a file which could not be decoded."""

_MAGIC: Final = (
    (b"\x1f\x8b", "Y018", "gzip"),
    (b"BZh", "Y018", "bzip2"),
    (b"\xfd7zXZ\x00", "Y018", "xz"),
    (b"\x28\xb5\x2f\xfd", "Y018", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "Y018", "7z"),
    (b"Rar!\x1a\x07", "Y018", "RAR"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Y021", ""),
    (b"\x89PNG", "Y022", "PNG"),
    (b"\xff\xd8\xff", "Y022", "JPEG"),
    (b"GIF87a", "Y022", "GIF"),
    (b"GIF89a", "Y022", "GIF"),
    (b"II*\x00", "Y022", "TIFF"),
    (b"MM\x00*", "Y022", "TIFF"),
    (b"SQLite format 3\x00", "Y036", "SQLite"),
    (b"%PDF-", "Y023", ""),
)
# with bytes in front, or between, that may be any
_PATTERNS: Final = (
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "Y022", "WebP"),
    (re.compile(rb".{4}ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL), "Y022", "HEIC"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "Y022", "AVIF"),
    (re.compile(rb"BM.{4}\x00{4}", re.DOTALL), "Y022", "BMP"),
    (re.compile(rb".{257}ustar", re.DOTALL), "Y019", "tar"),
)
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE: Final = (
    (b"xl/", words.OFFICE_FILES["xlsx"]),
    (b"word/", words.OFFICE_FILES["docx"]),
    (b"ppt/", words.OFFICE_FILES["pptx"]),
    (b"opendocument.spreadsheet", words.OFFICE_FILES["ods"]),
    (b"opendocument.text", words.OFFICE_FILES["odt"]),
)
_PAGE: Final = re.compile(r"\s*<(!doctype|!--|\?xml|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_POINTER: Final = re.compile(r"\s*version https://(git-lfs\.github\.com|hawser\.github\.com)/spec/")
_BEGIN: Final = re.compile(r"(?<![^\n\r])<{7}(?![^ \n\r])")
_MIDDLE: Final = re.compile(r"(?<![^\n\r])={7}(?![^\n\r])")
_END: Final = re.compile(r"(?<![^\n\r])>{7}(?![^ \n\r])")
_LEFT_OVER: Final = re.compile(r"(?<![^\n\r])(<{7} |={7}(?![^\n\r])|>{7} |\|{7} )")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_FEW_HIGH: Final = 0.2
_RUN: Final = re.compile(rb"([A-Za-z]?)([\x80-\xff]+)(?=([A-Za-z]?))")
_LONGEST_RUN: Final = 3
"""Letters above ASCII in a row; more are of a language that is not written in Latin letters."""
_UTF8: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_LETTERS: Final = frozenset({*range(0xC0, 0x100), *b"\x8a\x8c\x8e\x9a\x9c\x9e\x9f"} - {*b"\xd7\xf7"})
_SIGNS: Final = (
    b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa1\xa3\xa7\xa9\xab\xae\xb0\xb2\xb3\xb4\xb7\xba\xbb\xbd\xbf"
)
"""Quotes, dashes, the euro and other signs of Windows-1252 that stand between words."""
_WORDS: Final = frozenset({b"\xe0", b"\xe8", b"\xe9", b"\xf2", b"\xf3", b"\xc0", b"\xc8", b"\xc9"})
"""Letters with an accent that are words alone, in French, Italian, Portuguese or Spanish."""


@dataclass(frozen=True, slots=True)
class _Wide:
    code: str
    codec: str
    name: str


_LITTLE: Final = _Wide("Y015", "utf-16-le", "UTF-16, little-endian")
_BIG: Final = _Wide("Y015", "utf-16-be", "UTF-16, big-endian")
_LITTLE_32: Final = _Wide("Y016", "utf-32-le", "UTF-32, little-endian")
_BIG_32: Final = _Wide("Y016", "utf-32-be", "UTF-32, big-endian")
_MARKS: Final = (
    # the mark of UTF-16 begins that of UTF-32
    (b"\xff\xfe\x00\x00", _LITTLE_32),
    (b"\x00\x00\xfe\xff", _BIG_32),
    (b"\xff\xfe", _LITTLE),
    (b"\xfe\xff", _BIG),
)


def binary_kind(data: bytes, name: str) -> Problem | None:
    """The problem that names what bytes are which cannot be text in UTF-8; None where that is not known."""
    first = Place(name, 1, 1)
    if data.startswith(_ZIP):
        what = next((what for sign, what in _OFFICE if sign in data), None)
        return problem("Y019", first, what="ZIP") if what is None else problem("Y020", first, what=what)
    for sign, code, what in _MAGIC:
        if data.startswith(sign):
            return problem(code, first, what=what)
    for pattern, code, what in _PATTERNS:
        if pattern.match(data):
            return problem(code, first, what=what)
    if (wide := _wide(data)) is not None:
        text = data[: 4 * _QUOTED].decode(wide.codec, "replace").removeprefix("\ufeff")
        return problem(wide.code, first, re.split(r"[\r\n]", text)[0], encoding=wide.name)
    return None


def _wide(data: bytes) -> _Wide | None:
    """UTF-16 or UTF-32, by the mark in front, else by where the zeros of its ASCII characters stand."""
    for mark, wide in _MARKS:
        if data.startswith(mark):
            return wide
    head = data[: min(_HEAD, len(data) - len(data) % 4)] or data[: len(data) - len(data) % 2]
    if head.count(0) < _SOME:
        return None
    fourths = [head[place::4].count(0) / max(len(head) // 4, 1) for place in range(4)]
    if min(fourths[1:]) > 1 - _FEW and fourths[0] < _FEW:
        return _LITTLE_32
    if min(fourths[:3]) > 1 - _FEW and fourths[3] < _FEW:
        return _BIG_32
    even, odd = (head[place::2].count(0) / max(len(head) // 2, 1) for place in range(2))
    if odd > _MANY and even < _FEW:
        return _LITTLE
    if even > _MANY and odd < _FEW:
        return _BIG
    return None


def is_western(data: bytes) -> bool:
    """Whether bytes look like words of Windows-1252 (Latin-1 with a few more), and of no other old encoding.

    That is: no control characters; few letters above ASCII, one to three in a row beside those of ASCII, and no capital
    behind a small letter; signs such as quotes; and nothing that is UTF-8.
    """
    if any(byte in data for byte in range(32) if byte not in b"\t\n\r") or _UTF8.search(data) is not None:
        return False
    if len(_HIGH.findall(data)) > _FEW_HIGH * len(data.strip()) + _SOME:
        return False
    runs = list(islice(_RUN.finditer(data), 1_000))
    return bool(runs) and all(_is_western(run[1], run[2], run[3]) for run in runs)


def _is_western(before: bytes, run: bytes, behind: bytes) -> bool:
    """Whether bytes above ASCII, between these two of ASCII, are letters or signs of Windows-1252."""
    letters = run.strip(_SIGNS)
    if not letters or (letters == run and run in _WORDS):
        return True
    if len(letters) > _LONGEST_RUN or not _LETTERS.issuperset(letters):
        return False
    beside = (before if run.startswith(letters) else b"") + (behind if run.endswith(letters) else b"")
    first = letters.decode("cp1252")[0]
    # a capital begins a word, or stands among others; one of them begins none: what is that here is an ü of Mac Roman
    inside = before.islower() or (behind.islower() and (before.isupper() or first == "Ÿ"))
    return beside.isalpha() and not (first.isupper() and inside)


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does; some pages are keys and values to YAML as well."""
    return _PAGE.match(text) is not None


def text_kind(text: str, name: str) -> Problem | None:
    """The problem that names what a text is which is not YAML: a web page, a pointer of Git LFS, or a PDF in ASCII."""
    if is_page(text):
        return problem("Y024", Place(name, 1, 1), text[:_QUOTED].strip().splitlines()[0])
    if text.startswith("%PDF-"):
        return problem("Y023", Place(name, 1, 1), text[:_QUOTED].splitlines()[0])
    if _POINTER.match(text):
        return problem("Y025", Place(name, 1, 1), text[:_QUOTED].strip().splitlines()[0])
    return None


def conflicts(text: str, *, whole: bool) -> Iterator[int]:
    """Where the marks of each merge conflict begin, in characters from 0; `whole` asks for all three of them."""
    if not whole:
        found = _LEFT_OVER.finditer(text)
        for number, mark in enumerate(islice(found, MOST_KEPT)):
            if number == 0 or mark[0].startswith("<"):
                yield mark.start()
        return
    at = 0
    while "<<<<<<<" in text and (begin := _BEGIN.search(text, at)) is not None:
        middle = _MIDDLE.search(text, begin.end())
        end = None if middle is None else _END.search(text, middle.end())
        if end is None:
            return
        yield begin.start()
        at = end.end()
