"""The words of charts, and of the answers that stand before them."""

from typing import Final

# ---- what a reader is told in ten seconds

GLANCE: Final = "At a glance"
WEAKEST: Final = {True: "Weakest theme", False: "Weakest topic"}
"""Whether the themes are looked at, or the topics of one."""
ONLY: Final = {True: "The one theme", False: "The one topic"}
"""Where there is nothing beside it."""
SCORE_AND_BAND: Final = "{score}, {band}"
WEAKEST_TOGETHER: Final = "{score}, all of them."
NO_WEAKEST: Final = "None"
NO_WEAKEST_WHY: Final = {True: "No theme has a score.", False: "No topic has a score."}
MOVED: Final = "{title}: has it moved?"
"""Of the weakest theme alone, so it is named; as below."""
MOVED_SINCE: Final = "{short}. The score was {score} in round {round}."
MOVED_IN_TREND: Final = "{short}, since round {round}. Over all rounds the score went from {first} to {last}."
NOT_KNOWN: Final = "Not known"
NO_ROUND_BEFORE: Final = "No earlier round was compared with this one."
SURE: Final = "{title}: how sure is that?"
SUPPORTED: Final = "{support} supported"
SUPPORT_NONE: Final = "Nothing to support"
SUPPORT_WHY: Final = "By evidence that is dated and recent enough."
NOTHING_OPEN: Final = "No question is open there."
LEFT_OPEN: Final = "Open questions leave it at {range}; {coverage} of the weight is answered."
NO_RIVAL: Final = "What is open cannot make another theme the weakest."
RIVALS: Final = "By what is open the weakest may also be: {titles}."
COVERED: Final = "Coverage: {coverage}."
OVERALL_TEXT: Final = "Range {range}. Support: {support}."
WITH_OWN: Final = "{text} {own}: {own_score}."
CHANGE_TEXT: Final = "{short}. Support: {support}."
TREND_TEXT: Final = "It was {first} in round {round}. Like for like: {change}. Support: {support}."
TREND_TEXT_ONE: Final = "Range {range}. Support: {support}."
VERDICT_TEXT: Final = "{verdict}: {short}."

# ---- the charts

BARS: Final = "Themes"
BARS_TEXT: Final = "A bar for each theme from {least} to {most}. {themes}."
BAR_TEXT: Final = "{title}: {value}"
BAR_VALUE: Final = "{score}, {band}"
BAR_RANGE: Final = "range {range}"
BAR_BEFORE: Final = "{score} in round {round}"
BAR_TARGET: Final = "target {least}, {standing}"
BAR_WEAKEST: Final = "weakest"
BAR_LEGEND: Final = {
    "score": "score",
    "range": "range that open questions leave",
    "before": "score of round {round}",
    "target": "target",
}
SINCE_ROUND: Final = "Since round {round}"
TARGET: Final = "Target"
TARGET_CELL: Final = "{least} ({standing})"

COURSE: Final = "{title} over time"
COURSE_TEXT: Final = "Scores on a scale from {least} to {most}, by date. {rounds}."
COURSE_ROUND: Final = "Round {round}: {score}"
COURSE_ROUND_RANGE: Final = "Round {round}: {score}, range {range}"
COURSE_LEGEND: Final = {
    "line": "score",
    "band": "range that open questions leave",
    "index": "index, like for like",
}
SPARK_WHY: Final = "Course: a bar for each round on the scale of the theme, nothing where there is no score."
SPARK_WHY_MANY: Final = (
    "Course: a bar for every {count} rounds, the last score among them, on the scale of the theme; nothing where there "
    "is no score."
)

HEAT: Final = "Items by round"
HEAT_WHY: Final = (
    "The answers, with the colour of the points that they earned. Hatched: no points, for the answer is open, does not "
    "apply or was not asked. A bar at the left of an answer: the question, or what its answers earn, is another one "
    "from that round on."
)
HEAT_ITEM: Final = "Item"
HEAT_LEGEND: Final = "Share of the points"
HEAT_STEPS: Final = ("under 20 %", "20 % to 40 %", "40 % to 60 %", "60 % to 80 %", "80 % and more")
HEAT_NONE: Final = "no points"
HEAT_ANEW: Final = "asked otherwise from here on"
HEAT_NOT_THERE: Final = "not in the framework"

WATERFALL: Final = "The change of {title}, part by part"
WATERFALL_TEXT: Final = "From {old} in round {first} to {new} in round {second}: {parts}."
WATERFALL_PART: Final = "{effect} from {label}"
WATERFALL_AXIS: Final = "The scale shows {least} to {most} only."
WATERFALL_END: Final = "Round {round}"
WATERFALL_HEAD: Final = ("What", "Points")
"""The head of the table behind it."""
WATERFALL_LEGEND: Final = {"up": "adds", "down": "takes off"}
