"""One framework and its assessments, full of text that would do harm, go through every output that there is.

What is printed of them is compared with what is printed of their twins: the same files with plain words in the place of
the hostile text.
"""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from pages import Element, tree
from readiness.cli.app import app
from readiness.render.plain import clean
from readiness.syntax.yaml_events import parse
from support import ROOT, good

HERE: Final = ROOT / "tests" / "hostile"
MARKDOWN: Final = MarkdownIt("commonmark").enable("table")
AS_THEY_ARE: Final = {
    "when",
    "applies-when",
    "id",
    "readiness",
    "version",
    "checklists",
    "rules",
    "phases",
    "sources",
    "node",
}
"""Keys whose values are no free text."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9.-]*(/1)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNSEEN: Final = "\u034f\u115f\u1160\u3164\uffa0"
"""Characters without a picture whose category does not say so."""
OLD, NEW, FRAMEWORK, TARGETS = "2025.yaml", "2026.yaml", "framework", "targets.yaml"

READING: Final[Mapping[str, tuple[str, ...]]] = {
    "score": ("score", NEW),
    "explain": ("explain", NEW),
    "explain a topic": ("explain", NEW, "first.topic"),
    "explain an item": ("explain", NEW, "level"),
    "explain an option": ("explain", NEW, "options"),
    "explain a rule": ("explain", NEW, "fires"),
    "explain a rule that waits": ("explain", NEW, "waits"),
    "next": ("next", NEW, "--lever", "all", "--until", "6"),
    "robustness": ("robustness", NEW, "--draws", "100"),
    "diff": ("diff", OLD, NEW),
    "trend": ("trend", OLD, NEW, "--plot"),
    "targets": ("targets", NEW),
}
FORMS: Final = ("terminal", "markdown", "json")
PAGES: Final = tuple(name for name, args in READING.items() if args[0] in {"score", "explain", "diff", "trend"})
"""What there is a page for a browser of."""
TELLING: Final = {"id", "class", "dir", "lang", "scope", "role", "href", "tabindex", "content", "name", "http-equiv"}
"""Attributes that must not differ from page to page of one shape; the others place what is drawn."""


def run(folder: Path, *args: str, typed: str = "", code: int = 0, errors: bool = False) -> str:
    """What a command prints on one of the streams, read with the framework in the folder; both are harmless."""
    words = [str(folder / word) if (folder / word).exists() else word for word in args]
    if args[0] != "show":
        words += ["--framework", str(folder / FRAMEWORK)]
    done = CliRunner().invoke(app, words, input=typed, env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert done.exit_code == code, done.output
    harmless(done.stderr)
    if not (args[0] == "check" and "github" in args):
        harmless(done.stdout)
    return (done.stderr if errors else done.stdout).replace(str(folder), "FOLDER")


def texts(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for key, value in data.items():
                yield from (key, *texts(value))
        case list():
            for value in data:
                yield from texts(value)
        case _:
            pass


def plain(data: Any, words: dict[str, str], key: str = "") -> Any:
    """The data with a word in the place of each free text, always the same for the same text."""
    match data:
        case str() if key == "when":
            for text, word in words.items():
                data = data.replace(f'"{text}"', f'"{word}"')
            return data
        case str() if key in AS_THEY_ARE or _PLAIN.fullmatch(data):
            # the id of a source may be any text
            return words.setdefault(data, f"Word {len(words)}") if "|" in data else data
        case str():
            return words.setdefault(data, f"Word {len(words)}")
        case dict():
            return {plain(name, words, "id"): plain(value, words, name) for name, value in data.items()}
        case list():
            return [plain(value, words, key) for value in data]
        case _:
            return data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(HERE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("twin")
    words: dict[str, str] = {}
    for path in [*sorted((HERE / FRAMEWORK).glob("*.yaml")), HERE / OLD, HERE / NEW, HERE / TARGETS]:
        data = plain(good(parse(path.read_bytes(), path.name)).data, words)
        target = folder / path.relative_to(HERE)
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(data), encoding="utf-8")
    return folder


def harmless(text: str) -> None:
    """Nothing in it that a terminal acts on, that hides, or that a runner of workflows takes for a command."""
    for char in text.replace("\n", ""):
        assert unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp"}, f"U+{ord(char):04X}"
        assert char not in UNSEEN, f"U+{ord(char):04X}"
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def shape(text: str) -> list[str]:
    """The kinds of all parts of a Markdown text: headings, lists, rows and cells, and what stands in lines of text."""
    found = []
    for token in MARKDOWN.parse(text):
        found.append(f"{token.type}{token.level}")
        found += [child.type for child in token.children or () if child.type != "text_special"]
    return found


# ---- what is shown of them


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", READING)
def test_every_report_is_harmless_and_has_the_shape_of_its_twin(
    command: str, form: str, hostile: Path, twin: Path
) -> None:
    args = (*READING[command], "--format", form)
    text = run(hostile, *args)
    match form:
        case "terminal":
            assert "[/]" in text
        case "markdown":
            assert shape(text) == shape(run(twin, *args))
        case _:
            both = json.loads(text), json.loads(run(twin, *args))
            assert _keys(both[0]) == _keys(both[1])


def _keys(data: Any) -> Any:
    """The keys of a document and the lengths of its lists."""
    match data:
        case dict():
            return {key: _keys(value) for key, value in data.items()}
        case list():
            return [_keys(value) for value in data]
        case _:
            return type(data).__name__


def test_json_carries_the_text_as_it_is(hostile: Path) -> None:
    document = json.loads(run(hostile, "score", NEW, "--format", "json"))
    shown = "\0".join(texts(document))
    written: Any = good(parse((HERE / NEW).read_bytes(), NEW)).data
    free = [text for text in texts([written["subject"], written["answers"]]) if not _PLAIN.fullmatch(text)]
    assert len(free) == 9
    for text in free:
        assert text in shown
    head: Any = good(parse((HERE / FRAMEWORK / "framework.yaml").read_bytes(), "f")).data
    assert head["title"] in shown


@pytest.mark.parametrize("command", PAGES)
def test_every_page_is_harmless_and_has_the_elements_of_its_twin(command: str, hostile: Path, twin: Path) -> None:
    found, other = (tree(run(folder, *READING[command], "--format", "html")) for folder in (hostile, twin))
    assert _elements(found) == _elements(other)
    assert not found.named("script", "link", "iframe", "object", "embed", "img", "image", "base", "form")
    for element in found.all():
        assert not [name for name in element.attributes if name.startswith("on") or name in {"src", "style"}]
        assert not [value for value in element.attributes.values() if re.search(r"[\[|<>*\u0590-\u05ff]", value)]
        assert element.attributes.get("href", "#").startswith("#")


def _elements(page: Element) -> list[tuple[str, dict[str, str]]]:
    return [
        (found.name, {name: value for name, value in found.attributes.items() if name in TELLING})
        for found in page.all()
    ]


def test_a_page_carries_the_text_as_it_is(hostile: Path) -> None:
    page = tree(run(hostile, "score", NEW, "--format", "html"))
    told = {element.text for element in page.all()}
    shown = "\0".join(told)
    written: Any = good(parse((HERE / NEW).read_bytes(), NEW)).data
    free = [text for text in texts([written["subject"], written["answers"]]) if not _PLAIN.fullmatch(text)]
    assert len(free) == 9
    for text in free:
        assert "\n".join(map(clean, text.split("\n"))) in shown
    assert {"\n".join(map(clean, written["answers"]["level"]["note"].split("\n")))} <= told


@pytest.mark.parametrize("command", PAGES)
def test_right_to_left_text_stays_in_its_cell(command: str, hostile: Path) -> None:
    page = tree(run(hostile, *READING[command], "--format", "html"))
    turned = [found for found in page.all() if _own(found) and re.search("[\u0590-\u05ff]", _own(found))]
    for found in turned:
        assert found.name == "bdi" or found.attributes.get("dir") == "auto", found.text
    assert turned or command not in {"score", "explain", "diff"}


def _own(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_the_page_of_the_framework(form: str, hostile: Path, twin: Path) -> None:
    text = run(hostile, "show", FRAMEWORK, "--format", form)
    if form == "markdown":
        assert shape(text) == shape(run(twin, "show", FRAMEWORK, "--format", form))


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_what_is_exported_is_what_is_printed(suffix: str, hostile: Path, tmp_path: Path) -> None:
    run(hostile, "export", NEW, "-o", str(tmp_path / f"x{suffix}"))
    form = {".md": "markdown", ".html": "html", ".json": "json"}[suffix]
    printed = run(hostile, "score", NEW, "--format", form)
    assert printed == (tmp_path / f"x{suffix}").read_text(encoding="utf-8")


# ---- files that are made of them


def test_a_file_to_fill_in_has_the_questions_as_comments_only(hostile: Path, tmp_path: Path) -> None:
    made = tmp_path / "new.yaml"
    name = "[/] | <b> {x}\u202e\\ \" ' # : - \U000e0041"
    options = ("--name", name, "--subject", "s", "--phase", "transition", "--respondent", "leadership")
    run(hostile, "new", str(made), *options, "--date", "2026-11-23", "--round", "1")
    data: Any = good(parse(made.read_bytes(), "new.yaml")).data
    assert data["subject"] == {"id": "s", "name": name}
    assert set(data["answers"] or ()) <= {"level", "option", "options", "amount", "told", "yes-or-no", "day"}
    run(hostile, "check", str(made))


def test_the_interview_asks_and_saves(hostile: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = (HERE / NEW).read_text(encoding="utf-8")
    path.write_text(text[: text.index("answers:")] + "answers:\n", encoding="utf-8")
    note = "[/] note | <b> {x} %s ::error::x # y: z"
    typed = ["2", "m", note, "x", "[red] because", "1", "50", "=1+1 [/]", "n", "d", "q", ""]
    out = run(hostile, "assess", str(path), typed="\n".join(typed))
    assert "[bold]Ask[/bold]? | a |" in re.sub(r"\s+", " ", out)
    assert good(parse(path.read_bytes(), "a.yaml")).data
    run(hostile, "score", str(path))


# ---- what is wrong in them


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Assessments of hostile text and names that are refused."""
    text = (HERE / NEW).read_text(encoding="utf-8")
    forged = '"::error file=x,line=1::forged\\n::error::again %0A [/] \\u202E | <b>"'
    wrong = text.replace("  option:", f"  {forged}: yes\n  option:").replace("phase: transition", f"phase: {forged}")
    for name in ("[bold]a[red].yaml", "::error file=x::b,%0A.yaml", "c {0} %s;$(x).yaml", "d\x1b[31m\u202e.yaml"):
        (tmp_path / name).write_text(wrong, encoding="utf-8")
    (tmp_path / "e\n::error::e.yaml").write_text("readiness: [\n", encoding="utf-8")
    return tmp_path


