from datetime import date

import pytest

from readiness.model.assessment import (
    Answer,
    Answered,
    DontKnow,
    Level,
    Never,
    NotApplicable,
    OneOf,
    Quantity,
    Since,
    SomeOf,
    Told,
    Unanswered,
    YesOrNo,
)
from readiness.model.framework import Age, Choice, Choices, Context, Number, Option, Scale, YesNo
from readiness.model.result import Range
from readiness.report.wording import amount, answer_text, percent, percent_below, range_text, score_text, value_detail

SCALE = Scale(("low", "high"), (0.0, 100.0), ("L.", "H."))
OPTION = Option("a", "A", 20.0)
CHOICES = Choices((OPTION, Option("b", "B", 30.0)), 100.0)
NUMBER = Number("days", 0, 90, ((0.0, 100.0), (90.0, 0.0)))
AGE = Age(((6.0, 100.0), (36.0, 0.0)), 0.0)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (1, "100 %"), (0.001, "1 %"), (0.999, "99 %"), (0.985, "99 %"), (0.125, "13 %"), (1 / 3, "33 %")],
)
def test_per_cent_are_whole_and_their_ends_exact(share: float, text: str) -> None:
    assert percent(share) == text


def test_a_share_below_a_limit_reads_as_below_it() -> None:
    assert percent_below(0.597, 0.6) == "59.7 %"
    assert percent_below(0.59999, 0.6) == "59.9 %"
    assert percent_below(0.22, 0.6) == "22 %"


def test_numbers() -> None:
    assert [amount(value) for value in (3.0, 3.5, 1 / 3, -2.0)] == ["3", "3.5", "0.3333333333", "-2"]
    assert [score_text(value) for value in (0, 100, 33.3333, 66.65)] == ["0.0", "100.0", "33.3", "66.7"]
    assert range_text(Range(10, 20.1, 10, 20.1)) == "10.0 to 20.1"
    assert range_text(Range(10, 10, 10, 10)) == "10.0"


@pytest.mark.parametrize(
    ("answer", "text", "detail"),
    [
        (Answered(Level(SCALE, 1)), "high", "H."),
        (Answered(YesOrNo(YesNo(100, 0), yes=True)), "yes", None),
        (Answered(YesOrNo(YesNo(100, 0), yes=False)), "no", None),
        (Answered(OneOf(Choice((OPTION,)), OPTION, 20.0)), "A", None),
        (Answered(SomeOf(CHOICES, CHOICES.options)), "A, B", None),
        (Answered(SomeOf(CHOICES, ())), "none of them", None),
        (Answered(Quantity(NUMBER, 12.5)), "12.5 days", None),
        (Answered(Since(AGE, date(2026, 1, 2))), "2026-01-02", None),
        (Answered(Never(AGE, 0.0)), "never", None),
        (Answered(Told(Context("number", "%"), 28.0)), "28 %", None),
        (Answered(Told(Context("number", None), 12.0)), "12", None),
        (Answered(Told(Context("text", None), "as it is")), "as it is", None),
        (Answered(Told(Context("yes-no", None), value=True)), "yes", None),
        (NotApplicable("No such thing."), "not applicable: No such thing.", None),
        (DontKnow(), "not known", None),
        (Unanswered(), "unanswered", None),
    ],
)
def test_answers_in_words(answer: Answer, text: str, detail: str | None) -> None:
    assert answer_text(answer) == text
    assert value_detail(answer) == detail
