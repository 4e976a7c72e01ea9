"""A question as it is put to somebody: worded, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import assert_never

from readiness.model.assessment import (
    Answered,
    Entry,
    Evidence,
    Level,
    NotApplicable,
    OneOf,
    SomeOf,
    Subject,
    Told,
    Unanswered,
    YesOrNo,
)
from readiness.model.framework import Age, Choice, Choices, Context, Framework, Item, Number, Option, Scale, YesNo
from readiness.model.levels import has_numbers
from readiness.model.result import NodeResult, NoScore
from readiness.report.wording import amount, answer_text, percent, percent_below, range_text, shown_text, titles_of
from readiness.words import interview as words
from readiness.words import report as report_words


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What may be chosen."""

    typed: str
    """What is typed to choose it."""
    text: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, worded."""

    place: str
    """Which question it is, how far it is, and where it belongs."""
    ask: str
    choices: tuple[ChoiceView, ...]
    """In the order of the framework; none where a number, a date or a text is typed."""
    several: bool
    """Whether any number of the choices may be taken together."""
    form: tuple[str, ...]
    """How an answer is typed, where that needs to be said."""
    beside: tuple[str, ...]
    """Why it is asked, and what the round before answered."""
    answered: tuple[str, ...]
    """What the file has as an answer."""
    kept: tuple[str, ...]
    """What it has beside an answer."""
    chosen: frozenset[str]
    """Of the choices what the file has, as it is typed."""
    carried: bool
    """Whether that was carried over, and nobody has confirmed it."""

    def lines(self) -> tuple[str, ...]:
        """All of it, readable aloud in order."""
        shown = tuple(choice.text for choice in self.choices)
        return ("", self.place, self.ask, *shown, *self.form, *self.beside, *self.answered, *self.kept)


def question(
    item: Item,
    theme: str,
    number: int,
    of: int,
    entry: Entry | None,
    example: str,
    progress: str = "",
    before: Sequence[str] = (),
) -> QuestionView:
    """A question as it is put; `example` is a day for questions that ask for one.

    `progress` is how far it is, and `before` are the lines on what the round before answered.
    """
    place = words.PLACE.format(number=number, of=of, progress=progress, theme=theme, id=item.id)
    only = () if item.applies_when is None else (words.ONLY_WHERE.format(condition=item.applies_when.text),)
    why = () if item.why is None else (words.WHY.format(why=item.why),)
    return QuestionView(
        place,
        item.ask,
        _choices(item),
        several=isinstance(item.kind, Choices),
        form=_form(item, example),
        beside=(*only, *why, *before),
        answered=() if entry is None else _answered(entry),
        kept=() if entry is None else _kept(entry),
        chosen=frozenset() if entry is None else _chosen(item, entry),
        carried=entry is not None and entry.carried,
    )


def now(entry: Entry | None) -> tuple[str, ...]:
    """What the file has, where it has anything."""
    return () if entry is None else (*_answered(entry), *_kept(entry))


def _answered(entry: Entry) -> tuple[str, ...]:
    said = words.NOW_CARRIED if entry.carried else words.NOW
    return () if isinstance(entry.answer, Unanswered) else (said.format(answer=answer_text(entry.answer)),)


def _kept(entry: Entry) -> tuple[str, ...]:
    note = () if entry.note is None else (words.NOW_NOTE.format(note=entry.note),)
    rests = (words.NOW_EVIDENCE.format(evidence="; ".join(map(_piece, entry.evidence))),) if entry.evidence else ()
    return (*note, *rests)


def _piece(piece: Evidence) -> str:
    day = report_words.UNDATED if piece.day is None else piece.day.isoformat()
    return words.EVIDENCE.format(ref=piece.ref, kind=piece.kind, date=day)


def before(entry: Entry, round_: str, *, is_open: bool, is_carried: bool) -> tuple[str, ...]:
    """What the round before answered to a question; what was carried over is that already, but for its note."""
    answer = words.BEFORE.format(round=round_, answer=answer_text(entry.answer))
    if is_open:
        answer = words.BEFORE_KEPT.format(before=answer)
    note = () if entry.note is None else (words.BEFORE_NOTE.format(round=round_, note=entry.note),)
    return (*(() if is_carried else (answer,)), *note)


def revealed(item: Item, entry: Entry, round_: str) -> str:
    """What the round before answered to a question that was just answered."""
    return words.REVEALED.format(id=item.id, before=words.BEFORE.format(round=round_, answer=answer_text(entry.answer)))


def progress(to_do: int, seconds: float | None) -> str:
    """How many questions are to be answered or confirmed, and in how many minutes."""
    if not to_do:
        return ""
    if seconds is None:
        return words.PROGRESS.format(count=to_do)
    return words.PROGRESS_TIME.format(count=to_do, minutes=max(1, ceil(seconds / 60)))


def standing(framework: Framework, subject: Subject, nodes: Sequence[NodeResult]) -> tuple[str, ...]:
    """How themes and the whole stand so far, a line each; what is no mission's own has no score."""
    titles, minimum = titles_of(framework), framework.policy.minimum_coverage
    rows = []
    for node in nodes:
        why = None
        if subject.illustration:
            why = report_words.NO_SCORE_IN_ILLUSTRATION
        elif isinstance(node.score, NoScore):
            why = report_words.WHY_NO_SCORE[node.score.value].format(
                coverage=percent_below(node.coverage or 0.0, minimum), minimum=percent(minimum)
            )
        if why is not None or isinstance(node.score, NoScore):
            score = words.STANDING_WHY.format(score=report_words.NO_SCORE, why=(why or "").rstrip("."))
        else:
            score = shown_text(node.score.shown, node.decimals)
        rows.append(
            words.STANDING.format(
                title=titles[node.id],
                score=score,
                range=report_words.NO_RANGE if node.range is None else range_text(node.range, node.decimals),
                coverage=report_words.NO_RANGE if node.coverage is None else percent(node.coverage),
            )
        )
    return tuple(rows)


