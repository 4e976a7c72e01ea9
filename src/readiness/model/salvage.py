"""What can still be read of a file that has mistakes of form, so that these hide no others.

What cannot be read is taken out, or replaced by something that says nothing, and its id is kept apart: nothing may be
said that hangs on it. What is salvaged serves to find further mistakes, never to score.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from readiness.ids import is_id, nearest
from readiness.model.border import keys_of
from readiness.model.checklist_files import KINDS, ChecklistFile, FormulaFile, NodeFile
from readiness.model.framework_files import FrameworkFile, RuleFile, RulesFile
from readiness.model.validate import kind_problem, walk
from readiness.syntax.document import Document, Path, Plain, value_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

UNREAD: Final = "unread."
"""What the id begins with that stands for one that cannot be read."""
_ROUNDS: Final = 4
"""How often what is left is tried: a part that was mended may show a mistake that it hid."""
_FORMULA: Final = frozenset(FormulaFile.model_fields)
_ANY_SUM: Final[dict[str, Plain]] = {"aggregate": "sum", "floor": 0, "ceiling": 1}
"""Below it children may count in any way, also negatively."""
_ANSWERS: Final = frozenset({*KINDS, "levels", "unit"})
_NAMING: Final = frozenset({"readiness", "checklists", "scales", "phases", "respondents", "points", "bands"})
_HARMLESS: Final = frozenset(
    {"title", "ask", "about", "why", "weight-why", "sources", "lever", "pulse", "allow", "was", "same-meaning"}
)
"""The keys on which no score hangs, and no condition."""


@dataclass(slots=True)
class Salvaged:
    """A checklist of which some parts could not be read."""

    file: ChecklistFile | None = None
    """None where too little is left."""
    unsure: set[str] = field(default_factory=set)
    """The ids of the items of which nothing is known but the id, and of the topics that lack some of what they hold."""
    doubtful: set[str] = field(default_factory=set)
    """The ids of what may score otherwise than it says here."""
    complete: bool = True
    """Whether every id in it is known."""


def salvage_head(document: Document) -> tuple[FrameworkFile, bool] | None:
    """The head without what is wrong in it, and whether scores hang on none of that.

    None where names of scales, phases, respondents or files would be missing, which the other files use.
    """
    data = document.data
    try:
        FrameworkFile.model_validate(data)
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"]}
    else:
        wrong = set()
    if not isinstance(data, dict):
        return None
    # a key that nobody knows may be one of these, misspelt
    meant = {nearest(key, keys_of(FrameworkFile)) for key in wrong - FrameworkFile.model_fields.keys()}
    doubtful = wrong | (meant - data.keys())
    if not _NAMING.isdisjoint(doubtful):
        return None
    left = {"id": "unread", "version": "unread", "title": "?", **{key: data[key] for key in data.keys() - wrong}}
    if "overall" in doubtful:
        left["overall"] = dict(_ANY_SUM)
    try:
        return FrameworkFile.model_validate(left), doubtful.isdisjoint({"policy", "overall"})
    except ValidationError:
        return None


def salvage(document: Document) -> Salvaged:
    """The checklist without what is wrong in it."""
    if kind_problem(document, ChecklistFile, "F") is not None:  # what it is cannot be known
        return Salvaged(complete=False)
    mender = _Mender(deepcopy(document.data), Salvaged())
    for _ in range(_ROUNDS):
        try:
            mender.found.file = ChecklistFile.model_validate(mender.data)
        except ValidationError as error:
            if not isinstance(mender.data, dict):
                break
            for detail in error.errors(include_url=False):
                mender.mend(detail)
        else:
            break
    return mender.found


_BLANK_RULE: Final[dict[str, Plain]] = {"severity": "note", "finding": "?", "recommend": "?", "for": "mission"}


def rules_of(document: Document) -> Iterator[tuple[int, RuleFile, bool]]:
    """The rules of a file, each with its place, and whether it is read as it stands but for what is only shown.

    One of which the condition cannot be read is left out.
    """
    if kind_problem(document, RulesFile, "F") is not None:
        return
    entries = value_at(document.data, ("rules",))
    for place, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        rule, certain = deepcopy(entry), True
        for _ in range(_ROUNDS):
            try:
                file = RuleFile.model_validate(rule)
            except ValidationError as error:
                wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
            else:
                yield place, file, certain
                break
            if "when" in wrong:
                break
            certain = certain and wrong.isdisjoint({"id", "for", "cap"})
            rule = {key: value for key, value in rule.items() if key not in wrong}
            rule = {"id": f"{UNREAD}{place}", **_BLANK_RULE, **rule}


@dataclass(frozen=True, slots=True)
class _Mender:
    data: Plain
    found: Salvaged

    def mend(self, detail: "ErrorDetails") -> None:
        """Take out or replace what a mistake stands in."""
        path = walk(self.data, detail["loc"])
        missing = str(detail["loc"][-1]) if detail["type"] == "missing" else ""
        at = max((end for end in range(2, len(path) + 1) if _is_part(path[end - 2 : end])), default=0)
        here, part = path[:at], value_at(self.data, path[:at])
        is_item = at > 0 and path[at - 2] == "items"
        if not isinstance(part, dict):
            part = self.placed(here)
        key = str(path[at]) if len(path) > at else missing
        if is_item and (not key or key in _ANSWERS):
            for other in _ANSWERS:
                part.pop(other, None)
            part["context"] = "text"
            self.found.unsure.add(self.name(part, here))
        elif key:
            for other in _halves(part, key):
                part.pop(other, None)
            # a key that nobody knows may be one of these, misspelt
            meant = key if is_item or key in NodeFile.model_fields else nearest(key, keys_of(NodeFile))
            if meant in _FORMULA and not is_item and (meant == key or meant not in part):
                _settle(part, meant)
        name = self.name(part, here)
        part.setdefault("ask" if is_item else "title", "?")
        if not here:
            part.setdefault("readiness", "checklist/1")
        if key in {"topics", "items"}:
            self.found.complete = False
            self.found.unsure.add(name)
        if key not in _HARMLESS:
            self.found.doubtful.add(name)

    def name(self, part: dict[str, Plain], here: Path) -> str:
        """The id of a part; one is made where it has none."""
        name = part.get("id")
        if isinstance(name, str) and is_id(name):
            return name
        self.found.complete = False
        part["id"] = made = UNREAD + ".".join(map(str, here))
        return made

    def placed(self, here: Path) -> dict[str, Plain]:
        """A part without anything, put where something else stands."""
        new: dict[str, Plain] = {}
        entries = value_at(self.data, here[:-1])
        if isinstance(entries, list) and here and isinstance(here[-1], int):
            entries[here[-1]] = new
        return new


def _settle(part: dict[str, Plain], key: str) -> None:
    """Make up for a key of a formula that was taken out, so that nothing is said of what hangs on it."""
    aggregate = part.get("aggregate", "mean")
    if key == "aggregate" or (key in {"floor", "ceiling"} and aggregate == "sum"):
        part.pop("lookup", None)
        part.update(_ANY_SUM)
    elif aggregate == "lookup" and key in {"lookup", "decimals"}:
        # the levels of the table are told apart by their points as they are shown
        for other in ("aggregate", "lookup", "floor", "ceiling"):
            part.pop(other, None)


def _halves(part: dict[str, Plain], key: str) -> tuple[str, ...]:
    """A key, and the one before it where a decimal comma in braces has cut its number in two: `weight: 0,5`."""
    keys = list(part)
    cut = key in part and key.isdecimal() and keys.index(key) > 0
    return (keys[keys.index(key) - 1], key) if cut else (key,)


def _is_part(pair: Path) -> bool:
    return pair[0] in {"topics", "items"} and isinstance(pair[1], int)
