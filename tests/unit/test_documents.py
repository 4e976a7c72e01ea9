"""What the documents show is what the program does."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import cli_pages
import schema_pages
from program import outcome
from readiness.cli.exits import Exit
from readiness.model.answer_files import AssessmentFile
from readiness.model.border import keys_of
from readiness.model.checklist_files import ChecklistFile
from readiness.model.condition import Setting
from readiness.model.folder_files import FolderFile, KeptFile, TargetsFile
from readiness.model.framework_files import FrameworkFile, RulesFile, SourcesFile
from readiness.model.functions import FUNCTIONS
from readiness.model.lookup import MOST_COMBINATIONS
from readiness.syntax.expression import COMPARISONS, MAX_DEPTH, MAX_DIGITS, MAX_LENGTH, MAX_PARTS
from snippets import ELSEWHERE, Reader, blocks_of, pattern
from support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = ROOT / "docs"
DECISIONS = "decisions/README.md"
INDEX = (DOCS / "index.md").read_text(encoding="utf-8")
FOLLOWED = sorted([ROOT / "README.md", *(path for path in DOCS.glob("*.md") if path.name != "problems.md")])
"""The snippets of problems.md are run by test_manual.py."""
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("*/README.md")])
WORDS = {*FUNCTIONS, *(setting.value for setting in Setting)}
"""What conditions may ask."""
LINKS = MarkdownIt("commonmark").enable("table")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- what is shown is what happens


@pytest.mark.parametrize("path", FOLLOWED, ids=name_of)
def test_a_page_can_be_followed_to_the_letter(path: Path, tmp_path: Path) -> None:
    for name in ("checklists", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "reports").mkdir()
    reader = Reader(tmp_path)
    for block in blocks_of(path):
        reader.follow(block)
    reader.ends()


def test_what_is_left_out_of_an_output_may_be_anything_and_nothing_else_may() -> None:
    shown = pattern(["one", "...", "four", "five ... seven"])
    assert shown.fullmatch("one\ntwo\nthree\nfour\nfive six seven\n")
    assert shown.fullmatch("one\nfour\nfive  seven\n")
    assert not shown.fullmatch("one\nfour\nfive six seven\neight\n")
    assert not shown.fullmatch("one\nfour\nmore\nfive six seven\n")


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("```sh\nreadiness score nothing.yaml\n```", "nothing.yaml"),
        ("```console\n$ readiness --version\n0\n```", "--version"),
        ("```yaml file=a.yaml\nreadiness: assessment/1\n```", "a.yaml"),
        ("```yaml part=item\nask: 1\n```", "line 1"),
        ("```yaml\na: 1\n```", "how is this tested?"),
        ("```text\na\n```", "how is this tested?"),
    ],
)
def test_a_snippet_that_does_not_come_to_what_it_says_is_found(block: str, message: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(block, encoding="utf-8")
    reader = Reader(tmp_path)

    def follow() -> None:
        reader.follow(*blocks_of(page))
        reader.ends()

    with pytest.raises(AssertionError, match=re.escape(message)):
        follow()


def test_what_is_run_elsewhere_is_shown_somewhere() -> None:
    lines = {
        line.partition("#")[0].strip()
        for path in FOLLOWED
        for block in blocks_of(path)
        for line in block.text.splitlines()
    }
    assert set(ELSEWHERE) - lines == set()


# ---- links, and the way to every page


@cache
def slugs_of(path: Path) -> set[str]:
    """The anchors of a page's headings, as forges and the site make them."""
    found: Counter[str] = Counter()
    tokens = LINKS.parse(path.read_text(encoding="utf-8"))
    slugs = set[str]()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            text = "".join(child.content for child in inline.children or ())
            slug = re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-")
            slugs.add(f"{slug}-{found[slug]}" if found[slug] else slug)
            found[slug] += 1
    return slugs


def targets_of(path: Path) -> Iterator[str]:
    for token in LINKS.parse(path.read_text(encoding="utf-8")):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if isinstance(target, str) and not target.startswith("https://"):
                yield target


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in targets_of(path):
        name, _, anchor = target.partition("#")
        page = path.parent / name if name else path
        assert page.exists(), target
        assert not anchor or anchor in slugs_of(page), target
        # the site has no pages but those of docs/
        assert path.parent != DOCS or page.suffix != ".md" or page.resolve().is_relative_to(DOCS), target


def test_the_navigation_has_every_page_once_and_what_each_is_for() -> None:
    listed = re.findall(r"^- \[[^\]]+\]\(([A-Za-z/-]+\.md)\): \S", INDEX, re.MULTILINE)
    assert sorted(listed) == sorted([*(path.name for path in DOCS.glob("*.md") if path.name != "index.md"), DECISIONS])
    text = (DOCS / DECISIONS).read_text(encoding="utf-8")
    records = re.findall(r"^- \[[^\]]+\]\(([a-z-]+\.md)\): \S", text, re.MULTILINE)
    assert sorted([*records, "README.md"]) == sorted(path.name for path in (DOCS / DECISIONS).parent.iterdir())
    assert re.findall(r"^## (.+)$", INDEX, re.MULTILINE) == ["Tutorial", "How to", "Reference", "Explanation"]


