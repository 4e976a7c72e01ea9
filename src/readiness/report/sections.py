"""What a report in the terminal is divided into. Title, notices and facts stand above every choice of sections.

A name of a page is that of one or more of its headings.
"""

from typing import Final

OVERALL: Final = "overall"
THEMES: Final = "themes"
FINDINGS: Final = "findings"
STEPS: Final = "steps"
TARGETS: Final = "targets"
OPEN: Final = "open"
CONTEXT: Final = "context"
ITEMS: Final = "items"
VERSIONS: Final = "versions"
SUMMARY: Final = "summary"
SCORES: Final = "scores"
SPLIT: Final = "split"
STATIONS: Final = "stations"
QUESTIONS: Final = "questions"
EVIDENCE: Final = "evidence"
METHOD: Final = "method"
ROUNDS: Final = "rounds"
PLOT: Final = "plot"
INDEX: Final = "index"
RATE: Final = "rate"

ASSESSMENT: Final = (OVERALL, THEMES, FINDINGS, STEPS, TARGETS, OPEN, CONTEXT, ITEMS, VERSIONS)
ASSESSMENT_DEFAULT: Final = frozenset(ASSESSMENT) - {ITEMS}
"""What is shown where nothing is chosen: the items in full are for whoever asks."""
CHANGE: Final = (SUMMARY, SCORES, SPLIT, STATIONS, QUESTIONS, FINDINGS, TARGETS, ITEMS, EVIDENCE, METHOD, VERSIONS)
TREND: Final = (ROUNDS, PLOT, INDEX, THEMES, RATE, FINDINGS, TARGETS, VERSIONS)
