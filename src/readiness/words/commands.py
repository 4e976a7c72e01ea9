"""The list of commands: headings of groups, and a line for each command, which is the first of its own help."""

from collections.abc import Mapping
from typing import Final

GROUPS: Final[Mapping[str, Mapping[str, str]]] = {
    "Every day": {
        "new": "Write a file to fill in with an editor: every question with its levels, as comments.",
        "assess": "Answer the questions one at a time; each answer is saved at once, and one can go on later.",
        "score": "Score an assessment and print the report.",
        "export": "Write the scored report of an assessment to a file.",
        "diff": "Compare two rounds: what changed, how much of it is the mission's doing, and why.",
        "trend": (
            "Follow a mission over all its rounds: scores, what changed like for like, themes and findings over time."
        ),
    },
    "Why": {
        "explain": "Unfold a score down to answers and evidence, or a rule to what it asks.",
        "next": "Say which steps would help most, and which finding holds most back.",
        "robustness": (
            "Say whether band, weakest theme and order of themes hold under other weights, other "
            "aggregation, an item less."
        ),
        "targets": (
            "Say how the targets beside an assessment stand, and what is missing; exit with 1 when one was missed."
        ),
    },
    "Files": {
        "check": "Say what is wrong in frameworks and assessments, with file, line and column.",
        "seal": (
            "Close a round: record the digests of its answers and result, and print a head by which changes are found."
        ),
        "verify": "Say whether anything changed since the rounds in a folder were sealed; exit with 1 when it did.",
        "rounds": "List the rounds in a folder with date, score and digest, and say which are sealed.",
    },
    "To read": {
        "show": "Show what is installed, or print a framework, a part of it, or the manual page of a problem.",
    },
}