def test_the_readme_leads_to_every_page() -> None:
    linked = {target.partition("#")[0] for target in targets_of(ROOT / "README.md")}
    assert {name_of(path) for path in DOCS.glob("*.md")} - linked == set()


# ---- pages that are made


PINNED = f"typer=={version('typer')} " in (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [cli_pages.PAGE, cli_pages.MANUAL, *schema_pages.pages()], ids=name_of)
def test_a_page_that_is_made_is_up_to_date(path: Path) -> None:
    if path in {cli_pages.PAGE, cli_pages.MANUAL} and not PINNED:
        pytest.skip("another typer words usage otherwise")
    made = {cli_pages.PAGE: cli_pages.page, cli_pages.MANUAL: cli_pages.manual}
    text = made[path]() if path in made else schema_pages.pages()[path]
    assert path.read_text(encoding="utf-8") == text, "run: make written"


@pytest.mark.parametrize(
    "page", [cli_pages.page(), cli_pages.manual().replace("\\-", "-")], ids=["cli.md", "readiness.1"]
)
def test_both_pages_of_commands_have_every_option_and_exit_code(page: str) -> None:
    for group in cli_pages.commands().values():
        for command in group:
            assert command.usage in page
            for option, _ in command.options:
                assert option.partition(" ")[0].rstrip(",") in page
    for option, _ in cli_pages.options():
        assert option.partition(" ")[0].rstrip(",") in page
    for code in Exit:
        assert re.search(rf"^(\| |\.B ){code.value}\b", page, re.MULTILINE)


def test_nothing_of_the_manual_page_is_taken_for_a_command() -> None:
    lines = cli_pages.manual().splitlines()
    macros = {line.split(" ")[0] for line in lines if line.startswith((".", "'"))}
    assert macros == {'.\\"', ".TH", ".SH", ".SS", ".B", ".I", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE"}
    assert all(line.isascii() for line in lines)
    escapes = {escape for line in lines[1:] for escape in re.findall(r"\\.", line)}
    assert escapes == {"\\-", "\\(", "\\&"}


# ---- what pages list


def test_every_key_of_every_file_is_documented() -> None:
    text = (DOCS / "files.md").read_text(encoding="utf-8")
    known = set().union(
        *(keys_of(model) for model in (FrameworkFile, ChecklistFile, AssessmentFile, RulesFile, SourcesFile)),
        *(keys_of(model) for model in (TargetsFile, FolderFile, KeptFile)),
    )
    assert {key for key in known if not re.search(rf"\b{re.escape(key)}\b", text)} == set()


def test_the_mistake_that_authoring_tells_to_make_is_found(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for block in blocks_of(DOCS / "authoring.md"):
        reader.follow(block)
    rules = tmp_path / "camp-readiness" / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('points("water', 'point("water'), encoding="utf-8")
    code, _, err = outcome("check", "camp-readiness", cwd=tmp_path)
    assert code == 1
    assert "rules.yaml:4:42: unknown name 'point', did you mean 'points'? [E006]" in err


def test_every_form_of_a_condition_in_authoring_is_understood() -> None:
    text = (DOCS / "authoring.md").read_text(encoding="utf-8")
    table = text[text.index("A condition may use:") : text.index("What follows from it:")]
    assert set(re.findall(r"`([a-z]+)[(`]", table)) >= WORDS


def test_the_grammar_of_conditions_names_every_word_and_the_limits_that_hold() -> None:
    text = (DOCS / "conditions.md").read_text(encoding="utf-8")
    (grammar,) = (block.text for block in blocks_of(DOCS / "conditions.md") if block.language == "ebnf")
    assert set(re.findall(r'"([a-z]+)"', grammar)) == {*WORDS, "and", "or", "not", "in"}
    (signs,) = re.findall(r"^sign +=(.*);$", grammar, re.MULTILINE)
    assert set(re.findall(r'"(.*?)"', signs)) == {*COMPARISONS}
    full = text[text.index("## What may be asked") :]
    assert set(re.findall(r"`([a-z]+)[(`]", full)) >= WORDS
    plain = " ".join(text.split())
    assert f"has at most {MAX_LENGTH:,} characters and {MAX_PARTS} parts" in plain
    assert f"nests at most {MAX_DEPTH} brackets" in plain
    assert f"numbers have at most {MAX_DIGITS} characters" in plain
    for name in ("authoring.md", "files.md"):
        page = (DOCS / name).read_text(encoding="utf-8")
        assert f"at most {MOST_COMBINATIONS:,}" in page


def test_every_folder_is_explained() -> None:
    tracked = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    tracked -= {"build", "dist", "mutants"}
    explained = set(re.findall(r"`([a-z]+)/", README))
    assert tracked - explained == set()
