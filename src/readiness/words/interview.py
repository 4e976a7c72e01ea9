"""The words of the interview."""

from typing import Final

BEGIN_NEW: Final = "This makes {path}. Enter alone takes what stands in brackets; q ends, and nothing is written."
BEGIN: Final = "{name}, round {round}, {date}. {count} questions; {open} unanswered."
BEFORE_SHOWN: Final = "What round {round} answered is shown; k keeps it."
BEFORE_HIDDEN: Final = "What round {round} answered is hidden until you have answered."
KEYS: Final = "Keys: d not known, x does not apply, s skip, b back, q quit, ? all the others."
HELP: Final = (
    "An answer is saved as soon as the next question appears; quit at any time and go on later with the same command.",
    "A number chooses a level or an option, as it is shown before it; y and n answer yes and no.",
    "d: nobody knows. It stays open, and widens the range of the score.",
    "x: the question does not apply here. A reason is asked, and the question leaves the score.",
    "s: leave it as it is and go on. b: back. o: the next open question. g 12 or g ID: go to a question.",
    "m: write a note beside the answer; a single hyphen takes it away.",
    "e: say what the answer rests on, with its date; only dated evidence supports an answer. = is the date typed last.",
    "k: keep the answer of the round before, where one is shown; Enter alone never does.",
    "u: take back the last change of this session; again: the one before it.",
    "r: review what is open and what was answered. p: the score so far.",
    "q: quit. Nothing is lost.",
)

PLACE: Final = "{number} of {of}{progress}. {theme}. {id}"
PROGRESS: Final = ", {count} to go"
PROGRESS_TIME: Final = ", {count} to go, about {minutes} min"
BEFORE: Final = "Round {round}: {answer}"
BEFORE_KEPT: Final = "{before} (k keeps it)"
BEFORE_NOTE: Final = "Its note in round {round}: {note}"
REVEALED: Final = "{id} in the round before: {before}"
CHOOSE: Final = "{number}  {label}: {text}"
NUMBERED: Final = "{label}: {text}"
OPTION: Final = "{number}  {label}"
YES_NO: Final = {"y": "y  yes", "n": "n  no"}
"""By what is typed."""
FORMS: Final = {
    "choices": "Numbers with spaces between them; a single hyphen for none.",
    "number": "A number from {lowest} to {highest} ({unit}).",
    "plain-number": "A number.",
    "number-of": "A number ({unit}).",
    "age": "A date as year-month-day, such as {example}.",
    "age-or-never": "A date as year-month-day, such as {example}; or never.",
    "text": "A line of text.",
}
CONTEXT: Final = "For context; it scores nothing."
ONLY_WHERE: Final = "Asked only where: {condition}"
WHY: Final = "Why: {why}"
NOW: Final = "Now: {answer}"
NOW_CARRIED: Final = "Carried over, not confirmed: {answer} (k keeps it)"
NOW_NOTE: Final = "Note: {note}"
NOW_EVIDENCE: Final = "Evidence: {evidence}"
EVIDENCE: Final = "{ref} ({kind}, {date})"
PROMPT: Final = "> "
PROMPTS: Final = {
    "answer": PROMPT,
    "because": "Why does it not apply (Enter alone changes nothing)? ",
    "note": "Note (Enter alone changes nothing): ",
    "reference": "What it rests on (- NUMBER takes one away, Enter alone ends): ",
    "kind": "Of what kind [{default}]: ",
    "day": "Its date (Enter alone for none): ",
    "day-again": "Its date (Enter alone for none, = for {last}): ",
}
"""By what the line is asked for; a date of evidence by whether one was typed before."""

