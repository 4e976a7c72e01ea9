"""The manual page of each problem: why it is one, and text that shows it and text that does not.

Only `readiness show CODE` and the generated docs/problems.md read this; a command that meets a problem prints its
message and remedy and imports none of it. One module for each letter, and one for the craft of questionnaires.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Part: TypeAlias = Literal[
    "item", "checklist", "when", "rule", "rules", "head", "framework", "sources", "answers", "assessment"
]
"""What a snippet is: a whole file of a kind, or what stands in one: an entry of `items:` or of `rules:`, the condition
of a rule, keys of framework.yaml, what stands below `answers:`."""


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of a code; its message and remedy stand in `readiness.words.problems`."""

    why: str
    """One to three sentences: what is lost or misread where this stands, or why the rule is there."""
    of: Part = "assessment"
    fails: str = ""
    """A snippet with the problem; tests run it. Blank where no text can show it: a lost file, a bad byte."""
    passes: str = ""
    """The same, mended; tests see that nothing at all is said of it."""
