"""The words of comparisons."""

from typing import Final

TITLE: Final = "{framework}: {subject}, from round {old} to round {new}"
DIFFERENT: Final = {
    "subject": "The two rounds are about different subjects: {old} and {new}. What follows is no change over time.",
    "respondent": "Different people answered: {old}, then {new}. A difference may be one of views, not of time.",
    "scope": (
        "The scopes differ: {old}, then {new}. The scores cannot be compared as they stand; read the change over the "
        "items answered in both rounds."
    ),
    "phase": "The phase changed from {old} to {new}; which items are due, and their weights, may differ with it.",
    "framework": (
        "The questionnaire changed from {old} to {new}. The headline change mixes what the mission did with what is "
        "asked; the change like for like does not."
    ),
}
BACKWARDS: Final = (
    "The second round is the earlier one; every change of scores, answers and findings below runs back in time."
)
NOT_ADJACENT: Final = (
    "Neither round is known to be the one before the other, so corrections of answers between them are not told apart."
)
DIFFERENT_RESPONDENTS: Final = "Different people answered. A difference may be one of views, not of time."
OTHER_FRAMEWORKS: Final = (
    "The rounds were made with frameworks of different names, {old} and {new}. Only questions with the same id are "
    "compared."
)
UNRELATED: Final = (
    "The frameworks {old} and {new} have no question in common, so no number of the one round can be set against one "
    "of the other. The questions of each are left out here."
)
ONE_THEME: Final = "Only the theme {title} is shown, with the findings that ask or cap it."
SINCE: Final = "The first text is that of {revision}, as git has it; the second is what the file says now."
SINCE_SAME_ROUND: Final = "Both are texts of one round: what differs was edited, and is no change over time."
ONLY_CHANGED: Final = "Only what changed is shown."
CARRIED: Final = "Carried over from an earlier round and confirmed by nobody: {rounds}."
CARRIED_IN: Final = "{count} of the {all} answers of round {round}"
UNSUPPORTED: Final = {
    True: "Nothing supports the score of round {rounds}: no answer rests on evidence that is dated and recent enough.",
    False: (
        "Nothing supports the scores of rounds {rounds}: no answer rests on evidence that is dated and recent enough."
    ),
}
"""Whether it is one round."""

FIRST: Final = "First round"
SECOND: Final = "Second round"
CHANGE: Final = "Change"
LIKE_FOR_LIKE: Final = "Like for like"
VERDICT: Final = "Verdict"
SCORES: Final = "Scores"
HEADLINE_WHY: Final = (
    "Change: the difference of the two scores shown. Like for like: the change over the items that can be compared and "
    "are answered in both rounds, with the newer framework, the weights of the newer round's phase, and without caps. "
    "It comes from answers alone."
)

VERDICTS: Final = {
    "improved": "Improved",
    "declined": "Declined",
    "unchanged": "Unchanged",
    "not-comparable": "Not comparable",
}
OF_IT_CORRECTED: Final = " Of this, {effect} is correction of earlier answers, and no change in the mission."
ALL_CORRECTED: Final = " All of this is correction of earlier answers, and no change in the mission."
VERDICT_LINE: Final = "{verdict}: {why}"
REASONS: Final = {
    "noticeable": (
        "like for like, the score changed by {change} (items answered in both rounds: {items}); {noticeable} or more "
        "counts as a change, and no question that is open in both can undo it."
    ),
    "small": (
        "like for like, the score changed by {change} (items answered in both rounds: {items}); less than "
        "{noticeable} does not count as a change."
    ),
    "open": (
        "like for like, the score changed by {change} (items answered in both rounds: {items}), but questions that "
        "are open in both leave it anywhere from {least} to {most}."
    ),
    "other-questions": (
        "only {share} of the weight is of questions that both versions of the framework ask alike; a judgement needs "
        "half of it."
    ),
    "few-in-both": (
        "like for like, the score changed by {change}, but only {in_both} of the weight is answered in both rounds "
        "(items: {items}); a judgement needs half of it."
    ),
    "nothing-in-both": "no item that can be compared is answered in both rounds.",
}
SUMMARY: Final = "The overall score went from {old} to {new}, a change of {change}: {parts}."
SUMMARY_SAME: Final = "The overall score is {new} in both rounds."
SUMMARY_SAME_MIXED: Final = "The overall score is {new} in both rounds, but parts of it moved: {parts}."
SUMMARY_THEME: Final = "The score of {title} went from {old} to {new}, a change of {change}: {parts}."
SUMMARY_THEME_SAME: Final = "The score of {title} is {new} in both rounds."
SUMMARY_THEME_SAME_MIXED: Final = "The score of {title} is {new} in both rounds, but parts of it moved: {parts}."
NO_HEADLINE: Final = "The scores of the two rounds cannot be compared as they stand."
UP: Final = "Most of what rose: {items}."
DOWN: Final = "Most of what fell: {items}."
NAMED_ITEM: Final = "{id} ({effect})"
FROM_TO: Final = "{old}, then {new}"