SAVED_ONE: Final = "Saved."
NONE_OPEN: Final = "No later question is open."
ALL_ANSWERED: Final = "No question is open."
UNDONE: Final = "Taken back; this is as it was before."
NOTHING_TO_UNDO: Final = "Nothing was changed in this session that could be taken back."
GO_WHERE: Final = "Where to? g and a number from 1 to {count}, or g and the id of a question, topic or theme."
EVIDENCE_KIND: Final = "document"
EVIDENCE_PIECE: Final = "Evidence {number}: {piece}"
EVIDENCE_SAVED: Final = "The evidence is saved."
EVIDENCE_UNDATED: Final = "The evidence is saved; without a date it does not support the answer."
EVIDENCE_GONE: Final = "That evidence is taken away."
EVIDENCE_DAY: Final = "Type year, month and day, no later than {date}; or Enter alone where it has no date."
NO_SUCH_EVIDENCE: Final = "There is no such piece; {count} are listed."
TAKES_NO_EVIDENCE: Final = "This question takes no evidence."
HINTS: Final = {
    "A025": "Type the number of one of them, or d.",
    "A026": "Type y or n, or d.",
    "A046": "y and n are for questions of yes and no. Type the number of a level, or d.",
    "A027": "Type digits, with a point before decimals, or d.",
    "A028": "Type a number within these limits, or d.",
    "A047": "Type x where it does not apply, or d where nobody knows.",
    "A030": "Type year, month and day, or d.",
}
"""What to type instead; by the code of the mistake."""
FIRST: Final = "This is the first question."
NOT_CONFIRMED: Final = "This was carried over and is not confirmed. k keeps it, an answer replaces it, s leaves it."
HIDDEN: Final = "The answer of the round before is hidden until this question is answered."
NOTHING_TO_KEEP: Final = "The round before has no answer here that could be kept."
NOTHING_TYPED: Final = "Nothing was typed. Answer, or s to leave it unanswered."
NO_SUCH_QUESTION: Final = "There is no such question; they run from 1 to {count}.{hint}"
MEANT: Final = "Did you mean {name}?"
NOT_CHANGED: Final = "Nothing was changed."
NOTE_SAVED: Final = "The note is saved."
NOTE_GONE: Final = "The note is taken away."
DIFFERS: Final = (
    "Meanwhile this answer was changed in the file by somebody else; yours could not be kept beside it. It is now:"
)
NOT_SAVED: Final = "Not saved: {why}"
DIFFERS_KEPT: Final = "Meanwhile this answer was changed in the file by somebody else. It stays as they left it:"
YOURS: Final = "Your answer is kept in {kept}: {answer}"
CLASH: Final = (
    "Meanwhile {item} was changed in the file by somebody else, and stays as they left it: {theirs}. "
    "Your answer is kept in {kept}: {ours}"
)
CONFLICT_TOP: Final = "Answers that {name} has otherwise: somebody else changed them there at the same time."
WAITING: Final = (
    "What you answer is safe in {journal}, and not in the file yet: {why}. "
    "The same command puts it there when that is possible again."
)
REMADE: Final = (
    "{path} was gone: somebody moved or removed it meanwhile. It is written again, whole, with every answer. "
    "If it was moved, keep one of the two."
)
NOT_REMADE: Final = (
    "{path} is gone: somebody moved or removed it meanwhile. It cannot be written again yet: {why}. "
    "What it had is remembered, and writing it is tried again with each answer."
)
GONE: Final = (
    "{path} is gone: somebody moved or removed it meanwhile. Nothing was changed here, so it is not written again."
)
WHOLE: Final = "This is all of it, with every answer that was saved; copy it into a file:"
ORPHANED: Final = (
    "Answers that are saved wait in {journal}: {count}. The file that they belong to, {path}, is not there. {instead}"
)
MAY_STOP: Final = (
    "Where you have it or a copy, stop here (q), put it back, and give the same command: they are put into it. If you "
    "go on, they are put into the new file, and those that do not fit into one of their own beside it."
)
NOT_STOPPED: Final = "They are put into the new file, and those that do not fit into one of their own beside it."
FOLDED: Final = "Answers that waited in {journal} since the last time: {count}. They are in the file now."
SOMEBODY: Final = "somebody"
HOLDER: Final = "{user} on {host}, process {pid}, since {since}"
CANNOT_BE_WRITTEN: Final = "no file can have this text"
BUSY: Final = "others were writing into this file for ten seconds; answer once more"
TOO_LONG: Final = "That line is longer than {limit} characters; it was not taken."
CANNOT_CHANGE: Final = "the file is written in a way in which this answer cannot be put in its place"
UNREADABLE: Final = "Meanwhile the file was changed and cannot be read: {why}"

