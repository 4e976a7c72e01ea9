"""A folder of small assessments whose framework is kept beside them, to be sealed and damaged."""

from datetime import date
from pathlib import Path
from typing import Final

from manual_snippets import good_files
from readiness.model.framework import Framework
from readiness.workflow.frameworks import load_framework
from readiness.workflow.keeping import keep
from readiness.workflow.sealing import Correction, Done, seal_file
from support import good

DAY: Final = date(2026, 12, 1)
HEAD: Final = """\
readiness: assessment/1
framework: {{id: small, version: "1"}}
subject: {{id: unmex, name: UN Mission in Exampleland, fictional: true}}
round: "{year}"
date: {year}-11-23
phase: transition
respondent: leadership
"""
ANSWERS: Final = """\
answers:
  profiles: established   # as the head of office sees it
  handover: yes
  language: own
  vacancies: {answer: 30, note: From the table of October.}
  review: dont-know
"""


def text(year: int, answers: str = ANSWERS) -> str:
    """An assessment of the small framework."""
    return HEAD.format(year=year) + answers


def small(folder: Path) -> Framework:
    """The small framework, its files in a folder that is made for them."""
    folder.mkdir()
    for name, content in good_files().items():
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return good(load_framework(folder))


def rounds_in(folder: Path, *years: int) -> Path:
    """A folder with an assessment for each year, and their framework."""
    here = folder / "rounds"
    here.mkdir()
    framework = small(folder / "small")
    for year in years:
        (here / f"{year}.yaml").write_text(text(year), encoding="utf-8", newline="")
        assert not keep(framework, here / f"{year}.yaml")
    return here


def seal(folder: Path, year: int, correction: Correction | None = None) -> Done:
    """The file of a year, sealed."""
    return good(seal_file(folder / f"{year}.yaml", DAY, correction))


def seals_of(folder: Path) -> Path:
    """The file of seals."""
    return folder / ".readiness" / "seals"


def change(path: Path, old: str, new: str) -> None:
    """Put another text for one that is there."""
    before = path.read_bytes()
    assert old.encode() in before
    path.write_bytes(before.replace(old.encode(), new.encode(), 1))
