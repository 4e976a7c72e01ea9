"""One framework and its assessments, full of text that would do harm, go through every output that there is.

What is printed of them is compared with what is printed of their twins: the same files with plain words in the place of
the hostile text.
"""

import csv
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

import in_word
from commonmark import MARKDOWN, flat, sound, spoken
from in_word import paragraphs, parts
from other_words import LANGUAGE, said_in_other_words, write_words
from pages import Element, tree
from readiness.cli.app import app
from readiness.model.kept import kept_name, kept_text
from readiness.render.forms import EXTRAS, SUFFIXES
from readiness.render.plain import clean, clean_lines
from readiness.syntax.writing import block_text
from readiness.syntax.yaml_events import parse
from readiness.workflow.frameworks import load_framework
from support import ROOT, good

HERE: Final = ROOT / "tests" / "hostile"
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
SECOND, ROUNDS = "second-version", "row"
LATER: Final = " ".join(["later"] * 20)
"""What a text of the second version has more: so much that both are told as long ones, the hostile and its twin."""

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
    "versions": ("diff", FRAMEWORK, SECOND),
    "rounds": ("rounds", ROUNDS),
    "verify": ("verify", ROUNDS),
}
FORMS: Final = ("terminal", "markdown", "json")
WITHOUT_FRAMEWORK: Final = frozenset({"show", "rounds", "verify"})
"""Commands that take no other framework than the files name."""
BIG: Final = [
    name for name, args in READING.items() if args[0] in {"score", "explain", "diff", "trend"} and args[1] != FRAMEWORK
]
"""What there is a page for a browser of, and CSV."""
TELLING: Final = {"id", "class", "dir", "lang", "scope", "role", "href", "tabindex", "content", "name", "http-equiv"}
"""Attributes that must not differ from page to page of one shape; the others place what is drawn."""


