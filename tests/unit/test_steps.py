"""What an item asks next, for every kind of answer."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.engine.following import following
from readiness.ids import NodeId
from readiness.model.assessment import Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.framework import POINTS, Age, Choice, Choices, Context, Item, Kind, Number, Option, Scale, YesNo
from readiness.report.steps import next_step

SCALE = Scale(("low", "middle", "high"), (0.0, 50.0, 100.0), ("L.", "M.", "H."))
YES_NO = YesNo(100.0, 0.0)
NO_YES = YesNo(0.0, 100.0)
OPTIONS = (Option("a", "A", 20.0), Option("b", "B", 60.0), Option("c", "C", 90.0), Option("n", "N", None))
CHOICE = Choice(OPTIONS)
CHOICES = Choices(OPTIONS[:3], 100.0)
FALLING = Number("days", 0, 3650, ((10.0, 100.0), (90.0, 0.0)))
NARROW = Number("hours", 0, 10, ((0.0, 0.0), (3.0, 90.0)))
MONTH = Number("days", 0, 30, ((0.0, 100.0), (30.0, 0.0)))
NO_SOONER = Number("days", 10, 30, ((0.0, 100.0), (30.0, 0.0)))
FINE = Number("days", 0, 9, ((0.0, 0.0), (2.5, 100.0)))
CAPPED = Choices(OPTIONS[:3], 60.0)
AGE = Age(((6.0, 100.0), (36.0, 0.0)), 0.0)
DAY = date(2026, 1, 1)
SAME = YesNo(50.0, 50.0)
CLOSE = YesNo(50.5, 50.0)
EQUAL = Choices((Option("p", "P", 0.0), Option("q", "Q", 0.5)), 100.0)
ONE_TO_SEVEN = (1.0, 7.0)
AGE_OF_SEVEN = Age(((6.0, 7.0), (36.0, 1.0)), None)
LONG_AGO = date(2023, 11, 23)
SEVENTHS = Number("%", 0, 100, ((0.0, 1.0), (60.0, 7.0)))

TODAY = date(2026, 11, 23)


def asked(kind: Kind, value: Value, *, reverse: bool = False) -> str | None:
    return next_step(replace(Item(NodeId("i"), "Q", kind), reverse=reverse), value, TODAY, POINTS)


@pytest.mark.parametrize(
    ("kind", "value", "reverse", "text"),
    [
        (SCALE, Level(SCALE, 0), False, "Next, middle: M."),
        (SCALE, Level(SCALE, 2), False, None),
        (SCALE, Level(SCALE, 2), True, "Next, middle: M."),
        (SCALE, Level(SCALE, 0), True, None),
        (SCALE, Level(SCALE, 1), True, "Next, low: L."),
        (YES_NO, YesOrNo(YES_NO, yes=False), False, "Next: yes."),
        (YES_NO, YesOrNo(YES_NO, yes=True), False, None),
        (YES_NO, YesOrNo(YES_NO, yes=True), True, "Next: no."),
        (NO_YES, YesOrNo(NO_YES, yes=True), False, "Next: no."),
        (SAME, YesOrNo(SAME, yes=False), False, None),
        (SAME, YesOrNo(SAME, yes=False), True, None),
        (CLOSE, YesOrNo(CLOSE, yes=False), False, "Next: yes."),
        (CLOSE, YesOrNo(CLOSE, yes=False), True, None),
        (EQUAL, SomeOf(EQUAL, EQUAL.options[:1]), False, "Next: Q."),
        (EQUAL, SomeOf(EQUAL, EQUAL.options[1:]), False, None),
        (EQUAL, SomeOf(EQUAL, EQUAL.options[:1]), True, None),
        (CHOICE, OneOf(CHOICE, OPTIONS[0], 20.0), False, "Next: B."),
        (CHOICE, OneOf(CHOICE, OPTIONS[2], 90.0), False, None),
        (CHOICE, OneOf(CHOICE, OPTIONS[2], 90.0), True, "Next: B."),
        (CHOICES, SomeOf(CHOICES, OPTIONS[:1]), False, "Next: C."),
        (CHOICES, SomeOf(CHOICES, ()), True, None),
        (CHOICES, SomeOf(CHOICES, OPTIONS[:3]), False, None),
        (CHOICES, SomeOf(CHOICES, OPTIONS[:2]), True, "Next: without B."),
        (FALLING, Quantity(FALLING, 120.0), False, "Next: 70 days, from 120."),
        (FALLING, Quantity(FALLING, 20.0), False, "Next: 10 days, from 20."),
        (FALLING, Quantity(FALLING, 3.0), False, None),
        (FALLING, Quantity(FALLING, 3.0), True, "Next: 30 days, from 3."),
        (NARROW, Quantity(NARROW, 1.0), False, "Next: 2 hours, from 1."),
        (NARROW, Quantity(NARROW, 4.0), False, None),
        (FINE, Quantity(FINE, 0.5), False, "Next: 1.2 days, from 0.5."),
        (FALLING, Quantity(FALLING, 31.0), False, "Next: 11 days, from 31."),
        (MONTH, Quantity(MONTH, 20.0), False, "Next: 12 days, from 20."),
        (NO_SOONER, Quantity(NO_SOONER, 10.0), False, None),
        (CAPPED, SomeOf(CAPPED, OPTIONS[:2]), False, None),
        (AGE, Since(AGE, DAY), False, "Next: a date not more than 6 months back."),
        (AGE, Never(AGE, 0.0), False, "Next: a date not more than 6 months back."),
        (AGE, Since(AGE, date(2026, 5, 23)), False, None),
    ],
)
def test_the_next_step(kind: Kind, value: Value, reverse: bool, text: str | None) -> None:
    assert asked(kind, value, reverse=reverse) == text


def test_a_context_item_asks_nothing() -> None:
    kind = Context("number", "%")
    assert asked(kind, Told(kind, 3.0)) is None


@pytest.mark.parametrize(
    ("kind", "value", "better"),
    [
        (CHOICE, OneOf(CHOICE, OPTIONS[0], 20.0), OneOf(CHOICE, OPTIONS[1], 60.0)),
        (AGE, Since(AGE, DAY), Since(AGE, date(2026, 5, 23))),
        (AGE, Never(AGE, 0.0), Since(AGE, date(2026, 5, 23))),
    ],
)
def test_the_better_answer_is_a_whole_answer(kind: Kind, value: Value, better: Value) -> None:
    assert following(Item(NodeId("i"), "Q", kind), value, TODAY, POINTS) == better


@pytest.mark.parametrize(
    ("item", "value", "better"),
    [
        # a quarter of the span from 1 to 7 is 1.5 points, which 15 % earn
        (Item(NodeId("i"), "Q", SEVENTHS), Quantity(SEVENTHS, 20.0), Quantity(SEVENTHS, 35.0)),
        (Item(NodeId("i"), "Q", SEVENTHS, reverse=True), Quantity(SEVENTHS, 20.0), Quantity(SEVENTHS, 5.0)),
        (Item(NodeId("i"), "Q", AGE_OF_SEVEN, reverse=True), Since(AGE_OF_SEVEN, TODAY), Since(AGE_OF_SEVEN, LONG_AGO)),
        (Item(NodeId("i"), "Q", AGE_OF_SEVEN), Since(AGE_OF_SEVEN, LONG_AGO), Since(AGE_OF_SEVEN, date(2026, 5, 23))),
        (Item(NodeId("i"), "Q", AGE_OF_SEVEN), Since(AGE_OF_SEVEN, TODAY), None),
    ],
)
def test_the_better_answer_on_another_scale(item: Item, value: Value, better: Value | None) -> None:
    assert following(item, value, TODAY, ONE_TO_SEVEN) == better
