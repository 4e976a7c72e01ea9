"""The code blocks of README and the pages of docs/, run as a reader would: a folder for a page, block after block.

What is done with a block is said by its language and by words behind it, which no reader of the page sees:

    ```sh                        commands, one on a line: each ends with 0 and complains of nothing
    ```sh code=1                 the same, and each ends with 1; what it complains of stays with it
    ```console                   `$ ` and a command, then what it prints; `> ` begins a line that is typed. A line `...`
                                 stands for any lines, and within a line for any text
    ```yaml file=2026.yaml       is written to this file, in place of one that is there, and checked at the page's end
    ```yaml file=a.yaml framework=own  the same, read with a framework of the page
    ```yaml change=2026.yaml     is written there, in place of the entry that begins with the same line
    ```yaml part=item            stands in a file of this kind, as tests/manual_snippets.py puts it there, and checks
    ```text why="..."            is not run, for this reason
"""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from markdown_it import MarkdownIt

from manual_snippets import problems_of
from program import environment, run, text_of
from readiness.words.manual.page import Part
from support import told

ELSEWHERE: Final[Mapping[str, str]] = {
    "make demo": "tests/cli/test_starts.py and tests/package make environments and start what is in them",
    "make test": "this is part of it",
    "make audit": "it asks a registry, which the gate does not",
    "pipx install .": "as pip install, which tests/package runs",
    "readiness assess my-mission-2026.yaml --tui": "it wants a terminal: tests/cli/test_full_screen_terminal.py",
    "pipx install '.[tui]'": "as pip install, which tests/package runs",
    "python3 -m venv my-environment": "as tests/package does",
    "my-environment/bin/pip install .": "as tests/package does with the wheel",
    "my-environment/bin/readiness --version": "tests/cli/test_commands.py",
    ".venv-demo/bin/python examples/score_and_compare.py examples/unmex/2023.yaml examples/unmex/2024.yaml": (
        "tests/unit/test_api.py"
    ),
}
"""Commands that are not run here, and what runs them instead."""
BY_DOCTEST: Final = ("python", "pycon")
_WORD: Final = re.compile(r'([a-z]+)=(?:"([^"]*)"|(\S+))')
_FENCES: Final = MarkdownIt("commonmark")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block, and the line of its page in which it begins."""

    line: int
    language: str
    words: Mapping[str, str]
    text: str


def blocks_of(path: Path) -> tuple[Block, ...]:
    """The fenced code blocks of a page, as CommonMark has them."""
    return tuple(
        Block(
            token.map[0] + 1 if token.map else 0,
            (token.info.split() or [""])[0],
            {name: quoted or bare for name, quoted, bare in _WORD.findall(token.info)},
            token.content,
        )
        for token in _FENCES.parse(path.read_text(encoding="utf-8"))
        if token.type == "fence"
    )


class Reader:
    """Somebody who follows a page in a folder, to the letter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, list[str]] = {}
        """What was written, each with the options of its check."""

    def follow(self, block: Block) -> None:
        """Do what a block is for; an assertion fails where it does not come to what the page says."""
        match block.language:
            case "sh":
                for line in block.text.splitlines():
                    self._command(line, block)
            case "console":
                self._talk(block)
            case "yaml" if "file" in block.words:
                self._write(block)
            case "yaml" if "change" in block.words:
                self._change(block)
            case "yaml" if "part" in block.words:
                self._part(block)
            case language:
                assert language in BY_DOCTEST or "why" in block.words, f"line {block.line}: how is this tested?"

    def ends(self) -> None:
        """What was written is well, now that all of it is there."""
        for name, options in {Path(name).parts[0]: options for name, options in self.written.items()}.items():
            done = run("check", name, *options, cwd=self.folder, env=environment())
            assert done.returncode == 0, f"{name}: {text_of(done.stderr)}"

    def _command(self, line: str, block: Block) -> None:
        words = shlex.split(line, comments=True)
        plain = line.partition("#")[0].strip()
        if not words or plain in ELSEWHERE:
            return
        out, err, code = self.run(words, "")
        assert code == int(block.words.get("code", "0")), f"line {block.line}: {line}: {code}\n{err}"
        assert code or not err, f"line {block.line}: {line}: {err}"
        assert out or err, f"line {block.line}: {line}: it says nothing"

    def _talk(self, block: Block) -> None:
        for command, shown in exchanges(block.text):
            typed = [line.removeprefix("> ") for line in shown if line.startswith("> ")]
            out, err, code = self.run(shlex.split(command), "".join(f"{line}\n" for line in typed))
            wanted = [">" if line.startswith("> ") else line for line in shown]
            printed = [line.rstrip() for line in (out + err).splitlines()]
            at = f"line {block.line}: {command}"
            assert code == int(block.words.get("code", "0")), f"{at}: {code}\n{out}{err}"
            assert pattern(wanted).fullmatch("".join(f"{line}\n" for line in printed)), f"{at}\n{out}{err}"

    def run(self, words: Sequence[str], typed: str) -> tuple[str, str, int]:
        """What a command prints for a reader whose terminal has 80 columns."""
        name, *rest = words
        if name == "rm":  # the one command of the system that pages use
            (wanted,) = rest
            gone = list(self.folder.glob(wanted))
            for path in gone:
                path.unlink()
            return f"{len(gone)} removed" if gone else "", "", 0
        assert name == "readiness", words
        done = run(*rest, typed=typed.encode(), cwd=self.folder, env=environment(COLUMNS="80"))
        return text_of(done.stdout), text_of(done.stderr), done.returncode

    def _write(self, block: Block) -> None:
        name = block.words["file"]
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        framework = block.words.get("framework")
        self.written[name] = ["--framework", framework] if framework else []

    def _change(self, block: Block) -> None:
        path = self.folder / block.words["change"]
        first = block.text.partition("\n")[0]
        old = path.read_text(encoding="utf-8")
        deeper = len(first) - len(first.lstrip()) + 1
        new, count = re.subn(
            rf"^{re.escape(first)}.*\n(?: {{{deeper},}}.*\n)*", lambda _: block.text, old, flags=re.MULTILINE
        )
        assert count == 1, f"line {block.line}: {count} entries begin so"
        path.write_text(new, encoding="utf-8")

    def _part(self, block: Block) -> None:
        part = block.words["part"]
        parts: Mapping[str, Part] = {name: name for name in get_args(Part)}
        folder = self.folder / f"part-{block.line}"
        folder.mkdir()
        found = problems_of(folder, parts[part], block.text)
        assert not found, f"line {block.line}: {told(found)}"


def exchanges(text: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that follow it."""
    command, shown = "", list[str]()
    for line in text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line.removeprefix("$ "), []
        else:
            assert command, f"no command stands before: {line}"
            shown.append(line.rstrip())
    if command:
        yield command, shown


def pattern(lines: Sequence[str]) -> re.Pattern[str]:
    """What is printed where these lines are shown of it, `...` standing for what is left out."""
    return re.compile(
        "".join(
            r"(?:.*\n)*?" if line == "..." else r"[^\n]*".join(map(re.escape, line.split("..."))) + r"\n"
            for line in lines
        )
    )
