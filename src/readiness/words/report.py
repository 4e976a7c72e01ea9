"""The words of reports: every text that a reader of a report or of `readiness show` sees, as a template."""

from typing import Final

TITLE: Final = "{framework}: {subject}, round {round}"
RESCORED: Final = "Rescored with {framework}, on request; the file names {named}."
FICTIONAL: Final = "The subject of this report is fictional; every answer was invented to show how the tool works."
FICTIONAL_ROUNDS: Final = {
    True: "Round {rounds} ({name}) is fictional; its answers were invented.",
    False: "Rounds {rounds} ({name}) are fictional; their answers were invented.",
}
"""Where others are not; whether it is one round."""
ILLUSTRATION: Final = (
    "Illustration, no mission's score. {name}: the answers show how the questions read, and rate nobody."
)
INTERNAL: Final = "Internal: this report contains answers, notes and evidence as they were typed."
SHAREABLE: Final = (
    "Shareable: left out are notes, evidence, reasons and free text as they were typed, who answered, and the digests "
    "of answers."
)
LEFT_OUT: Final = "left out"
REF_LEFT_OUT: Final = "reference left out"
KIND_LEFT_OUT: Final = "kind left out"
OTHER_RESPONDENT: Final = "another"

FACT_LABELS: Final = {
    "subject": "Subject",
    "round": "Round",
    "date": "Date",
    "phase": "Phase",
    "respondent": "Respondent",
    "scope": "Scope",
    "framework": "Framework",
    "previous": "Previous round",
}
ROUND_AND_DATE: Final = "{round}, {date}"
NONE_FOUND: Final = "none found"
SCOPES: Final = {"full": "full", "pulse": "pulse (a short set of items)"}
NONE_GIVEN: Final = "none given"

OVERALL: Final = "Overall"
OWN_LEVERS: Final = "The mission's own levers"
OWN_LEVERS_WHY: Final = (
    "The mission's own levers: the same over the items that the mission itself can move, without those that need "
    "headquarters or member states."
)
NO_SCORE: Final = "no score"
NO_RANGE: Final = "none"
RANGE: Final = "{low} to {high}"
WHY_NO_SCORE: Final = {
    "nothing-applicable": "No item here applies.",
    "nothing-answered": "No item here is answered.",
    "no-own-lever": "No item that applies here is the mission's own lever.",
    "low-coverage": "{coverage} of the weight is answered; a score needs {minimum}.",
}
NO_SCORE_IN_ILLUSTRATION: Final = "An illustration has no score, however much of it is answered."
COUNTS: Final = (
    "{due} items due: {answered} answered, {not_applicable} not applicable, {dont_know} not known, "
    "{unanswered} unanswered."
)

SCORE: Final = "Score"
RANGE_LABEL: Final = "Range"
BAND: Final = "Band"
COVERAGE: Final = "Coverage"
SUPPORT: Final = "Support"
THEME: Final = "Theme"

THEMES: Final = "Themes"
BAR_LEGEND: Final = "{full} certain   {open} open questions decide   {empty} out of reach"
FINDINGS: Final = "Findings across the themes"
FINDINGS_NONE: Final = "No rule fires."
SEVERITIES: Final = {"critical": "Critical", "warning": "Warning", "note": "Note"}
RECOMMEND: Final = "Advised: {recommend}"
MOVE: Final = "Whose move: {move}"
RULE: Final = "Rule"
CAP: Final = "{title} counts at most {most}"
CAPPED: Final = "{without} without the cap of {rules}."
CAPPED_BELOW: Final = "{without} without the caps further down."
UNDECIDED: Final = "Not yet decided"
UNDECIDED_WHY: Final = "Rules that open answers decide, and the items they wait for."
WAITS_FOR: Final = "{rule} ({severity}): waits for {items}"
WAITS_FOR_PREVIOUS: Final = "the open answers of the previous round"
REVISED: Final = "Revised"
REVISIONS: Final = {
    "correction": "the answer of the round before was off",
    "better-information": "the answer of the round before rested on poorer information",
    "other-reading": "the answer of the round before read the question otherwise",
}
WEAKEST: Final = "Weakest items, and what the next level asks"
WEAKEST_NONE: Final = "No answered item is below full points."
NEXT_LEVEL: Final = "Next, {label}: {text}"
NEXT_OPTION: Final = "Next: {label}."
NEXT_WITHOUT: Final = "Next: without {label}."
NEXT_NUMBER: Final = "Next: {value} {unit}, from {now}."
NEXT_DATE: Final = "Next: a date not more than {months} months back."
OPEN: Final = "Still open"
OPEN_NONE: Final = "Nothing is open: every item due was answered or does not apply."
OPEN_SUMMARY: Final = "Open: {open} of {due} items due; {dont_know} not known, {unanswered} unanswered."
OPEN_MORE: Final = "and {count} more"
UNSCORED: Final = (
    "Answered but not scored, because not asked in this phase, of this respondent, in this scope or after the other "
    "answers: {items}."
)
CONTEXT: Final = "Context"
CONTEXT_WHY: Final = "Answers that score nothing and help to read the rest."

