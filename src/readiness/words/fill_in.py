"""The words of a file that is filled in with an editor."""

from typing import Final

MODELINE: Final = "# yaml-language-server: $schema={path}"
TOP: Final = (
    "{title}: answers. Write each answer behind its colon; what stays blank is unanswered. Behind any colon may also "
    "stand dont-know, or {{answer: not-applicable, because: the reason}}. With note and evidence: {{answer: 2, "
    'note: "...", evidence: [{{ref: "...", kind: document, date: 2026-01-31}}]}}.'
)
FILL_IN: Final = "The lines above the answers that end with a colon are to be filled in first."
PHASES: Final = "phase is one of: {names}."
RESPONDENTS: Final = "respondent is one of: {names}."
THEME: Final = "==== {title} ===="
DUE: Final = "Only in: {names}."
DUE_FROM: Final = "Only from: {names}."
ONLY_WHERE: Final = "Only where: {condition}"
WHY: Final = "Why: {why}"
LEVEL: Final = "{label}: {text}"
YES_NO: Final = "yes or no"
CHOICE: Final = "One of:"
CHOICES: Final = "Any of these, in brackets, such as [one, two]; [] is none of them:"
OPTION: Final = "{id}: {label}"
NUMBER: Final = "A number from {lowest} to {highest} ({unit})."
NUMBER_OF: Final = "A number ({unit}); for context, it scores nothing."
PLAIN_NUMBER: Final = "A number; for context, it scores nothing."
DATE: Final = "A date, such as 2026-01-31."
DATE_OR_NEVER: Final = "A date, such as 2026-01-31, or never."
TEXT: Final = "Text; for context, it scores nothing."

MADE: Final = "Wrote {path}: {count} questions."
NEXT: Final = "Fill it in, then: readiness check {path}{framework}"
COPIED: Final = "Wrote {count} files to {path}"
COPIED_NEXT: Final = "Look at one with: readiness score {path}"
FRAMEWORK_COPIED: Final = "Wrote {count} files to {path}: the framework {name}, under the new name {id}"
FRAMEWORK_NEXT: Final = "Change it, then: readiness check {path}"
