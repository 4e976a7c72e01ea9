"""The options by which a command's exit code tells what a report is worth; independent of one another."""

from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

import typer
from typer.core import TyperCommand

from readiness.cli import output
from readiness.cli.exits import Exit
from readiness.words import gates as words
from readiness.words import report as report_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readiness.report.gates import Gates


class Severities(StrEnum):
    """Of findings."""

    NOTE = "note"
    WARNING = "warning"
    CRITICAL = "critical"


FailUnder: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--fail-under", metavar="N", help="Exit with 1 when the score shown is below N, or when there is no score."
    ),
]
MinCoverage: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--min-coverage",
        metavar="SHARE",
        help="Exit with 1 when less of the weight is answered: a share such as 0.8, or per cent such as 80.",
    ),
]
FailOn: TypeAlias = Annotated[
    Severities | None,
    typer.Option("--fail-on", help="Exit with 1 when there is a finding of this severity or a higher one."),
]
NOTICEABLE: Final = "noticeable"
_OPTION: Final = "--fail-on-regression"
FailOnRegression: TypeAlias = Annotated[
    str | None,
    typer.Option(
        _OPTION,
        metavar="[N]",
        help="Exit with 1 when the overall score fell like for like by N points or more; without N, by what the "
        "framework calls noticeable.",
        show_default=False,
    ),
]


class Gated(TyperCommand):
    """A command with --fail-on-regression, whose number may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words, a number that was left out put in its place."""
        words_ = []
        for place, word in enumerate(args):
            words_.append(word)
            following = args[place + 1] if place + 1 < len(args) else ""
            if word == _OPTION and not _is_number(following):
                words_.append(NOTICEABLE)
        return super().parse_args(ctx, words_)


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def gates_of(fail_under: float | None, min_coverage: float | None, fail_on: Severities | None) -> "Gates":
    """The gates that were asked for; a share may be given in per cent."""
    from readiness.model.framework import Severity  # noqa: PLC0415 - help needs none of it
    from readiness.report.gates import Gates  # noqa: PLC0415

    if min_coverage is not None:
        if not 0 <= min_coverage <= 100:  # noqa: PLR2004 - per cent
            raise typer.BadParameter(words.NOT_A_SHARE.format(number=f"{min_coverage:g}"), param_hint="--min-coverage")
        min_coverage = min_coverage if min_coverage <= 1 else min_coverage / 100
    return Gates(fail_under, min_coverage, None if fail_on is None else Severity(fail_on.value))


def check_scale(fail_under: float | None, ends: tuple[float, float]) -> None:
    """Refuse a score that the scale does not have, whose ends these are."""
    least, most = ends
    if fail_under is not None and not least <= fail_under <= most:
        reason = report_words.NOT_ON_SCALE.format(number=f"{fail_under:g}", least=f"{least:g}", most=f"{most:g}")
        raise typer.BadParameter(reason, param_hint="--fail-under")


def decline_of(asked: str, noticeable: float) -> float:
    """The decline that fails, in points."""
    if asked == NOTICEABLE:
        return noticeable
    number = float(asked) if _is_number(asked) else -1.0
    if not isfinite(number) or number < 0:
        raise typer.BadParameter(words.NOT_A_DECLINE.format(number=asked), param_hint=_OPTION)
    return number


def end_where(failures: "Iterable[str]") -> None:
    """Name every gate that failed, and end with 1 where one did."""
    told = tuple(failures)
    for text in told:
        output.error(text)
    if told:
        output.end(Exit.GATE)
