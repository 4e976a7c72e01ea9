"""Nothing that a file says is ever evaluated: no module can run text, or reach a name known only at run time."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from support import ROOT

PACKAGE = ROOT / "src" / "readiness"
MODULES = sorted(PACKAGE.rglob("*.py"))

RUNS_TEXT: Final = {"eval", "exec", "compile", "__import__", "breakpoint", "execfile"}
REACHES_NAMES: Final = {"getattr", "setattr", "delattr", "vars", "globals", "locals", "dir"}
INNARDS: Final = {
    *("__dict__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__globals__", "__builtins__"),
    *("__subclasses__", "__code__", "__class__", "__mro__", "__bases__", "__loader__", "__spec__"),
    *("attrgetter", "methodcaller", "import_module", "run_module", "run_path", "find_spec"),
}
MODULES_THAT_RUN: Final = {"importlib", "builtins", "runpy", "code", "codeop", "pickle", "marshal", "shelve", "ctypes"}
HARMLESS: Final = {("re", "compile")}
"""What has a forbidden name and is another thing: the compiling of a pattern."""

ALLOWED: Final = {
    ("__init__.py", "__getattr__"): "the public names are imported once they are asked for; others are refused",
    ("cli/streams.py", "getattr"): "a stream that never raises passes on what else is asked of the stream behind it",
    (
        "cli/streams.py",
        "__getattr__",
    ): "the same: Python asks it by this name; the names come from libraries that print",
    ("workflow/phases.py", "compile"): "the name of a phase, as it is printed",
    (
        "render/typeset.py",
        "compile",
    ): "typst lays out a template of ours; what files say goes to it as JSON, which the template shows as it is",
}
"""Where one of these is needed all the same, and why; none of them ever sees a name that a file gives."""


def found(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every forbidden name in a module, with its line, however it is reached."""
    for part in ast.walk(tree):
        match part:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if (module, name) in HARMLESS:
                pass
            case ast.Name(id=name) | ast.Attribute(attr=name):
                if name in RUNS_TEXT | REACHES_NAMES | INNARDS:
                    yield name, part.lineno
            case ast.FunctionDef(name=name) if name in INNARDS:
                yield name, part.lineno
            case ast.Import(names=names):
                yield from ((one.name, part.lineno) for one in names if one.name.partition(".")[0] in MODULES_THAT_RUN)
            case ast.ImportFrom(module=module, names=names):
                if module is not None and module.partition(".")[0] in MODULES_THAT_RUN:
                    yield module, part.lineno
                for one in names:
                    if one.name in RUNS_TEXT | REACHES_NAMES | INNARDS:
                        yield one.name, part.lineno
            case ast.Constant(value=str(text)) if text in RUNS_TEXT | REACHES_NAMES | INNARDS:
                # as a key, it may be looked up somewhere
                yield text, part.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_evaluates_anything(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [(what, line) for what, line in found(tree) if (name, what) not in ALLOWED] == []


def test_what_is_allowed_is_still_needed() -> None:
    used = {
        (path.relative_to(PACKAGE).as_posix(), what)
        for path in MODULES
        for what, _ in found(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert used >= ALLOWED.keys()


def test_there_are_modules_to_look_at() -> None:
    assert {"engine", "model", "lint", "syntax", "cli"} <= {path.parent.name for path in MODULES}


@pytest.mark.parametrize(
    "text",
    [
        "eval('1')",
        "exec(text)",
        "compile(text, 'f', 'eval')",
        "__import__(name)",
        "getattr(item, name)",
        "setattr(item, 'points', 1)",
        "delattr(item, name)",
        "vars(item)[name]",
        "globals()[name]",
        "locals()",
        "item.__dict__[name]",
        "object.__getattribute__(item, name)",
        "read = getattr",
        "list(map(eval, texts))",
        "builtins.eval(text)",
        "from builtins import eval as read",
        "import builtins",
        "from operator import attrgetter",
        "operator.attrgetter(name)(item)",
        "from importlib import import_module",
        "import importlib.util",
        "().__class__.__bases__",
        "import pickle",
        "__builtins__['eval']",
        "found['__import__']",
        "def __getattr__(name): ...",
    ],
)
def test_every_way_to_evaluate_something_is_seen(text: str) -> None:
    assert list(found(ast.parse(text)))


@pytest.mark.parametrize(
    "text", ["re.compile(r'[a-z]')", "hasattr(stream, 'reconfigure')", "item.points", "'evaluate'"]
)
def test_what_evaluates_nothing_is_let_pass(text: str) -> None:
    assert list(found(ast.parse(text))) == []
