"""Where lines begin, found in two ways that agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.syntax import lines
from readiness.syntax.lines import LINE_END, Lines

TEXTS = st.text(st.sampled_from("ab\n"), max_size=40)


def searched(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_END.finditer(text))]


@given(TEXTS, st.integers(1, 9))
def test_line_feeds_are_found_across_the_parts_of_a_text(text: str, part: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_PART", part)
        assert list(Lines(text).starts) == searched(text)


@given(st.text(st.sampled_from("a\r\n"), max_size=20))
def test_other_ends_of_lines_are_found_as_before(text: str) -> None:
    assert list(Lines(text).starts) == searched(text)
