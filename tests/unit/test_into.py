"""A report between the marks of a document: what changes in it and what does not."""

import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from readiness.cli.app import app
from readiness.problems import Problem
from readiness.render.into import BEGIN, END, put_into
from readiness.render.registry import text_of
from readiness.store import files
from readiness.workflow import exporting
from readiness.workflow.exporting import put_into_file
from readiness.workflow.scoring import report_of, score_assessment
from support import EXAMPLES, ROOT, good

REPORT: Final = "# Title\n\n## Part\n\n```text\n# no heading\n```\n\ntext # not one\n"
NEW: Final = EXAMPLES / "unmex" / "2026.yaml"
MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


def put(document: str, report: str = REPORT) -> str:
    found = put_into(document, report, "d.md")
    assert isinstance(found, str)
    return found


def refused(document: str) -> tuple[str, int, int]:
    found = put_into(document, REPORT, "d.md")
    assert isinstance(found, Problem)
    return found.code, found.place.line, found.place.column


# ---- where it goes


def test_it_takes_the_place_of_what_is_between_the_marks() -> None:
    document = f"# Mission\n\nbefore\n{BEGIN}\nold\n{END}\nafter"
    made = put(document)
    inside = "## Title\n\n### Part\n\n```text\n# no heading\n```\n\ntext # not one"
    assert made == f"# Mission\n\nbefore\n{BEGIN}\n\n{inside}\n\n{END}\nafter"
    assert put(made) == made


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_everything_outside_the_marks_stays(before: str, between: str, after: str) -> None:
    """Whatever characters end a line for Python, and wherever a lone carriage return stands."""
    document = f"{before}\n{BEGIN}\n{between}\n{END}\n{after}"
    made = put(document)
    assert made.startswith(f"{before}\n{BEGIN}\n\n")
    assert made.endswith(f"\n\n{END}\n{after}")
    assert put(made) == made


def test_a_document_keeps_its_line_ends() -> None:
    made = put(f"# Mission\r\n{BEGIN}\r\n{END}\r\nafter\nmixed\r\n")
    assert made.startswith(f"# Mission\r\n{BEGIN}\r\n\r\n## Title\r\n\r\n### Part\r\n")
    assert made.endswith(f"\r\n\r\n{END}\r\nafter\nmixed\r\n")
    assert made.count("\n") - made.count("\r\n") == 1
    assert put(made) == made


@pytest.mark.parametrize(
    ("above", "depth"),
    [
        ("", 1),
        ("text\n", 1),
        ("# One\n", 2),
        ("One\n===\n", 2),
        ("# One\n\n## Two\n\ntext\n", 3),
        ("One\n===\n\nTwo\n---\n", 3),
        ("# One\n\n---\n", 2),
        ("# One\n\n- item\n---\n", 2),
        ("# One\n\n> quote\n---\n", 2),
        ("# One\n\n#tag\n", 2),
        ("# One\n\n    ## code\n", 2),
        ("# One\n\n```\n## code\n```\n", 2),
        ("# One\n\n~~~~ x\n## code\n~~~\n## code\n~~~~\n", 2),
        ("# One\n\n``` a`b\n## Two\n", 3),
        ("---\ntitle: x\n---\n", 1),
        ("\ufeff---\ntitle: x\n...\n# One\n", 2),
        ("---\ntitle: x\n", 1),
        ("###### Six\n", 6),
    ],
)
def test_its_headings_begin_one_below_the_last_above_it(above: str, depth: int) -> None:
    made = put(f"{above}{BEGIN}\n{END}\n# Below\n")
    assert f"{BEGIN}\n\n{'#' * depth} Title\n\n{'#' * min(depth + 1, 6)} Part\n" in made
    assert "\n# no heading\n" in made
    if not above.startswith(("---", "\ufeff")) and "``` a" not in above:
        tags = [token.tag for token in MARKDOWN.parse(made) if token.type == "heading_open"]
        before = [token.tag for token in MARKDOWN.parse(above) if token.type == "heading_open"]
        assert tags == [*before, f"h{depth}", f"h{min(depth + 1, 6)}", "h1"]


# ---- what is wrong


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("text\n", ("S081", 0, 0)),
        ("", ("S081", 0, 0)),
        (f"text\n{BEGIN}\n", ("S081", 2, 1)),
        (f"{END}\n", ("S081", 1, 1)),
        (f"a {BEGIN}\n{END}\n", ("S081", 2, 1)),
        (f"    {BEGIN}\n{END}\n", ("S081", 2, 1)),
        (f"{BEGIN}\n{END}\n\n{BEGIN}\n", ("S082", 4, 1)),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", ("S082", 2, 1)),
        (f"{BEGIN}\n{END}\n{END}\n", ("S082", 3, 1)),
        (f"{END}\r\n\r\n{BEGIN}\r\n", ("S083", 1, 1)),
    ],
)
def test_marks_that_cannot_be_used_are_told_with_their_place(document: str, problem: tuple[str, int, int]) -> None:
    assert refused(document) == problem