ITEMS: Final = "Items"
ANSWER: Final = "Answer"
NOTE: Final = "Note"
EVIDENCE: Final = "Evidence"
EVIDENCE_PIECE: Final = "{ref} ({kind}, {date})"
EVIDENCE_LIST: Final = "Evidence"
EVIDENCE_WHY: Final = "By the numbers in brackets that the items give; a piece that several items name stands once."
EVIDENCE_NUMBER: Final = "[{number}]"
EVIDENCE_OF: Final = "{piece}, for {items}"
UNDATED: Final = "undated"
WHY: Final = "Why it is asked"
SOURCES: Final = "Sources"
NOT_APPLICABLE: Final = "not applicable"
BECAUSE: Final = "not applicable: {because}"
ANSWERS: Final = {
    "dont-know": "not known",
    "unanswered": "unanswered",
    "not-due": "not due",
    "unmet": "not asked after the answers given",
    "unsettled": "open: answers still open decide whether it applies",
    "out-of-scope": "not asked in this scope",
    "yes": "yes",
    "no": "no",
    "never": "never",
    "none": "none of them",
}
DECLARED: Final = (
    "Declared not applicable: {count} of the {due} items of {title} that were due, which is more than {share}. The "
    "score of this theme rests on the others."
)
DECLARED_ADVICE: Final = "Go through the reasons that were given, and say in a note why so much does not apply."
WITHOUT_SUPPORT: Final = "{text}; {full} points with evidence that is dated and recent enough"
WITH_SCORE: Final = "{answer} ({points} points, {share} of the whole)"
NOT_SCORED: Final = "{answer} (kept, not scored: {why})"
CARRIED: Final = (
    " {count} carried over from an earlier round and not confirmed, so without support; readiness assess confirms them."
)
CARRIED_UNSUPPORTED: Final = "none, since it was carried over and is not confirmed"
SUPPORTED: Final = {True: "dated and recent enough", False: "none that is dated and recent enough"}
NO_EVIDENCE_GIVEN: Final = "no evidence given"
LEVERS: Final = {"mission": "mission", "shared": "mission and headquarters", "headquarters": "headquarters"}
LEVER: Final = "Lever"
UNIT: Final = "{amount} {unit}"

METHOD: Final = "How the score was made"
METHOD_TEXT: Final = (
    (
        "Each answer earns {least} to {most} points: a level of a scale by its place on the scale, a number or an age "
        "along straight lines between stated goalposts."
    ),
    "{formulas} What is not applicable leaves every sum. {open}",
    "The range is what the score could still become if every open question were answered at its worst or at its best.",
    "Coverage is the share of the applicable weight that is answered. Below {minimum} only the range is shown.",
    (
        "Support is the share of the answered weight that rests on evidence dated at most {months} months before the "
        "assessment.{unsupported}"
    ),
    (
        "A rule across the themes fires where answers pull against each other, and a finding says so. Some rules cap a "
        "score; the report then says what it would be without the cap. Where open answers could still turn a rule, it "
        "is not yet decided."
    ),
    (
        "Scores are shown with one decimal, halves rounded up; {least} and {most} are shown only where they are exact. "
        "Bands go by the number shown."
    ),
    (
        "An assessment of this kind tells how the mission sees its own arrangements. It does not rate troops, the "
        "country or the mission's effect, and it is not made for ranking missions."
    ),
)
FORMULAS_PLAIN: Final = (
    "The score of a topic is the mean of its items, of a theme that of its topics, and of the whole that of the "
    "themes, each by weight."
)
FORMULAS_OTHER: Final = "A score is the mean, by weight, of the scores below it, but: {others}."
FORMULA_OF: Final = "{titles}: {formula}"
OPEN_LEFT_OUT: Final = "What is not known or unanswered leaves the score and widens the range."
OPEN_AT_WORST: Final = "What is not known or unanswered counts at its worst, and widens the range."
UNSUPPORTED_AT_MOST: Final = " An answer without such evidence earns at most {most}."
UNSUPPORTED_POINTS: Final = "{points} points"
UNSUPPORTED_LEVEL: Final = "the points of the level {level}"
AGGREGATES: Final = {
    "mean": "the mean of what is below it, by weight",
    "geometric": "the geometric mean of what is below it, by weight",
    "median": "the median of what is below it, by weight",
    "minimum": "the lowest of what is below it",
    "maximum": "the highest of what is below it",
    "sum": "the sum of what is below it, each times its weight, at least {floor} and at most {ceiling}",
    "lookup": "read from a table of the levels of what is below it",
}
TO_DECIMALS: Final = "rounded to {decimals} decimals"
TO_ONE_DECIMAL: Final = "rounded to 1 decimal"
TO_WHOLE: Final = "rounded to whole numbers"
PASSES_BANDS: Final = "its band counts further up, as {values}"
BAND_VALUE: Final = "{label} {value}"
FORMULA: Final = "Score"
TABLE_ROW: Final = "{levels}: {result}"
TABLE_ABSENT: Final = "What does not apply counts as {levels}."
TABLE_LAPSES: Final = "Where one of them does not apply, the whole does not."
APPLIES_WHEN: Final = "Asked only where"
POLICIES: Final = "Policies"
POINTS_OF: Final = "Points"
POINTS_SPAN: Final = "{least} to {most}"
BAND_LIST: Final = "Bands: {bands}."
BAND_FROM: Final = "{label} from {start}"

