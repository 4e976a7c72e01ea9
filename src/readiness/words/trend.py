"""The words of trends."""

from typing import Final

TITLE: Final = "{framework}: {subject}, rounds {first} to {last}"
TITLE_ONE: Final = "{framework}: {subject}, round {first}"
ONE_ROUND: Final = "This is one round alone: a trend of one point, with nothing to compare it with."
FRAMEWORK_CHANGED: Final = (
    "The questionnaire changed between rounds {old} and {new}, from {before} to {after}. The headline mixes what the "
    "mission did with what is asked; the index does not."
)
OTHER_FRAMEWORKS: Final = (
    "Rounds {old} and {new} were made with frameworks of different names, {before} and {after}. Only questions with "
    "the same id are compared."
)
PULSE: Final = "All rounds are pulses: only the short set of items was asked."
ONE_THEME: Final = "Only the theme {title} is shown."
ONLY_CHANGED: Final = "Themes and findings that did not move are left out."
RESCORED: Final = "Rescored with {framework}, on request; the files name {named}."

ROUNDS: Final = "Rounds"
ROUND: Final = "Round"
COUNT: Final = "{count}, {days:,} days apart"
COUNT_ONE: Final = "1"
LINKS: Final = "From round to round"
CHANGE: Final = "Change"
LIKE_FOR_LIKE: Final = "Like for like"
INDEX: Final = "Index"
VERDICT: Final = "Verdict"
BEGINS: Final = "{verdict}; the index begins here"
BEGINS_ANEW: Final = "{verdict}; the index begins anew"
COURSES: Final = "Themes over time"
COURSE: Final = "Course"
FIRST: Final = "First"
LAST: Final = "Last"

INDEX_WHY: Final = (
    "Index: the score of the round in which it begins, and every change like for like since. Like for like is the "
    "change over the items that can be compared and are answered in both rounds, with the newer framework, the weights "
    "of the newer phase, and without caps. It comes from answers alone. The index is carried on only from a round with "
    "a score to the next one, if that has a score too and enough of the two can be compared."
)
COURSES_WHY: Final = (
    "First, last and change: of the scores. Like for like: what the index gained, which comes from answers alone."
)
BREAK_ANEW: Final = (
    "{title}: {why}, so the index cannot be carried on; it begins anew in round {anew}, at its own score."
)
BREAK: Final = "{title}: {why}, so the index ends in round {old}."
NO_SCORE: Final = "there is no score in round {new}"
NOT_IN_FRAMEWORK: Final = "the framework of round {new} does not have it"
NOTHING_IN_BOTH: Final = "from round {old} to round {new} nothing that can be compared is answered in both"
TOO_LITTLE: Final = "from round {old} to round {new} too little can be compared"

PACE_TITLE: Final = "Rate of change"
HEADLINE_PACE: Final = {
    "up": "The score of {title} rose from {first} to {last} over {days:,} days: by {by} a year.",
    "down": "The score of {title} fell from {first} to {last} over {days:,} days: by {by} a year.",
    "same": "The score of {title} is {last}, as it was {days:,} days before.",
}
LIKE_FOR_LIKE_PACE: Final = {
    "up": "Like for like it rose by {change} over the {days:,} days that the index covers: by {by} a year.",
    "down": "Like for like it fell by {change} over the {days:,} days that the index covers: by {by} a year.",
    "same": "Like for like it did not change over the {days:,} days that the index covers.",
}
THE_WHOLE: Final = "the whole"
NO_PACE: Final = "There are not two rounds with a score, so no rate of change can be told."
NO_LIKE_PACE: Final = (
    "No two neighbouring rounds both have a score and can be compared like for like, so the index has no rate of "
    "change."
)

FINDINGS_OPEN: Final = "Findings that are open"
FINDINGS_OPEN_OR_UNDECIDED: Final = "Findings that are open or undecided"
FINDINGS_GONE: Final = "Findings that are gone"
FINDINGS_NONE: Final = "No rule fires in any round."
FINDINGS_NOT_MOVED: Final = "No finding came or went."
FINDINGS_WHY: Final = (
    "A finding is open from the round in which it is first seen to the round in which it is gone, or to the last "
    "round. A round that leaves it undecided does not end it. What happened between two rounds is not known."
)
FINDING: Final = "{severity}: {finding} ({id})"
FIRST_SEEN: Final = "First seen in round {first} ({day})"
CAME_BACK: Final = "Came back in round {first} ({day})"
RULE_IS_NEW: Final = "{came}, with a rule that is new there"
RULE_IS_BACK: Final = "{came}, with a rule that is there again"
NO_SUCH_RULE: Final = "The framework of round {round} has no such rule."
GONE: Final = "{came}, gone in round {gone} ({until}): {days:,} days, in {rounds}{undecided}. {why}"
STILL_OPEN: Final = "{came}, open: {days:,} days so far, in {rounds}{undecided}."
UNDECIDED_SINCE: Final = (
    "{came}, undecided since round {since} ({day}); seen over {days:,} days, in {rounds}{undecided}."
)
UNDECIDED_IN: Final = {True: "; undecided in round {rounds}", False: "; undecided in rounds {rounds}"}
IN_ROUNDS: Final = {True: "1 round", False: "{count} rounds"}

SPARK_LEGEND: Final = "Course: one character for each round, from {least} at the lowest to {most} at the highest{gap}."
SPARK_LEGEND_MANY: Final = (
    "Course: one character for every {count} rounds, showing the last score among them, from {least} at the lowest to "
    "{most} at the highest{gap}."
)
SPARK_GAP: Final = "; {glyph} where there is no score"

PLOT: Final = "{title} over time"
PLOT_LEGEND: Final = "{point} score   {range} range that open questions leave"
PLOT_PHASE: Final = "{mark} {phase}, from round {round} ({day})"
PLOT_PHASES: Final = "Phases: {phases}."
PLOT_EMPTY: Final = "No round has a score or a range to draw."
PLOT_CROWDED: Final = "Rounds that fall in one column are drawn over one another, the last one on top."

NOBODY: Final = "not given"
REGRESSION_ALONE: Final = (
    "gate --fail-on-regression failed: there is one round only, so that a decline cannot be ruled out"
)
