"""From `sources.yaml` to the catalogue that items and rules cite."""

from collections.abc import Iterator, Sequence

from readiness.ids import nearest
from readiness.model.framework import Catalogue, Finding, Source, Tension
from readiness.model.framework_files import SourcesFile
from readiness.model.validate import validate
from readiness.problems import Loaded, Problem, has_errors
from readiness.syntax.document import Document, Path
from readiness.words import parts as words


def build_catalogue(document: Document) -> Loaded[Catalogue]:
    """The catalogue in a file, or every problem in it."""
    loaded = validate(document, SourcesFile, "F")
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    file = loaded.value
    findings = tuple(
        Finding(
            id=entry.id,
            section=entry.section,
            kind=entry.kind,
            theme=entry.theme,
            held_by=entry.held_by,
            assessable_by=entry.assessable_by,
            text=entry.finding,
            numbers=entry.numbers,
            joined=entry.joined,
        )
        for entry in file.findings
    )
    tensions = tuple(
        Tension(entry.id, entry.title, entry.between, entry.tension, entry.findings) for entry in file.tensions
    )
    sources: tuple[Source, ...] = (*findings, *tensions)
    problems = list(_twice(document, sources, len(findings)))
    known = frozenset(finding.id for finding in findings)
    for place, tension in enumerate(tensions):
        problems += unknown_sources(document, ("tensions", place, "findings"), tension.findings, known)
    every = known | {tension.id for tension in tensions}
    problems += [
        _unknown(document, ("not-asked", name), name, every, key=True) for name in file.not_asked if name not in every
    ]
    catalogue = Catalogue(file.work, sources, tuple(file.not_asked.items()))
    return Loaded(None if has_errors(problems) else catalogue, tuple(problems))


def _twice(document: Document, sources: Sequence[Source], findings: int) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, source in enumerate(sources):
        path: Path = ("findings", place, "id") if place < findings else ("tensions", place - findings, "id")
        if source.id in seen:
            yield document.problem("F025", path, name=source.id)
        seen.add(source.id)


def known_sources(catalogue: Catalogue | None) -> frozenset[str] | None:
    """The ids that may be cited; None where there is no catalogue to look them up in."""
    return None if catalogue is None else frozenset(source.id for source in catalogue.sources)


def unknown_sources(
    document: Document, path: Path, cited: Sequence[str], known: frozenset[str] | None
) -> Iterator[Problem]:
    """A problem for each id in a list that the catalogue does not have."""
    for place, name in enumerate(cited if known is not None else ()):
        if name not in (known or ()):
            yield _unknown(document, (*path, place), name, known or frozenset())


def _unknown(document: Document, path: Path, name: str, known: frozenset[str], *, key: bool = False) -> Problem:
    hint = nearest(name, known) or ""
    return document.problem("F022", path, key=key, what=words.SOURCE, name=name, nearest=hint, case="source")
