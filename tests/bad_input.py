"""The corpus of malformed and malicious files in tests/badinput, and what `readiness check` says of each."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any, Final

from manual_snippets import ASSESSMENT, good_files
from readiness.problems import Problem
from readiness.syntax.yaml_events import parse
from readiness.workflow.checking import check
from support import ROOT, good

CORPUS: Final = ROOT / "tests" / "badinput"


@dataclass(frozen=True)
class Entry:
    """A bad file: where it stands in the corpus, how it is written there, and the problems that it has."""

    folder: str
    name: str
    kind: str
    """bytes, text or made, or the part of an assessment or of the small framework that the content is."""
    content: Any
    problems: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.folder}/{self.name}"


def entries() -> Iterator[Entry]:
    """Every entry of the corpus."""
    for path in sorted(CORPUS.glob("*.yaml")):
        listed: Any = good(parse(path.read_bytes(), path.name)).data
        for case in listed:
            kind = next(key for key in case if key not in {"name", "problems"})
            yield Entry(path.stem, case["name"], kind, case[kind], tuple(case["problems"]))


def unescaped(text: str) -> bytes:
    r"""The bytes of a text with \x escapes, each of which is one byte."""
    return text.encode("ascii").decode("unicode_escape").encode("latin-1")


def made(content: Any) -> bytes:
    """A large file: what stands before, a part that is written many times, with its number for %d, and what follows."""
    part, times = content["part"], content["times"]
    middle = "".join(part.replace("%d", str(number)) for number in range(times)) if "%d" in part else part * times
    before, after = content.get("before", ""), content.get("after", "")
    return f"{before}{middle}{after}".encode()


def written(entry: Entry, folder: Path) -> Path:
    """The path to check, after the files were written into a folder."""
    path, small = folder / "2026.yaml", folder / "small"
    small.mkdir()
    for name, text in good_files().items():
        (small / name).write_text(text, encoding="utf-8", newline="")
    match entry.kind:
        case "bytes":
            path.write_bytes(unescaped(entry.content))
        case "made" if "into" in entry.content:
            with (small / entry.content["into"]).open("ab") as file:
                file.write(made(entry.content))
        case "made":
            path.write_bytes(made(entry.content))
        case "item":
            with (small / "staffing.yaml").open("a", encoding="utf-8", newline="") as file:
                file.write(indent(f"- {indent(entry.content, '  ').strip(' ')}\n", "  "))
        case "framework":
            (small / "framework.yaml").write_text(entry.content, encoding="utf-8", newline="")
        case "answers":
            text = f"{ASSESSMENT}answers:\n{indent(entry.content, '  ')}\n"
            path.write_text(text, encoding="utf-8", newline="")
        case _:
            path.write_text(entry.content, encoding="utf-8", newline="")
    if entry.folder == "paths":
        _trap(folder, str(entry.content))
    return path if path.exists() else small


def _trap(folder: Path, content: str) -> None:
    """What a list of checklists may lead to that is no file of the framework, where the content names it."""
    small = folder / "small"
    (folder / "other.yaml").write_text("readiness: checklist/1\nid: other\ntitle: Other\nitems: []\n", encoding="utf-8")
    links = {"link-out.yaml": "../other.yaml", "link-loop.yaml": "link-loop.yaml", "link-folder": "/etc"}
    for name, target in {**links, "link-zero": "/dev/zero"}.items():
        if name in content:
            (small / name).symlink_to(target)
    if " folder]" in content:
        (small / "folder").mkdir()
    if " pipe]" in content:
        os.mkfifo(small / "pipe")


def found(path: Path, small: Path) -> Sequence[Problem]:
    """What checking says of an assessment, read with the small framework, or of the framework at the path."""
    asked = check(path, str(small)) if path.is_file() else check(path)
    return [problem for checked in asked for problem in checked.problems]


def line(problem: Problem, folder: Path, path: Path) -> str:
    """A problem as the corpus has it; the file is named where it is not the one in question."""
    place = problem.place
    here = Path(place.file)
    name = "" if here == path or not here.is_relative_to(folder) else f"{here.relative_to(folder).as_posix()}:"
    return f"{name}{place.line}:{place.column} {problem.code}"
