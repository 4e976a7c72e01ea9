"""The words of `readiness explain`: how a number was made, step by step."""

from typing import Final

WHY: Final = "Why {title} is {shown}"
WHY_POINTS: Final = "Why {id} has {points} points"
WHY_NONE: Final = "Why {title} has no score"
WHY_NO_POINTS: Final = "Why {id} has no points"
WHY_RULE: Final = "Why {id} {verdict}"
NODE: Final = "{title} ({id})"
HEAD: Final = "{title}: {shown}"
HEAD_BAND: Final = "{title}: {shown}, {band}"
POINTS: Final = "{points} points"
NO_POINTS: Final = "no points"

# ---- how a number counts above

WEIGHED: Final = "Counts with weight {weight}: {share} of {above}"
WEIGHED_OF_WHOLE: Final = "Counts with weight {weight}: {share} of {above}, {whole} of {top}"
TOPS: Final = {"overall": "the overall score", "own": "the mission's own levers"}
TIMES: Final = "Counts times {weight}"
UNWEIGHED: Final = "Counts; weights play no part in {above}"
IN_TABLE: Final = "Stands in the table of {above} as {level}"
AS_BAND: Final = "{text}, as {number}, the value of the band {band}"
AT_WORST: Final = "{text}, as {number}: {why}, so it counts at its worst"
LEVEL_AT_WORST: Final = "{text}, its lowest level: {why}"
LEVEL_ABSENT: Final = "{text}, as the table says of what does not apply: {why}"
UNREAD: Final = "Not used: the table gives nothing here"
LEFT_OUT: Final = "Left out: {why}"
DECLARED: Final = "Left out, {why}"
NOT_ASKED: Final = "Not asked: {why}"
KEPT: Final = "{text}; the answer is kept and not scored"

MISSING: Final = {
    "not-applicable": "it does not apply",
    "other-phase": "due in {phases}, and the phase is {phase}",
    "other-respondent": "put to {respondents}, and the respondent is {respondent}",
    "out-of-scope": "it is not part of the pulse",
    "unmet": "it applies only where {condition}",
    "unsettled": "open answers decide whether it applies",
    "unsettled-by": "open answers decide whether it applies, those to {items}",
    "dont-know": "not known",
    "unanswered": "unanswered",
    "no-score": "it has no score yet",
    "other-lever": "its lever is {lever}, and only the mission's own count here",
    "other-levers": "nothing below it is the mission's own lever",
    "context": "it is context and scores nothing",
}

# ---- nodes

ALONE: Final = "One number counts: {result}"
MEAN: Final = "Mean of {count}: {formula} = {result}"
MEAN_WEIGHTED: Final = "Mean of {count}, by weight: {formula} = {result}"
GEOMETRIC: Final = "Geometric mean of {count}: {formula} = {result}"
GEOMETRIC_WEIGHTED: Final = "Geometric mean of {count}, by weight: {formula} = {result}"
MEDIAN: Final = "Median of {count}, in order: {values}; half of them is passed at {result}"
MEDIAN_WEIGHTED: Final = (
    "Median of {count}, in order and with their weights: {values}; half of the weight, {half}, is passed at {result}"
)
MEDIAN_BETWEEN: Final = (
    "Median of {count}, in order: {values}; exactly half lies up to {one}, so it is the mean of this and the next: "
    "({one} + {other}) / 2 = {result}"
)
MEDIAN_BETWEEN_WEIGHTED: Final = (
    "Median of {count}, in order and with their weights: {values}; exactly half of the weight, {half}, lies up to "
    "{one}, so it is the mean of this and the next: ({one} + {other}) / 2 = {result}"
)
MEDIAN_VALUE: Final = "{number} ({weight})"
MINIMUM: Final = "Lowest of {values}: {result}"
MAXIMUM: Final = "Highest of {values}: {result}"
SUM: Final = "Sum of {count}: {formula} = {result}"
LOOKUP: Final = "From the table, {levels} give {outcome}: {result}"
LOOKUP_LEVEL: Final = "{title} at {level}"
AND: Final = " and "
FLOOR: Final = "At least {limit}: {result}"
CEILING: Final = "At most {limit}: {result}"
DECIMALS: Final = "Rounded, halves away from zero, to {decimals} decimals: {result}"
ONE_DECIMAL: Final = "Rounded, halves away from zero, to 1 decimal: {result}"
WHOLE_NUMBER: Final = "Rounded, halves away from zero, to a whole number: {result}"
CAP: Final = "At most {limit}, by the cap of {rules}: {result}"
ROUNDED_STEP: Final = "Shown as {result}"
DISPLAY: Final = "Only an exact {end} is shown as {end}, so this is shown as {result}"
WITHOUT_CAPS: Final = "Without caps"
SHARE: Final = "Share of the overall score"
CAP_KEPT: Final = "At most {limit}, by the cap of {rules}, which with the decimals of this number is {result}"
CAP_IDLE: Final = "The cap of {rule} at {limit} takes nothing off"
CAP_POSSIBLE: Final = "The cap of {rule} at {limit} is not yet decided; it holds the low end of the range down only"
LOOKUP_OPEN: Final = "No score before everything in the table has a level; still open: {names}"
LOOKUP_LAPSES: Final = "The table does not apply, because this does not: {names}"
NO_OWN_LEVER: Final = "No item here is the mission's own lever."
NO_NUMBER: Final = "Nothing below it has a score yet, so its range is its whole scale"
LOW_COVERAGE: Final = "{why} What is answered counts further up all the same"

