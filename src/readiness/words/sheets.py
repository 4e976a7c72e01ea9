"""The words that a workbook has beside those of the report that it shows: names of sheets and heads of columns."""

from typing import Final

# ---- names of sheets: at most 31 characters, none of []:*?/\

SUMMARY: Final = "Summary"
TOPICS: Final = "Themes and topics"
ITEMS: Final = "Items"
WEAKEST: Final = "Weakest items"
FINDINGS: Final = "Findings"
TARGETS: Final = "Targets"
EVIDENCE: Final = "Evidence"
METHOD: Final = "Method"
SPLIT: Final = "Split"
STATIONS: Final = "Stations"
VERSIONS: Final = "Versions"
ROUNDS: Final = "Rounds"
HEAT: Final = "Items by round"
EXPLANATION: Final = "Explanation"
LONG: Final = "Long texts"

# ---- what is on the sheets

RUNNING: Final = "{round}: {sheet}"

SCORES: Final = "Scores"
LONG_TOLD: Final = (
    "Some texts are longer than their cells show or hold. They stand in full, in pieces, on the sheet {sheet}."
)
LONG_WHY: Final = "Texts that are longer than their cells show or hold, in full: the pieces one after another."
CUT: Final = " [cut here; in full on the sheet {sheet}]"
ROWS_CUT: Final = "{count:,} more rows do not fit on a sheet; the report as CSV or JSON has them all."
HEAT_WHY: Final = (
    "The darker a cell, the larger the share of the points that the answer earned: {steps}. In italics: no points, for "
    "the answer is open, does not apply or was not asked."
)
HEAT_TURNED: Final = (
    "A bar at the left of an answer: the question, or what its answers earn, is another one from that round on; the "
    "last column names these rounds."
)
BETWEEN_STEPS: Final = "; "
PLOT_TEXT: Final = "The numbers stand on the sheet {sheet}."

# ---- heads of columns

NODE: Final = "Theme or topic"
LOW: Final = "Range from"
HIGH: Final = "Range to"
BEFORE: Final = "Round {round}"
LIKE_FOR_LIKE: Final = "Like for like"
SINCE: Final = "Since round {round}"
REMARK: Final = "Remark"
WEIGHT: Final = "Weight"
TOPIC: Final = "Topic"
ID: Final = "Id"
QUESTION: Final = "Question"
STATUS: Final = "Status"
LEVEL: Final = "What the level says"
POINTS: Final = "Points"
SHARE: Final = "Share of the whole"
EVIDENCE_COUNT: Final = "Pieces of evidence"
SEVERITY: Final = "Severity"
STANDS: Final = "Stands"
FIRES: Final = "fires"
UNDECIDED: Final = "not yet decided"
FINDING: Final = "Finding"
ADVISED: Final = "Advised"
MOVE: Final = "Whose move"
CAP: Final = "Cap"
WAITS: Final = "Waits for"
NEXT: Final = "Next"
TARGET: Final = "Target"
WHAT: Final = "Of"
ASKS: Final = "What is asked"
AT_LEAST: Final = "At least"
NOW: Final = "Now"
WHY: Final = "Why"
AGREED: Final = "Agreed"
PIECE: Final = "Piece"
KIND: Final = "Kind"
KEY: Final = "Key"
DATE: Final = "Date"
ITEMS_BACKED: Final = "Items"
FROM: Final = "From"
TO: Final = "To"
RESTS_ON: Final = "Items it rests on"
COMPARABLE: Final = "Weight that is comparable"
BAND_OF: Final = "Band, {round}"
PART: Final = "Part"
LINE: Final = "Item or reason"
EFFECT: Final = "Effect on the score"
ANSWER_OF: Final = "Answer, {round}"
POINTS_OF: Final = "Points, {round}"
CHANGE: Final = "Change in points"
LIKENESS: Final = "The question is"
MOVEMENT: Final = "Movement"
BECAME: Final = "What became of it"
CHANGED: Final = "What changed"
BEFORE_EDIT: Final = "Before"
NOW_EDIT: Final = "Now"
WAS: Final = "Was"
A_YEAR: Final = "A year"
LIKE_A_YEAR: Final = "Like for like, a year"
FIRST_SEEN: Final = "First seen in"
LAST_SEEN: Final = "Last seen in"
GONE_IN: Final = "Gone in"
DAYS: Final = "Days"
ROUND_COUNT: Final = "Rounds"
TOLD: Final = "In words"
BEGINS: Final = "the index begins here"
ASKED_OTHERWISE: Final = "Asked otherwise from"
STEP: Final = "Step"
NUMBER: Final = "Number"
SHARE_ABOVE: Final = "Share of what is above"
WHERE: Final = "Where"
CELL: Final = "Cell"
PIECE_NUMBER: Final = "Piece"
PIECE_OF: Final = "{number} of {count}"
TEXT: Final = "Text"

STATES: Final = {
    "answered": "answered",
    "not-applicable": "not applicable",
    "dont-know": "not known",
    "unanswered": "unanswered",
    "not-due": "not due",
    "unmet": "not asked after the answers given",
    "unsettled": "open",
    "out-of-scope": "not asked in this scope",
}
LIKENESSES: Final = {
    "same": "the same",
    "reworded": "reworded",
    "reweighted": "reweighted",
    "rescaled": "rescaled",
    "new": "new",
    "discontinued": "discontinued",
}
MOVEMENTS: Final = {
    "rose": "rose",
    "fell": "fell",
    "corrected": "corrected",
    "stayed": "the same points",
    "came": "counts in the second round only",
    "left": "counts in the first round only",
    "other": "not the same question",
    "elsewhere": "counts in neither round",
    "context": "context",
}
CAME: Final = "came"
WENT: Final = "went"
LEFT_UNDECIDED: Final = "undecided now"
SHIFTED: Final = "another severity"
IN_BOTH: Final = "in both rounds"
OPEN: Final = "open"
UNDECIDED_SINCE: Final = "undecided"
GONE: Final = "gone"
