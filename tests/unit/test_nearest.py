"""Which known word is offered for one that is not known, and where none is."""

import pytest

from readiness.ids import nearest

IDS = (
    *("funding", "funding.horizon", "funding.programming", "funding.tasks-resourced", "funding.q1", "funding.q12"),
    *("staffing.profiles", "staffing.vacancy-action", "planning.threats", "harmonization.command"),
)
LABELS = ("absent", "ad hoc", "established", "embedded", "not-applicable", "dont-know", "unanswered")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("funding.horizn", IDS, "funding.horizon"),
        ("fundin.horizon", IDS, "funding.horizon"),
        ("fundin.horizn", IDS, "funding.horizon"),
        ("FUNDING.HORIZON", IDS, "funding.horizon"),
        ("Funding.Horizn", IDS, "funding.horizon"),
        ("funding.programing", IDS, "funding.programming"),
        ("funding.tasks_resourced", IDS, "funding.tasks-resourced"),
        ("staffing.vacancyaction", IDS, "staffing.vacancy-action"),
        ("horizon", IDS, "funding.horizon"),
        ("planning threats", IDS, "planning.threats"),
        ("funding.", IDS, "funding"),
        ("fundingg", IDS, "funding"),
        ("ESTABLISHED", LABELS, "established"),
        ("AD HOC", LABELS, "ad hoc"),
        ("ad-hoc", LABELS, "ad hoc"),
        ("estblished", LABELS, "established"),
        ("don't know", LABELS, "dont-know"),
        ("startup", ("start-up", "transition"), "start-up"),
        ("wieght", ("weight", "weight-why"), "weight"),
        ("assesment/1", ("assessment/1", "checklist/1"), "assessment/1"),
    ],
)
def test_a_slip_of_the_pen_is_told(word: str, known: tuple[str, ...], meant: str) -> None:
    assert nearest(word, known) == meant


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("funding.old", IDS),
        ("funding.x0", IDS),
        ("funding.command", IDS),
        ("fundin.old", IDS),
        ("funding.q13", IDS),
        ("funding.q2", IDS),
        ("funding.horizon.profiles", IDS),
        ("harmonization.horizon", ("funding.horizon",)),
        ("strong", LABELS),
        ("3", LABELS),
        ("", LABELS),
        ("x" * 201, ("x" * 200,)),
        ("ABSENT", ("absent", "Absent")),
        ("level", ("a.level", "b.level")),
        ("x", ()),
    ],
)
def test_what_is_far_fetched_is_not(word: str, known: tuple[str, ...]) -> None:
    assert nearest(word, known) is None