ABOUT: Final = "This assessment"
MADE_WITH: Final = "Made with"
VERSIONS: Final = "Versions and digests"
VERSION_LABELS: Final = {
    "tool": "readiness",
    "framework": "Framework",
    "framework-digest": "Framework digest (SHA-256)",
    "answers-digest": "Answers digest (SHA-256)",
}

SHOW_LIST: Final = "Installed frameworks"
SHOW_HINT: Final = "Read one with: readiness show {name}"
SHOW_COUNT: Final = "Themes: {themes}; scored items: {scored}, in the pulse: {pulse}; context items: {context}"
SHOW_VERSION: Final = "Version {version}, digest {digest}"
PHASES: Final = "Phases"
RESPONDENTS: Final = "Respondents"
BANDS: Final = "Bands"
TERMS: Final = "Terms"
TERMS_WHY: Final = "Names used in the sources, and what they are called today."
TERM: Final = "{term}: {today} (added by {added_by})"
WEIGHT: Final = "Weight"
WEIGHT_PHASE: Final = "{weight} in {phase}"
DUE: Final = "Due"
DUE_PHASES: Final = "in {phases}"
DUE_RESPONDENTS: Final = "from {respondents}"
KINDS: Final = {
    "number": "A number ({unit}) from {lowest} to {highest}",
    "age": "A date, scored by its age in months",
    "context-number": "A number ({unit}), for context",
    "context-number-plain": "A number, for context",
    "context-text": "Text, for context",
    "context-yes-no": "Yes or no, for context",
    "yes-no": "Yes ({yes} points) or no ({no} points)",
    "choice": "One of",
    "choices": "Any of, together at most {ceiling} points",
    "scale": "One of these levels",
}
LEVELS_RULE: Final = "A level is reached when every part of it is met; each level includes those before it."
KIND: Final = "Answer"
GOALPOST: Final = "{points} points at {value}"
NEVER: Final = "never: {points} points"
LEVEL: Final = "{label} ({points} points): {text}"
OPTION: Final = "{id}: {label} ({points} points)"
OPTION_NOT_APPLICABLE: Final = "{id}: {label} (the question does not apply)"
REVERSED: Final = "points count the other way round"
PULSE: Final = "in the pulse"
NO_EVIDENCE: Final = "takes no evidence"
FLAGS: Final = "Also"

CHECK_FRAMEWORK: Final = "{path}: framework {name}; scored items: {scored}; no errors"
CHECK_ASSESSMENT: Final = (
    "{path}: assessment of {subject}, round {round}; {answered} answered, {not_applicable} not applicable, "
    "{dont_know} not known, {unanswered} unanswered{more}; no errors"
)
CHECK_BLANK: Final = "; there is no answer in it yet"
CHECK_MISSING: Final = "; not in the file: {count}"
CHECK_STALE: Final = "; evidence older than {months} months: {count}"
CHECK_FOLDER: Final = "{path}: what the assessments of this folder have in common; no errors"
CHECK_TARGETS: Final = "{path}: targets: {count}; no errors"
CHECK_TARGETS_ALONE: Final = (
    "{path}: targets: {count}; no errors, but what they name was not looked up: no readiness.yaml beside it names a "
    "framework that can be read"
)
WROTE: Final = "Wrote {path}"
PUT_INTO: Final = "Put the report into {path}"
IN_IT_ALREADY: Final = "{path} has this report already"
NOT_ON_SCALE: Final = "{number} is not on the scale of the overall score, {least} to {most}."
