import json
import unicodedata
from typing import TYPE_CHECKING

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from readiness.syntax.canonical import canonical, digest
from support import document

if TYPE_CHECKING:
    from readiness.syntax.document import Plain


def test_layout_order_and_quotes_do_not_enter() -> None:
    assert digest({"a": 1, "b": ["x", 1.0]}) == digest({"b": ["x", 1], "a": 1.0})


def test_the_order_of_lists_and_every_value_enter() -> None:
    different: list[Plain] = [[1, 2], [2, 1], ["1", 2], [1, 2, None], [True, 2], {"1": 2}]
    assert len({digest(data) for data in different}) == len(different)


def test_text_is_compared_in_its_composed_form() -> None:
    assert digest({"caf\u00e9": "\u00e9"}) == digest({"cafe\u0301": "e\u0301"})


def test_it_is_sha_256_over_rfc_8785() -> None:
    # printf '{"a":1,"b":"x"}' | sha256sum
    assert digest({"b": "x", "a": 1}) == "ecf9e98ec0641e23113ff3ce8bdc78d0ddd249886517fd4a7f68cc83d4e65667"


def test_a_document_of_json_is_the_same_data() -> None:
    assert document({"yes": "no"}, "f").data == {"yes": "no"}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


@given(ANYTHING)
def test_the_quick_way_is_the_way_of_the_rfc(data: "Plain") -> None:
    normal = json.loads(unicodedata.normalize("NFC", json.dumps(data, ensure_ascii=False)))
    assert canonical(normal) == rfc8785.dumps(normal)
