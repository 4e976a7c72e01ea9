"""What all models of files share: how strict they are, and the texts, days and digests that several of them have."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, TypeAlias, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from readiness.ids import is_id
from readiness.syntax.dates import EARLIEST, LATEST, parse_date

T = TypeVar("T")

# strict mode alone would refuse a YAML list where a tuple is asked; its entries stay strict
Seq: TypeAlias = Annotated[tuple[T, ...], Field(strict=False)]


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Border(BaseModel):
    """What every file model shares: frozen, strict, no unknown keys, keys written with hyphens."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, alias_generator=_kebab, allow_inf_nan=False, defer_build=True
    )

    @classmethod
    def family(cls) -> "tuple[type[Border], ...]":
        """The models whose keys a file of this one may have: its own, and those of what its fields name."""
        return tuple(_reached(cls))


def _id(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("not_an_id", "not an id")
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "blank")
    return text


def _day(value: object) -> date:
    if (day := parse_date(value)) is None:
        raise PydanticCustomError(
            "not_a_day", "not a day", {"earliest": EARLIEST.isoformat(), "latest": LATEST.isoformat()}
        )
    return day


_FILE_SAFE: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")


def is_file_safe(text: str) -> bool:
    """Whether a text may enter a file name: letters, digits, points, hyphens and underscores, no point in front."""
    return bool(text) and not text.startswith(".") and _FILE_SAFE.issuperset(text)


def _file_safe(text: str) -> str:
    if not is_file_safe(text):
        raise PydanticCustomError("not_file_safe", "not safe in a file name")
    return text


Id: TypeAlias = Annotated[str, AfterValidator(_id)]
Text: TypeAlias = Annotated[str, AfterValidator(_filled)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
FileSafe: TypeAlias = Annotated[str, AfterValidator(_file_safe)]
"""A text that enters a file name: letters, digits, points, hyphens and underscores."""
Digest: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def keys_of(model: type[Border]) -> frozenset[str]:
    """Every key that the files of this model may have, at any depth."""
    return frozenset(_kebab(name) for part in model.family() for name in part.model_fields)


def keys_at(model: type[Border], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys of what stands at pydantic's location in a file of this model, those that must be there first.

    A union counts by its tag; where that does not say which model it is, by the first that has the key asked for next.
    """
    here = _models_at(model, loc)
    first = here[0].model_fields.items() if here else ()
    return tuple(_kebab(name) for name, _ in sorted(first, key=lambda each: not each[1].is_required()))


def all_at(model: type[Border], loc: tuple[int | str, ...]) -> frozenset[str]:
    """Every key that may stand there, of whatever part of a union: what a misspelt one is compared with."""
    return frozenset(_kebab(name) for part in _models_at(model, loc) for name in part.model_fields)


def is_of_mappings(model: type[Border], loc: tuple[int | str, ...]) -> bool:
    """Whether the list that is asked at pydantic's location is one of keys and values."""
    named = [part.model_fields for part in _models_at(model, loc[:-1])]
    fields = [field for fields in named for name, field in fields.items() if _kebab(name) == loc[-1]]
    return any(True for field in fields for _ in _models_in(field))


def _models_at(model: type[Border], loc: tuple[int | str, ...]) -> list[type[Border]]:
    """The models of what stands at pydantic's location."""
    here: list[type[Border]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {_kebab(name): field for part in reversed(here) for name, field in part.model_fields.items()}
        field = fields.get(step)
        if field is not None:
            here = list(_models_in(field))
        elif step.startswith(":"):
            here = [part for part in here if step[1:] in map(_kebab, part.model_fields)] or here
    return here


def _reached(model: type[Border]) -> list[type[Border]]:
    """A model, and those that its fields name."""
    found = [model]
    for part in found:
        named = (inner for field in part.model_fields.values() for inner in _models_in(field))
        found += [inner for inner in named if inner not in found]
    return found


def _models_in(field: FieldInfo) -> Iterator[type[Border]]:
    yield from _models_of(field.annotation)


def _models_of(annotation: object) -> Iterator[type[Border]]:
    if isinstance(annotation, type) and issubclass(annotation, Border):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_of(inner)
