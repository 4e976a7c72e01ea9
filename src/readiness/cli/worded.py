"""A command whose mistakes of usage are told in our words, and not in those of the libraries below it."""

from typing import Any, Final

import typer
from typer.core import TyperCommand

from readiness.words import usage

_NUMBERS: Final = {usage.SAID_NO_INTEGER: usage.A_WHOLE_NUMBER, usage.SAID_NO_NUMBER: usage.A_NUMBER}


class Worded(TyperCommand):
    """A command that says what an option takes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words; where one is not taken, say what is."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = _in_our_words(error.message)
            raise


def _in_our_words(message: str) -> str:
    if (found := usage.SAID_NOT_ONE_OF.fullmatch(message)) is not None:
        return usage.NOT_ONE_OF.format(found=found["found"], allowed=found["allowed"].replace("'", ""))
    return next((words for begin, words in _NUMBERS.items() if begin.match(message)), message)
