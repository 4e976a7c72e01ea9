"""JSON Schemas for editors: those that are shipped, and that of the assessments made with one framework."""

import json
from pathlib import Path
from typing import Final

from readiness.model.framework import Framework
from readiness.model.kept import NAMED_BY
from readiness.problems import Loaded, Place, Problem, problem
from readiness.render.json_text import schema_text
from readiness.report.answer_schema import answer_schema
from readiness.store.files import read, write
from readiness.store.installed import schemas_folder
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words.fill_in import MODELINE
from readiness.words.problems import message
from readiness.workflow.frameworks import find_framework
from readiness.workflow.keeping import OWN_FOLDER

ASSESSMENT: Final = "assessment"


def shipped_schema(kind: str) -> Loaded[str]:
    """The schema of all files of a kind."""
    data = read(schemas_folder() / f"{kind}.json", MAX_BYTES)
    return Loaded(None if data.value is None else data.value.decode("utf-8"), data.problems)


def schema_of_answers(name: str) -> Loaded[str]:
    """The schema of the assessments made with a framework, by its id, `id@version` or path."""
    found = find_framework(name)
    return Loaded(None, found.problems) if found.value is None else _text(found.value)


def _text(framework: Framework) -> Loaded[str]:
    shipped = shipped_schema(ASSESSMENT)
    if shipped.value is None:
        return shipped
    return Loaded(schema_text(answer_schema(framework, json.loads(shipped.value))))


def modeline(framework: Framework) -> str:
    """The comment by which an editor finds the schema that `put_schema` puts beside an assessment."""
    return MODELINE.format(path=_beside(framework).as_posix())


def _beside(framework: Framework) -> Path:
    return Path(OWN_FOLDER, "schemas", f"{framework.digest[:NAMED_BY]}.json")


def put_schema(framework: Framework, assessment: Path) -> tuple[Problem, ...]:
    """Put the schema of a framework's answers where an assessment's comment says; what prevents it is a warning."""
    return _put(assessment.parent / _beside(framework), _text(framework))


def put_shipped(kind: str, folder: Path) -> tuple[Problem, ...]:
    """Put the schema of a kind of file where the comments in the files of a framework's folder say, the same way."""
    return _put(folder / _shipped(kind), shipped_schema(kind))


def modeline_of(kind: str, file: Path) -> str:
    """The comment by which an editor finds the schema of a file, given by its path in the folder of its framework."""
    up = Path(*[".."] * (len(file.parts) - 1))
    return MODELINE.format(path=(up / _shipped(kind)).as_posix())


def _shipped(kind: str) -> Path:
    return Path(OWN_FOLDER, "schemas", f"{kind}.json")


def _put(path: Path, made: Loaded[str]) -> tuple[Problem, ...]:
    """Write a file that can be made anew at any time; one that is the same is left alone."""
    problems = made.problems
    if made.value is not None and read(path, MAX_BYTES).value != made.value.encode("utf-8"):
        problems = write(path, made.value.encode("utf-8"), replace=True)
    return tuple(problem("A097", Place(str(path)), detail=f"[{found.code}] {message(found)}") for found in problems[:1])