def test_problems_in_the_terminal(bad: Path, hostile: Path) -> None:
    text = run(hostile, "check", str(bad), code=1, errors=True)
    assert text.count("unknown phase '::error file=x,line=1::forged ::error::again %0A [/] \ufffd | <b>'") == 4


def test_problems_as_commands_cannot_be_forged(bad: Path, hostile: Path) -> None:
    document = json.loads(run(hostile, "check", str(bad), "--format", "json", code=1))
    *lines, count = run(hostile, "check", str(bad), "--format", "github", code=1).splitlines()
    assert len(lines) == len(document["problems"]) > 8
    for line, found in zip(lines, document["problems"], strict=True):
        assert re.fullmatch(
            rf"::{found['level']} file=[^:,]*,line={found['line']},col={found['column']},title={found['code']}::.*",
            line,
        )
        harmless(line.removeprefix("::"))
    assert count == f"errors: {document['errors']}; warnings: {document['warnings']}; without errors: 0"


def test_problems_as_json_carry_names_and_text_as_they_are(bad: Path, hostile: Path) -> None:
    text = run(hostile, "check", str(bad), "--format", "json", code=1)
    found = json.loads(text)["problems"]
    assert {Path(entry["file"]).name for entry in found if entry["level"] == "error"} == {
        path.name for path in bad.iterdir()
    }
    assert any("::error file=x,line=1::forged\n::error::again" in entry["message"] for entry in found)
