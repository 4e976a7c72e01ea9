"""The words of `readiness next`."""

from typing import Final

TITLE: Final = "{framework}: {subject}, round {round}, what would help most"
STANDS: Final = "The overall score is {score}."
STANDS_IN_BAND: Final = "The overall score is {score} ({band})."
NO_SCORE: Final = "There is no overall score, so no step is ranked. {why}"

STEPS: Final = "Steps that would help most"
STEPS_WHY: Final = (
    "The step that would raise the overall score most stands first. An answer is to be changed once the step is taken, "
    "not before."
)
LOOKED_AT: Final = {
    "mission": "Looked at: answered items whose lever is the mission's own.",
    "shared": "Looked at: answered items whose lever the mission shares with headquarters.",
    "headquarters": "Looked at: answered items whose lever is with headquarters or member states.",
    "all": "Looked at: all answered items, whoever has the lever.",
}
NOTHING_LEFT: Final = "No answered item among them has a step left."
NOTHING_RAISES: Final = "No single step among them raises the overall score."
MORE: Final = "More single steps that would raise it: {count}. --format json lists all."
STEP: Final = "{number}. {id}"
THEME_AND_LEVER: Final = "Theme: {theme}. Lever: {lever}."
NOW: Final = "Now: {answer}."
GIVE_EVIDENCE: Final = (
    "Next: give dated evidence for this answer, at most {months} months old; without it the answer does not count in "
    "full."
)

HOLDING: Final = "The finding that holds most back"
HOLDING_NONE: Final = "No finding caps anything that lowers the overall score."
HOLDING_TOGETHER: Final = (
    "Findings cap the overall score together; none does so by itself, because another one caps the same."
)
HOLDING_FINDING: Final = "{severity}: {finding}"
WHEN: Final = "It fires when"
CAP: Final = "What it caps"
ENDS_ONE: Final = "This would end it:"
ENDS_ANY: Final = "Any one of these would end it:"
ENDS_MORE: Final = "Other items that would end it by themselves: {count}."
ENDS_NONE: Final = "No better answer to a single item would end it."

UNTIL: Final = "The fewest steps to {least}"
UNTIL_FOUND: Final = {
    "no-score": "There is no overall score, so no steps to one are looked for.",
    "there": "The overall score shown is {score}, so {least} is reached.",
    "shortest": "The overall score reaches {least} with these {count} steps. No set of fewer steps does.",
    "step-by-step": (
        "The overall score reaches {least} with these {count} steps. They were found step by step; a shorter set may "
        "exist."
    ),
    "out-of-reach": "No number of these steps reaches {least}.",
    "none-so-short": "No set of at most {most} steps reaches {least}; --steps looks for longer ones.",
    "not-found": (
        "No set of at most {most} steps that reaches {least} was found. They were put together step by step, so one "
        "may exist."
    ),
}
UNTIL_ONE: Final = {
    "shortest": "The overall score reaches {least} with this one step.",
    "step-by-step": "The overall score reaches {least} with this one step.",
    "none-so-short": "No single step reaches {least}; --steps looks for sets of several.",
}
"""The same of one step."""
ALL_TAKEN: Final = "With all steps taken, the overall score would be shown as {score}."

OPEN: Final = "Open items"
OPEN_WHY: Final = "To answer an open item is no improvement, so none is among the steps."

METHOD: Final = "How the steps were found"
METHOD_TEXT: Final = (
    (
        "A step is the next level of a scale, a yes, the next better option, a quarter of the span of points between "
        "goalposts, or a date young enough for the most points. Several steps on an item are taken one after the other."
    ),
    (
        "For each step the assessment was scored anew with that answer, caps of rules and all sums included; the order "
        "goes by the overall score that came out. Equal steps stand in the order of the framework."
    ),
    (
        "The finding that holds most back is the one without whose own caps the overall score would be highest. What "
        "would end it is looked for among all answered items."
    ),
)
