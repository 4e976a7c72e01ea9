"""The snippets of the manual pages, each put where it belongs in a small framework and checked as a user's file is."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import indent
from typing import Final

from readiness.problems import Problem
from readiness.words.manual.page import Part
from readiness.workflow.checking import check

HEAD: Final = """\
readiness: framework/1
id: small
version: "1"
title: A small framework
phases: [start-up, transition]
respondents: [leadership, military]
scales: {practice: [absent, ad hoc, established, embedded]}
bands: [{from: 0, label: Low}, {from: 50, label: High}]
checklists: [staffing.yaml]
rules: rules.yaml
sources: sources.yaml
"""
CHECKLIST: Final = """\
readiness: checklist/1
id: staffing
title: Staffing
items:
"""
ITEMS: Final = """\
- id: profiles
  ask: What happens to job profiles when the phase changes?
  why: Profiles that stay as they were hold a mission to its first months.
  sources: [S-1]
  scale: practice
  levels: [They stay as they were., Some are mended when a post falls empty., Most are reviewed., All are reviewed.]
  phases: [transition]
- id: handover
  ask: Does every post hand over in writing?
  why: What is not written down leaves with the person.
  sources: [S-1]
  yes-no: {yes: 100, no: 0}
- id: language
  ask: In which language do staff work with the ministries?
  why: It decides who can be recruited.
  sources: [S-1]
  choice:
    - {id: own, label: The country's own, points: 100}
    - {id: other, label: Another, points: 20}
    - {id: none-due, label: There are no ministries, means: not-applicable}
- id: channels
  ask: Through which channels are posts advertised?
  why: One channel finds one kind of person.
  sources: [S-1]
  choices: {options: [{id: web, label: On the web, points: 50}, {id: press, label: In the press, points: 50}]}
- id: vacancies
  ask: What share of the posts is empty?
  why: Empty posts hurt every other theme.
  sources: [S-1]
  number: {unit: "%", between: [0, 100], goalposts: [[5, 100], [40, 0]]}
- id: review
  ask: When were the posts last reviewed?
  why: A review that is long past says little.
  sources: [S-1]
  date: {goalposts: [[6, 100], [36, 0]]}
- id: posts
  ask: How many posts does the mission have?
  why: It says how much the shares weigh.
  sources: [S-1]
  context: number
"""
RULES: Final = """\
readiness: rules/1
rules:
"""
RULE: Final = """\
- id: empty-posts
  when: score("staffing") < 30 and answer("vacancies") > 40
  severity: warning
  finding: Posts stand empty, and little is done about it.
  recommend: Begin to recruit on the day on which a post falls empty.
  for: mission
  sources: [S-1]
"""
SOURCES: Final = """\
readiness: sources/1
work: A seminar, fictional
findings:
  - id: S-1
    section: "1"
    kind: problem
    theme: staffing
    held-by: many
    assessable-by: [mission]
    finding: Posts stand empty.
"""
ASSESSMENT: Final = """\
readiness: assessment/1
framework: {id: small, version: "1"}
subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}
round: "2026"
date: 2026-11-23
phase: transition
respondent: leadership
"""


def files_with(of: Part, snippet: str) -> dict[str, str]:
    """The files of the small framework and of an assessment made with it, with the snippet in its place."""
    files = {
        "small/framework.yaml": HEAD,
        "small/staffing.yaml": CHECKLIST + indent(ITEMS, "  "),
        "small/rules.yaml": RULES + indent(RULE, "  "),
        "small/sources.yaml": SOURCES,
    }
    match of:
        case "item":
            files["small/staffing.yaml"] += indent(_entry(snippet), "  ")
        case "rule":
            files["small/rules.yaml"] += indent(_entry(snippet), "  ")
        case "when":
            condition = indent(snippet.strip(), "      ")
            files["small/rules.yaml"] = RULES + indent(
                RULE.replace('score("staffing") < 30 and answer("vacancies") > 40', f"|\n{condition}"), "  "
            )
        case "head":
            files["small/framework.yaml"] += snippet
        case "framework" | "checklist" | "rules" | "sources":
            files[f"small/{'staffing' if of == 'checklist' else of}.yaml"] = snippet
        case "answers":
            files["2026.yaml"] = f"{ASSESSMENT}answers:\n{indent(snippet, '  ')}"
        case "assessment":
            files["2026.yaml"] = snippet
    return files


def _entry(snippet: str) -> str:
    """An entry of a list."""
    return indent(snippet, "  ").replace("  ", "- ", 1)


def problems_of(folder: Path, of: Part, snippet: str) -> Sequence[Problem]:
    """What `readiness check` says where a snippet of a manual page stands in the file that it belongs to."""
    files = files_with(of, snippet)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    whole = folder / "2026.yaml"
    asked = check(whole, str(folder / "small")) if whole.exists() else check(folder / "small")
    return [problem for checked in asked for problem in checked.problems]
