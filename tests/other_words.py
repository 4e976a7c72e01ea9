"""The program with other words in the place of its own: what a translation is, made without a translator.

`readiness.words` is a package of templates. With a folder of modules of the same names in front of its path these are
read in their stead, and nothing else of the program knows.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).resolve().parent.parent / "src" / "readiness" / "words"
FROM, TO = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщ"
LETTERS: Final = str.maketrans(FROM + FROM.upper(), TO + TO.upper())
_FILLED: Final = re.compile(r"(\{[^{}]*\})(?!\})")
"""What a template leaves open; two braces stand for one."""
LANGUAGE: Final = "fr"
"""The language that the other words say they are in."""
FILES: Final = {"of", "fails", "passes"}
"""What of a page of the manual is no text to read: the snippets are files."""


def other(template: str) -> str:
    """The same with other letters, but for what is filled in."""
    return "".join(part if at % 2 else part.translate(LETTERS) for at, part in enumerate(_FILLED.split(template)))


class _Other(ast.NodeTransformer):
    """Turns the texts of a module of words, but for docstrings, keys, types and patterns."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if isinstance(node.target, ast.Name) and node.target.id == "LANGUAGE":
            node.value = ast.Constant(LANGUAGE)
        elif node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        node.values = [self.visit(value) for value in node.values]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        match node.func:
            case ast.Attribute(ast.Name("re")):
                return node
            case ast.Name("Page"):
                node.args = [*map(self.visit, node.args[:1]), *node.args[1:]]
            case _:
                node.args = [self.visit(arg) for arg in node.args]
        node.keywords = [word if word.arg in FILES else self.visit(word) for word in node.keywords]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(other(node.value)) if isinstance(node.value, str) else node


def write_words(folder: Path) -> None:
    """Write the modules of other words."""
    for path in WORDS.rglob("*.py"):
        target = folder / path.relative_to(WORDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        tree = _Other().visit(ast.parse(path.read_text(encoding="utf-8")))
        target.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")


def said_in_other_words(folder: Path, commands: Sequence[Sequence[str]], here: Path) -> list[str]:
    """What each command prints, on both streams, with the words of this folder."""
    done = subprocess.run(
        [sys.executable, __file__, str(folder)],
        input=json.dumps(commands).encode(),
        cwd=here,
        stdout=subprocess.PIPE,
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def _run(folder: str) -> None:
    import readiness.words  # noqa: PLC0415 - before anything that takes a word from it

    readiness.words.__path__.insert(0, folder)

    from typer.testing import CliRunner  # noqa: PLC0415

    from readiness.cli.app import app  # noqa: PLC0415

    wide = {"COLUMNS": "200", "NO_COLOR": "1"}
    said = [CliRunner().invoke(app, args, env=wide, catch_exceptions=False).output for args in json.load(sys.stdin)]
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    _run(sys.argv[1])
