"""Every question and rule says where it comes from, and every point a mission can assess is asked or explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
import yaml

from readiness.model.framework import Catalogue, Finding, Framework, Item, Rule, Source, Tension
from readiness.report.source_page import citing, held
from readiness.workflow.frameworks import load_framework
from support import NEWEST, ROOT, SHIPPED, good


@dataclass
class Version:
    """One shipped version with its catalogue."""

    framework: Framework

    @cached_property
    def catalogue(self) -> Catalogue:
        assert self.framework.catalogue is not None
        return self.framework.catalogue

    @cached_property
    def entries(self) -> list[Item | Rule]:
        return [*self.framework.items(), *self.framework.rules]

    @cached_property
    def findings(self) -> list[Finding]:
        return [source for source in self.catalogue.sources if isinstance(source, Finding)]

    @cached_property
    def assessable(self) -> set[str]:
        return {finding.id for finding in self.findings if "mission" in finding.assessable_by}

    @cached_property
    def tensions(self) -> list[Tension]:
        return [source for source in self.catalogue.sources if isinstance(source, Tension)]

    @cached_property
    def sources(self) -> list[Source]:
        return [*self.findings, *self.tensions]

    @cached_property
    def cited(self) -> Mapping[str, tuple[str, ...]]:
        return citing(self.framework)

    @cached_property
    def not_asked(self) -> dict[str, str]:
        return dict(self.catalogue.not_asked)


VERSIONS = {folder: Version(good(load_framework(folder))) for folder in SHIPPED}
LAST = VERSIONS[NEWEST]
by_version = pytest.mark.parametrize("version", VERSIONS.values(), ids=lambda version: version.framework.version)


@by_version
def test_what_a_mission_can_assess_is_cited_or_listed_with_a_reason(version: Version) -> None:
    cited, not_asked = version.assessable & version.cited.keys(), version.assessable & version.not_asked.keys()
    assert cited | not_asked == version.assessable
    assert cited & not_asked == set()


@by_version
def test_only_what_a_mission_can_assess_is_listed_as_not_asked(version: Version) -> None:
    assert {name for name in version.not_asked if not name.startswith("X-")} <= version.assessable
    assert all(len(reason) > 20 for reason in version.not_asked.values())


@by_version
def test_no_unknown_id_is_cited(version: Version) -> None:
    assert set(version.cited) <= {source.id for source in version.sources}


@by_version
def test_every_item_and_every_rule_has_a_source(version: Version) -> None:
    assert [entry.id for entry in version.entries if not entry.sources] == []


@by_version
def test_every_tension_that_one_assessment_can_show_has_a_rule_that_rests_on_its_findings(version: Version) -> None:
    by_weights = {"X-09"}
    two_respondents = {"X-15", "X-17"}
    no_rule = {"X-16"}
    rules = version.framework.rules
    ruled = {name for rule in rules for name in rule.sources if name.startswith("X-")}
    assert {tension.id for tension in version.tensions} == ruled | by_weights | two_respondents | no_rule
    assert {name for name in version.not_asked if name.startswith("X-")} == by_weights | two_respondents | no_rule
    findings = {tension.id: set(tension.findings) for tension in version.tensions}
    for rule in rules:
        (tension,) = [name for name in rule.sources if name.startswith("X-")]
        assert set(rule.sources) - {tension} <= findings[tension], rule.id
        assert set(rule.sources) - {tension}, rule.id


@by_version
def test_consultation_and_following_through_weigh_otherwise_by_phase(version: Version) -> None:
    weights = {item.id: item.weight for item in version.framework.items() if "X-09" in item.sources}
    assert {name for name, weight in weights.items() if weight.by_phase} == set(weights)
    assert len(weights) == 2


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_catalogue_says_nothing_of_its_making(folder: Path) -> None:
    data = yaml.safe_load((folder / "sources.yaml").read_text(encoding="utf-8"))
    known = {"id", "section", "kind", "theme", "held-by", "assessable-by", "finding", "numbers", "joined"}
    assert {key for entry in data["findings"] for key in entry} <= known
    assert {key for entry in data["tensions"] for key in entry} == {"id", "title", "between", "tension", "findings"}
    assert set(data) == {"readiness", "work", "findings", "tensions", "not-asked"}


def test_the_page_is_of_the_newest_version_and_has_every_source_and_how_widely_it_was_held() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row for row in page.splitlines() if row.startswith("| ")}
    assert page.startswith(f"# Sources of integrated-mission\\@{LAST.framework.version}\n")
    for source in LAST.sources:
        for name in LAST.cited.get(source.id, ()):
            assert name in rows[source.id]
    for finding in LAST.findings:
        assert f"| {held(finding)} |" in rows[finding.id]


def test_what_one_participant_said_is_not_what_participants_agreed_on() -> None:
    phrases = {finding.held_by: held(finding) for finding in LAST.findings}
    assert len(set(phrases.values())) == len(phrases) == 8
    assert "one" in phrases["one"]
