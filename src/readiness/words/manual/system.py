"""Manual pages: the problems of files and folders."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {
    "S001": Page(
        "Nothing of this name is there. The name may be misspelt, or the command runs in another folder than the one "
        "that the path begins in.",
    ),
    "S002": Page(
        "The command works on one file. `readiness check` alone takes folders, and goes through all below them.",
    ),
    "S003": Page(
        "The system does not let this user read or write there. Nothing was changed; where a report should be "
        "written, another place can be named with -o.",
    ),
    "S004": Page(
        "The disk is full, a network folder has gone, or a device failed; the message has the words of the system. "
        "Files are written whole or not at all, so what was there is still there.",
    ),
    "S005": Page(
        "A report may have been sent or annotated, so none is replaced unless that is asked for. Answers are never "
        "replaced in this way at all.",
    ),
    "S006": Page(
        "A check that finds nothing to check has not found that all is well: mostly the wrong folder was named.",
    ),
    "S007": Page(
        "A framework is named by its id, its last version being meant; by id and version; or by the path of its "
        "folder. Nothing here has this name.",
    ),
    "S008": Page(
        "The ending of the name decides how the report is written, so it must be one that is known.",
    ),
    "S009": Page(
        "`readiness show` finds what the installed frameworks name: frameworks, themes, topics, items, rules and "
        "sources. Parts of a framework of one's own are shown with it, by the path of its folder.",
    ),
    "S010": Page(
        "Reading a device or a named pipe could wait for ever, so only ordinary files are read.",
    ),
    "S011": Page(
        "The head of a framework says which files belong to it. Without one a folder is only files.",
    ),
    "S012": Page(
        "A folder is asked on the way to the file, and a file of that name stands there.",
    ),
    "S013": Page(
        "The file is there, and yet a power cut could still undo it. Some network folders cannot confirm what they "
        "wrote; on a disk of one's own it can be the sign of a failing one.",
    ),
    "S014": Page(
        "Several frameworks are installed, and whoever begins an assessment has to say which questions it answers: "
        "it cannot be changed later without asking anew.",
    ),
    "S015": Page(
        "The name of the folder becomes the id of the framework, and assessments name it by that id.",
    ),
    "S016": Page(
        "A file to fill in may hold answers by now. It is never replaced; nothing was written, no other file either.",
    ),
    "S017": Page(
        "Files are written anew and moved into place, which would put a file where the link was: the other file "
        "would keep the old answers, and nobody would know.",
    ),
    "S018": Page(
        "A copy of a framework gets an id and a version of its own, set in its text without touching anything else. "
        "The key is written here in a way that cannot be changed so.",
    ),
    "S019": Page(
        "Explained are the whole, its themes, topics and items, and the rules of the framework that the file names; "
        "not-applicable-share is its policy on what is declared not applicable.",
    ),
    "S020": Page(
        "Nobody can reach a score that the scale does not have. A framework may have another scale than 0 to 100.",
    ),
    "S022": Page("With --since the older text is read from git, which has to keep the folder that the file lies in."),
    "S023": Page("What stands after --since is a revision as git names it: a tag, a branch, a commit, or HEAD~1."),
    "S024": Page("A file that was renamed since has its earlier state under another name, which --since cannot guess."),
    "S025": Page("The program asks git itself, and neither changes anything nor uses a network for it."),
    "S027": Page("With --theme one theme is shown, by its id in the newer of the two frameworks."),
    "S028": Page(
        "A trend needs at least one round. Of a folder only the files in it are looked at, not those in folders below.",
    ),
    "S029": Page(
        "Rounds of different missions, or answered by different people, put in one row would show a difference of "
        "views as a change over time. --subject, --respondent and --scope choose whose rounds are meant, as the remedy "
        'says. Those that name no respondent are chosen with --respondent "".',
    ),
    "S030": Page("What --subject, --respondent and --scope ask for must be written as the files write it."),
    "S026": Page("Two frameworks tell what changed in the questions; two assessments, what changed in the mission."),
    "S021": Page("Each problem is printed with its code in brackets, a letter and three digits."),
}