LAST_QUESTION: Final = "That was the last question."
REVIEW_OPEN: Final = "{open} of {of} unanswered; {answered} answered in this session."
REVIEW_CARRIED: Final = "{count} carried over and not confirmed."
REVIEW_HELP: Final = (
    "r: what is unanswered, theme by theme. o: go to the first of it. g 12 or g ID: go to a question.",
    "b: back to the questions. u: take back the last change. p: the score so far.",
    "f: finish. q: leave without finishing; nothing is lost either way.",
)
REVIEW_KEYS: Final = ("Keys: r review, o next open, b back, f finish, q quit, ? the others.",)
HOW_TO_FINISH: Final = "Enter alone does nothing here: f finishes, ? tells the other keys."
REVIEW_THEME: Final = "{theme}: {counts}."
REVIEW_NOTHING: Final = "nothing unanswered"
REVIEW_COUNT: Final = "{count} {what}"
REVIEW_LISTED: Final = "   {what}: {questions}"
REVIEW_QUESTION: Final = "{number} {id}"
UNANSWERED: Final = "unanswered"
CARRIED: Final = "carried over and not confirmed"
ANSWERED_NOW: Final = "answered in this session"
STANDING: Final = "{title}: {score}; range {range}, coverage {coverage}."
STANDING_WHY: Final = "{score} ({why})"

NOTHING_ASKED: Final = "No question is as these options ask for; there is nothing to answer."
KEPT_ELSEWHERE: Final = "Answers of yours that somebody else had changed meanwhile are in: {names}"
SAVED: Final = "{saved} saved in {path}; {open} of the scored questions are unanswered."
NONE_SAVED: Final = "Nothing was changed in {path}; {open} of the scored questions are unanswered."
STILL_CARRIED: Final = "Answers carried over and not confirmed: {count}; until they are, they have no support."
GO_ON: Final = "Go on with: readiness assess {path}{framework}"
SCORE: Final = "Score with: readiness score {path}{framework}"
STOPPED: Final = "stopped"
UNSAVED: Final = "These answers could not be saved; copy them:"
CARRIED_INTO: Final = "Answers carried over: {count}; k confirms one, and until then it has no support."
LEFT: Final = "Left open, {why} ({count}): {names}"
LEFT_OPEN: Final = {
    "comparable": "since they had no answer that could be carried",
    "rescaled": "since their answers mean something else now",
    "new": "since they are new",
}
NOT_MADE: Final = "Nothing was written."
MADE: Final = "{path} is made."

HEAD: Final = {
    "name": "Name of the mission",
    "subject": "Short id of the mission, for file names",
    "round": "Round",
    "date": "Date",
    "phase": "Phase",
    "respondent": "Who answers",
}
DEFAULT: Final = "{label} [{default}]: "
LABEL: Final = "{label}: "
CHOICES: Final = "{number}  {name}"
HEAD_MISTAKES: Final = {
    "name": "A name is needed, of at most {limit} characters, on one line.",
    "subject": "Use small letters, digits and hyphens, in parts joined by points.",
    "round": "Use letters, digits, points, hyphens and underscores, and no point in front.",
    "date": "Write year, month and day, such as {example}.",
    "none": "The framework states none; leave it out.",
    "choice": "Type one of the numbers, or one of the words.",
}
