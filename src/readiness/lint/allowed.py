"""What a framework's files allow: warnings that they switch off, and an `allow` that switches off nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from readiness.lint.standing import Standing
from readiness.model.allow import KEY, allows
from readiness.problems import STALE_ALLOW, Problem, may_be_allowed
from readiness.syntax.document import Document, Path, value_at


def without_allowed(problems: Sequence[Problem], head: Document, parts: Sequence[Document]) -> tuple[Problem, ...]:
    """The problems that no `allow` switches off, and a warning of each `allow` that switches off nothing.

    That of the head holds everywhere, any other where it stands and below.
    """
    files = [_File(document) for document in (head, *parts)]
    by_name = {file.document.name: file for file in files}
    left = []
    for problem in problems:
        switched = False
        if may_be_allowed(problem.code):
            switched = files[0].switches(problem, everywhere=True)
            own = by_name.get(problem.place.file)
            # both are asked, so that neither of two that allow the same is called idle
            switched = (own is not None and own.switches(problem)) or switched
        if not switched:
            left.append(problem)
    return (*left, *(idle for file in files for idle in file.idle()))


@dataclass(slots=True)
class _File:
    document: Document
    stated: dict[Path, frozenset[str]] = field(init=False)
    """The codes that are switched off, by the path of the part below which they are."""
    used: set[tuple[Path, str]] = field(default_factory=set)
    standing: Standing | None = None

    def __post_init__(self) -> None:
        self.stated = {}
        for path in allows(self.document):
            codes = value_at(self.document.data, path)
            self.stated[path[:-1]] = frozenset(codes if isinstance(codes, dict) else ())
        if self.stated:
            self.standing = Standing(self.document)

    def switches(self, problem: Problem, *, everywhere: bool = False) -> bool:
        """Whether a problem is switched off by this file, anywhere in it or where the problem stands."""
        here: Path = () if everywhere or self.standing is None else self.standing.path(problem.place)
        above = (here[:depth] for depth in range(len(here) + 1))
        found = [path for path in above if problem.code in self.stated.get(path, ())]
        self.used.update((path, problem.code) for path in found)
        return bool(found)

    def idle(self) -> Iterator[Problem]:
        """A warning of each code that is switched off and never came up."""
        for path, codes in self.stated.items():
            for code in sorted(codes):
                if may_be_allowed(code) and (path, code) not in self.used:
                    yield self.document.problem(STALE_ALLOW, (*path, KEY, code), key=True, name=code)
