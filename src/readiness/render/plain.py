"""Lines of plain text for a terminal. The one place where text is made harmless for it is `clean`."""

import re
from typing import Final

from readiness.report.view import UndecidedView
from readiness.words import report as report_words

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SPACES: Final = {"\n": " ", "\t": " ", "\r": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}


def clean(text: str) -> str:
    """The text without anything that a terminal would act on: controls, escapes, and marks that turn its direction."""
    return _UNSEEN.sub(lambda match: _SPACES.get(match[0], "\N{REPLACEMENT CHARACTER}"), text)


def waiting(entry: UndecidedView, listed: int) -> str:
    """A rule that open answers decide, and what it waits for; so many items of it are named."""
    more = len(entry.waits_for) - listed
    names = [*entry.waits_for[:listed], *([report_words.OPEN_MORE.format(count=more)] if more > 0 else [])]
    return report_words.WAITS_FOR.format(
        rule=entry.id,
        severity=report_words.SEVERITIES[entry.severity].lower(),
        items=", ".join(names) or report_words.WAITS_FOR_PREVIOUS,
    )
