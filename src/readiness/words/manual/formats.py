"""Manual pages: kinds of file and their versions."""

from typing import Final

from readiness.words.manual.page import Page

WHOLE: Final = """\
readiness: assessment/1
framework: {id: small, version: "1"}
subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}
round: "2026"
date: 2026-11-23
phase: transition
respondent: leadership
"""
NEWER: Final = (
    "A newer version of a format may mean something else by the same keys, so it is not guessed at. The file is sound; "
    "the program that reads it is too old."
)
MISSING: Final = "Without the key `readiness` it can only be guessed what a file is meant to be, and of which version."

PAGES: Final[dict[str, Page]] = {
    "A080": Page(why=NEWER, fails="readiness: assessment/2\n", passes=WHOLE),
    "A081": Page(
        why="The first key says what a file is, so that a list of targets is never taken for an assessment.",
        fails=WHOLE.replace("assessment/1", "asessment/1"),
        passes=WHOLE,
    ),
    "A082": Page(why=MISSING, fails=WHOLE.replace("readiness: assessment/1\n", ""), passes=WHOLE),
    "A083": Page(why="A file is read as what it says it is; where another kind is asked it is of no use."),
    "A090": Page(
        why="Each kept framework is named by its own digest. What was changed in it would be another framework, and "
        "every score made with it another score."
    ),
    "A091": Page(
        why="Sources do not enter the digest of a framework, so a kept file also carries a digest over all that it "
        "holds: what a report cites is then what was cited when the file was kept."
    ),
    "A092": Page(
        why="A framework is kept beside the assessments made with it, so that they can be scored when it is no longer "
        "installed. This is only a precaution, so that it fails refuses nothing."
    ),
    "A093": Page(
        why="Id and version may be given twice to different questions while a framework is being written. Which of "
        "them were answered, only the digest tells."
    ),
    "F080": Page(why=NEWER, of="rules", fails="readiness: rules/2\n", passes="readiness: rules/1\n"),
    "F081": Page(
        why="The first key says what a file is, so that a checklist is never taken for a list of rules.",
        of="rules",
        fails="readiness: rule/1\n",
        passes="readiness: rules/1\n",
    ),
    "F082": Page(why=MISSING, of="rules", fails="rules: []\n", passes="readiness: rules/1\nrules: []\n"),
    "F083": Page(
        why="framework.yaml says which of its files is what; a file of another kind there is a slip in its list.",
        of="rules",
        fails="readiness: sources/1\nrules: []\n",
        passes="readiness: rules/1\nrules: []\n",
    ),
}