RANGES: Final = "{range}; coverage {coverage}; support {support}"
BAND_AT: Final = "{band}, from {start}; the number shown decides"
BAND_PASSES: Final = (
    "{band}, from {start}; the number shown decides, and the value of the band, {value}, counts further up"
)
WEIGHT_WHY: Final = "Why this weight"

# ---- items

QUESTION: Final = "Question"

LEVEL: Final = "Level {level}, counted from 0 to {last}: {formula} = {result}"
LEVEL_STATED: Final = "Level {level}, counted from 0 to {last}, is worth {result}"
SPREAD: Final = "{span} x {level} / {last}"
SPREAD_FROM: Final = "{least} + {span} x {level} / {last}"
OPTION: Final = "The answer is worth {result}"
NONE_CHOSEN: Final = "None is chosen: {result}"
CHOSEN: Final = "What is chosen: {formula} = {result}"
CHOSEN_ONE: Final = "What is chosen is worth {result}"
CHOSEN_AT_MOST: Final = "Together at most {limit}: {result}"
CHOSEN_AT_LEAST: Final = "Never below {limit}: {result}"
AGE: Final = "{months} months old at the assessment"
BETWEEN: Final = "Between the goalposts {one} ({first} points) and {other} ({second} points): {formula} = {result}"
AT_POST: Final = "At the goalpost {one}, or beyond it: {result}"
PART_OF_SPAN: Final = "{span} x ({at} - {one}) / ({other} - {one})"
REVERSED: Final = "Counted the other way round: {formula} = {result}"
UNSUPPORTED: Final = "Without evidence that is dated and recent enough at most {limit}: {result}"
NO_EVIDENCE: Final = "none"
TAKES_NO_EVIDENCE: Final = "does not count, this question takes none"
PIECE: Final = "{piece}: {worth}"
WORTH: Final = {
    "counts": "counts",
    "undated": "does not count, undated",
    "older": "does not count, more than {months} months old at the assessment",
    "later": "does not count, dated after the assessment",
    "carried": "does not count, its answer was carried over and is not confirmed",
}
GATE: Final = "Asked only where {head}"
WITH_DETAIL: Final = "{answer}: {text}"

# ---- rules

VERDICTS: Final = {
    "holds": "holds",
    "fails": "does not hold",
    "open": "is open",
    "does-not-apply": "does not apply",
}
OUTCOMES: Final = {
    "fires": "fires",
    "silent": "is silent",
    "undecided": "is not yet decided",
    "does-not-apply": "does not apply",
}
JUDGED: Final = "{condition}: {verdict}"
BETWEEN_ENDS: Final = "between {low} and {high}"
ONE_OF: Final = "one of {words}"
ANY_NUMBER: Final = "any number"
ANYTHING: Final = "any text"
MAY_LAPSE: Final = "{value}, or does not apply"
NOT_THERE: Final = "nothing: it is not asked or does not apply"
NO_PREVIOUS: Final = "nothing: no previous round is known"
NOT_IN_PREVIOUS: Final = "nothing: the previous round does not have it"
ANSWERED: Final = {True: "so", False: "not so"}
DECLARED_LIMIT: Final = "Policy"
DECLARED_LIMIT_IS: Final = "a finding where more than {share} of the items of a theme that are due are declared so"
DECLARED_THEME: Final = "{title}: nothing is due"
DECLARED_SHARE: Final = "{title}: {count} of {due} due declared not applicable, {share}: {finding}"
DECLARED_FINDING: Final = {"fires": "a finding", "silent": "no finding"}
WAITS: Final = "Waits for"
WOULD_SAY: Final = "It would say"
FINDING: Final = "Finding"
SEVERITY: Final = "Severity"
CONDITIONS: Final = "Conditions go by scores without caps."
CAPS: Final = "Caps"
EFFECT: Final = "{what}: {score} with this cap, {without} without it"
EFFECT_NONE: Final = "{what}: {score} with this cap and without it"
EFFECT_NO_SCORE: Final = "{what}: it has no score"
EFFECT_OPEN: Final = "{what}: low end of the range {low} with this cap still possible, {without} without it"
EFFECT_OPEN_NONE: Final = "{what}: low end of the range {low} with this cap still possible and without it"
EFFECT_IDLE: Final = "{what} where the rule fires; now it caps nothing"

ROUNDED: Final = (
    "Figures in a sum are rounded for reading, each to as many decimals as it takes for the sum to come out at the "
    "number shown; the program itself goes on with the exact ones."
)
SHARES: Final = "Shares are those of the weight that counts: what is left out of a score has none in it."
