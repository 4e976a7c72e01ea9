"""What an editor says of each key of the files: the one place of these texts, by model and key.

A key that several models share is described under "" once.
"""

from collections.abc import Mapping
from typing import Final

FILES: Final[Mapping[str, str]] = {
    "framework": "The head of a framework: what its checklists and rules have in common.",
    "checklist": "One theme of a framework: its topics and questions.",
    "rules": "The rules of a framework: conditions across its themes, and what follows where they hold.",
    "sources": "The catalogue that items and rules cite: what a work says, and how widely it was held.",
    "assessment": "What one group of respondents answered, for one mission, in one round.",
    "targets": "What those who lead a mission have agreed to reach.",
    "folder": "What the assessments of a folder have in common; it holds for this folder, and for none below it.",
}

MODELS: Final[Mapping[str, str]] = {
    "AnswerFile": "An answer with what belongs to it.",
    "NodeFile": "A topic: its questions, and topics below it.",
}
"""What is said of a part of a file, where the words of the model itself are for programmers."""

KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "": {
        "readiness": "The kind of the file, and the version of its format.",
        "id": "A name made of small letters, digits and hyphens, in parts joined by points. It never changes.",
        "was": "The id that it had in the version before, where it has another now; a list of ids where it was split "
        "off or merged, and is compared with none of them.",
        "title": "What it is called in reports.",
        "about": "A few sentences for those who answer; may be left out.",
        "weight": "How much it counts beside its siblings: a number, 1 without the key; or {default: 1, PHASE: 2}. "
        "Below a sum, a weight under 0 subtracts.",
        "weight-why": "Why it has this weight.",
        "sources": "The ids of the sources that it rests on.",
        "aggregate": "How its score is made of those of its children; the mean, where nothing is said.",
        "decimals": "To how many decimals the score is rounded and shown.",
        "floor": "The least that a sum may come to; a sum needs it, and no other has it.",
        "ceiling": "The most that a sum may come to; a sum needs it, and no other has it.",
        "bands": "Names for stretches of the score, from the low end of its scale.",
        "lookup": "The table of a lookup.",
        "topics": "Topics below it, which may hold topics of their own.",
        "items": "The questions below it.",
        "phases": "Phases of a mission, by id.",
        "respondents": "Groups of respondents, by id.",
        "label": "What it is called.",
        "points": "The points that it earns.",
        "goalposts": "Pairs of a value and the points that it earns, the values rising; straight lines between, flat "
        "outside.",
        "unit": "What the number counts, such as days or %.",
        "finding": "What is found, in one sentence.",
        "allow": "Checks of the questionnaire's craft that are switched off here: the code of each, and the reason.",
    },
    "FrameworkFile": {
        "id": "The id of the framework.",
        "version": "The version of the questionnaire; a new one for every change after the first answers.",
        "phases": "The phases that a mission may be in, by id, in their order; may be left out.",
        "respondents": "The groups that may answer, by id; may be left out.",
        "points": "The least and the most points of an answer; [0, 100] without the key.",
        "overall": "How the score of the whole is made of those of the themes.",
        "scales": "Scales by name: a list of labels from the least to the most, or {labels, points}.",
        "bands": "Names for stretches of a score; they hold at every node on this scale that has none of its own.",
        "policy": "What the framework settles about open answers, evidence and coverage.",
        "terms": "Names of the sources that are called otherwise today.",
        "checklists": "The file names of its checklists, below its own folder; a theme each.",
        "rules": "The file name of its rules; may be left out.",
        "sources": "The file name of its catalogue of sources; may be left out.",
    },
    "ScaleFile": {
        "labels": "The levels, from the least to the most.",
        "points": "The points of each level, none lower than the one before.",
    },
    "PolicyFile": {
        "open": "Whether open answers leave the score, or count at their worst as soon as something else is known.",
        "unsupported": "What an answer without support earns at most: full, or {at-most: LEVEL or POINTS}.",
        "not-applicable-share": "Above this share of a theme's items, a finding says how much was declared not "
        "applicable; a third without the key.",
        "minimum-coverage": "Below this share of answers there is a range and no score; 0.6 without the key.",
        "valid-for-months": "How old evidence may be; 12 months without the key.",
        "noticeable": "The least change like for like that is called an improvement or a decline, in points; two "
        "hundredths of the scale without the key.",
    },
    "UnsupportedFile": {"at-most": "A level of a scale, or points."},
    "TermFile": {
        "term": "The name in the sources.",
        "today": "What it is called today.",
        "added-by": "Who added that.",
    },
    "BandFile": {
        "from": "The score at which it begins; the first begins where the scale does.",
        "value": "What goes up in place of the score; all bands of a node have one, or none.",
    },
    "LookupFile": {
        "to": "The scale whose labels the table gives.",
        "any-order": "True where the children have the same levels and a row stands for all its orders.",
        "not-applicable": "The level that a child counts as which does not apply; without the key, the node does not "
        "apply then.",
        "table": "A row for every combination of the children's levels.",
    },
    "RowFile": {"of": "A level of each child, in their order.", "is": "The level that these give."},
    "ItemFile": {
        "id": "A name for the question; it stays the same for ever, also where the item moves.",
        "ask": "The question.",
        "same-meaning": "Why the question, or the labels of its answers, mean the same as in the version before, "
        "although they are worded otherwise.",
        "why": "Why it is asked, in one line.",
        "lever": "Who can change the answer: the mission, headquarters, or both together.",
        "phases": "The phases in which it is asked; in all, without the key.",
        "respondents": "Of whom it is asked; of everybody, without the key.",
        "applies-when": "A condition on earlier items, the phase or the respondent.",
        "pulse": "True where it belongs to the short set.",
        "reverse": "True where more is worse: its points are counted from the other end.",
        "evidence": "none where the answer cannot have any.",
    },
    "ScaleItemFile": {
        "scale": "The name of a scale of framework.yaml.",
        "levels": "A text for each level of the scale; every part of a level must be met.",
    },
    "YesNoItemFile": {"yes-no": "The points of a yes and of a no."},
    "ChoiceItemFile": {"choice": "Options, of which one is answered."},
    "ChoicesItemFile": {"choices": "Options, of which any number is answered."},
    "NumberItemFile": {"number": "A number, and the points that it earns."},
    "DateItemFile": {"date": "A day, and the points that its age in months earns."},
    "ContextItemFile": {
        "context": "The form of an answer that scores nothing and feeds rules.",
        "unit": "What the number counts; may be left out.",
    },
    "YesNoFile": {"yes": "The points of a yes.", "no": "The points of a no."},
    "OptionFile": {"means": "not-applicable where this answer says that the question does not apply."},
    "ChoicesFile": {
        "ceiling": "The most that the points of all that is chosen add up to.",
        "options": "The options.",
    },
    "NumberFile": {"between": "The lowest and the highest number that may be answered."},
    "AgeFile": {
        "goalposts": "Pairs of an age in months and the points that it earns, the ages rising.",
        "never": "The points of the answer never; without the key it is no answer.",
    },
    "ChecklistFile": {"id": "The id of the theme.", "title": "The name of the theme."},
    "RulesFile": {"rules": "The rules."},
    "RuleFile": {
        "when": 'The condition, such as: score("planning") > 75 and points("planning.threats") < 50',
        "severity": "How much the finding weighs.",
        "finding": "What the report says where the condition holds.",
        "recommend": "What is advised.",
        "for": "Whose move it is.",
        "cap": "A theme, a topic or overall, and the highest score that it may have while the condition holds.",
    },
    "SourcesFile": {
        "work": "The work that the findings are drawn from.",
        "findings": "What the work says, in words of one's own.",
        "tensions": "Findings that pull against each other; the joining is the author's.",
        "not-asked": "Findings that no item or rule cites, and tensions that no rule shows, each with the reason.",
    },
    "FindingFile": {
        "id": "The id by which it is cited.",
        "section": "The heading of the work that it stands under.",
        "kind": "What the statement is.",
        "theme": "What it is about.",
        "held-by": "How widely it was held.",
        "assessable-by": "Who can answer it about itself; both, or nobody.",
        "finding": "What the work says, in words of one's own.",
        "numbers": "Figures and names in it; may be left out.",
        "joined": "True where two statements are joined that the work only sets side by side.",
    },
    "TensionFile": {
        "id": "The id by which it is cited.",
        "between": "What pulls against each other.",
        "tension": "What the tension is.",
        "findings": "The ids of the findings.",
    },
    "AssessmentFile": {
        "framework": "The framework that it was made with.",
        "subject": "The mission that it is about.",
        "round": 'A name for the round, in quotes where it is a number: "2026".',
        "date": "The day to which the answers refer.",
        "phase": "The phase that the mission is in.",
        "respondent": "Who answers.",
        "scope": "full, or pulse for the short set of items.",
        "answers": "An answer for each item, by its id; what is left out is unanswered.",
    },
    "FrameworkReference": {
        "id": "The id of the framework.",
        "version": "Its version, in quotes where it is a number.",
        "digest": "Its digest, which tells it from every other of this id and version; the program fills it in.",
    },
    "SubjectFile": {
        "id": "A short id for the mission.",
        "name": "Its name.",
        "fictional": "True where there is no such mission; reports say so first.",
        "illustration": "True where the answers illustrate the questions and are no mission's own.",
    },
    "AnswerFile": {
        "answer": "The answer itself.",
        "because": "Why the question does not apply; with not-applicable only, and required there.",
        "note": "A text of one's own.",
        "revised": "Why the answer of the round before was off, where that and not the mission is what changed.",
        "evidence": "What the answer rests on.",
        "carried": "True where the answer was carried over from an earlier round and nobody has confirmed it.",
    },
    "EvidenceFile": {
        "ref": "What it is, so that somebody else finds it.",
        "kind": "A word of one's own, such as document or minutes.",
        "date": "Its day; without one it supports nothing.",
    },
    "TargetsFile": {"targets": "The targets."},
    "TargetFile": {
        "id": "The id of the target; no two are alike.",
        "node": "What is to reach it: a theme, a topic, an item, overall, or own for the mission's own levers.",
        "at-least": "A level, the label of a band, or a number on its scale. An item with a scale takes a level.",
        "by": "The day by which it is to be reached; either this or before.",
        "before": "The phase before which it is to be reached; either this or by.",
        "agreed": "The day on which it was agreed.",
        "with-partners": "True where it was agreed with domestic partners.",
    },
    "FolderFile": {
        "subject": "The mission that the assessments are about.",
        "respondent": "Who answers.",
        "framework": "Id and version of the framework, such as integrated-mission@2026.1.",
        "full-screen": "dark or light: readiness assess fills the screen in these colours; line by line without it.",
    },
}
