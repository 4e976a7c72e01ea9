"""The snippets of the manual pages, each put where it belongs in a small framework and checked as a user's file is."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from typing import Final

from readiness.model.checklist_files import KINDS
from readiness.problems import Problem
from readiness.words.manual.page import Part
from readiness.workflow.checking import check_all

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


ITEM: Final = """\
id: briefing
ask: Is every newcomer briefed within a week?
why: Those who are not briefed learn from rumour.
sources: [S-1]
yes-no: {yes: 100, no: 0}
"""
TOPIC: Final = """\
id: sites
title: Sites
items:
  - id: sites.car
    ask: Is there a car at each site?
    why: Sites lie far apart.
    sources: [S-1]
    yes-no: {yes: 100, no: 0}
  - id: sites.radio
    ask: Is there a radio at each site?
    why: Telephones fail first.
    sources: [S-1]
    yes-no: {yes: 100, no: 0}
"""
MORE_RULE: Final = """\
id: more
when: points("handover") < 20
severity: note
finding: Little is handed over.
recommend: Keep handover notes.
for: mission
sources: [S-1]
"""
OF_FILE: Final[dict[Part, str]] = {
    "head": "framework",
    "framework": "framework",
    "checklist": "staffing",
    "rules": "rules",
    "sources": "sources",
}
_KEY: Final = re.compile(r"^([a-z-]+):", re.MULTILINE)
_NAME: Final = re.compile(r"^# ([a-z0-9-]+\.yaml)\n", re.MULTILINE)


def with_keys(base: str, snippet: str) -> str:
    """A mapping whose keys give way to those of the snippet; an item has its kind of answer once."""
    stated = set(_KEY.findall(snippet))
    if not stated.isdisjoint(KINDS):
        stated |= {*KINDS, "levels"}
    starts = [*(match.start() for match in _KEY.finditer(base)), len(base)]
    entries = [base[start:end] for start, end in pairwise(starts)]
    return "".join(entry for entry in entries if entry.partition(":")[0] not in stated) + snippet


def good_files() -> dict[str, str]:
    """The files of the small framework."""
    return {
        "framework.yaml": HEAD,
        "staffing.yaml": CHECKLIST + indent(ITEMS, "  "),
        "rules.yaml": RULES + indent(RULE, "  "),
        "sources.yaml": SOURCES,
    }


def files_with(of: Part, snippet: str) -> dict[str, str]:
    """The files of the small framework with the snippet in its place, and an assessment where the snippet is of one."""
    files = good_files()
    match of:
        case "item":
            files["staffing.yaml"] += indent(_entry(with_keys(ITEM, snippet)), "  ")
        case "topic":
            files["staffing.yaml"] += "topics:\n" + indent(_entry(with_keys(TOPIC, snippet)), "  ")
        case "rule":
            files["rules.yaml"] += indent(_entry(with_keys(MORE_RULE, snippet)), "  ")
        case "when":
            rule = with_keys(MORE_RULE, f"when: |\n{indent(snippet.strip(), '  ')}\n")
            files["rules.yaml"] = RULES + indent(_entry(rule), "  ")
        case "head" | "framework" | "checklist" | "rules" | "sources":
            name = f"{OF_FILE[of]}.yaml"
            files[name] = _file(files[name], snippet)
        case "files":
            parts = _NAME.split(snippet)[1:]
            for name, text in zip(parts[::2], parts[1::2], strict=True):
                files[name] = _file(files.get(name, ""), text)
        case "answers":
            files["2026.yaml"] = f"{ASSESSMENT}answers:\n{indent(snippet, '  ')}"
        case "assessment":
            files["2026.yaml"] = _file(ASSESSMENT, snippet)
    return files


def _file(base: str, snippet: str) -> str:
    """The snippet where it is a file as it stands, else the file with its keys."""
    return snippet if snippet.lstrip(" ").startswith("readiness:") else with_keys(base, snippet)


def _entry(snippet: str) -> str:
    """An entry of a list."""
    return indent(snippet, "  ").replace("  ", "- ", 1)


def problems_of(folder: Path, of: Part, snippet: str) -> Sequence[Problem]:
    """What `readiness check` says where a snippet of a manual page stands in the file that it belongs to.

    An assessment is read with the small framework, unless it names the one that is installed.
    """
    small = folder / "small"
    small.mkdir(exist_ok=True)
    for name, text in files_with(of, snippet).items():
        (folder if name == "2026.yaml" else small).joinpath(name).write_text(text, encoding="utf-8", newline="")
    whole = folder / "2026.yaml"
    if not whole.exists():
        return check_all([small / "framework.yaml"]).problems
    return check_all([whole], None if "integrated-" in snippet else str(small)).problems
