"""The words of the full screen; what is asked, told and typed is worded with the interview."""

from typing import Final

OTHERS: Final = {"d": "d  nobody knows", "x": "x  does not apply"}
"""What may be chosen at every question, by what is typed."""
NEVER: Final = "   never"
KEEP: Final = "k  keep what the round before answered: {answer}"
ANSWER_MARKED: Final = "a  answer with what is marked; nothing marked is an answer too"
TITLE: Final = "{name}, round {round}, {date}"
THEMES: Final = "Themes"
SO_FAR: Final = "So far"
THEME: Final = "{title}, {done} of {of}"
FIELDS: Final = {
    "answer": "Answer",
    "note": "Note",
    "reference": "Evidence: what it rests on",
    "kind": "Its kind",
    "day": "Its date",
}
PLACEHOLDERS: Final = {
    "answer": "type it, then Enter",
    "note": "Enter saves it",
    "reference": "Enter adds it; - 1 takes the first away",
    "kind": "document",
    "day": "year-month-day",
}
KEYS: Final = {
    "back": "back",
    "question": "out of the field, to the keys",
    "skip": "skip",
    "open": "next open",
    "note": "note",
    "evidence": "evidence",
    "find": "find",
    "review": "review",
    "undo": "undo",
    "help": "help",
    "quit": "quit",
    "finish": "finish",
    "first": "first open",
}
FIND: Final = "Find a question by words, id or number. Enter goes to the one marked, Escape back."
QUESTION: Final = "{number}  {id}: {ask}"
NONE_FOUND: Final = "No question has these words."
REVIEW: Final = "Review"
NOTHING_OPEN: Final = "Nothing is open."
BACK: Final = "Escape: back."
PENDING: Final = (
    "What stands in the answer field is not answered yet. Enter in it answers with it; Ctrl+U empties it from its end."
)
PENDING_MARKS: Final = "The marks are not answered yet. The key a answers with them; or put them back as they were."
HALF_TYPED: Final = "What was typed or marked at {item} was not answered with, and is not in the file."
REVIEW_HELP: Final = (
    "Arrows choose, Enter goes to the question. o: to the first that is open. /: find a question.",
    "b: back to the questions. u: take back the last change. p: the score so far.",
    "f: finish. q: leave without finishing; nothing is lost either way.",
)
HELP: Final = (
    "Arrows choose, Enter or a number answers, Space marks where several may be chosen. Tab goes to the next field,",
    "Escape out of one: letters are keys outside of it only. A note or a piece of evidence is saved with Enter, or",
    "when you go on.",
    "/: find a question. Ctrl+T: light or dark. Ctrl+Z: to the shell, and back with fg. The mouse works too.",
)
NOT_INSTALLED: Final = "The full screen is not installed, so the questions come line by line. It comes with: {install}"
