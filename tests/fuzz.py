"""Good files, damaged at random, and read: whatever comes of it, it is a value or problems, soon, and nothing stays.

    python tests/fuzz.py --seed 1 --count 10000

The same seed and count try the same inputs. A fault is printed with the input, which `--input FILE` tries again.
"""

import argparse
import base64
import gc
import json
import random
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final

from manual_snippets import ASSESSMENT, good_files
from readiness.model.build import build_framework
from readiness.model.framework import Framework
from readiness.model.head import listed, read_head
from readiness.model.sheet import build_sheet, read_file
from readiness.problems import Problem, has_errors
from readiness.syntax.document import Document, Plain
from readiness.syntax.document import Path as Steps
from readiness.syntax.yaml_events import parse, parse_in_part
from readiness.words.problems import TEXTS, message, remedy
from readiness.workflow.framework_files import idle_problems
from support import EXAMPLES, ROOT, good

MOST_SECONDS: Final = 2.0
"""Of the processor, for one input."""
MOST_GROWTH: Final = 24
"""Megabytes that the process may grow by after the first fifth of the inputs."""
LONGEST: Final = 2_500
"""Characters of a piece of a good file; a whole one would only take longer."""

ANSWERS: Final = """\
answers:
  profiles: {answer: established, note: "As agreed", evidence: [{ref: Minutes, kind: minutes, date: 2026-10-01}]}
  handover: yes
  language: own
  channels: [web, press]
  vacancies: 12.5
  review: 2026-05-01
  posts: {answer: not-applicable, because: Nobody counted them.}
"""
WORDS: Final = (
    *("a: ", "- ", "? ", ": ", ", ", "[", "]", "{", "}", "'", '"', "|\n", ">-\n", "# ", " #3", "&a ", "*a"),
    *("!t ", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\n", "\n\n", "  ", "\t", "\r", "\r\n", "\\"),
    *("\\x00", "\\ud800", "\u2028", "\x85", "\ufeff", "\u200b", "\u202e", "\xa0", "\u0430", "\u0301", "\uff11"),
    *("\U0001f600", "\x00", "\x1b", "\x7f", "~", "null", "true", "yes", "NO", ".inf", ".nan", "-0", "1e308"),
    *("1e-99", "0x1F", "010", "1_0", "3,5", "33%", "99999999999999999999", "-1", "0.1", "1e99", "2026-02-30"),
    *("23.11.2026", "9999-12-31", "readiness", "answers", "id", "overall", "items:", "topics:", "levels: []"),
    *("score(", '")', " and ", " or not ", "<=", "previous(", "points > 50", "count(", "in [", "<<<<<<< a\n"),
    *("=======\n", ">>>>>>> b\n", "weight: 0", "lookup: {}", "aggregate: sum", "reverse: true", "bands: []"),
    *("../", "C:\\", "\x1b]0;", "[/]", "{0}", "%s"),
)


@dataclass(frozen=True)
class Small:
    """A small framework, by which every damaged file is read: one with each kind of item, rules and sources."""

    head: Document
    parts: Mapping[Steps, Document]
    framework: Framework


def small() -> Small:
    files = {name: good(parse(text.encode(), name)) for name, text in good_files().items()}
    places: dict[Steps, str] = {
        ("checklists", 0): "staffing.yaml",
        ("rules",): "rules.yaml",
        ("sources",): "sources.yaml",
    }
    parts = {place: files[name] for place, name in places.items()}
    return Small(files["framework.yaml"], parts, good(build_framework(good(read_head(files["framework.yaml"])), parts)))


# ---- the good files


def good_texts() -> Iterator[str]:
    """The small framework, an assessment of it, and pieces of all files that are shipped."""
    for _ in range(10):  # they hold all there is, and are short: half of the inputs are made of them
        yield from good_files().values()
        yield ASSESSMENT + ANSWERS
    for folder in (ROOT / "checklists", EXAMPLES):
        for path in sorted(folder.rglob("*.yaml")):
            cut = pieces(path.read_text(encoding="utf-8"))
            yield from (piece for piece in cut if parse(piece.encode(), path.name).value is not None)


def pieces(text: str) -> Iterator[str]:
    """The file's first lines with one part after another of the rest."""
    lines = text.splitlines(keepends=True)
    entry = next((place for place, line in enumerate(lines) if re.match(r"\s+(- id:|[a-z.-]+: )", line)), len(lines))
    head = "".join(lines[:entry])[:LONGEST]
    piece = ""
    for line in lines[entry:]:
        piece += line
        if len(piece) > LONGEST and re.match(r"\s*- |  \S", line):
            yield head + piece
            piece = ""
    yield head + piece


# ---- the damage


def damaged(rng: random.Random, texts: list[str]) -> bytes:
    """A file of which the values were damaged, or the text."""
    text = rng.choice(texts)
    if rng.random() < 0.6:
        return json.dumps(_other_data(rng, text, texts)).encode()
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        text = rng.choice(DAMAGE)(rng, text, texts)
    data = text.encode("utf-8", "surrogatepass")
    return rng.choice(BYTES)(rng, data) if rng.random() < 0.1 else data


def _other_data(rng: random.Random, text: str, texts: list[str]) -> Plain:
    """The data of a file with a few values taken out, exchanged, doubled or put elsewhere."""
    data = good(parse(text.encode(), "f")).data
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        owner, step = rng.choice(list(_places(data)))
        value = deepcopy(owner[step])  # what is put in twice is two values, of which one may be changed
        match rng.randrange(8):
            case 0:
                del owner[step]
            case 1 | 2 | 3:
                owner[step] = deepcopy(rng.choice(VALUES))
            case 4:
                others = list(_places(good(parse(rng.choice(texts).encode(), "f")).data))
                other, there = rng.choice(others)
                owner[step] = other[there]
            case 5 if isinstance(owner, list):
                owner.insert(step, value)
            case 5 | 6 if isinstance(owner, dict):
                owner[rng.choice([*WORDS, *owner])] = value
            case _ if isinstance(value, str):
                owner[step] = _value(rng, value, texts)
            case _ if isinstance(value, int | float):
                owner[step] = value * rng.choice((-1, 0, 1000, 1e-9))
            case _:
                owner[step] = [value]
        if not isinstance(data, dict) or not data:
            break
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every value below, as what holds it and where in that."""
    steps = data.keys() if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for step in list(steps):
        yield data, step
        yield from _places(data[step])


VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 1, 2, 3, 0.5, 1e-9, 1e15, -1e15, 100, "", " ", "a", "yes", "no", "never", [], {}, [[]]),
    *([{}], {"": ""}, [0, 1], [1, 0], [[0, 0], [1, 100]], [[0, 100], [0, 0]], "staffing", "handover", "overall"),
    *("2026-11-23", "1944-01-01", "mean", "sum", "lookup", "minimum", "geometric", "practice", "established"),
    *("dont-know", "unanswered", {"answer": "not-applicable"}, {"answer": "not-applicable", "because": "x"}, "text"),
    *({"default": 1, "start-up": 0}, 'score("staffing") < 50', 'answer("handover") == "yes"', "points >", "x" * 300),
    *('previous(points("handover")) > 5', 'count("staffing", points > 50) > 2', 'band("staffing") == "Low"', "((((("),
    *("coverage(overall) > 0.5", "not " * 30 + "x"),
)


def _span(rng: random.Random, text: str, most: int) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randint(1, most))


def _insert(rng: random.Random, text: str, _: list[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(WORDS) + text[at:]


def _remove(rng: random.Random, text: str, _: list[str]) -> str:
    start, end = _span(rng, text, rng.choice((1, 1, 3, 30)))
    return text[:start] + text[end:]


def _again(rng: random.Random, text: str, _: list[str]) -> str:
    start, end = _span(rng, text, rng.choice((5, 50, 400)))
    return text[:end] + text[start:end] * rng.choice((1, 1, 1, 2, 40)) + text[end:]


def _value(rng: random.Random, text: str, _: list[str]) -> str:
    """Another word in place of a number, a word or a value."""
    found = list(re.finditer(r"[0-9.]+|(?<=: )[^\n]*|[\w.-]+", text))
    if not found:
        return text
    one = rng.choice(found)
    return text[: one.start()] + rng.choice(WORDS) + text[one.end() :]


def _lines(rng: random.Random, text: str, _: list[str]) -> str:
    """A line moved, taken out, or indented otherwise."""
    lines = text.splitlines(keepends=True) or [""]
    at = rng.randrange(len(lines))
    line = lines.pop(at)
    match rng.randrange(4):
        case 0:
            lines.insert(rng.randrange(len(lines) + 1), line)
        case 1:
            lines.insert(at, " " * rng.randint(1, 4) + line)
        case 2:
            lines.insert(at, line[rng.randint(1, 4) :])
        case _:
            pass
    return "".join(lines)


def _joined(rng: random.Random, text: str, texts: list[str]) -> str:
    other = rng.choice(texts)
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]


def _character(rng: random.Random, text: str, _: list[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return (
        text[:at]
        + chr(rng.choice((rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x110000))))
        + text[at + 1 :]
    )


def _line_ends(rng: random.Random, text: str, _: list[str]) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\u2028", "\n\n")), rng.choice((-1, 1, 5)))


DAMAGE: Final[tuple[Callable[[random.Random, str, list[str]], str], ...]] = (
    *(_insert, _insert, _remove, _remove, _again, _value, _value, _lines, _lines, _joined, _character, _line_ends),
)


def _flip(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _encoded(rng: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(
        rng.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "utf-8-sig")), "replace"
    )


def _signed(rng: random.Random, data: bytes) -> bytes:
    return (
        rng.choice((b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"\xd0\xcf\x11\xe0"))
        + data
    )


def _foreign(rng: random.Random, data: bytes) -> bytes:
    """Bytes above ASCII put in, as another encoding would have them, or as UTF-8 that is none."""
    at = rng.randrange(len(data) + 1)
    first = rng.choice((b"", b"\xed", b"\xef", b"\xf4", b"\xe0", b"\xc3"))
    return data[:at] + first + bytes(rng.randrange(0x80, 0x100) for _ in range(rng.randrange(6))) + data[at:]


BYTES: Final = (_flip, _flip, _cut, _encoded, _signed, _foreign, _foreign)


# ---- reading


def read(data: bytes, by: Small) -> None:
    """Read a file as `readiness check` does, and look at every problem."""
    parsed = parse(data, "file.yaml")
    assert (parsed.value is None) == has_errors(parsed.problems)
    # what is refused is looked through for further mistakes, as far as it can be read
    found = parsed.value or parse_in_part(data, "file.yaml").value
    problems = [*parsed.problems, *(() if found is None else meaning(found, by))]
    for problem in problems:
        assert problem.code in TEXTS
        assert problem.place.line >= 1 <= problem.place.column
        # what is quoted must be a line; a caret is set below it
        assert "\n" not in problem.quote
    for problem in problems[:10]:
        assert message(problem)
        assert remedy(problem)


def meaning(document: Document, by: Small) -> Iterator[Problem]:
    kind = document.data.get("readiness") if isinstance(document.data, dict) else None
    part = {"checklist/1": ("checklists", 0), "rules/1": ("rules",), "sources/1": ("sources",)}.get(str(kind))
    if kind == "framework/1":
        head = read_head(document)
        yield from head.problems
        if head.value is not None:
            yield from listed(head.value)[1]
            yield from build_framework(head.value, by.parts).problems
    elif part is not None:
        parts = {**by.parts, part: document}
        built = build_framework(good(read_head(by.head)), parts)
        yield from built.problems
        if built.value is not None:
            yield from idle_problems(built.value, parts)
    else:
        file = read_file(document)
        yield from file.problems
        if file.value is not None:
            yield from build_sheet(document, file.value, by.framework).problems


# ---- the run


def _too_long(_: int, __: FrameType | None) -> None:
    raise TimeoutError


def fault_of(data: bytes, by: Small) -> str | None:
    """What went wrong with an input; None where nothing did."""
    start = time.process_time()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _too_long)
        signal.alarm(20)
    try:
        read(data, by)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc()
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
    spent = time.process_time() - start
    return f"took {spent:.1f} s" if spent > MOST_SECONDS else None


def megabytes() -> float:
    """What the process holds now; 0 where the system does not say so."""
    pages = Path("/proc/self/statm")
    gc.collect()
    return int(pages.read_text(encoding="ascii").split()[1]) * 4096 / 1e6 if pages.exists() else 0.0


def told(number: int, data: bytes, fault: str) -> str:
    text = data.decode("utf-8", "backslashreplace")
    coded = base64.b64encode(data).decode()
    return f"input {number}:\n{fault}\n{text!r}\n\nas a file: echo {coded} | base64 -d > input.yaml\n"


def run(seed: int, count: int) -> str | None:
    """What went wrong with the first faulty input of a run, in words; None where nothing did."""
    by, texts = small(), list(good_texts())
    for text in texts[:5]:
        read(text.encode(), by)
    warm = megabytes()
    for number in range(count):
        # each input has a seed of its own, so that one can be made without those before it
        data = damaged(random.Random(f"{seed}.{number}"), texts)
        if (fault := fault_of(data, by)) is not None:
            return told(number, data, fault)
        if number == count // 5:
            warm = megabytes()
    grown = megabytes() - warm
    return f"the process grew by {grown:.0f} MB" if grown > MOST_GROWTH else None


def main() -> int:
    options = argparse.ArgumentParser(description="Read good files that were damaged at random.")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--input", type=Path, help="read this file instead")
    asked = options.parse_args()
    if asked.input is not None:
        read(asked.input.read_bytes(), small())
        return 0
    fault = run(asked.seed, asked.count)
    spent = time.process_time()
    sys.stdout.write(
        f"{fault or 'no fault'}\nseed {asked.seed}, {asked.count:,} inputs, {spent:.0f} s of the processor\n"
    )
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
