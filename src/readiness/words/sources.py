"""The words of rules' and sources' pages."""

from typing import Final

RULE_TITLE: Final = "Rule {id}"
WHEN: Final = "Fires when"
SEVERITY: Final = "Severity"
RECOMMEND: Final = "Advised"
FOR: Final = "Whose move"
CAP: Final = "Cap"
RULES: Final = "Rules across the themes"
RULES_WHY: Final = (
    "A rule fires where answers pull against each other. It says so, and some rules cap a score; none says that an "
    "answer is wrong."
)
ASKED_BY: Final = "Asked by rules"

OF_WORK: Final = "what the seminar said, in our words, and how widely it was held"
SOURCE_LINE: Final = "{id}, {held}: {text}"
HELD_BY: Final = {
    "agreed": "participants agreed",
    "majority": "a majority held",
    "many": "many held",
    "participants": "participants held",
    "some": "some held",
    "one": "one participant held",
    "contested": "contested",
    "stated": "stated by the rapporteurs",
}
HELD_MEANS: Final = {
    "agreed": "the proceedings speak of agreement",
    "majority": "the proceedings speak of most",
    "many": "the proceedings speak of many",
    "participants": "the proceedings speak of participants, without saying how many",
    "some": "the proceedings speak of some or several",
    "one": "the proceedings name one speaker or one participant",
    "contested": "the proceedings tell of views against each other",
    "stated": "the rapporteurs write it as fact and name nobody who held it",
}
TENSION: Final = "a tension between findings, joined by the authors of this framework"
TENSION_OF: Final = (
    "A tension, {title}, between {between}. These findings pull against each other; the joining is ours:"
)

HELD: Final = "Held by"
KIND: Final = "Kind"
SECTION: Final = "Section"
NUMBERS: Final = "Named in it"
JOINED: Final = "It joins two statements that the work only sets side by side."
USED: Final = "Cited by"
UNUSED: Final = "nothing"
NOT_ASKED: Final = "Why nothing asks it, or no rule shows it"
WORK: Final = "From: {work}"

PAGE_TITLE: Final = "Sources of {name}"
PAGE_ABOUT: Final = (
    (
        "The catalogue of what the seminar found, in our own words, with the items and rules that rest on each point. "
        "How widely a point was held is part of it: what one participant said is not what participants agreed on. "
        "Levels, goalposts and the lines of rules are judgements of this framework's authors; no source states them."
    ),
    "This page is made from the framework's files; readiness show sources prints it.",
)
NO_CATALOGUE: Final = "This framework comes without a catalogue of sources."
HELD_TITLE: Final = "How widely a point was held"
TENSIONS_TITLE: Final = "Tensions between findings"
SOURCE: Final = "Source"
SAYS: Final = "What it says"
RESTS_ON: Final = "Joins"
WHO: Final = "Who can assess it"
NOBODY: Final = "nobody, about itself"
BECAUSE: Final = "{used}: {reason}"
