"""How some problems are mended otherwise than their code says as a rule: by what stands there, their word `case`."""

from collections.abc import Mapping
from typing import Final

_KEYS: Final = {"keys": "Mend the spelling, or take the key out (what can stand here: {keys})."}

_ENTRIES: Final = {
    "entries": "Put '- ' in front of the first key of each entry, and begin its other keys in the column of that one."
}

REMEDIES: Final[Mapping[str, Mapping[str, str]]] = {
    "Y004": {
        "sign": "Write {instead}.",
        "quotes": (
            "The quotes before this end the text. Put one pair around all of it, and the other kind inside (' or \"); "
            "or leave the outer pair out."
        ),
        "colon": "Put quotes around the whole text, since it has a ':' in it.",
        "dash": "If this is an entry beside line {first}, begin its '-' in column {indent}, as that one does.",
        "first": "If line {first} begins the first entry of this list, write '- ' in front of it too.",
        "hyphen": (
            "Write '- ' in front of line {first}, which begins the first entry of this list: the '-' in column "
            "{indent}, and all keys of the entry in column {keys}."
        ),
        "entry": (
            "Write '- ' in front where this begins an entry of the list; put more spaces in front where it belongs to "
            "the entry above."
        ),
        "key": "If this key belongs beside line {first}, begin it in column {indent}, as that one does.",
    },
    "A031": {
        "kept": (
            "Kept there are: {kept}; installed are: {installed}. Write the one that is meant into the file, under "
            "'framework'; or name one that is installed, or the folder of another, with --framework."
        ),
    },
    "F001": _KEYS,
    "A001": _KEYS,
    "F003": _ENTRIES,
    "A003": _ENTRIES,
    "F008": {"none": "Add one of: scale, yes-no, choice, choices, number, date, context."},
    "F022": {
        "cap": "A cap is put on a theme, on a topic or on overall (there are: {allowed}).",
        "cap-item": "This is an item, and a cap is put on a theme or a topic: name the one it is part of, {owner}.",
        "source": "Use the id of one in the catalogue of sources, or add it there.",
        "level": "Write one that there is ({allowed}).",
    },
    "F041": {
        "score": (
            "This cap takes points off when '{node}' gets better than {above}. Mostly the comparison is the wrong way "
            "round: turn it, as > into <. Or cap '{node}' itself, at {above} or above; or take the cap out."
        ),
    },
    "E006": {"text": 'Write "{name}": a text needs quotes.'},
    "E008": {
        "item": 'This is an item: ask for points("{name}"), or for the score of what it is part of.',
        "node": 'This is a theme or a topic: ask for score("{name}").',
        "nodes": "Mend the id (there are: {allowed}).",
    },
}
