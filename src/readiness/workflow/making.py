"""Making files to begin with: an assessment to fill in, the examples, a framework of one's own."""

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readiness.ids import is_id
from readiness.interview.head import Heading
from readiness.model.framework import Framework
from readiness.model.versions import named
from readiness.problems import Loaded, Place, problem
from readiness.report.fill_in import due_items, head_comments, question_lines
from readiness.store.files import exists, read, write, yaml_files
from readiness.store.installed import HEAD, examples_folder
from readiness.syntax.splice import set_value
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.workflow.answering import head_text, keep_all
from readiness.workflow.folding import SECTION
from readiness.workflow.framework_files import listed_in
from readiness.workflow.frameworks import find_framework, folder_of, read_document
from readiness.workflow.schemas import modeline, modeline_of, put_shipped

FIRST_VERSION = "1"


def fill_in_text(framework: Framework, heading: Heading) -> str:
    """An assessment's file with every question that is due as a comment, ending in a line feed."""
    blank = None in {heading.name, heading.subject, heading.round, heading.date} or (
        (heading.phase is None and bool(framework.phases))
        or (heading.respondent is None and bool(framework.respondents))
    )
    rows = [modeline(framework), *head_comments(framework, blank), head_text(framework, heading) + f"{SECTION}:"]
    return "\n".join((*rows, *question_lines(framework, heading.phase, heading.respondent))) + "\n"


def make_fill_in(path: Path, framework: Framework, heading: Heading) -> Loaded[int]:
    """Write that file and what is kept beside it, and count its questions; an existing one stays and is a problem."""
    if exists(path):
        return Loaded(None, (problem("S016", Place(str(path))),))
    problems = write(path, fill_in_text(framework, heading).encode(), replace=False)
    if problems:
        return Loaded(None, problems)
    return Loaded(len(due_items(framework, heading.phase, heading.respondent)), keep_all(framework, path))


def copy_examples(folder: Path) -> Loaded[tuple[Path, ...]]:
    """Write the examples that came with the program below a folder; where any of them exists, none is written."""
    source = examples_folder()
    return _copy([(file, folder / file.relative_to(source)) for file in yaml_files(source).value or ()])


@dataclass(frozen=True, slots=True)
class Copied:
    """A framework that was copied under a new name."""

    files: tuple[Path, ...]
    name: str
    """Id and version of what was copied."""
    id: str
    """Id and version of the copy."""


def copy_framework(name: str, folder: Path) -> Loaded[Copied]:
    """Write the files of a framework to a folder that becomes one's own: its name is the new id, its version 1."""
    found = find_framework(name)
    if found.value is None:
        return Loaded(None, found.problems)
    own = folder.absolute().name
    if not is_id(own):
        return Loaded(None, (problem("S015", Place(str(folder)), name=own),))
    source = folder_of(name)
    files = sorted(listed_in(source))
    kinds = {file: kind for file in files if (kind := _kind(file)) is not None}
    copied = _copy(
        [(file, folder / file.relative_to(source)) for file in files],
        {source / HEAD: {"id": own, "version": FIRST_VERSION}},
        {file: modeline_of(kind, file.relative_to(source)) for file, kind in kinds.items()},
    )
    if copied.value is None:
        return Loaded(None, copied.problems)
    unwritten = [found for kind in sorted(set(kinds.values())) for found in put_shipped(kind, folder)]
    return Loaded(Copied(copied.value, found.value.name, f"{own}@{FIRST_VERSION}"), tuple(unwritten[:1]))


def _kind(file: Path) -> str | None:
    """The kind of a file of a framework."""
    document = read_document(file).value
    return None if document is None else named(document.data)


def _copy(
    pairs: Sequence[tuple[Path, Path]],
    changes: Mapping[Path, Mapping[str, str]] | None = None,
    comments: Mapping[Path, str] | None = None,
) -> Loaded[tuple[Path, ...]]:
    """Write copies of files, with some keys at their top set anew and a comment ahead of all.

    Where any target exists, none is written.
    """
    taken = [problem("S016", Place(str(target))) for _, target in pairs if exists(target)]
    if taken:
        return Loaded(None, tuple(taken))
    written: list[Path] = []
    for file, target in pairs:
        data = read(file, MAX_BYTES)
        if data.value is None:
            return Loaded(None, data.problems)
        text = data.value
        for key, value in (changes or {}).get(file, {}).items():
            changed = set_value(text, key, value)
            if changed is None:
                return Loaded(None, (problem("S018", Place(str(file)), key=key, value=value),))
            text = changed
        if file in (comments or {}):
            text = _commented(text, (comments or {})[file])
        if problems := write(target, text, replace=False):
            return Loaded(None, problems)
        written.append(target)
    return Loaded(tuple(written))


def _commented(data: bytes, comment: str) -> bytes:
    """A file with a comment as its first line; one that already tells an editor its schema stays as it is."""
    if b"yaml-language-server:" in data:
        return data
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    return mark + comment.encode("utf-8") + end + data.removeprefix(mark)
