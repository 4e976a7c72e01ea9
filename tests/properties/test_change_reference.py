"""The stations and the change like for like are what DESIGN section 5 says, computed a second time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated import EXACT
from readiness.compare.rounds import compare
from readiness.ids import OVERALL
from reference_change import Walked
from versions import Two, same_framework, two_versions

WITHIN = EXACT * 1.01


@given(st.one_of(same_framework(), two_versions()))
@settings(max_examples=40)
def test_stations_and_changes_like_for_like_are_those_of_the_reference(two: Two) -> None:
    change = compare(*two.rounds())
    expected = Walked((two.old.framework, two.new.framework), (two.old.assessment, two.new.assessment))
    for node in (change.overall, *change.nodes):
        if node.new is not None:
            assert node.like_for_like == pytest.approx(expected.like_for_like(node.id), abs=WITHIN)
    splits = [(OVERALL, change.split)] if change.split is not None else []
    for name, split in (*splits, *change.themes):
        assert list(split.stations) == pytest.approx(expected.at_stations(name), abs=WITHIN)