def run(folder: Path, *args: str, typed: str = "", code: int = 0, errors: bool = False) -> str:
    """What a command prints on one of the streams, read with the framework in the folder; both are harmless."""
    words = [str(folder / word) if (folder / word).exists() else word for word in args]
    if args[0] not in WITHOUT_FRAMEWORK and args[1] != FRAMEWORK:
        words += ["--framework", str(folder / FRAMEWORK)]
    done = CliRunner().invoke(app, words, input=typed, env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert done.exit_code == code, done.output
    harmless(done.stderr)
    # CSV has the text as it is, which other programs read; printed in a terminal it is made harmless
    if not (args[0] == "check" and "github" in args) and "csv" not in args:
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
    more(folder)
    return folder


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    """The words that stand for hostile texts in their twins; filled when those are made."""
    return {}


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory, words: dict[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("twin")
    for path in [*sorted((HERE / FRAMEWORK).glob("*.yaml")), HERE / OLD, HERE / NEW, HERE / TARGETS]:
        data = plain(good(parse(path.read_bytes(), path.name)).data, words)
        target = folder / path.relative_to(HERE)
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(data), encoding="utf-8")
    more(folder)
    return folder


def more(folder: Path) -> None:
    """A second version of the framework beside the first, and a folder of rounds that keeps it, one of them sealed."""
    (folder / SECOND).mkdir()
    for path in (folder / FRAMEWORK).glob("*.yaml"):
        data: Any = good(parse(path.read_bytes(), path.name)).data
        if "version" in data:
            data |= {"version": "2", "title": f"{data['title']} 2"}
        for item in [*data.get("items", ()), *(item for topic in data.get("topics", ()) for item in topic["items"])]:
            item |= {"ask": f"{item['ask']} {LATER}", "weight": 3}
        for rule in data["rules"] if path.name == "rules.yaml" else ():
            rule["finding"] += f" {LATER}"
        (folder / SECOND / path.name).write_text(block_text(data), encoding="utf-8")
    framework = good(load_framework(folder / FRAMEWORK))
    kept = folder / ROUNDS / ".readiness" / "frameworks" / kept_name(framework.digest)
    kept.parent.mkdir(parents=True)
    kept.write_text(kept_text(framework) or "", encoding="utf-8")
    for name in (OLD, NEW):
        shutil.copy(folder / name, folder / ROUNDS / name)
    (folder / ROUNDS / "broken.yaml").write_text("readiness: assessment/1\nanswers: [\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["seal", str(folder / ROUNDS / OLD)]).exit_code == 0
    path = folder / ROUNDS / OLD
    changed, count = re.subn('(yes-or-no"?: "?)yes', r"\1no", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(changed, encoding="utf-8")
    assert CliRunner().invoke(app, ["seal", str(folder / ROUNDS / NEW)]).exit_code == 0


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
    code = 1 if command == "verify" else 0  # it finds what was changed
    text, other = run(hostile, *args, code=code), run(twin, *args, code=code)
    match form:
        case "terminal":
            # a check of seals tells ids and names of files, which are no free text
            assert "[/" in text or command == "verify"
        case "markdown":
            sound(text)
            assert shape(text) == shape(other)
        case _:
            both = json.loads(text), json.loads(other)
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


_GUARD: Final = re.compile("'(?='*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20])")


READ_BACK: Final[Mapping[str, Callable[[str], str]]] = {
    "markdown": spoken,
    "html": lambda text: " ".join(_own(element) for element in tree(text).all()),
    "json": lambda text: " ".join(texts(json.loads(text))),
    "csv": lambda text: " ".join(unguarded(cell) for row in cells(text) for cell in row),
}
"""By format, the texts that a program for it finds in a document."""
ELSEWHERE: Final = {
    "docx": "test_a_document_for_word_has_the_paragraphs_and_fields_of_its_twin",
    "xlsx": "test_every_workbook_has_the_cells_of_its_twin",
    "pdf": "tests/unit/test_pdf.py",
    "svg": "tests/unit/test_svg.py",
}
"""The formats that cannot be read back to the letter, or are no texts, and what puts harmful text into them."""


def cells(text: str) -> list[list[str]]:
    """The cells of a CSV text, read strictly; each row has as many as the first."""
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows


def unguarded(cell: str) -> str:
    """The text of a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return _GUARD.sub("", cell, count=1) if _GUARD.match(cell) else cell


@pytest.mark.parametrize("command", BIG)
def test_csv_has_the_cells_of_its_twin_and_no_formula(command: str, hostile: Path, twin: Path) -> None:
    args = (*READING[command], "--format", "csv", "--hxl")
    rows, plain_rows = cells(run(hostile, *args)), cells(run(twin, *args))
    assert [[bool(cell) for cell in row] for row in rows] == [[bool(cell) for cell in row] for row in plain_rows]
    for row in rows[2:]:
        for cell in row:
            assert not re.match("[=+@\t\r\uff1d\uff0b\uff0d\uff20]|-(?![0-9])", cell), cell


def test_csv_carries_the_text_as_it_is(hostile: Path) -> None:
    names, *rows = cells(run(hostile, "score", NEW, "--format", "csv"))
    found = {unguarded(cell) for row in rows for cell in row}
    written: Any = good(parse((HERE / NEW).read_bytes(), NEW)).data
    wanted = [written["subject"]["name"], *(entry["note"] for entry in written["answers"].values() if "note" in entry)]
    wanted += [
        written["answers"]["told"],
        written["answers"]["level"]["answer"],
        written["answers"]["option"]["because"],
    ]
    for text in wanted:
        assert text in found
    for file in ("first.yaml", "second.yaml"):
        theme: Any = good(parse((HERE / FRAMEWORK / file).read_bytes(), file)).data
        assert theme["title"] in found
        for item in [*theme.get("items", ()), *(item for topic in theme.get("topics", ()) for item in topic["items"])]:
            assert item["ask"] in found
            assert item.get("why") in {*found, None}
    assert any(cell.startswith("'=") for row in rows for cell in row)
    assert len(names) > 30


@pytest.mark.parametrize("form", [*READ_BACK])
@pytest.mark.parametrize("command", READING)
def test_every_text_that_is_shown_reads_as_it_was_written(
    command: str, form: str, hostile: Path, twin: Path, words: Mapping[str, str]
) -> None:
    """Wherever the twin shows the word for a text, the text itself is there, equal but for what cannot be seen."""
    if form not in FORMS and command not in BIG:
        return
    args, code = (*READING[command], "--format", form), 1 if command == "verify" else 0
    said, word_said = (read_back(form, run(folder, *args, code=code)) for folder in (hostile, twin))
    shown = [text for text, word in words.items() if re.search(rf"\b{word}\b", word_said)]
    assert len(shown) > 2 or command in {"rounds", "verify"}
    for text in shown:
        assert flat(text) in said


def read_back(form: str, text: str) -> str:
    """What a document says to who reads it with a program for its format, all in one line."""
    return flat(READ_BACK[form](text))


def test_no_format_is_left_out() -> None:
    assert {*READ_BACK, *ELSEWHERE} == {*SUFFIXES.values()}


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


@pytest.mark.parametrize("command", BIG)
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


@pytest.mark.parametrize("command", BIG)
def test_right_to_left_text_stays_in_its_cell(command: str, hostile: Path) -> None:
    page = tree(run(hostile, *READING[command], "--format", "html"))
    turned = [found for found in page.all() if _own(found) and re.search("[\u0590-\u05ff]", _own(found))]
    for found in turned:
        assert found.name == "bdi" or found.attributes.get("dir") == "auto", found.text
    assert turned or command not in {"score", "explain", "diff"}


def _own(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


@pytest.mark.parametrize("command", BIG)
def test_every_workbook_has_the_cells_of_its_twin(command: str, hostile: Path, twin: Path, tmp_path: Path) -> None:
    found, other = (workbook(folder, tmp_path, *READING[command]) for folder in (hostile, twin))
    assert [*found] == [*other]
    for name, rows in found.items():
        assert [[type(cell) for cell in row] for row in rows] == [[type(cell) for cell in row] for row in other[name]]


def workbook(folder: Path, to: Path, *args: str) -> dict[str, list[list[Any]]]:
    """The cells of each sheet; nothing in the file acts or leads anywhere."""
    target = to / f"{folder.name}.xlsx"
    run(folder, *args, "-o", str(target))
    with ZipFile(target) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert b"TargetMode" not in content
            assert "worksheets/" not in name or not re.search(rb"<(f|hyperlinks?|legacyDrawing)[ />]", content)
    book = CalamineWorkbook.from_path(target)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_workbook_carries_the_text_as_it_is(hostile: Path, tmp_path: Path) -> None:
    found = workbook(hostile, tmp_path, "score", NEW)
    told = {str(cell) for rows in found.values() for row in rows for cell in row}
    written: Any = good(parse((HERE / NEW).read_bytes(), NEW)).data
    free = [text for text in texts([written["subject"], written["answers"]]) if not _PLAIN.fullmatch(text)]
    assert len(free) == 9
    for text in free:
        assert clean_lines(text) in "\0".join(told)
    assert clean_lines(written["answers"]["level"]["note"]) in told


@pytest.mark.parametrize("command", BIG)
def test_a_document_for_word_has_the_paragraphs_and_fields_of_its_twin(
    command: str, hostile: Path, twin: Path, words: Mapping[str, str], tmp_path: Path
) -> None:
    found, other = (in_word_of(folder, command, tmp_path / f"{folder.name}.docx") for folder in (hostile, twin))
    styles = [[one.style.name for one in paragraphs(data)] for data in (found, other)]
    assert styles[0] == styles[1]
    assert instructions(found) == instructions(other)
    assert list(parts(found)) == list(parts(other))
    said, word_said = (flat(" ".join(in_word.texts(data))) for data in (found, other))
    for text in (text for text, word in words.items() if re.search(rf"\b{word}\b", word_said)):
        assert flat(text) in said


def in_word_of(folder: Path, command: str, target: Path) -> bytes:
    run(folder, *READING[command], "-o", str(target))
    return target.read_bytes()


def instructions(data: bytes) -> list[Any]:
    """The codes of all fields, and where relations of parts lead."""
    return [
        found
        for content in parts(data).values()
        for found in re.findall(b'<w:instrText[^>]*>([^<]*)<|<w:hyperlink|<w:fldSimple|Target="([^"]*)"', content)
    ]


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


# ---- and in another language

NAMES: Final = re.compile(
    r"\b[0-9a-f]{6,}\b|\b(?:[0-9a-f]{8} )+|\b[0-9]+(?:\.\w+)+|[\w./-]*\.(?:yaml|json|md)\b|\.readiness/\w+"
    rf"|\b(?:overall|own|full|{ROUNDS})\b|did not find expected node content|W{{6,}}"
)
"""What is called the same in every language: digests, versions, files and folders, ids of the program's own, what
libyaml says; and a long word of the framework, which is broken into lines."""


@pytest.fixture(scope="module")
def other_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    write_words(folder)
    return folder


def left_over(text: str, known: set[str]) -> list[str]:
    """The lines that have a word in Latin letters which is in no file; lines of files are quoted as they are."""
    lines = (line for line in text.splitlines() if not line.startswith("  |"))
    return [line for line in lines if not {*re.findall(r"[A-Za-z]{2,}", NAMES.sub(" ", line))} <= known]


def visible(text: str) -> str:
    """What is seen of a page or a picture."""
    return unescape(re.sub(r"(?s)<style>.*?</style>|<[^>]*>", "\n", text))


def known_in(folder: Path) -> set[str]:
    return {word for path in folder.rglob("*.yaml") for word in re.findall("[A-Za-z]+", path.read_text("utf-8"))}


def in_folder(*args: str) -> list[str]:
    """A command that is run in the folder of the framework and reads with it."""
    with_own = args[0] in WITHOUT_FRAMEWORK or args[1] == FRAMEWORK
    return [args[0], *(() if with_own else ("--framework", FRAMEWORK)), *args[1:]]


def test_every_word_that_is_printed_is_of_words_or_of_a_file(twin: Path, other_words: Path) -> None:
    runs = [(*args, "--format", form) for args in READING.values() for form in ("terminal", "markdown")]
    runs += [(*READING[name], "--format", form) for name in BIG for form in ("html", "svg")]
    commands = [in_folder(*args) for args in (*runs, ("show", FRAMEWORK), ("show", "S003"), ("check", FRAMEWORK))]
    for args, text in zip(commands, said_in_other_words(other_words, commands, twin), strict=True):
        assert re.search("[а-щ]{3}", text)  # noqa: RUF001 - what other words are written in
        assert args[-1] != "html" or f'<html lang="{LANGUAGE}">' in text
        assert left_over(visible(text) if args[-1] in {"html", "svg"} else text, known_in(twin)) == [], args


def test_every_word_in_a_file_for_an_office_is_of_words_or_of_a_file(
    twin: Path, other_words: Path, tmp_path: Path
) -> None:
    paths = {tmp_path / f"{at}.{form}": name for form in EXTRAS for at, name in enumerate(BIG)}
    commands = [in_folder(*READING[name], "-o", str(path)) for path, name in paths.items()]
    assert len(said_in_other_words(other_words, commands, twin)) == len(paths)
    for path in paths:
        text = in_office(path)
        assert re.search("[а-щ]{3}", text)  # noqa: RUF001
        assert left_over(text, known_in(twin)) == [], path.name
        assert language_of(path) in {LANGUAGE, None}


def language_of(path: Path) -> str | None:
    """The language that a file says it is in; a workbook says none."""
    match path.suffix:
        case ".docx":
            (found,) = re.findall(rb'<w:lang w:val="(.*?)"', parts(path.read_bytes())["word/styles.xml"])
            return str(found, "ascii")
        case ".pdf":
            return str(PdfReader(path).root_object["/Lang"])
        case _:
            return None


def in_office(path: Path) -> str:
    """What is seen of a file for an office."""
    match path.suffix:
        case ".docx":
            return "\n".join(in_word.texts(path.read_bytes()))
        case ".xlsx":
            book = CalamineWorkbook.from_path(path)
            sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
            return "\n".join([*sheets, *(str(cell) for rows in sheets.values() for row in rows for cell in row)])
        case _:
            return "\n".join(page.extract_text() for page in PdfReader(path).pages)