def test_no_text_of_a_report_is_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    text = NEW.read_text(encoding="utf-8").replace("name: UN Mission in Exampleland", f'name: "{END}\\n{BEGIN}"')
    path.write_text(text, encoding="utf-8")
    report = text_of(report_of(good(score_assessment(path))), "markdown")
    assert "\\<!-- readiness\\:end --\\>" in report
    made = put(f"{BEGIN}\n{END}\n", report)
    assert put(made, report) == made


# ---- the file


def export(path: Path, *args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["export", str(NEW), "--into", str(path), *args], env={"COLUMNS": "200"})
    return done.exit_code, done.stdout, done.stderr


def test_export_puts_it_into_a_file_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "wiki.md"
    path.write_bytes(f"\ufeff# Wiki\r\n\r\n{BEGIN}\r\n{END}\r\n\r\nEnd \u00e9.".encode())
    path.chmod(0o640)
    assert export(path) == (0, f"Put the report into {path}\n", "")
    data = path.read_bytes()
    assert data.startswith(f"\ufeff# Wiki\r\n\r\n{BEGIN}\r\n\r\n## Integrated mission readiness: ".encode())
    assert data.endswith(f"\r\n\r\n{END}\r\n\r\nEnd \u00e9.".encode())
    assert b"Internal: this report" in data
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o640
    before = path.stat().st_mtime_ns
    assert export(path) == (0, f"{path} has this report already\n", "")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before)
    assert [entry.name for entry in tmp_path.iterdir()] == ["wiki.md"]
    assert export(path, "--shareable")[0] == 0
    assert b"Internal" not in path.read_bytes()


def test_the_report_is_the_one_that_is_exported_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    path.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    assert put_into_file(report_of(good(score_assessment(NEW))), path).value
    golden = (ROOT / "tests" / "golden" / "unmex-2026.md").read_text(encoding="utf-8")
    # the golden has the targets too
    assert path.read_text(encoding="utf-8").split("\n")[2:8] == golden.split("\n")[:6]


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (f"# a\n\u00e9 \udcff\n{BEGIN}\n{END}\n".encode("utf-8", "surrogateescape"), "S080", ":2:3:"),
        (f"{BEGIN}\n{END}\n".encode("utf-16"), "S080", ":1:1:"),
        (b"text\n", "S081", ": "),
        (f"{BEGIN}\n\n{END}\n{END}\n".encode(), "S082", ":4:1:"),
        (f"{END}\n{BEGIN}\n".encode(), "S083", ":1:1:"),
    ],
)
def test_a_document_that_cannot_be_used_stays_as_it_is(tmp_path: Path, data: bytes, code: str, place: str) -> None:
    path = tmp_path / "d.md"
    path.write_bytes(data)
    found, out, said = export(path)
    assert (found, out) == (2, "")
    assert f"[{code}]" in said
    assert f"d.md{place}" in said
    assert path.read_bytes() == data


def test_a_link_is_refused(tmp_path: Path) -> None:
    path, link = tmp_path / "d.md", tmp_path / "link.md"
    path.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    link.symlink_to(path)
    code, _, said = export(link)
    assert (code, "[S084]" in said, link.is_symlink()) == (2, True, True)
    assert path.read_text(encoding="utf-8") == f"{BEGIN}\n{END}\n"


def test_a_document_that_is_missing_too_long_or_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "[S001]" in export(tmp_path / "none.md")[2]
    assert export(tmp_path / "none.md")[0] == 3
    assert "[S002]" in export(tmp_path)[2]
    path = tmp_path / "d.md"
    path.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    monkeypatch.setattr(exporting, "MAX_DOCUMENT", 10)
    assert "[S085]" in export(path)[2]


def test_a_document_that_somebody_changes_meanwhile_stays_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.md"
    path.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")

    def meanwhile(old: Path, _new: Path) -> None:
        old.write_text("theirs", encoding="utf-8")

    # it is called when the new text is written and the old one is still there
    monkeypatch.setattr(files, "_keep_mode", meanwhile)
    code, _, said = export(path)
    assert (code, "[S065]" in said) == (3, True)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.md"]


@pytest.mark.parametrize("args", [("-o", "x.md"), ("--force",), ("--hxl",)])
def test_options_that_say_two_things_are_refused(tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "d.md"
    path.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    code, out, _ = export(path, *args)
    assert (code, out) == (2, "")
    assert path.read_text(encoding="utf-8") == f"{BEGIN}\n{END}\n"
