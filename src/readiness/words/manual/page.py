"""The manual page of each problem: why it is one, and text that shows it and text that does not.

Only `readiness show CODE` and the generated docs/problems.md read this; a command that meets a problem prints its
message and remedy and imports none of it. One module for each letter, and one for the craft of questionnaires.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Part: TypeAlias = Literal[
    "item",
    "topic",
    "checklist",
    "when",
    "rule",
    "rules",
    "head",
    "framework",
    "sources",
    "answers",
    "assessment",
    "files",
]
"""What a snippet is: keys of an item, a topic, a rule, or a file of a kind, that take the place of those of an ordinary
one; the condition of a rule; what stands below `answers:`; or several files, each after a line `# name.yaml`. One that
states `readiness` is a file as it stands."""


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of a code; its message and remedy stand in `readiness.words.problems`."""

    why: str
    """One to three sentences: what is lost or misread where this stands, or why the rule is there."""
    of: Part = "assessment"
    fails: str = ""
    """A snippet with the problem; tests run it. Blank where no short text can show it: a lost file, a limit; those are
    listed with the reason in tests/unit/test_manual.py."""
    passes: str = ""
    """The same, mended; tests see that nothing at all is said of it."""
