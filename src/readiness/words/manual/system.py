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
        "A trend or a list of rounds needs at least one. Of a folder only the files in it are looked at, not those in "
        "folders below.",
    ),
    "S029": Page(
        "Rounds of different missions, or answered by different people, put in one row would show a difference of "
        "views as a change over time. --subject, --respondent and --scope choose whose rounds are meant, as the remedy "
        'says. Those that name no respondent are chosen with --respondent "".',
    ),
    "S030": Page("What --subject, --respondent and --scope ask for must be written as the files write it."),
    "S026": Page("Two frameworks tell what changed in the questions; two assessments, what changed in the mission."),
    "S040": Page(
        "A sealed round is closed: answers that changed behind a seal would make it worth nothing. A correction is "
        "possible, and stays visible with its reason.",
    ),
    "S041": Page("A second seal of the same bytes would say nothing new, and the file of seals is never rewritten."),
    "S042": Page(
        "The file is no longer what was sealed, and a plain second seal would hide that. A correction says which round "
        "it replaces, and why.",
    ),
    "S043": Page(
        "With --replaces a file corrects the round that it was sealed as, or one that another file of the same "
        "subject, respondent and scope was sealed as. What was replaced once is replaced by correcting the later file.",
    ),
    "S044": Page(
        "The power failed, or the disk was full, while a seal was written. What is there of it is kept, and the next "
        "seal counts it as torn, so that nobody has to wonder later whether a line was damaged on purpose.",
    ),
    "S045": Page(
        "The seal is there, and yet a power cut could still undo it. Some network folders cannot confirm what they "
        "wrote; on a disk of one's own it can be the sign of a failing one.",
    ),
    "S046": Page(
        "Each line holds the hash of the line before, so that a new seal would confirm what is damaged. Other line "
        "ends, as some tools put them in, are damage too.",
    ),
    "S047": Page("Two seals at one moment would both follow the same line, and one of them would look like a forgery."),
    "S048": Page("Rounds and seals are those of a folder: all files in it count, and not one alone."),
    "S050": Page(
        "That nothing changed cannot be said where nothing was sealed. Where there were seals once, their file, "
        ".readiness/seals, was taken away.",
    ),
    "S051": Page(
        "The other rounds are listed all the same; of this file nobody can say what it holds until it is mended.",
    ),
    "S052": Page(
        "Behind a link lies a file of another folder, or another one tomorrow, and nobody would see that from here.",
    ),
    "S053": Page(
        "The file of seals is text in UTF-8 and names each file in it. A name from an old system or a faulty archive "
        "may be none.",
    ),
    "S070": Page(
        "A seal of another framework than the file names would close a round with a result that the file does not "
        "have. --framework only says where the framework of the file lies; to close a round with another, change what "
        "the file names.",
    ),
    "S071": Page(
        "A result can be held against a seal only with the framework that was sealed, which is known by its digest. "
        "One of the same name and another digest gives another result, and that would look like a forgery.",
    ),
    "S060": Page(
        "An answer is saved in a journal beside the file first and put into the file a moment later; the computer was "
        "switched off in between, or the file could not be written. Commands that score read both, and change neither.",
    ),
    "S061": Page(
        "Each line of the journal carries a sum that tells whether it is as it was written. A crash in the middle of "
        "an answer that was not yet said to be saved leaves half a line, which is no loss; anything else is damage to "
        "the disk or a change by hand.",
    ),
    "S062": Page(
        "Two who answer one file at the same time would overwrite each other, so the second is refused. The lock is "
        "the system's own: it is free as soon as the other interview has ended, however it ended.",
    ),
    "S063": Page(
        "The answers are safe in the journal, and the file cannot be read or written just now. They are put into it "
        "when it is opened the next time.",
    ),
    "S064": Page(
        "Somebody changed the file while you answered, and both of you changed this answer. What the file has stays; "
        "yours is in a file of its own, an assessment with only these answers.",
    ),
    "S066": Page(
        "A sealed file is not answered any more, so what still waits in its journal could never get into it.",
    ),
    "S067": Page(
        "The full screen needs a library of its own, which most who use this tool do without. It is an extra, so that "
        "it need not be fetched over a slow link.",
    ),
    "S086": Page(
        "A set of reports is written as one, and what lies in the folder may be what somebody sent already. So none is "
        "written where one of them would take the place of another file.",
    ),
    "S069": Page(
        "Files for Excel, Word and PDF are made by packages of their own, so that nobody need fetch over a slow link "
        "what is not wanted. The line installs the one that lacks, for the very Python that runs readiness. Where "
        "nothing can be installed: a browser prints the HTML page as PDF, and a spreadsheet opens CSV.",
    ),
    "S068": Page(
        "Input, output or errors go to a pipe or a file, or the terminal says that it is a plain one. A full screen "
        "would wait for keys that nobody can press.",
    ),
    "S072": Page(
        "The disk, or the share, is mounted so that nobody can write on it. Nothing was changed; `assess` says so "
        "before its first question.",
    ),
    "S065": Page("The file was read, and when it was to be replaced it was another one. Nothing was changed."),
    "S080": Page(
        "Outside the marks a document stays byte for byte as it is. In another encoding the report would stand in "
        "it as text that no reader shows right.",
    ),
    "S081": Page(
        "With --into a report takes the place of what is between two marks, which a page does not show. Without both "
        "nobody can say where it belongs.",
    ),
    "S082": Page(
        "With a mark twice, what is between the marks could be either of two stretches, and one may be somebody's own "
        "text. An example of the marks in the document counts too.",
    ),
    "S083": Page("Between the end and the beginning stands text that is not ours to replace."),
    "S084": Page(
        "A file is replaced whole, so that it is never half written. In place of a link there would then be a file, "
        "and what it led to would stay as it was.",
    ),
    "S085": Page("The document is read whole before anything of it is written, and that has a limit."),
    "S021": Page("Each problem is printed with its code in brackets, a letter and three digits."),
}
