"""Frameworks kept beside the assessments that were made with them, each in one file."""

from typing import Final

from readiness.model.build import build_framework
from readiness.model.folder_files import KeptFile
from readiness.model.framework import Framework
from readiness.model.framework_digest import framework_digest
from readiness.model.head import read_head
from readiness.model.limits import too_large
from readiness.model.validate import validate
from readiness.problems import Level, Loaded, in_order
from readiness.syntax.canonical import digest
from readiness.syntax.document import Document, Path, Plain
from readiness.syntax.writing import block_text
from readiness.words.kept import TOP

NAMED_BY: Final = 32
"""The first characters of a framework's digest, by which its file is named."""
PARTS: Final = ("framework", "checklists", "rules", "sources")


def kept_name(digest_: str) -> str:
    """The name of the file in which the framework of this digest is kept."""
    return f"{digest_[:NAMED_BY]}.yaml"


def kept_text(framework: Framework) -> str | None:
    """The file that holds a framework; None where it was read from no file."""
    data = kept_data(framework)
    return None if data is None else f"# {TOP}\n{block_text(data)}"


def kept_data(framework: Framework) -> dict[str, Plain] | None:
    """The same as data, which is YAML as JSON too; None where it was read from no file."""
    data = framework.written
    if not isinstance(data, dict):
        return None
    return {"readiness": "kept-framework/1", **data, "whole": digest(data)}


def read_kept(document: Document, name: str) -> Loaded[Framework]:
    """The framework in a file of this name, or what is wrong with it; what its author was warned of is not told again.

    Nothing is read from a file that is not what its name says: a change in what scores shows in the digest, and one in
    the sources in `whole`.
    """
    file = validate(document, KeptFile, "A")
    if file.value is None or not isinstance(document.data, dict):
        return Loaded(None, in_order(file.problems))
    data: dict[str, Plain] = {key: document.data[key] for key in PARTS if document.data.get(key) is not None}
    found = framework_digest(data)
    if kept_name(found) != name:
        return Loaded(None, (document.problem("A090", (), name=name, found=kept_name(found)),))
    if digest(data) != file.value.whole:
        return Loaded(None, (document.problem("A091", ("whole",), found=digest(data)),))
    whole: Path = ("framework",)
    paths: list[Path] = [("checklists", place) for place in range(len(file.value.checklists))]
    paths += [(key,) for key in ("rules", "sources") if key in data]
    parts = document.parts([whole, *paths])
    head = read_head(parts.pop(whole))
    if head.value is None:
        return Loaded(None, in_order(head.problems))
    if large := tuple(too_large(head.value.document, parts)):
        return Loaded(None, in_order(large))
    built = build_framework(head.value, parts)
    return Loaded(built.value, tuple(p for p in in_order(built.problems) if p.level is Level.ERROR))
