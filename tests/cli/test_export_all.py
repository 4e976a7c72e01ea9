"""`export FOLDER --all`: a set of reports, the same as each by itself, and a page that leads to them."""

import re
import shlex
import shutil
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from program import outcome
from support import EXAMPLES, PROCEEDINGS

FOLDER = EXAMPLES / "unmex"
YEARS = (2023, 2024, 2025, 2026, 2027)
NAMES = [
    *(f"unmex-{year}-leadership" for year in YEARS),
    "unmex-change-2026-2027-leadership",
    "unmex-trend-leadership",
]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("all")
    code, out, err = outcome("export", FOLDER, "--all", "markdown", cwd=folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"Wrote 8 files to {Path('reports', 'unmex-leadership-markdown')}:",
        *(f"  {name}.md" for name in NAMES),
        "  index.md",
    ]
    return folder / "reports" / "unmex-leadership-markdown"


def test_each_is_what_it_is_by_itself(written: Path, tmp_path: Path) -> None:
    assert names(written) == {*(f"{name}.md" for name in NAMES), "index.md"}
    for year in YEARS:
        assert outcome("export", FOLDER / f"{year}.yaml", cwd=tmp_path)[0] == 0
    pair = (FOLDER / "2026.yaml", FOLDER / "2027.yaml")
    assert outcome("diff", *pair, "-o", tmp_path / "reports" / f"{NAMES[5]}.md")[0] == 0
    assert outcome("trend", FOLDER, "-o", tmp_path / "reports" / f"{NAMES[6]}.md")[0] == 0
    for name in NAMES:
        assert (written / f"{name}.md").read_bytes() == (tmp_path / "reports" / f"{name}.md").read_bytes(), name


def test_the_page_leads_to_every_other_file_and_to_no_other_place(written: Path) -> None:
    text = (written / "index.md").read_text(encoding="utf-8")
    assert {unquote(link) for link in re.findall(r"\]\(([^)]*)\)", text)} == {f"{name}.md" for name in NAMES}
    assert "fictional" in text


def test_a_page_for_a_browser_leads_to_every_file_of_another_format(tmp_path: Path) -> None:
    assert outcome("export", FOLDER, "--all", "csv", "--hxl", "-o", tmp_path / "out")[0] == 0
    text = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    links = {unquote(unescape(link)) for link in re.findall(r'href="([^"#][^"]*)"', text)}
    assert links == {f"{name}.csv" for name in NAMES}
    assert "#org+code" in (tmp_path / "out" / f"{NAMES[0]}.csv").read_text(encoding="utf-8")


def test_a_round_is_written_as_score_prints_it(tmp_path: Path) -> None:
    assert outcome("export", FOLDER, "--all", "json", "-o", tmp_path / "out")[0] == 0
    printed = outcome("score", FOLDER / "2023.yaml", "--format", "json")[1]
    assert (tmp_path / "out" / f"{NAMES[0]}.json").read_text(encoding="utf-8") == printed


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("mine")
    (out / "notes.txt").write_text("mine")
    command = ("export", FOLDER, "--all", "json", "-o", out)
    code, printed, err = outcome(*command)
    assert (code, printed) == (2, "")
    assert "[S086]" in err
    assert names(out) == {"index.html", "notes.txt"}
    assert outcome(*command, "--force")[0] == 0
    assert names(out) == {*(f"{name}.json" for name in NAMES), "index.html", "notes.txt"}
    assert (out / "notes.txt").read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_stops_it_before_anything_is_replaced(tmp_path: Path) -> None:
    words = ("export", FOLDER, "--all", "markdown", "-o", tmp_path)
    (tmp_path / "index.md").mkdir()
    (tmp_path / f"{NAMES[0]}.md").write_text("mine", encoding="utf-8")
    code, out, err = outcome(*words, "--force")
    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path / 'index.md'}: this is a folder, and a file is asked [S002]")
    assert (tmp_path / f"{NAMES[0]}.md").read_text(encoding="utf-8") == "mine"


def test_shareable_says_no_group_in_any_name_or_text(tmp_path: Path) -> None:
    assert outcome("export", FOLDER, "--all", "html", "--shareable", cwd=tmp_path)[0] == 0
    (folder,) = (tmp_path / "reports").iterdir()
    assert folder.name == "unmex-shareable-html"
    assert len(names(folder)) == 8
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "leadership" not in path.name
        assert "Shareable: left out are" in text
        assert "Respondent" not in text


