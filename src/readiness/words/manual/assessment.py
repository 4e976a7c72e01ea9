"""Manual pages: the problems of assessments."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {
    "A001": Page(
        "A key that is not known would be passed over, and what was written under it lost without a word.",
        "answers",
        fails="handover: {answer: yes, notes: From the staffing table.}\n",
        passes="handover: {answer: yes, note: From the staffing table.}\n",
    ),
    "A002": Page(
        "Without this key the entry cannot be used: evidence says what it is and of what kind, an assessment says "
        "whose, when and with which framework it was made.",
        "answers",
        fails="handover: {answer: yes, evidence: [{ref: Handover notes of May}]}\n",
        passes="handover:\n  answer: yes\n  evidence: [{ref: Handover notes of May, kind: document}]\n",
    ),
    "A003": Page(
        "A value of another type was written by mistake or by a slip of indentation, and there is more than one way "
        "to read it.",
        "answers",
        fails="handover: {answer: yes, evidence: Handover notes of May}\n",
        passes="handover:\n  answer: yes\n  evidence: [{ref: Handover notes of May, kind: document}]\n",
    ),
    "A004": Page(
        "This key takes one of a few words, and each decides how the answers are read.",
        fails="scope: half\n",
        passes="scope: full\n",
    ),
    "A005": Page(
        "Rounds of one mission are found and compared by its id, so an id has one spelling only. What people read is "
        "the name, which is free.",
        fails="subject:\n  id: UN Mission\n  name: UN Mission in Exampleland\n  fictional: true\n",
        passes="subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}\n",
    ),
    "A006": Page(
        "The round becomes part of the name of the report, and a slash or a colon would lead to another folder or to "
        "none.",
        fails="round: 2026/1\n",
        passes='round: "2026-1"\n',
    ),
    "A007": Page(
        "Rounds are put in order by their dates, and the age of evidence is counted from them. A day that "
        "lies far from any mission is a slip of the pen.",
        fails="date: 1926-11-23\n",
        passes="date: 2026-11-23\n",
    ),
    "A008": Page(
        "An answer of two kinds could be read in two ways.",
    ),
    "A009": Page(
        "A number outside of these limits is a slip of the pen.",
    ),
    "A010": Page(
        "A blank text says nothing, and a report with an empty name or reason cannot be used.",
        fails='subject: {id: unmex, name: ""}\n',
        passes="subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}\n",
    ),
    "A011": Page(
        "The digest names the very questions that were answered. One that was cut short names none, so that nobody "
        "could tell later what was asked.",
        fails='framework: {id: small, version: "1", digest: 3fa9}\n',
        passes='framework: {id: small, version: "1"}\n',
    ),
    "A012": Page(
        "The question is asked in other phases or of other respondents only, and its answer is kept and not scored. "
        "Often the phase at the top of the file is last year's.",
        fails="phase: start-up\nanswers: {profiles: established}\n",
        passes="phase: transition\nanswers: {profiles: established}\n",
    ),
    "A020": Page(
        "Phase and respondent decide which questions are due and how much they weigh, so they are words that the "
        "framework knows.",
        fails="phase: startup\n",
        passes="phase: start-up\n",
    ),
    "A021": Page(
        "The answer belongs to no question: the id is misspelt, or was taken out in this version of the framework. "
        "Left as it is, the question would count as unanswered.",
        "answers",
        fails="hand-over: yes\n",
        passes="handover: yes\n",
    ),
    "A022": Page(
        "An assessment says how things stood on its day, and nothing that came later can have been known then. "
        "Mostly the year is wrong, in the one date or in the other.",
        "answers",
        fails="review: 2027-05-01\n",
        passes="review: 2026-05-01\n",
    ),
    "A023": Page(
        "A reason is asked where a question is taken out of the score. Beside another answer it would look as if it "
        "had been; a note says the same without that.",
        "answers",
        fails="handover: {answer: yes, because: The staffing table says so.}\n",
        passes="handover: {answer: yes, note: The staffing table says so.}\n",
    ),
    "A024": Page(
        "What does not apply leaves the score, and so raises it as easily as an answer does. Whoever reads the "
        "report must be able to see why.",
        "answers",
        fails="handover: not-applicable\n",
        passes="handover:\n  answer: not-applicable\n  because: No post has changed hands yet.\n",
    ),
    "A025": Page(
        "The answer is a word, and none of those that the question takes. It is not guessed which was meant: a wrong "
        "level is a wrong score.",
        "answers",
        fails="profiles: estabished\n",
        passes="profiles: established\n",
    ),
    "A026": Page(
        "The question asks for a yes or a no. What lies between is for a note; where nobody knows, dont-know says so "
        "and widens the range.",
        "answers",
        fails="handover: mostly\n",
        passes="handover: {answer: no, note: Mostly.}\n",
    ),
    "A027": Page(
        "Words in place of a number cannot be scored, and a number that is guessed from them would be nobody's answer.",
        "answers",
        fails="vacancies: about a third\n",
        passes="vacancies: {answer: 33, note: About a third.}\n",
    ),
    "A028": Page(
        "The framework states between which numbers an answer can lie. One outside of them is in another unit, or "
        "has a digit too many.",
        "answers",
        fails="vacancies: 330\n",
        passes="vacancies: 33\n",
    ),
    "A029": Page(
        "Each option earns its points once. The second one stands for another that was meant, or for nothing.",
        "answers",
        fails="channels: [web, web]\n",
        passes="channels: [web, press]\n",
    ),
    "A030": Page(
        "The answer is scored by its age in months, so it has to be a day of the calendar. Year first, as here, "
        "cannot be mistaken for another order.",
        "answers",
        fails="review: last spring\n",
        passes="review: 2026-05-01\n",
    ),
    "A031": Page(
        "A file is scored with the framework that it names and never silently with another, since the same answers "
        "to other questions give another score.",
        fails='framework: {id: integrated-mision, version: "2026.1"}\nphase: start-up\n',
        passes='framework: {id: integrated-mission, version: "2026.1"}\nphase: start-up\n',
    ),
    "A032": Page(
        "Id and version are the same, and yet the questions differ: the framework was changed without a new version. "
        "The answers were given to the other questions.",
        fails="framework:\n"
        "  id: integrated-mission\n"
        '  version: "2026.1"\n'
        "  digest: 0000000000000000000000000000000000000000000000000000000000000000\n"
        "phase: start-up\n",
        passes='framework: {id: integrated-mission, version: "2026.1"}\nphase: start-up\n',
    ),
    "A033": Page(
        "The command scores answers, and this file holds questions or rules: mostly a wrong name was typed.",
    ),
    "A034": Page(
        "Rules that ask the round before look for it in the same folder. This file may be it and cannot be read, so "
        "such rules go by an older round, or by none; the report could say more.",
    ),
    "A035": Page(
        "Rules that ask the round before, and comparisons, need one round. Which of two of the same day comes first "
        "is not for the program to guess.",
    ),
    "A036": Page(
        "A change is one mission's change over time. Two missions are not compared: this is no league table.",
    ),
    "A037": Page(
        "What was is compared with what is. A later round taken as the earlier one would turn every sign round.",
    ),
    "A050": Page(
        "An item that was taken out of the file by mistake is open, and widens the range without anybody seeing why. "
        "It is said only where most items are there: a file that is still being filled in is left in peace, and "
        "`readiness check` counts what is missing in its last words. Items that apply on a condition may be left out.",
        "answers",
        "profiles: established\nhandover: yes\nlanguage: own\nchannels: [web]\nvacancies: 12\n",
        "profiles: established\nhandover: yes\nlanguage: own\nchannels: [web]\nvacancies: 12\nreview: 2026-05-01\n"
        "posts:\n",
    ),
    "A051": Page(
        "Evidence proves what was, and an answer outlives it. Said with --stale only, by today's date or by the day "
        "that --on names; without it `readiness check` counts the answers whose evidence is too old on the "
        "assessment's own date, and the report shows what share of a score has support.",
        "answers",
    ),
    "A052": Page(
        "Rounds are put in order by their dates. Of two with the same date nobody can tell which was before which, so "
        "that a comparison, or a rule that asks the round before, would take either.",
    ),
    "A055": Page(
        "A trend links each round to the one before it, and of two with the same date nobody can tell which that is.",
    ),
    "A056": Page(
        "The framework was changed and kept its version. An assessment is scored with the very framework that it was "
        "made with, which is kept beside it. So new rounds would be asked something else under the same name.",
    ),
    "A053": Page("Reports and comparisons call a round by its name; two of one name are taken for one."),
}
