"""What stands at a place of a file."""

from bisect import bisect_right
from dataclasses import dataclass, field

from readiness.problems import Place
from readiness.syntax.document import Document, Path


@dataclass(slots=True)
class Standing:
    """A file, and where everything in it begins, in its order."""

    document: Document
    _starts: list[tuple[tuple[int, int], Path]] = field(init=False)

    def __post_init__(self) -> None:
        every = [*self.document.places.items(), *self.document.key_places.items()]
        self._starts = sorted(((place, path) for path, place in every), key=lambda start: (start[0], len(start[1])))

    def path(self, place: Place) -> Path:
        """The path of what stands at a place, the innermost; that of the file where nothing does."""
        at = bisect_right(self._starts, (place.line, place.column), key=lambda start: start[0])
        return self._starts[at - 1][1] if at else ()

    def part(self, place: Place) -> Path:
        """The path of the item, topic or rule that stands at a place; that of the file where it is of none."""
        path = self.path(place)
        while path and not (isinstance(path[-1], int) and path[-2] in {"items", "topics", "rules"}):
            path = path[:-1]
        return path