def review_theme(title: str, parts: Sequence[tuple[str, Sequence[tuple[int, Item]]]]) -> Iterator[str]:
    """A theme in a review: how many questions are of each sort, and which."""
    counts = [words.REVIEW_COUNT.format(count=len(listed), what=what) for what, listed in parts if listed]
    yield words.REVIEW_THEME.format(theme=title, counts=", ".join(counts) or words.REVIEW_NOTHING)
    for what, listed in parts:
        if listed:
            named = ", ".join(words.REVIEW_QUESTION.format(number=number, id=item.id) for number, item in listed)
            yield words.REVIEW_LISTED.format(what=what, questions=named)


def _choices(item: Item) -> tuple[ChoiceView, ...]:
    kind = item.kind
    match kind:
        case Scale() if has_numbers(kind.labels):  # a second number before them would be taken for the answer
            return tuple(
                ChoiceView(label, words.NUMBERED.format(label=label, text=text))
                for label, text in zip(kind.labels, kind.levels, strict=True)
            )
        case Scale():
            return tuple(
                ChoiceView(str(number), words.CHOOSE.format(number=number, label=label, text=text))
                for number, (label, text) in enumerate(zip(kind.labels, kind.levels, strict=True))
            )
        case YesNo() | Context(form="yes-no"):
            return tuple(ChoiceView(typed, text) for typed, text in words.YES_NO.items())
        case Choice(options=options) | Choices(options=options):
            return tuple(
                ChoiceView(str(number), words.OPTION.format(number=number, label=option.label))
                for number, option in enumerate(options)
            )
        case Number() | Age() | Context():
            return ()
        case _:
            assert_never(kind)


def _chosen(item: Item, entry: Entry) -> frozenset[str]:
    """What was answered, as it is typed at a question of choices; a non-answer is none of them."""
    match entry.answer:
        case Answered(Level(_, level)):
            return frozenset({_choices(item)[level].typed})
        case Answered(YesOrNo(_, bool(yes)) | Told(_, bool(yes))):
            return frozenset({"y" if yes else "n"})
        case Answered(OneOf(kind, option, _)):
            return frozenset({str(kind.options.index(option))})
        case NotApplicable(_, Option() as option) if isinstance(item.kind, Choice):
            return frozenset({str(item.kind.options.index(option))})
        case Answered(SomeOf(kind, options)):
            return frozenset(str(kind.options.index(option)) for option in options)
        case _:
            return frozenset()


def _form(item: Item, example: str) -> tuple[str, ...]:
    kind = item.kind
    match kind:
        case Scale() | YesNo() | Choice():
            return ()
        case Choices():
            return (words.FORMS["choices"],)
        case Number(unit=unit, lowest=lowest, highest=highest):
            return (words.FORMS["number"].format(unit=unit, lowest=amount(lowest), highest=amount(highest)),)
        case Age(never=never):
            return (words.FORMS["age" if never is None else "age-or-never"].format(example=example),)
        case Context(form="yes-no"):
            return (words.CONTEXT,)
        case Context(form=form, unit=unit):
            name = form if form != "number" else "plain-number" if unit is None else "number-of"
            return (words.FORMS[name].format(unit=unit), words.CONTEXT)
        case _:
            assert_never(kind)
