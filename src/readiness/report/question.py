"""A question as it is put to somebody: worded, line by line."""

from readiness.model.assessment import Entry, Unanswered
from readiness.model.framework import Age, Choice, Choices, Context, Item, Number, Scale, YesNo
from readiness.model.levels import has_numbers
from readiness.report.wording import amount, answer_text
from readiness.words import interview as words


def question(item: Item, theme: str, number: int, of: int, entry: Entry | None, example: str) -> tuple[str, ...]:
    """The lines of a question, readable aloud in order; `example` is a day for questions that ask for one."""
    place = words.PLACE.format(number=number, of=of, theme=theme, id=item.id)
    only = () if item.applies_when is None else (words.ONLY_WHERE.format(condition=item.applies_when.text),)
    why = () if item.why is None else (words.WHY.format(why=item.why),)
    return ("", place, item.ask, *_kind(item, example), *only, *why, *now(entry))


def now(entry: Entry | None) -> tuple[str, ...]:
    """What the file has, where it has anything."""
    if entry is None:
        return ()
    answer = () if isinstance(entry.answer, Unanswered) else (words.NOW.format(answer=answer_text(entry.answer)),)
    note = () if entry.note is None else (words.NOW_NOTE.format(note=entry.note),)
    return (*answer, *note)


def _kind(item: Item, example: str) -> tuple[str, ...]:
    kind = item.kind
    match kind:
        case Scale() if has_numbers(kind.labels):  # a second number before them would be taken for the answer
            return tuple(
                words.NUMBERED.format(label=label, text=text)
                for label, text in zip(kind.labels, kind.levels, strict=True)
            )
        case Scale():
            return tuple(
                words.CHOOSE.format(number=number, label=label, text=text)
                for number, (label, text) in enumerate(zip(kind.labels, kind.levels, strict=True))
            )
        case YesNo():
            return (words.FORMS["yes-no"],)
        case Choice(options=options):
            return tuple(
                words.OPTION.format(number=number, label=option.label) for number, option in enumerate(options)
            )
        case Choices(options=options):
            listed = (words.OPTION.format(number=number, label=option.label) for number, option in enumerate(options))
            return (*listed, words.FORMS["choices"])
        case Number(unit=unit, lowest=lowest, highest=highest):
            return (words.FORMS["number"].format(unit=unit, lowest=amount(lowest), highest=amount(highest)),)
        case Age(never=never):
            return (words.FORMS["age" if never is None else "age-or-never"].format(example=example),)
        case Context(form=form, unit=unit):
            name = form if form != "number" else "plain-number" if unit is None else "number-of"
            return (words.FORMS[name].format(unit=unit), words.CONTEXT)
