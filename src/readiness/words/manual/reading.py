"""Manual pages: the problems of bytes, of characters, and of numbers and dates written otherwise."""

from typing import Final

from readiness.words.manual.page import Page

_NOT_TEXT: Final = (
    "The name of a file says nothing of what is in it. Where the first bytes say that it is of another kind, that is "
    "said at once, and not what a reader of YAML would make of it."
)
_ANSWERED: Final = "Nothing is guessed where a number is asked: what one reader takes for 3.5 is 35 to another."
_DATED: Final = "Every date is written year, month, day, so that no one has to know who wrote it to read it."
_QUESTION: Final = """\
id: spending
ask: What share of the money of last year was spent?
why: Money that is left says that plans were late.
sources: [S-1]
number: {{unit: "%", between: [0, 100], goalposts: [[50, 0], {pair}]}}
"""


def _number(why: str, fails: str, passes: str) -> Page:
    return Page(why, "answers", f"vacancies: {fails}\n", f"vacancies: {passes}\n")


def _points(why: str, fails: str, passes: str = "[90, 100]") -> Page:
    return Page(why, "item", _QUESTION.format(pair=fails), _QUESTION.format(pair=passes))


PAGES: Final[dict[str, Page]] = {
    "Y015": Page(
        "Programs of Windows, and `>` in its PowerShell, write UTF-16. The files are read as UTF-8 alone, so that a "
        "file means the same to everybody."
    ),
    "Y016": Page("The files are read as UTF-8 alone, so that a file means the same to everybody."),
    "Y017": Page(
        "An old editor wrote each letter as one byte, of which nobody can be sure what it meant. It is likely "
        "Windows-1252, the encoding of Western Europe; the letters with accents show whether that is right."
    ),
    "Y018": Page(_NOT_TEXT),
    "Y019": Page(_NOT_TEXT),
    "Y020": Page(f"{_NOT_TEXT} A workbook whose name was changed to end in .yaml is a workbook still."),
    "Y021": Page(_NOT_TEXT),
    "Y022": Page(_NOT_TEXT),
    "Y023": Page(_NOT_TEXT),
    "Y024": Page("A file that was fetched from a website without a login is often the page that asks for one."),
    "Y025": Page("In a repository with Git LFS a file stands as a pointer of three lines until it is fetched."),
    "Y026": Page(
        "Two people changed the same lines, and git left both versions for somebody to choose. As long as they stand, "
        "nobody can say what was answered."
    ),
    "Y027": Page(
        "A merge key brings in answers from elsewhere in the file: what an item was given could not be seen where it "
        "stands.",
        "answers",
        "handover: {answer: yes, <<: {note: Since March.}}\n",
        "handover: {answer: yes, note: Since March.}\n",
    ),
    "Y028": Page(
        "Such a line changes how the rest is read: under %YAML 1.1, no would mean false. The files are YAML 1.2 and "
        "need none.",
        "rules",
        "%YAML 1.1\n---\nreadiness: rules/1\nrules: []\n",
        "%YAML 1.2\n---\nreadiness: rules/1\nrules: []\n",
    ),
    "Y029": Page(
        "Marks of this kind turn the direction in which the rest of a line is shown. With one of them, a line can show "
        "an answer other than the one that is read.",
        "answers",
        'handover: {answer: yes, note: "Since \\u202EhcraM."}\n',
        "handover: {answer: yes, note: Since March.}\n",
    ),
    "Y030": Page(
        "A letter of another alphabet that looks the same makes another name: a list and a report would seem to agree, "
        "and the program would not. Prose may be in any alphabet and is not looked at.",
        "answers",
        "handover: {answer: yes, evidence: [{ref: minut\u0435s, kind: minutes}]}\n",
        "handover: {answer: yes, evidence: [{ref: minutes, kind: minutes}]}\n",
    ),
    "Y031": Page(
        "Text copied from a document or a page may carry characters that nobody sees; the name with one of them is "
        "another name.",
        "answers",
        'handover: {answer: yes, evidence: [{ref: "min\\u200Butes", kind: minutes}]}\n',
        "handover: {answer: yes, evidence: [{ref: minutes, kind: minutes}]}\n",
    ),
    "Y032": Page(
        "In a text without quotes, a # behind a blank begins a comment, and the rest of the line is gone. Warned is of "
        "a # with one blank before it and none behind it, which ends a text of several words, or has a number behind "
        "it, and of one right behind a key or hyphen; an ordinary comment has a blank behind its #.",
        "answers",
        "handover:\n  answer: yes\n  note: As agreed under item #3 of the plan\n",
        'handover:\n  answer: yes\n  note: "As agreed under item #3 of the plan"\n',
    ),
    "Y033": Page(
        "Text copied from a page or a word processor has spaces of other kinds. YAML knows one, and takes the others "
        "for letters.",
        "answers",
        "handover:\u00a0yes\nvacancies: 12\n",
        "handover: yes\nvacancies: 12\n",
    ),
    "Y034": Page(
        "A fetch, a copy or a full disk ended before the file did. What is missing at its end cannot be known, and an "
        "answer that was cut off may look like another.",
    ),
    "Y035": Page(
        "Text pasted from a web page or a word processor has these characters. YAML would count a line more than "
        "editors and GitHub do, so that every later place were wrong, and what follows in a comment were read.",
        "answers",
        "handover: {answer: yes, note: Since\u2028March.}\n",
        'handover: {answer: yes, note: "Since\\u2028March."}\n',
    ),
    "Y036": Page(_NOT_TEXT),
    "A040": _number(_ANSWERED, "33%", "33"),
    "A041": _number(_ANSWERED, "3,5", "3.5"),
    "A042": _number("Nothing can be reckoned with infinity.", ".inf", "100"),
    "A043": _number(
        "A number is exact up to 15 digits; a longer one would be another number in a report.",
        "12345678901234567890",
        "12",
    ),
    "A044": Page(
        _DATED,
        "answers",
        "review: 3.11.2025\n",
        "review: 2025-11-03\n",
    ),
    "A045": Page(
        "A day that the calendar does not have is a slip, and which day was meant is not known.",
        "answers",
        "review: 2026-02-30\n",
        "review: 2026-02-28\n",
    ),
    "A046": Page(
        "Yes is no level: whoever answers it has read another question than the one that was asked.",
        "answers",
        "profiles: yes\n",
        "profiles: established\n",
    ),
    "A047": Page(
        "A question that does not apply leaves the score, and takes weight from it. So the reason is asked, and "
        "what is written in short for it is not taken.",
        "answers",
        "handover: n/a\n",
        "handover: {answer: not-applicable, because: The mission has had no change of staff.}\n",
    ),
    "A048": Page(
        "A level is named by its label or by its number, counted from 0. In quotes a number is a text, and a label may "
        "be one: of such a text nobody could tell which is meant.",
        "answers",
        'profiles: "2"\n',
        "profiles: 2\n",
    ),
    "A049": Page(
        "Phase and respondent say which questions are due. A key with nothing behind it says neither, and none is "
        "guessed.",
        "assessment",
        "phase:\n",
        "phase: transition\n",
    ),
    "A054": Page(
        "An answer belongs below 'answers:', further to the right than that word; at the margin it is a key of the "
        "file, like 'round' or 'date'.",
        "assessment",
        "answers:\nstaffing.handover: yes\n",
        "answers:\n  handover: yes\n",
    ),
    "F064": _points(_ANSWERED, "[90%, 100]"),
    "F065": _points(_ANSWERED, '["90,5", 100]', "[90.5, 100]"),
    "F066": _points("Nothing can be reckoned with infinity.", "[.inf, 100]"),
    "F067": _points(
        "A number is exact up to 15 digits; a longer one would be another number in a report.",
        "[12345678901234567890, 100]",
    ),
    "F068": Page(_DATED),
    "F069": Page("A day that the calendar does not have is a slip, and which day was meant is not known."),
}
