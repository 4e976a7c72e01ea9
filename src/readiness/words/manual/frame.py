"""The words around the manual pages of problems."""

from collections.abc import Mapping
from typing import Final

from readiness.words.manual.page import Part

LETTERS: Final[Mapping[str, str]] = {
    "Y": "YAML",
    "F": "Frameworks",
    "E": "Conditions",
    "A": "Assessments",
    "S": "Files, folders and what was typed",
}
"""What the codes that begin with a letter are about, in the order in which files are read."""
ERROR: Final = "An error: it refuses the file."
REFUSED: Final = "An error: it ends the command."
WARNING: Final = "A warning: it refuses nothing; with --strict, `readiness check` fails."
REMEDY: Final = "Remedy"
SAYS: Final = "What is said of it"
FAILS: Final = "This fails, {where}"
PASSES: Final = "This passes"
WHERE: Final[Mapping[Part, str]] = {
    "item": "as keys of an item",
    "topic": "as keys of a topic",
    "checklist": "as keys of a checklist",
    "when": "as the condition of a rule",
    "rule": "as keys of a rule",
    "rules": "as keys of rules.yaml",
    "head": "as keys of framework.yaml",
    "framework": "as keys of framework.yaml",
    "sources": "as keys of sources.yaml",
    "answers": "below answers",
    "assessment": "as keys of an assessment",
    "files": "as keys of these files",
}
TAB: Final = "<tab>"

PLACEHOLDERS: Final[Mapping[str, str]] = {
    "allowed": "<one of these>",
    "byte": "<byte>",
    "char": "<character>",
    "detail": "<what is wrong>",
    "first": "<where the first is>",
    "how": "",
    "instead": "<what it may be>",
    "left": "<one kind>",
    "levels": "<the levels>",
    "more": "",
    "n": "<number>",
    "never": "",
    "points": "<number>",
    "right": "<another kind>",
    "span": "<what it can be>",
    "suffix": "<ending>",
    "value": "<word>",
    "wanted": "<what is asked>",
    "what": "<thing>",
    "why": "<why>",
}
"""What stands in a message for what a file says, where the name in the template does not say it by itself."""

TITLE: Final = "Problems and their codes"
ABOUT: Final = (
    (
        "Every problem that is found in a file, or in what was typed, has a code whose meaning stays. Here they all "
        "are, with what fails and what passes. The snippets show only the keys that matter, in files that are "
        "otherwise well; all of them are run when the program is tested, and what is said of them is what it said."
    ),
    (
        "`readiness check` says where a problem stands, and `readiness show F022` prints the part of this page about a "
        "code. What stands between < and > is filled in from the file."
    ),
)
