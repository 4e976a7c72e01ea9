"""Nothing stands in the program that nothing in it uses: no word that is never shown, no function that is never called.

Names are followed to the module that has them, so that two words of one name do not hide one another. Of what a class
holds nothing is said.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Final

from readiness.render.html import _always
from support import ROOT

SOURCE: Final = ROOT / "src" / "readiness"
TEMPLATES: Final = SOURCE / "render" / "templates"
ALLOWED: Final = {
    "readiness.report.manual_page.manual",  # docs/problems.md is made of it
}
"""Names that are used elsewhere, each with the reason."""


def used_in(name: str, tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    """What a module names, of its own and of others; a name that only its own definition names is not."""
    aliases: dict[str, set[str]] = {}
    statements = [({*defined(statement)}, [*ast.walk(statement)]) for statement in tree.body]
    for _, nodes in statements:
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                for each in node.names:
                    whole = f"{node.module}.{each.name}"
                    if whole in modules:
                        aliases.setdefault(each.asname or each.name, set()).add(whole)
                    else:
                        yield whole
    for own, nodes in statements:
        for node in nodes:
            match node:
                case ast.Attribute(value=ast.Name(id=alias), attr=attr):
                    yield from (f"{module}.{attr}" for module in aliases.get(alias, ()))
                case ast.Name(id=found, ctx=ast.Load()) if found not in own:
                    yield f"{name}.{found}"
                case _:
                    pass


def defined(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module gives; what is decorated is used by its decorator."""
    match statement:
        case ast.FunctionDef(name=name, decorator_list=[]) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case _:
            pass


def used_in_pages() -> Iterator[str]:
    """What the templates of pages name of the modules that they are given."""
    modules = {name: value.__name__ for name, value in _always().items() if hasattr(value, "__name__")}
    for path in TEMPLATES.iterdir():
        if path.suffix in {".html", ".svg"}:
            for module, name in re.findall(r"\b(\w+)\.(\w+)", path.read_text(encoding="utf-8")):
                yield f"{modules.get(module)}.{name}"


def unused(modules: Mapping[str, ast.Module]) -> set[str]:
    """Every name of a module that no other statement names."""
    there = {
        f"{module}.{name}"
        for module, tree in modules.items()
        for statement in tree.body
        for name in defined(statement)
        if not name.startswith("__")
    }
    return there - {use for module, tree in modules.items() for use in used_in(module, tree, modules)}


def test_everything_is_used() -> None:
    modules = {
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in SOURCE.rglob("*.py")
    }
    left = unused(modules)
    assert left - {*used_in_pages()} == ALLOWED
    # so that what looks into the templates is no idle look
    assert {"readiness.words.page.CONTENTS", "readiness.render.drawing.wide"} <= left


def test_what_is_not_used_is_seen() -> None:
    words = "ONE = 'a'\nTWO: str = ONE\nTHREE = TWO\nFOUR = 'x'\n"
    other = "from p import words\nfrom p.words import FOUR\nFIVE = words.THREE\ndef six():\n    return six() + FIVE\n"
    assert unused({"p.words": ast.parse(words), "p.other": ast.parse(other)}) == {"p.other.six"}
    assert unused({"p.words": ast.parse(words)}) == {"p.words.THREE", "p.words.FOUR"}


def test_a_word_of_the_same_name_elsewhere_hides_none() -> None:
    other = "from p import one\nfrom p import two as words\nprint(one.WORD, words.OTHER)\n"
    modules = {"p.one": "WORD = 1\n", "p.two": "WORD = 2\nOTHER = 3\n", "p.other": other}
    assert unused({name: ast.parse(text) for name, text in modules.items()}) == {"p.two.WORD"}
