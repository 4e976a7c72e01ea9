"""Manual pages: the problems of YAML itself."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {
    "Y001": Page(
        "A file in another encoding would be read with wrong letters, and names and notes would change without a "
        "sign. So a byte that is not UTF-8 refuses the file, and nothing is guessed.",
    ),
    "Y002": Page(
        "A control character cannot be seen, and a terminal or a spreadsheet may act on it. It comes from a damaged "
        "file, from a file that is no text, or from somebody who means harm.",
        fails='round: "2026\\0"\n',
        passes='round: "2026"\n',
    ),
    "Y003": Page(
        "Files are read whole. The limit is many times what the longest assessment needs, and keeps a wrong file "
        "from filling the memory.",
    ),
    "Y004": Page(
        "The text does not follow the rules of YAML, so it cannot be known what belongs to what. A text with a colon "
        "and a space, or one that begins with a special character, is the usual cause: put it in quotes.",
        fails="round: 2026: autumn\n",
        passes='round: "2026-autumn"\n',
    ),
    "Y005": Page(
        "YAML readers keep the last of two equal keys in silence, so that the first answer would be lost without a "
        "word.",
        "answers",
        fails="handover: yes\nhandover: no\n",
        passes="handover: yes\n",
    ),
    "Y006": Page(
        "Anchors and aliases let a few lines stand for millions of values, and a changed line change others that "
        "nobody looks at. Here every text stands where it is meant.",
        fails='round: &this "2026"\n',
        passes='round: "2026"\n',
    ),
    "Y007": Page(
        "A tag tells a YAML reader to make something else of a value, in some readers even to run code. What a value "
        "is follows here from the place where it stands.",
        fails="round: !!str 2026\n",
        passes='round: "2026"\n',
    ),
    "Y008": Page(
        "No file of this program needs so many levels; a file that has them is damaged, or made to wear a reader out.",
    ),
    "Y009": Page(
        "A file that a person writes has a few thousand. Counting stops here, so that a file made to fill the memory "
        "cannot.",
    ),
    "Y010": Page(
        "A text of this length is a document of its own: reports repeat notes and reasons, line by line.",
    ),
    "Y011": Page(
        "Keys are looked up by their words. A list or a mapping as a key has no name that a question could have.",
        "answers",
        fails="[handover]: yes\n",
        passes="handover: yes\n",
    ),
    "Y012": Page(
        "Only one document of a file would be read, and the answers in the other would be lost without a word.",
        fails='round: "2026"\n---\nround: "2027"\n',
        passes='round: "2026"\n',
    ),
    "Y013": Page(
        "Nothing stands in the file, or comments only. An empty file is no empty assessment: it says not whose.",
    ),
    "Y014": Page(
        "How wide a tab is hangs on the editor, so YAML lets only spaces say what belongs to what. Most editors can "
        "be told to write spaces for the tab key.",
        "answers",
        fails="\thandover: yes\n",
        passes="handover: yes\n",
    ),
    "Y037": Page(
        "Without a ':', what stands on the line is a text and no key, and it may run into the line below.",
        "answers",
        fails="handover yes\nvacancies: 12\n",
        passes="handover: yes\nvacancies: 12\n",
    ),
    "Y038": Page(
        "Only a ':' with a blank behind it ends a key, since addresses and times have a ':' too. Without the blank the "
        "line is a text, and no answer.",
        "answers",
        fails="handover:yes\nvacancies: 12\n",
        passes="handover: yes\nvacancies: 12\n",
    ),
    "Y039": Page(
        "What belongs together begins at one column. A blank that was pasted in front of the first key makes it a part "
        "of nothing.",
        "rules",
        fails=" readiness: rules/1\nrules: []\n",
        passes="readiness: rules/1\nrules: []\n",
    ),
    "Y040": Page(
        "Programs write a character beyond U+FFFF as two such halves; one of them, and both as two escapes, is no text "
        "in UTF-8.",
        "answers",
        fails='handover: {answer: yes, note: "\\ud83d\\ude00"}\n',
        passes='handover: {answer: yes, note: "\\U0001f600"}\n',
    ),
    "Y041": Page(
        "Unicode ends there; a higher number is a slip, and what was meant is not known.",
        "answers",
        fails='handover: {answer: yes, note: "\\U00110000"}\n',
        passes='handover: {answer: yes, note: "\\U0010fffd"}\n',
    ),
    "Y042": Page("YAML looks no further for the ':' of a key. So long a key is mostly a text that lacks its quotes."),
    "Y043": Page(
        "The line '...' ends the document, and what stands behind it would not be read.",
        "rules",
        fails="readiness: rules/1\n...\nrules: []\n",
        passes="readiness: rules/1\nrules: []\n",
    ),
}
