"""The words that documents for an office have beside those of the report that they show."""

from typing import Final

LANGUAGE: Final = "en-GB"
AUDIENCES: Final = {"internal": "Internal", "shareable": "Shareable"}
ROUND: Final = "round {round}"
ROUNDS: Final = "rounds {first} to {last}"
DIGEST: Final = "{label} {digest}"
ANSWERS: Final = "answers"
ANSWERS_OF: Final = "answers of {round}"
FRAMEWORK: Final = "framework"
PAGE: Final = "Page {page} of {pages}"
ITEM: Final = "Item"
ANSWER: Final = "Answer"
POINTS: Final = "Points"
BESIDE: Final = "Note and evidence"
HEAD: Final = "{subject}, {round}"
FIGURE: Final = "Figure"
TABLE: Final = "Table"
SOME_ROUNDS: Final = "{title}, {rounds}"
CAPTION: Final = "{kind} {number}. {title}"
REMARK: Final = "{badge}  {text}"
