"""Problems as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

Every line is a command, and nothing of a user's can begin one: line ends are written as escapes, as GitHub documents
for workflow commands, and what a terminal would act on is taken out as everywhere.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from readiness.render.plain import clean
from readiness.report.check import shown_of
from readiness.report.check_view import CheckReport, ProblemView
from readiness.words import problems as words

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(report: CheckReport) -> str:
    """A command for each problem that is shown, and a last line that counts them all, ending in a line feed."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: CheckReport) -> Iterator[str]:
    shown = shown_of(report)
    yield from map(_command, shown)
    if hidden := len(report.problems) - len(shown):
        yield f"::notice title=readiness::{words.MORE_COUNTED.format(count=hidden)}"
    yield words.COUNTED.format(errors=report.errors, warnings=report.warnings, checked=len(report.checked))


def _command(found: ProblemView) -> str:
    """A problem as a command; without a line, GitHub shows it at the head of the file."""
    properties = [("file", PurePath(found.file).as_posix())]
    if found.line is not None:
        properties += [("line", str(found.line)), ("col", str(found.column))]
    properties.append(("title", found.code))
    written = ",".join(f"{name}={clean(value.translate(_PROPERTY))}" for name, value in properties)
    said = clean(found.message), clean(words.REMEDY.format(remedy=found.remedy))
    return f"::{found.level} {written}::{'%0A'.join(text.translate(_DATA) for text in said)}"
