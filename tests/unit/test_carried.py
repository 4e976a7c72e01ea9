"""What reports say of answers that were carried over and that nobody has confirmed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from readiness.cli.app import app


def told(*args: str | Path) -> str:
    done = CliRunner().invoke(app, [str(arg) for arg in args], env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


@pytest.fixture
def rounds(tmp_path: Path) -> tuple[Path, Path]:
    """A round, and the same a year later with one answer carried over; both with evidence of their year."""
    head, text = HEAD.format(year=2025), ANSWER.format(year=2025, more="")
    old, new = tmp_path / "2025.yaml", tmp_path / "2026.yaml"
    old.write_text(head + text, encoding="utf-8")
    new.write_text(HEAD.format(year=2026) + ANSWER.format(year=2026, more=", carried: true"), encoding="utf-8")
    return old, new


HEAD = """\
readiness: assessment/1
framework: {{id: integrated-mission, version: "2026.2"}}
subject: {{id: m, name: M}}
round: "{year}"
date: {year}-11-20
phase: implementation
respondent: leadership
answers:
"""
ANSWER = (
    "  funding.tasks-resourced: {{answer: 55, evidence: [{{ref: R, kind: document, date: {year}-11-01}}]{more}}}\n"
    "  funding.horizon: {{answer: 12, evidence: [{{ref: R, kind: document, date: {year}-11-01}}]}}\n"
)


def test_the_report_counts_them_and_says_why_they_have_no_support(rounds: tuple[Path, Path]) -> None:
    old, new = rounds
    assert "carried over" not in told("score", old, "--format", "markdown")
    report = told("score", new, "--format", "markdown")
    assert "1 carried over from an earlier round and not confirmed, so without support" in report
    assert report.count("none, since it was carried over and is not confirmed") == 1


def test_the_explanation_says_that_its_evidence_does_not_count(rounds: tuple[Path, Path]) -> None:
    said = told("explain", rounds[1], "funding.tasks-resourced")
    assert "does not count, its answer was carried over and is not confirmed" in said
    assert "carried over" not in told("explain", rounds[1], "funding.horizon")


def test_a_comparison_tells_lost_support_apart_from_old_evidence(rounds: tuple[Path, Path]) -> None:
    said = told("diff", *rounds)
    assert "Had support, and are now carried over and not confirmed" in said
    assert "grown too old" not in said


@pytest.mark.parametrize("value", ["yes", "1", '"true"', "[]"])
def test_the_key_is_true_or_false(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD.format(year=2026) + ANSWER.format(year=2026, more=f", carried: {value}"), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code == 1
    assert "a.yaml:9:" in done.output