SHORT_REASONS: Final = {
    "noticeable": "{change} like for like (items: {items}), {noticeable} or more",
    "small": "{change} like for like (items: {items}), less than {noticeable}",
    "open": "{change} like for like (items: {items}), but anywhere from {least} to {most} with what is open in both",
    "other-questions": "only {share} of the weight is comparable",
    "few-in-both": "{change} like for like, but only {in_both} of the weight is answered in both rounds",
    "nothing-in-both": "nothing comparable is answered in both rounds",
}
FIGURE: Final = "{verdict}: {why}"
FIGURE_BAND: Final = "band {band}"
FIGURE_COVERAGE: Final = "coverage {coverage}"
FIGURE_SUPPORT: Final = "support {support}"
BAND_MOVED: Final = "{old}, then {new}"
BAND_ENTERED: Final = "now {new}"
BAND_LEFT: Final = "no longer {old}"

THE_WHOLE: Final = "the overall score"
PARTS_TITLE: Final = "Where the change of {title} comes from"
PARTS: Final = {
    "answers": "other answers and dates that grew older",
    "corrections": "corrections of earlier answers",
    "applicability": "questions that are answered or apply in one round only, and the weights of the phase",
    "method": "another questionnaire",
    "rules": "a change in what caps take off",
}
PARTS_SHORT: Final = {
    "answers": "{effect} from other answers and dates that grew older",
    "corrections": "{effect} from corrections of earlier answers",
    "applicability": "{effect} from questions that count in one round only",
    "method": "{effect} from another questionnaire",
    "rules": "{effect} from a change in what caps take off",
}
PART: Final = "{effect} from {label}"
LINES: Final = {
    "rounding": "rounding of {title}",
    "weights": "weights and aggregation of the newer framework",
    "phase": "weights of the newer round's phase",
}
CAPS: Final = {
    ("method", True): "caps take off less, by what was asked",
    ("method", False): "caps take off more, by what was asked",
    ("rules", True): "caps take off less, by what was answered",
    ("rules", False): "caps take off more, by what was answered",
}
"""By the part, and by whether the score is the higher for it."""
CAPS_OF: Final = {True: "{caps} (no longer: {rules})", False: "{caps} (new: {rules})"}
ITEM_LINE: Final = "{id} ({theme})"
LINE: Final = "{effect} {label}"
MORE_LINES: Final = "{effect} from {count} more"
APPROXIMATE: Final = (
    "More than ten items changed below a node whose score goes by steps or by order: what each of them has to do with "
    "it was taken from two orders of changing them, not from all."
)

STATIONS: Final = "The stations between the rounds"
STATIONS_WHY: Final = (
    "Always from the older round to the newer one, without caps. From D to E only answers change: that is the change "
    "like for like."
)
STATION_LABELS: Final = {
    "S0": "the older round",
    "A": "without what is not comparable",
    "B": "without what is not answered in both rounds",
    "C": "with the newer framework",
    "D": "with the weights of the newer round's phase",
    "E": "with the newer answers",
    "F": "with what is newly answered or applicable",
    "S1": "with new and rescaled questions: the newer round",
}
STATION: Final = "Station"
SCORE: Final = "Score"

FINDINGS_CAME: Final = "Findings that came"
FINDINGS_WENT: Final = "Findings that went"
FINDINGS_UNDECIDED: Final = "Findings that open answers leave undecided"
FINDINGS_SHIFTED: Final = "Findings of another severity"
FINDINGS_STAYED: Final = "Findings in both rounds"
NO_FINDINGS: Final = "No finding came or went."
FINDING: Final = "{severity}: {finding} ({id})"
FINDING_MOVED: Final = "{severity}: {finding} {what} ({id})"
SHIFTED: Final = "It was: {severity}."
WHY_WENT: Final = {
    "silent": "It no longer holds.",
    "undecided": "Open answers leave it undecided.",
    "does-not-apply": "It no longer applies.",
    "gone": "The framework of the second round has no such rule.",
}
RULE_IS_NEW: Final = "The framework of the first round had no such rule."

