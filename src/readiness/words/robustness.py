"""The words of `readiness robustness`, and of the one line of every report that speaks of other weights."""

from typing import Final

# ---- the line of every report

BAND_HOLDS: Final = (
    "With other weights of the themes, each up to a quarter more or less, the band stays the same in {share} of "
    "{draws} tries{weakest}."
)
BAND_FREE: Final = "The band does not depend on the weights of the themes{weakest}."
WEAKEST_ONE: Final = "; the weakest theme, {title}, is the same whatever the weights"
WEAKEST_SHARED: Final = "; the themes that share the lowest score, {titles}, are the same whatever the weights"
WEAKEST_FREE: Final = ", nor does which is the weakest, {title}"
WEAKEST_SHARED_FREE: Final = ", nor does which share the lowest score, {titles}"

# ---- the page

TITLE: Final = "How far the conclusions hold. {title}"
CONCLUSIONS: Final = "The conclusions"
LABELS: Final = {
    "band": "Band of the whole",
    "weakest": "Weakest theme",
    "order": "Order of the themes, the weakest first",
}
SHORT: Final = {"band": "Band", "weakest": "Weakest theme", "order": "Order of the themes"}
WITH_SCORE: Final = "{text} ({score})"
WITHOUT: Final = "none. {why}"
NO_BANDS: Final = "The framework states no bands for it."
TOO_FEW: Final = "Fewer than two themes have a score."
OTHER_SCALES: Final = "The themes have scores on different scales."
NOTHING: Final = (
    "There is no conclusion to try: the whole has no band, and the themes do not have scores on one scale to compare."
)
EQUAL: Final = "{titles} equal"
AND: Final = " and "
NEXT: Final = "; "

TRIALS: Final = "How often each stays the same"
VARIED: Final = "What is varied"
TRIED: Final = "Trials"
TRIAL_TITLES: Final = {
    "theme-weights": "Weights of the themes",
    "all-weights": "All weights",
    "whole": "Aggregation of the whole",
    "themes": "Aggregation of the themes",
    "item": "One item left out",
    "theme": "One theme left out",
}
NOT_ASKED: Final = "-"
NOT_ASKED_WHY: Final = "A dash stands where the trial does not bear on the conclusion."

UNDER_WEIGHTS: Final = "Under other weights"
UNDER_AGGREGATION: Final = "Under other aggregation"
LEFT_OUT_TITLE: Final = "With one item or one theme left out"
NO_CHANGE: Final = "Every conclusion stays the same."
IN_DRAWS: Final = "In {share} of the draws, {found}."
WITH_AGGREGATE: Final = "With the {aggregate} at {where}, {found}."
WITHOUT_ONE: Final = "Without {name}, {found}."
WITHOUT_ONE_OF: Final = "Without one of these, {found}: {names}."
BAND_IS: Final = "the band is {band}"
NO_SCORE: Final = "there is no score"
WEAKEST_IS: Final = "the weakest theme is {title}"
WEAKEST_ARE: Final = "the weakest themes are {titles}"
ORDER_IS: Final = "the order is {order}"
ANOTHER_ORDER: Final = "the order is another"
NO_THEMES: Final = "the themes do not have scores on one scale to compare"
NOT_BELOW: Final = "{first} is not below {second}"
NOT_EQUAL: Final = "{first} and {second} are not equal"
MORE_PAIRS: Final = "Further pairs of themes that change places, more seldom: {count}."

AGGREGATES: Final = {
    "mean": "mean",
    "geometric": "geometric mean",
    "median": "median",
    "minimum": "minimum",
}
THE_WHOLE: Final = "the whole"
THE_THEMES: Final = "the themes"

METHOD_TITLE: Final = "How this was tried"
WHY: Final = (
    "Weights, and how scores are put together, are judgements. Tried here is whether the conclusions would be the same "
    "under others, not how far a score would move. What bears on none of them stands in no table."
)
WEIGHTS: Final = (
    "All weights: {draws} draws, in each of which every weight of every item, topic and theme is multiplied by a "
    "number of its own between {least} and {most}, and all is scored anew with its rules and caps. Weights of the "
    "themes: {draws} draws of theirs alone, with the caps as they stand. The draws come from seed {seed}, and are the "
    "same every time."
)
LEFT_OUT: Final = (
    "One item left out: each item that counts in the score, in turn, as if it did not apply; what was asked only "
    "because of it, and the rules that name it, go with it. One theme left out: the same for all its items."
)
TIES: Final = (
    "Themes are compared by their scores as shown. Where several share the lowest, they are the weakest together, and "
    "the conclusion is the same only where the same ones are. The order is the same only where every two themes "
    "stand to one another as before, equal ones included."
)
AGGREGATES_TRIED: Final = "Aggregation tried at {where}: {aggregates}."
NO_AGGREGATES: Final = "No other aggregation was tried."
MAXIMUM: Final = "The maximum is not tried: it would let the best part speak for all."
NOT_TRIED: Final = {
    "table": "No other aggregation at {nodes}: the score comes from a table.",
    "sum": "No other aggregation at {nodes}: a sum has a scale of its own.",
    "single": "No other aggregation at {nodes}: there is one part only.",
    "below-zero": "No geometric mean at {nodes}: the scale goes below 0.",
}
