"""The words of comparisons."""

from typing import Final

TITLE: Final = "{framework}: {subject}, from round {old} to round {new}"
DIFFERENT: Final = {
    "subject": "The two rounds are about different subjects: {old} and {new}.",
    "respondent": "Different people answered: {old}, then {new}. A difference may be one of views, not of time.",
    "scope": (
        "The scopes differ: {old}, then {new}. The scores cannot be compared as they stand; read the change over the "
        "items answered in both rounds."
    ),
    "phase": "The phase changed from {old} to {new}: other items are due, and some weigh differently.",
}
BACKWARDS: Final = "The second round is the earlier one; every change below runs back in time."

NOT_ADJACENT: Final = (
    "Neither round is known to be the one before the other, so corrections of answers between them are not told apart."
)

FIRST: Final = "First round"
SECOND: Final = "Second round"
CHANGE: Final = "Change"
LIKE_FOR_LIKE: Final = "Like for like"
LIKE_FOR_LIKE_WHY: Final = (
    "Like for like: the change over the items answered in both rounds, with the weights of the later round's phase and "
    "without caps. It comes from answers alone. The other change is the difference of the numbers shown; through "
    "rounding the two may differ by 0.1."
)
SCORES: Final = "Scores"
SUMMARY: Final = "The overall score went from {old} to {new}, a change of {change}."
SUMMARY_SAME: Final = "The overall score is {new} in both rounds."
NO_HEADLINE: Final = "The overall scores of the two rounds cannot be compared as they stand."
LIKE_FOR_LIKE_SUMMARY: Final = "Items answered in both rounds: {count}; over them, the change is {change}."
NO_LIKE_FOR_LIKE: Final = "No item is answered in both rounds."

FIGURE: Final = "{old}, then {new} ({change}; like for like {like_for_like})"

PARTS_TITLE: Final = "Where the overall change comes from"
PARTS: Final = (
    "other answers to the same items",
    "corrections of earlier answers",
    "other items counting, or the same items with other weights",
    "caps of rules",
)
PART: Final = "{change} from {label}"

FINDINGS_CAME: Final = "Findings that came"
FINDINGS_WENT: Final = "Findings that went"
FINDINGS_STAYED: Final = "Findings in both rounds"
NO_FINDINGS: Final = "No finding came or went."
WHY_WENT: Final = {
    "silent": "It no longer holds.",
    "undecided": "Open answers leave it undecided.",
    "does-not-apply": "It no longer applies.",
}

ROSE: Final = "Items that rose"
FELL: Final = "Items that fell"
CORRECTED: Final = "Corrected: the earlier answer was off"
CAME: Final = "Items that count in the second round only"
LEFT: Final = "Items that count in the first round only"
CONTEXT: Final = "Context that changed"
NOT_APPLICABLE: Final = "not applicable"
MOVE: Final = "{old}, then {new}"
MOVED_BY: Final = "{change} points"
UNCHANGED: Final = "Items with the same points in both rounds: {count}."
SUPPORT_LOST: Final = "Evidence of the first round that has grown too old, or was not renewed: {items}."
DIGEST: Final = "Answers digest of round {round} (SHA-256)"

METHOD_TITLE: Final = "How the change was made"
METHOD: Final = (
    (
        "The change of a score is the difference of the two numbers shown. It can come from answers, from other items "
        "counting (newly answered, not answered any more, due in one phase only), from a phase's weights and from caps "
        "of rules."
    ),
    LIKE_FOR_LIKE_WHY,
    (
        "A correction is an answer that the later round marks as revised: what changed is not the mission, but what is "
        "known of it."
    ),
)
