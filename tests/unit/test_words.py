"""What is shown of reports stands in `words/`: no sentence lies about in the code that builds and prints them.

So it can be translated, and the same thing is said in the same words everywhere.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from other_words import write_words
from support import ROOT
from translation import differences

SOURCE: Final = ROOT / "src" / "readiness"
LAYERS: Final = sorted({path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"words"})
ENGLISH: Final = re.compile(r"([A-Za-z]{2,}[,.:;]?|\{\}) [a-z]{2,}|[A-Za-z]{2,}:? \{\}")
"""Two words with a space between them, one of which may be filled in: a sentence, or a part of one."""
HELP: Final = {"Option", "Argument", "Typer"}
"""What typer is told of a command line: names and helps of options are read by --help alone, and stand where they are
declared."""
ALLOWED: Final = {
    "report/condition_text.py": {
        "not {}",
        "{} in [{}]",
        "count({} items, {})",
    },  # as a framework writes them
    "lint/meaning.py": {"at most", "at least"},  # names of forms that are compared, and not shown
    "model/answer_values.py": {"not applicable", "does not apply"},  # what people write
    "model/border.py": {"not an id", "not safe in a file name"},  # names of mistakes, which have words of their own
    "model/checklist_files.py": {"not one kind"},  # the same
    "model/folder_files.py": {"not id@version"},  # the same
    "model/validate.py": {
        '{id: integrated-mission, version: "2026.1"}',
        "{id: {}, name: {}}",
        '{id: {}, version: "{}"}',
    },
    "syntax/kinds.py": {"\\s*version https://(git-lfs\\.github\\.com|hawser\\.github\\.com)/spec/"},
    "syntax/pure.py": {
        "while scanning",
        "found a tab character where an indentation space is expected",
        "did not find expected comment or line break",
        "found unknown directive name",
        "did not find expected whitespace or line break in a tag",
        "did not find expected tag URI",
        "found unexpected ':'",
        "found unknown escape character",
        "did not find the expected '>'",
        "found a tab character that violates indentation",
        "found invalid Unicode character escape code",
        "did not find URI escaped octet",
        "found an indentation indicator equal to 0",
    },  # as libyaml says it, so that one mistake is told in one way
    "syntax/indents.py": {"mapping values", "cannot start any token", "block collection"},  # what parsers say
    "syntax/refusals.py": {
        "mapping values",
        "document start",
        "escape code",
    },  # what libyaml says
    "syntax/decoding.py": {"unexpected end of data"},  # what Python says
    "render/github.py": {"::notice title=readiness::{}"},  # a command of the runner
    "render/html.py": {"a page shows texts and whole numbers, not {}"},  # the same as below
    "render/screen.py": {"the lines of a check go to where problems go"},  # an error that only a programmer can make
    "render/terminal_page.py": {"bold underline"},  # a style
    "render/word/file.py": {"SEQ {} \\* ARABIC"},  # a field that counts
    "cli/defect.py": {"readiness {}, Python {}, {}", "{}:{} in {}"},  # for the authors, whatever the user's language
    "cli/full_screen/screens.py": {"box tall"},  # a style
    "cli/options.py": {" --framework {}", " --previous {}"},  # what is typed
    "workflow/answering.py": {"readiness: assessment/1"},  # a line of a file
    "workflow/cache_folder.py": {"where frameworks are kept"},  # the same as below
    "workflow/phases.py": {"who measures"},  # the same as below
    "workflow/sharing.py": {"whether the report is to be passed on"},  # the same as below
    "workflow/frameworks.py": {"what was made already"},  # the name of a context variable, which nobody sees
}
"""Texts of a module that are no words for a reader, each with the reason."""
PASSED_OVER: Final = {"cli/full_screen/style.py", "lint/wording.py"}
"""A style sheet, and the English that questions are looked through for."""


def sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts of a module that look like English, but for docstrings, helps and what only a programmer sees."""
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
        if (
            (isinstance(node, ast.Call) and _name(node.func) in HELP)
            or isinstance(node, ast.Assert)
            or _is_example(node)
        ):
            passed_over.update(id(below) for below in ast.walk(node))
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            passed_over.update(id(part) for part in node.values)
            text = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if ENGLISH.search(text):
            yield node.lineno, text


def _is_example(node: ast.AST) -> bool:
    """Whether it is the line below a help that shows a command."""
    return isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "EXAMPLE"


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


MODULES: Final = {
    name: path
    for layer in LAYERS
    for path in sorted((SOURCE / layer).rglob("*.py"))
    if (name := path.relative_to(SOURCE).as_posix()) not in PASSED_OVER
}


@pytest.mark.parametrize("name", MODULES)
def test_no_sentence_is_scattered_in_the_code(name: str) -> None:
    found = [(at, text) for at, text in sentences(ast.parse(MODULES[name].read_text(encoding="utf-8")))]
    assert [entry for entry in found if entry[1] not in ALLOWED.get(name, ())] == []
    assert ALLOWED.get(name, set()) <= {text for _, text in found}, "what is allowed is there"


@pytest.mark.parametrize(
    "text",
    [
        'yield "No rule fires."',
        'show(f"{title} is weak")',
        'show(f"Rule {name}")',
        'raise typer.BadParameter("Two files")',
        'SAID: Final = "Two files"',
        'show("Two " "files")',
    ],
)
def test_a_sentence_is_seen_wherever_it_stands(text: str) -> None:
    assert list(sentences(ast.parse(f"def f():\n    {text}\n")))


@pytest.mark.parametrize(
    "text",
    [
        '"""What a docstring says."""',
        'typer.Option("--all", help="Show all of it.")',
        'assert one, "both are there"',
        'show(f"{a}: {b}", "a-b", "bold", "(", ", ")',
        'EXAMPLE: Final = "Example: readiness show"',
    ],
)
def test_what_is_no_sentence_for_a_reader_is_passed_over(text: str) -> None:
    assert list(sentences(ast.parse(f"def f():\n    {text}\n"))) == []


# ---- a translation


def test_a_translation_is_told_what_it_lacks(tmp_path: Path) -> None:
    write_words(tmp_path)
    assert list(differences(tmp_path)) == []
    (tmp_path / "gates.py").unlink()
    report = tmp_path / "report.py"
    text = report.read_text(encoding="utf-8")
    for old, new in (("{low} ", ""), ("\nSCORE: Final", "\nSKORE: Final"), ("'full': ", "'whole': ")):
        assert old in text
        text = text.replace(old, new, 1)
    report.write_text(text, encoding="utf-8")
    assert sorted(differences(tmp_path)) == [
        "gates.py: the module is missing",
        "report.py: RANGE is filled with high, and not with high, low",
        "report.py: SCOPES['full'] is missing",
        "report.py: SCOPES['whole'] is not asked for",
        "report.py: SCORE is missing",
        "report.py: SKORE is not asked for",
    ]