def test_sets_of_two_formats_do_not_meet(tmp_path: Path) -> None:
    for form in ("json", "csv"):
        assert outcome("export", FOLDER, "--all", form, cwd=tmp_path)[::2] == (0, "")
    assert names(tmp_path / "reports") == {"unmex-leadership-json", "unmex-leadership-csv"}


def test_of_one_round_there_is_no_comparison(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    shutil.copy(FOLDER / "2023.yaml", tmp_path / "one")
    assert outcome("export", tmp_path / "one", "--all", "html", "-o", tmp_path / "out")[0] == 0
    assert names(tmp_path / "out") == {f"{NAMES[0]}.html", f"{NAMES[6]}.html", "index.html"}


def test_rounds_whose_names_a_drive_takes_for_one_get_files_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for year, name in ((2023, "Spring"), (2024, "spring"), (2025, "trend")):
        text = (FOLDER / f"{year}.yaml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^round: .*$", f"round: {name}", text)
        (folder / f"{year}.yaml").write_text(text, encoding="utf-8")
    assert outcome("export", folder, "--all", "markdown", "-o", tmp_path / "out")[0] == 0
    found = names(tmp_path / "out")
    assert found == {
        *("unmex-Spring-leadership.md", "unmex-spring-leadership-2.md", "unmex-trend-leadership.md"),
        *("unmex-trend-leadership-2.md", "unmex-change-spring-trend-leadership.md", "index.md"),
    }
    index = (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert "[All rounds together](unmex-trend-leadership-2.md)" in index


def test_rounds_of_several_rows_are_chosen_among(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(FOLDER / "2023.yaml", folder)
    text = (FOLDER / "2024.yaml").read_text(encoding="utf-8")
    (folder / "2024.yaml").write_text(
        text.replace("respondent: leadership", "respondent: country-team"), encoding="utf-8"
    )
    code, _, err = outcome("export", folder, "--all", "html", cwd=tmp_path)
    assert code == 2
    assert "[S029]" in err
    assert not (tmp_path / "reports").exists()
    assert outcome("export", folder, "--all", "html", "--respondent", "country-team", cwd=tmp_path)[0] == 0
    assert names(tmp_path / "reports") == {"unmex-country-team-html"}


def test_a_round_that_cannot_be_read_refuses_the_set(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(FOLDER / "2023.yaml", folder)
    (folder / "2024.yaml").write_text("readiness: assessment/1\nanswers: {\n", encoding="utf-8")
    code, out, err = outcome("export", folder, "--all", "html", "-o", tmp_path / "out")
    assert (code, out) == (2, "")
    assert "2024.yaml" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((FOLDER, "--all", "html", "--into", "x.md"), "leave --into and --previous out"),
        ((FOLDER, "--all", "html", "--hxl"), "--hxl goes with CSV only"),
        ((FOLDER / "2023.yaml", "--respondent", "x"), "with --all"),
        ((FOLDER, "--all", "terminal"), "Invalid value"),
        ((FOLDER / "2023.yaml", "--all", "html"), "[S048]"),
        ((FOLDER / "nowhere", "--all", "html"), "[S001]"),
        ((EXAMPLES.parent / "docs", "--all", "html"), "[S028]"),
        ((FOLDER,), "is a folder: name a file in it"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, words: tuple[str | Path, ...], told: str) -> None:
    code, out, err = outcome("export", *words, cwd=tmp_path)
    assert (code, out) == (3 if told == "[S001]" else 2, "")
    assert told in " ".join(err.split())
    assert names(tmp_path) == set()


def test_an_illustration_alone_has_a_set_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(PROCEEDINGS, tmp_path / "in")
    assert outcome("export", tmp_path / "in", "--all", "html", "-o", tmp_path / "out")[0] == 0
    assert "Illustration" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_format_whose_package_is_missing_names_the_option_and_the_line_that_installs_it(tmp_path: Path) -> None:
    (tmp_path / "xlsxwriter.py").write_text("raise ImportError", encoding="utf-8")
    words = ("export", FOLDER, "--all", "xlsx", "-o", tmp_path / "out")
    code, out, err = outcome(*words, PYTHONPATH=str(tmp_path))
    assert (code, out) == (2, "")
    assert err.startswith("--all: a report as xlsx needs XlsxWriter")
    assert f"{shlex.quote(sys.executable)} -m pip install 'XlsxWriter>=" in err
    assert not (tmp_path / "out").exists()
