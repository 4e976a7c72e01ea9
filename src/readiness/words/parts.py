"""The words that fill messages of problems where nothing of a user does: kinds of values, and what things are called.

What finds a mistake knows them, and may stand below `readiness.words.problems`, which has the messages.
"""

from typing import Final

# ---- values

TEXT: Final = "text"
WHOLE_NUMBER: Final = "a whole number"
NUMBER: Final = "a number"
TRUE_OR_FALSE: Final = "true or false"
LIST: Final = "a list"
KEYS: Final = "keys and values"
BLANK: Final = "blank"
ONE_ANSWER: Final = "one answer"
NUMBER_BETWEEN: Final = "a number from {least} to {most}"

# ---- how they are written

LIKE: Final = " like {example}"
QUOTED: Final = ": put quotes around it"
WITH_COLON: Final = ": put quotes around all of it, since a ':' with a blank behind it makes keys and values of a text"
BEHIND_COLON: Final = " behind the ':'"
AN_ID: Final = " of small letters, digits and hyphens, like unmex"
IDS_QUOTED: Final = 'ids in quotes, like "{id}"'
IN_SMALL_LETTERS: Final = "{word}, in small letters"
EXAMPLE_KEYS: Final = "{key: value}"
EXAMPLE_LIST: Final = "[one, two]"
EXAMPLE_EVIDENCE: Final = "{ref: Staffing table, kind: document, date: 2026-10-31}"
EXAMPLE_NAME: Final = "The name of the mission"
OR: Final = "{one} or {other}"
OR_NEVER: Final = ", or {never}"
ONE_OF: Final = "one of: {names}"
ONE_STATED: Final = "one that the framework states"
AND_MORE: Final = " and {count} more"
LISTED_MORE: Final = "; and {count} more"
NO_FILE_NAME: Final = "this cannot be the name of a file"

# ---- numbers and days that are written otherwise

PERCENT: Final = "a percent sign"
THOUSANDS: Final = "marks between its thousands"
DIGITS_APART: Final = "marks between its digits"
OTHER_BASE: Final = "another base than ten"
ZERO_IN_FRONT: Final = "a zero in front"
WORD_BEHIND: Final = "a word behind it"
QUOTES_AROUND: Final = "quotes around it"
NO_SUCH_MONTH: Final = "a year has no month {month}"
DAYS_OF: Final = "{month} {year} has {days} days"
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# ---- conditions

CONDITION: Final = "a condition"
A_TEXT: Final = "a text"
NUMBER_OR_TEXT: Final = "a number or a text"
A_VALUE: Final = "a value"
WORD_OR_VALUE: Final = "a number, a name, or a text in quotes"
JOINED_OR_END: Final = "'and', 'or' or the end"
THE_END: Final = "the end"
WITH_DIGITS: Final = "{number}, with the digits 0 to 9"
TIMES_DECIMAL: Final = "* with a decimal number"
STRAIGHT_QUOTES: Final = "straight quotes, {quote}"
WITHOUT_BRACKETS: Final = "{name}, without brackets"
CHARACTERS: Final = "characters"
PARTS: Final = "parts"
DIGITS: Final = "digits"
BETWEEN: Final = "at least {low} and at most {high}"

# ---- frameworks

ITEM: Final = "item"
THEME_OR_TOPIC: Final = "theme or topic"
SCALE: Final = "scale"
SOURCE: Final = "source"
LEVEL: Final = "level"
LEVEL_OF: Final = "level of '{name}'"
QUESTIONS: Final = "questions"
RULES: Final = "rules"
COMPARISONS: Final = "comparisons in `count`"
LISTS: Final = {
    "phases": "phases",
    "respondents": "respondents",
    "options": "options",
    "goalposts": "goalposts",
    "levels": "levels",
    "bands": "bands",
}
IN_PHASE: Final = " in the phase {phase}"
SUBTRACTED: Final = "is subtracted"
FALLING_BANDS: Final = "has bands whose values fall"
FALLING_TABLE: Final = "stands in a table that gives less for more"

# ---- files

CHARACTER_NAMES: Final = {
    "\x00": "NUL",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1a": "substitute",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
}
HALF: Final = "half of a pair"
OFFICE_FILES: Final = {
    "xlsx": "an Excel workbook (XLSX)",
    "docx": "a Word document (DOCX)",
    "pptx": "a PowerPoint presentation (PPTX)",
    "ods": "a spreadsheet (ODS)",
    "odt": "a text document (ODT)",
}
