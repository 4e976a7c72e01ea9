"""How some problems are mended otherwise than their code says as a rule: by what stands there, their word `case`."""

from collections.abc import Mapping
from typing import Final

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
        "entry": (
            "Write '- ' in front where this begins an entry of the list; put more spaces in front where it belongs to "
            "the entry above."
        ),
        "key": "If this key belongs beside line {first}, begin it in column {indent}, as that one does.",
    },
}
