"""What is shown, whole: each file in tests/golden is the expected output of one rendering."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rich.console import Console, RenderableType

from manual_snippets import problems_of
from readiness.render.csv_text import Dialect
from readiness.render.explanation_markdown import explanation_markdown
from readiness.render.json_text import change_json, explanation_json, json_text, page_json
from readiness.render.markdown import markdown
from readiness.render.page_markdown import page_markdown
from readiness.render.problem_lines import counted, problems_text
from readiness.render.registry import csv_of, text_of
from readiness.render.screen import on_screen
from readiness.render.svg import picture
from readiness.render.terminal_explanation import TerminalExplanation
from readiness.render.terminal_page import TerminalPage
from readiness.render.terminal_report import TerminalReport
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.check import build_check
from readiness.report.check_view import CheckReport
from readiness.report.explained import Explanation
from readiness.report.manual_page import manual
from readiness.report.next_page import next_page
from readiness.report.next_view import NextReport
from readiness.report.robustness_page import robustness_page
from readiness.report.robustness_view import RobustnessReport
from readiness.report.rounds_view import RoundsReport
from readiness.report.targets_page import targets_page
from readiness.report.targets_view import StandingsReport
from readiness.report.trend_view import TrendReport
from readiness.report.verification_view import VerificationReport
from readiness.report.view import Report
from readiness.words.manual.pages import PAGES
from readiness.words.problems import said
from readiness.workflow import trending
from readiness.workflow.advising import advise
from readiness.workflow.checking import CheckedAll, check_all
from readiness.workflow.comparing import compare_files, compare_frameworks
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.explaining import explain_file
from readiness.workflow.robustness import try_assessment
from readiness.workflow.rounds_list import list_rounds
from readiness.workflow.scoring import Scored, report_of, score_assessment, targets_beside, with_files
from readiness.workflow.sealing import Correction, seal_file
from readiness.workflow.showing import show, show_list
from readiness.workflow.targets import standings_beside
from readiness.workflow.verifying import verify_folder
from support import EXAMPLES, PROCEEDINGS, ROOT, UNMEX, good

FOLDER = Path(__file__).parent
CHECKED = ROOT / "tests" / "cases" / "check"
PROBLEMS = ROOT / "docs" / "problems.md"
SOURCES = ROOT / "docs" / "sources.md"
CAPPING = "integration-without-owners"
SAMPLE = ROOT / "reports" / "sample-unmex-2023.md"
PICTURE = ROOT / "docs" / "report.svg"


def printed(renderable: RenderableType, width: int = 80) -> str:
    stream = StringIO()
    Console(file=stream, width=width, highlight=False, markup=False, emoji=False).print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


@cache
def scored(path: Path) -> Scored:
    return good(score_assessment(path))


@cache
def report(path: Path) -> Report:
    targets = good(targets_beside(path, scored(path)))
    return report_of(scored(path), targets)


def report_json(path: Path) -> str:
    return json_text(with_files(report(path), scored(path)))


def unmex(year: int) -> Path:
    return EXAMPLES / "unmex" / f"{year}.yaml"


@cache
def followed(theme: str | None = None, *, only_changed: bool = False, plot: bool = False) -> TrendReport:
    found = good(trending.follow([EXAMPLES / "unmex"]))
    return good(trending.report_of(found, theme, only_changed=only_changed, plot=plot))


@cache
def change(old: int, new: int, theme: str | None = None, *, stations: bool = False) -> ChangeReport:
    return good(report_of_change(good(compare_files(unmex(old), unmex(new))), theme, stations=stations))


@cache
def versions() -> VersionsView:
    return good(compare_frameworks("integrated-mission@2026.1", "integrated-mission@2026.2"))


@cache
def steps(year: int, until: float | None = None, most_steps: int | None = None) -> NextReport:
    return good(advise(unmex(year), until=until, most_steps=most_steps))


@cache
def standings(year: int, phase: str | None = None) -> StandingsReport:
    return good(standings_beside(unmex(year), phase=phase))


@cache
def robustness(year: int) -> RobustnessReport:
    return good(try_assessment(unmex(year)))


def terminal_report(path: Path) -> TerminalReport:
    return TerminalReport(report(path))


@cache
def explained(path: Path, name: str | None = None) -> Explanation:
    return good(explain_file(path, name))


def check_of(folder: Path) -> CheckedAll:
    return check_all([folder])


def check_report(folder: Path) -> CheckReport:
    found = check_of(folder)
    return build_check(found.problems, found.well, strict=False)


def check_lines(folder: Path, width: int) -> str:
    found, report = check_of(folder), check_report(folder)
    well = "".join(f"{entry.summary}\n" for entry in report.checked)
    return f"{well}{problems_text(found.problems, width)}\n{counted(report.errors, report.warnings)}\n"


@contextmanager
def damaged() -> Iterator[Path]:
    """The rounds of the fictional mission, some of them sealed, and what was sealed damaged in every way."""
    with TemporaryDirectory() as folder, chdir(folder):
        here = Path("unmex")
        shutil.copytree(EXAMPLES / "unmex", here)
        shutil.copy(here / "2023.yaml", here / "gone.yaml")
        first, second = here / "2023.yaml", here / "2024.yaml"
        for name in ("2023", "2024", "2025", "2026", "gone"):
            good(seal_file(here / f"{name}.yaml", date(2026, 12, 1)))
        (here / "gone.yaml").unlink()
        changed = first.read_bytes().replace(b"funding.programming: ad hoc", b"funding.programming: absent")
        first.write_bytes(changed.replace(b"phase: implementation", b"phase: start-up"))
        second.write_bytes(second.read_bytes().replace(b"\n", b"\r\n"))
        last = here / "2026.yaml"
        last.write_bytes(last.read_bytes() + b"# mended\n")
        good(seal_file(last, date(2026, 12, 2), Correction("2026", "A comment was missing.")))
        with (here / ".readiness" / "seals").open("ab") as seals:
            seals.write(b"cut off")
        (here / "2028.yaml").write_text("readiness: assessment/1\nsubject: [\n", encoding="utf-8")
        yield here


@cache
def verification() -> VerificationReport:
    with damaged() as folder:
        return good(verify_folder(folder, "0" * 64))


@cache
def rounds() -> RoundsReport:
    with damaged() as folder:
        return good(list_rounds(folder))


def from_here(text: str) -> str:
    """The text with the paths of the checked files as they are from their own folder."""
    return text.replace(f"{CHECKED.as_posix()}/", "").replace(CHECKED.as_posix(), ".")


def said_of(code: str) -> str:
    """What is said of the snippet of a page."""
    page = PAGES[code]
    with TemporaryDirectory() as folder:
        first = problems_of(Path(folder), page.of, page.fails)[0]
        return said(first).replace(str(Path(folder, "small", "_"))[:-1], "")


def problems_document() -> str:
    return page_markdown(manual({code: said_of(code) for code, page in PAGES.items() if page.fails}))


GOLDENS: dict[Path, Callable[[], str]] = {
    FOLDER / "unmex-2023.80.txt": lambda: printed(terminal_report(UNMEX)),
    FOLDER / "unmex-2023.40.txt": lambda: printed(terminal_report(UNMEX), 40),
    FOLDER / "unmex-2023.json": lambda: report_json(UNMEX),
    FOLDER / "proceedings-2007.80.txt": lambda: printed(terminal_report(PROCEEDINGS)),
    FOLDER / "proceedings-2007.md": lambda: markdown(report(PROCEEDINGS)),
    FOLDER / "show.txt": lambda: printed(TerminalPage(good(show_list()))),
    FOLDER / "show-harmonization.txt": lambda: printed(TerminalPage(good(show("harmonization")))),
    FOLDER / "unmex-2024.80.txt": lambda: printed(terminal_report(unmex(2024))),
    FOLDER / "unmex-2025.80.txt": lambda: printed(terminal_report(unmex(2025))),
    FOLDER / "unmex-2026.80.txt": lambda: printed(terminal_report(unmex(2026))),
    FOLDER / "unmex-2026.140.txt": lambda: printed(terminal_report(unmex(2026)), 140),
    FOLDER / "unmex-2026-items.80.txt": lambda: printed(TerminalReport(report(unmex(2026)), ["items"])),
    FOLDER / "unmex-2026.md": lambda: markdown(report(unmex(2026))),
    FOLDER / "unmex-2026.html": lambda: text_of(report(unmex(2026)), "html"),
    FOLDER / "unmex-2026.json": lambda: report_json(unmex(2026)),
    FOLDER / "proceedings-2007.html": lambda: text_of(report(PROCEEDINGS), "html"),
    FOLDER / "unmex-2026-2027.html": lambda: text_of(change(2026, 2027, stations=True), "html"),
    FOLDER / "unmex-trend.html": lambda: text_of(followed(), "html"),
    FOLDER / "explain-2023-planning.html": lambda: text_of(explained(UNMEX, "planning"), "html"),
    FOLDER / "explain-2023-rule.html": lambda: text_of(explained(UNMEX, CAPPING), "html"),
    FOLDER / "unmex-2027.80.txt": lambda: printed(terminal_report(unmex(2027))),
    FOLDER / "unmex-2023-2024.80.txt": lambda: printed(on_screen(change(2023, 2024))),
    FOLDER / "unmex-2024-2025.80.txt": lambda: printed(on_screen(change(2024, 2025))),
    FOLDER / "unmex-2025-2026.80.txt": lambda: printed(on_screen(change(2025, 2026))),
    FOLDER / "unmex-2025-2026.40.txt": lambda: printed(on_screen(change(2025, 2026)), 40),
    FOLDER / "unmex-2025-2026.md": lambda: text_of(change(2025, 2026), "markdown"),
    FOLDER / "unmex-2026-2027.80.txt": lambda: printed(on_screen(change(2026, 2027, stations=True))),
    FOLDER / "unmex-2026-2027.md": lambda: text_of(change(2026, 2027, stations=True), "markdown"),
    FOLDER / "unmex-2026-2027.json": lambda: change_json(change(2026, 2027)),
    FOLDER / "unmex-2026-2027-planning.80.txt": lambda: printed(on_screen(change(2026, 2027, "planning"))),
    FOLDER / "versions-2026.1-2026.2.80.txt": lambda: printed(on_screen(versions())),
    FOLDER / "versions-2026.1-2026.2.md": lambda: text_of(versions(), "markdown"),
    FOLDER / "versions-2026.1-2026.2.json": lambda: text_of(versions(), "json"),
    FOLDER / "unmex-2025-2026.json": lambda: change_json(change(2025, 2026)),
    FOLDER / "unmex-trend.80.txt": lambda: printed(on_screen(followed())),
    FOLDER / "unmex-trend.40.txt": lambda: printed(on_screen(followed(only_changed=True)), 40),
    FOLDER / "unmex-trend.md": lambda: text_of(followed(plot=True), "markdown"),
    FOLDER / "unmex-trend.json": lambda: text_of(followed(), "json"),
    FOLDER / "unmex-trend-funding-plot.80.txt": lambda: printed(on_screen(followed("funding", plot=True))),
    FOLDER / "unmex-2026.csv": lambda: text_of(report(unmex(2026)), "csv"),
    FOLDER / "unmex-2026-2027.csv": lambda: text_of(change(2026, 2027), "csv"),
    FOLDER / "unmex-trend.csv": lambda: csv_of(followed(), Dialect(hxl=True)),
    FOLDER / "explain-2023-planning.csv": lambda: text_of(explained(UNMEX, "planning"), "csv"),
    FOLDER / "show-rule.txt": lambda: printed(TerminalPage(good(show("integration-without-owners")))),
    FOLDER / "show-source.txt": lambda: printed(TerminalPage(good(show("OWN-05")))),
    FOLDER / "show-tension.txt": lambda: printed(TerminalPage(good(show("X-04")))),
    FOLDER / "explain-2026.80.txt": lambda: printed(TerminalExplanation(explained(unmex(2026)))),
    FOLDER / "explain-2026.md": lambda: explanation_markdown(explained(unmex(2026))),
    FOLDER / "explain-2023-own.40.txt": lambda: printed(TerminalExplanation(explained(UNMEX, "own")), 40),
    FOLDER / "explain-2023-planning.80.txt": lambda: printed(TerminalExplanation(explained(UNMEX, "planning"))),
    FOLDER / "explain-2023-planning.md": lambda: explanation_markdown(explained(UNMEX, "planning")),
    FOLDER / "explain-2023-planning.json": lambda: explanation_json(explained(UNMEX, "planning")),
    FOLDER / "explain-2023-rule.80.txt": lambda: printed(TerminalExplanation(explained(UNMEX, CAPPING))),
    FOLDER / "explain-2023-rule.md": lambda: explanation_markdown(explained(UNMEX, CAPPING)),
    FOLDER / "explain-2023-rule.json": lambda: explanation_json(explained(UNMEX, CAPPING)),
    FOLDER / "explain-proceedings-2007.80.txt": lambda: printed(TerminalExplanation(explained(PROCEEDINGS, "funding"))),
    FOLDER / "unmex-2023-next.80.txt": lambda: printed(TerminalPage(next_page(steps(2023)))),
    FOLDER / "unmex-2023-next-until-50.40.txt": lambda: printed(TerminalPage(next_page(steps(2023, until=50))), 40),
    FOLDER / "unmex-2023-next-until-50.md": lambda: text_of(steps(2023, until=50), "markdown"),
    FOLDER / "unmex-2023-next-until-60.json": lambda: text_of(steps(2023, until=60, most_steps=15), "json"),
    FOLDER / "robustness-unmex-2025.80.txt": lambda: printed(TerminalPage(robustness_page(robustness(2025)))),
    FOLDER / "robustness-unmex-2025.md": lambda: text_of(robustness(2025), "markdown"),
    FOLDER / "robustness-unmex-2025.json": lambda: text_of(robustness(2025), "json"),
    FOLDER / "unmex-targets.80.txt": lambda: printed(TerminalPage(targets_page(standings(2026)))),
    FOLDER / "unmex-targets.md": lambda: text_of(standings(2026), "markdown"),
    FOLDER / "unmex-targets.json": lambda: text_of(standings(2026), "json"),
    FOLDER / "unmex-targets-transition.40.txt": lambda: printed(
        TerminalPage(targets_page(standings(2026, "transition"))), 40
    ),
    FOLDER / "check.80.txt": lambda: from_here(check_lines(CHECKED, 80)),
    FOLDER / "check.40.txt": lambda: from_here(check_lines(CHECKED, 40)),
    FOLDER / "check.json": lambda: from_here(text_of(check_report(CHECKED), "json")),
    FOLDER / "check-github.txt": lambda: from_here(text_of(check_report(CHECKED), "github")),
    FOLDER / "show-F026.80.txt": lambda: printed(TerminalPage(good(show("F026")))),
    FOLDER / "show-F026.40.txt": lambda: printed(TerminalPage(good(show("F026"))), 40),
    FOLDER / "check.md": lambda: from_here(text_of(check_report(CHECKED), "markdown")),
    FOLDER / "show-E022.json": lambda: page_json(good(show("E022"))),
    FOLDER / "show-rule.json": lambda: page_json(good(show("integration-without-owners"))),
    FOLDER / "show-harmonization.json": lambda: page_json(good(show("harmonization"))),
    FOLDER / "show-E022.md": lambda: page_markdown(good(show("E022"))),
    FOLDER / "rounds.80.txt": lambda: printed(on_screen(rounds())),
    FOLDER / "rounds.40.txt": lambda: printed(on_screen(rounds()), 40),
    FOLDER / "rounds.md": lambda: text_of(rounds(), "markdown"),
    FOLDER / "rounds.json": lambda: text_of(rounds(), "json"),
    FOLDER / "verify.80.txt": lambda: printed(on_screen(verification())),
    FOLDER / "verify.40.txt": lambda: printed(on_screen(verification()), 40),
    FOLDER / "verify.md": lambda: text_of(verification(), "markdown"),
    FOLDER / "verify.json": lambda: text_of(verification(), "json"),
    PROBLEMS: problems_document,
    SOURCES: lambda: page_markdown(good(show("sources"))),
    SAMPLE: lambda: markdown(report(UNMEX)),
    PICTURE: lambda: picture(report(unmex(2027)), ["overall", "themes", "findings"]),
}


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.name)
def test_the_output_is_the_expected_one(path: Path, request: pytest.FixtureRequest) -> None:
    found = GOLDENS[path]()
    if request.config.getoption("--update-golden"):
        path.write_text(found, encoding="utf-8", newline="\n")
    # as it is in the file, also where a line ends in two characters
    assert found == path.read_bytes().decode("utf-8")


def test_no_golden_is_left_over() -> None:
    known = {path.name for path in GOLDENS} | {Path(__file__).name}
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} <= known


def test_every_example_has_a_golden() -> None:
    shown = {path.stem.partition(".")[0] for path in GOLDENS}
    for path in EXAMPLES.rglob("*.yaml"):
        name = path.relative_to(EXAMPLES).with_suffix("").as_posix().replace("/", "-")
        # what a folder's files have in common is shown with them
        assert name in shown or path.name == "readiness.yaml"
