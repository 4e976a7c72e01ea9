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
    "A082": Page(why=MISSING, fails=WHOLE.replace(" assessment/1", ""), passes=WHOLE),
    "A083": Page(why="A file is read as what it says it is; where another kind is asked it is of no use."),
    "A084": Page(
        why="The file of a folder names the one framework that its assessments are made with, so that targets can be "
        "looked up in it; an id alone could be any version."
    ),
    "A085": Page(why="What is said of a target later, is said by its id."),
    "A086": Page(
        why="Without a day or a phase nobody can tell when a target was missed; with both, which of them counts."
    ),
    "A087": Page(why="A target that was agreed on after its own day is history, or one of the days is mistyped."),
    "A088": Page(
        why="A target on something that the framework does not ask is never reached, and nobody would notice."
    ),
    "A089": Page(why="A context item feeds rules and has no score that could rise."),
    "A094": Page(
        why="A level is named as the framework names it. A number on an item with levels could be meant as the number "
        "of a level and would be read as points, so it is not taken."
    ),
    "A095": Page(why="A number outside the scale is always reached, or never."),
    "A096": Page(why="Commands look for this file by its name, so under another it would be passed over in silence."),
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
    "A097": Page(
        why="A new assessment names the schema by which an editor completes and explains answers. Without it an editor "
        "may say that it cannot find it; the program itself reads no schema."
    ),
    "A098": Page(
        why="How targets stand is told by the targets that were agreed. They stand in `targets.yaml` in the folder of "
        "the assessment; no other folder is looked at."
    ),
    "A099": Page(
        why="The score does not hang on targets, so the report is made without them. `readiness targets` refuses such "
        "a file, and says all that is wrong in it."
    ),
    "F080": Page(why=NEWER, of="rules", fails="readiness: rules/2\n", passes="readiness: rules/1\n"),
    "F081": Page(
        why="The first key says what a file is, so that a checklist is never taken for a list of rules.",
        of="rules",
        fails="readiness: rule/1\n",
        passes="readiness: rules/1\n",
    ),
    "F082": Page(why=MISSING, of="rules", fails="readiness:\nrules: []\n", passes="readiness: rules/1\nrules: []\n"),
    "F083": Page(
        why="framework.yaml says which of its files is what; a file of another kind there is a slip in its list.",
        of="rules",
        fails="readiness: sources/1\nrules: []\n",
        passes="readiness: rules/1\nrules: []\n",
    ),
}
