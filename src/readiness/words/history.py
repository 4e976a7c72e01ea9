"""The words of rounds and seals: of `readiness rounds`, `seal` and `verify`, and of a seal in a report."""

from typing import Final

# ---- rounds

ROUNDS: Final = "Rounds in {folder}"
ROW: Final = "{name} ({subject}), respondent {respondent}, scope {scope}"
ROUNDS_HEAD: Final = ("Round", "Date", "Phase", "Score", "Answers", "Sealed", "File")
ROUNDS_ALIGN: Final = "lllrlll"
NO_SCORE: Final = "{round} ({date}) has no score. {why}"
DIGESTS: Final = "Answers: the first {count} digits of the SHA-256 of what the file says."
UNREAD: Final = "Not read"
SEALED: Final = {
    "yes": "yes",
    "no": "no",
    "changed": "changed since",
    "replaced": "replaced",
    "unknown": "not known",
}

# ---- seal

DONE: Final = "Sealed: {name}, round {round} ({file}), on {day}, as number {number} in {seals}."
REPLACED: Final = "It replaces seal {number}, of {day}, because: {because}"
WITH: Final = "Sealed with the framework that the file names: {framework}, digest {digest}."
OPEN_NONE: Final = "No question is open."
OPEN: Final = "Open questions: {open} of {due}; they are sealed as open."
ILLUSTRATION: Final = "It is an illustration, and rates nobody."
HEAD: Final = "Head: {head}"
SEALING: Final = "somebody who seals it"
KEEP: Final = "Write the head down, or send it to somebody who keeps it: the seal proves something only to who has it."
CHECK: Final = 'Check it with: readiness verify {folder} --head "{head}"'
NONE: Final = "none"
BECAUSE: Final = "--replaces and --because go together: which round is corrected, and why."
BLANK: Final = "Say why the round is corrected."

# ---- in a report

SEALED_LABEL: Final = "Sealed"
SEALED_TEXT: Final = "{day}, head {head}"
SEALED_CHANGED: Final = "{day}, and its answers were changed since: they are not what was sealed"
SEALED_RESCORED: Final = "{day} with framework {framework}, which is not the one of this report; head {head}"
SEALED_REPLACED: Final = "{day}, and replaced on {later} by the seal of {file}, because: {because}"

# ---- verify

TITLE: Final = "Seals in {folder}"
PASSED: Final = "All is as it was sealed."
FAILED: Final = "Not all is as it was sealed. Failures: {count}."
NO_SEALS: Final = "Nothing is sealed here."
FILES: Final = "Sealed files"
FILE: Final = "{file}, round {round}, sealed on {day}: {state}"
STATES: Final = {
    "unchanged": "unchanged",
    "answers": "answers changed",
    "bytes": "bytes only",
    "unreadable": "changed, and can no longer be read",
    "missing": "missing",
    "replaced": "replaced by a later seal",
}
WHY: Final = {
    "answers": "What the file says is not what was sealed.",
    "bytes": (
        "The file says the same as when it was sealed; its bytes differ: line ends, comments, quoting or the order of "
        "keys."
    ),
    "missing": "There is no file of this name in the folder.",
}
CHANGED_HEAD: Final = "Changed in the head: {names}"
CHANGED_ITEMS: Final = "Changed answers: {names}"
REPLACED_BY: Final = "Line {line}, of {day}: {because}"
MORE: Final = "and {count} more"
FRAMEWORKS: Final = {
    "otherwise": (
        "The sealed framework {framework} is still there, and yet the file is now read with another, or with none: it "
        "names no digest, and what is installed or kept under that name is no longer what was sealed."
    ),
    "lost": (
        "The sealed framework {framework} (digest {digest}) is neither installed nor kept beside the file any more."
    ),
}
RESULTS: Final = {
    "differs": (
        "The result is not the sealed one, though answers and framework are: readiness {tool} sealed it, this is "
        "readiness {now}, and one of them counts otherwise; or the seal was forged."
    ),
    "refused": "This version of readiness refuses the answers that were sealed with readiness {tool}: {why}",
}
CHAIN: Final = "The file of seals"
CHAIN_TEXT: Final = "{lines} in {file}; {seals}."
LINES: Final = {True: "1 line", False: "{count} lines"}
SEALS: Final = {True: "1 seal", False: "{count} seals"}
LINE: Final = "Line {line}: {text}"
STANDINGS: Final = {
    "torn": "cut off when it was written; the seal after it says so.",
    "unfinished": "cut off, and no seal. The next `readiness seal` begins a fresh line and records this one.",
    "altered": "altered: it is not what its hash says.",
    "line-end": "its line end was changed; what it says is as it was sealed.",
    "astray": "it does not follow the line before it: a line was taken out, put in, moved or altered.",
}
HEAD_NOW: Final = "Head: {head}"
HEAD_FOUND: Final = {
    "last": "The head that was asked for is that of the last line: nothing was sealed since it was printed.",
    "earlier": (
        "The head that was asked for is that of line {line}: everything up to it is what it was when the head was "
        "printed. Sealed since: {since}."
    ),
    "missing": "No line has the head that was asked for: the seals are not those from which it was printed.",
    "broken": (
        "Line {line} has the head that was asked for, and yet a line up to it is not as it was written: what came "
        "before is not confirmed."
    ),
}
UNSEALED: Final = "Assessments that are not sealed: {files}"
PROVES: Final = "What this proves"
PROVES_TEXT: Final = (
    "Whoever can write in this folder can seal anew what was changed. Only who kept a head that was printed earlier, "
    "and gives it with --head, learns that the seals up to it are the same as then."
)
NOT_A_HEAD: Final = "A head has 64 digits, 0 to 9 and a to f, in groups or not; in groups it needs quotes."
