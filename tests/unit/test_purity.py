"""Scoring touches no file, clock, environment or locale; here with nothing to read and nobody to ask."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, UNMEX

PURE = sorted(path for name in ("engine", "model", "compare") for path in (ROOT / "src/readiness" / name).glob("*.py"))
OUTSIDE = {"os", "io", "pathlib", "time", "secrets", "locale", "socket", "subprocess", "tempfile", "shutil", "platform"}
CALLS = {"open", "input", "print", "breakpoint"}


@pytest.mark.parametrize("path", PURE, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_no_module_of_the_core_names_the_world_outside(path: Path) -> None:
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match part:
            case ast.Import(names=names):
                assert {*OUTSIDE, "random"}.isdisjoint(name.name.split(".")[0] for name in names)
            case ast.ImportFrom(module="random", names=names):
                assert [name.name for name in names] == ["Random"]
            case ast.ImportFrom(module=str(module)):
                assert module.split(".")[0] not in OUTSIDE
            # chance is what a seed makes of it: the same draws everywhere
            case ast.Call(func=ast.Name(id="Random"), args=seed):
                assert seed
            case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr=name):
                assert name not in {"now", "today", "utcnow"}
            case ast.Call(func=ast.Name(id=name)):
                assert name not in CALLS
            case _:
                pass


# an audit hook cannot be taken out again, so it gets a process of its own
WITHOUT_A_WORLD = f"""
import locale, os, sys, time
from pathlib import Path
from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.workflow.assessments import read_assessment

sheet = read_assessment(Path({str(UNMEX)!r})).value.sheet

def refuse(*told, **more):
    if told != ("cpython._PySys_ClearAuditHooks",):
        raise AssertionError(told)

for module in (locale, os, time):
    for name, part in list(vars(module).items()):
        if callable(part) and not isinstance(part, type):
            setattr(module, name, refuse)
os.environ = None
sys.addaudithook(lambda event, told: refuse(event))
before = evaluate(compile_plan(sheet.framework), sheet.assessment)
result = score(compile_plan(sheet.framework), sheet.assessment, before)
sys.stdout.write(result.overall.score.band)
sys.stdout.flush()
"""


def test_scoring_needs_no_file_no_clock_and_no_environment() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_WORLD], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "Ad hoc", done.stderr