ROSE: Final = "Items that rose"
FELL: Final = "Items that fell"
CORRECTED: Final = "Corrected: the earlier answer was off"
FIRST_ANSWERED: Final = "Items answered for the first time"
CAME: Final = "Items that count in the second round only"
LEFT: Final = "Items that count in the first round only"
SAME_POINTS: Final = "Answers that changed, with the same points"
OTHER: Final = "Items that are not the same question any more"
CONTEXT: Final = "Context that changed"
NOT_APPLICABLE: Final = "not applicable"
NOT_THERE: Final = "not in this version"
MOVE: Final = "{old}, then {new}"
MOVE_AGED: Final = {
    False: "{day} in both rounds; it is longer ago now",
    True: "{day} in both rounds; it was less long ago then",
}
"""Of a date that stayed; whether the second round is the earlier one."""
MOVE_ADDED: Final = "added: {options}"
MOVE_LEFT_OUT: Final = "no longer: {options}"
LABELLED: Final = "{label}: {text}"
MOVE_TITLE: Final = "{id} ({theme}){points}{effect}"
MOVE_POINTS: Final = ": {change} points"
MOVE_EFFECT: Final = "; {effect} of the change of {title}"
MORE_ITEMS: Final = "And {count} more; the report as JSON has them all, and --theme shows those of one theme."
UNCHANGED: Final = "Items with the same points in both rounds: {count}."
CORRECTED_COUNT: Final = "Answers that the newer round calls revised: {count}."
BACKING: Final = {
    "gained": "With evidence now, where there was none that is dated and recent enough",
    "lost": "Without dated evidence, where there was some",
    "stale": "With evidence that has grown too old",
    "carried": "Had support, and are now carried over and not confirmed",
}
BACKING_TITLE: Final = "Evidence"
DIGEST: Final = "Answers digest of round {round} (SHA-256)"
FRAMEWORK_DIGEST: Final = "Digest of {framework} (SHA-256)"

VERSIONS_TITLE: Final = "What changed in the questionnaire"
VERSIONS_PAGE: Final = "From {old} to {new}"
VERSIONS_SUMMARY: Final = (
    "Questions that are the same: {same}; reworded with the same meaning: {reworded}; reweighted: {reweighted}; "
    "rescaled: {rescaled}; new: {new}; discontinued: {discontinued}. {share} of the weight stays comparable."
)
VERSIONS_FORWARD: Final = (
    "This section is told from the older version to the newer one, from {old} to {new}, and not back in time. {summary}"
)
"""Where the second round is the earlier one."""
VERSIONS_SAME: Final = "Nothing differs: both have the same digest."
LIKENESSES: Final = {
    "reworded": "Reworded, with the same meaning: comparable",
    "reweighted": "Reweighted: comparable",
    "rescaled": "Rescaled: not comparable, one question ended and another began",
    "new": "New",
    "discontinued": "Discontinued",
    "same": "The same, with changes beside the question",
}
WAS: Final = "was {id}"
SAME_MEANING: Final = "Same meaning: {why}"
MADE_OF: Final = {"new": "Split off or merged from: {ids}", "discontinued": "Split into or merged into: {ids}"}
LABEL_OF: Final = "label of {id}"
LEVEL: Final = "level {place}"
POINTS_OF_LEVELS: Final = "points of levels"
OPTION: Final = "option {id}"
WEIGHT_IN: Final = "weight in {phase}"
BAND_FROM: Final = "{label} from {start}"
IS: Final = "{text} is {value}"
EDIT: Final = "{key}: {old}, now {new}"
EDIT_BEFORE: Final = "{key}, before: {old}"
EDIT_NOW: Final = "{key}, now: {new}"
EDIT_NEW: Final = "{key}: now {new}"
EDIT_GONE: Final = "{key}: no longer {old}"
OTHERS_TITLE: Final = "Beside the questions"
OTHER_HEAD: Final = "framework.yaml"
OTHER_NODE: Final = "{title} ({id})"
OTHER_NODE_NEW: Final = "{title} ({id}) is new"
OTHER_NODE_GONE: Final = "{title} ({id}) is gone"
OTHER_RULE: Final = "rule {id}"
OTHER_RULE_NEW: Final = "rule {id} is new"
OTHER_RULE_GONE: Final = "rule {id} is gone"

METHOD_TITLE: Final = "How the change was made"
METHOD: Final = (
    (
        "The change of a score is the difference of the two numbers shown. It is split along one walk from the older "
        "round to the newer one: what is not comparable is left out, then what is not answered in both rounds; then "
        "come the newer framework, the weights of the newer phase, the newer answers, what is newly answered or "
        "applicable, and last what is new. The parts add up to the change, whatever the aggregation."
    ),
    (
        "Like for like is the step in which only answers change. It is the sum of the answers and of the corrections; "
        "a correction is an answer that the newer round marks as revised: what changed is not the mission, but what is "
        "known of it. A date that stays grows older from round to round, and counts among the answers."
    ),
    (
        "An item is comparable where its id (or the id that it says it had), its kind of answer with points and "
        "levels, and when and of whom it is asked are the same, and its question and labels too, unless the newer "
        "version says why they mean the same. Its weight may differ."
    ),
    (
        "What an item has to do with a change is its weight times its own change where scores are means or sums, its "
        "share by the logarithmic mean in geometric means, and the average over the orders of changing the items "
        "(the Shapley value) where scores go by order or by steps. What caps of rules take off is told apart."
    ),
)
