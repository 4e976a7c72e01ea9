"""What holds of every target and all rounds."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from readiness.compare.standing import Reading, Standing, line_at, stand
from readiness.ids import NodeId
from readiness.model.targets import Target
from support import framework_from, good

PHASES = ("start-up", "implementation", "transition")
FRAMEWORK = good(
    framework_from(
        {"phases": list(PHASES)},
        [{"id": "t", "title": "T", "items": [{"id": "i", "ask": "Q", "yes-no": {"yes": 100, "no": 0}}]}],
    )
)
FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 3000).map(lambda days: FIRST + timedelta(days))
VALUES = st.integers(0, 1000).map(lambda tenths: tenths / 10)
READINGS = st.lists(
    st.builds(Reading, DAYS, st.sampled_from([None, *PHASES]), st.none() | VALUES), min_size=1, max_size=6
).map(lambda found: sorted(found, key=lambda reading: reading.date))


@st.composite
def targets(draw: st.DrawFn, kinds: tuple[bool, ...] = (True, False)) -> Target:
    """A target with a day (True) or with a phase (False)."""
    agreed = draw(DAYS)
    dated = draw(st.sampled_from(kinds))
    by = agreed + timedelta(draw(st.integers(0, 2000))) if dated else None
    before = None if dated else draw(st.sampled_from(PHASES))
    return Target("x", NodeId("t"), draw(VALUES), by, before, agreed, with_partners=False)


@given(targets(), READINGS, st.integers(0, 1000))
def test_what_is_met_stays_met_when_a_value_rises(target: Target, readings: list[Reading], more: int) -> None:
    found = stand(target, FRAMEWORK, readings)
    for place, reading in enumerate(readings):
        if reading is not found.decided:
            continue
        low = found.threshold if found.standing is not Standing.MET else reading.value or 0.0
        for value in (low, low + more / 10):
            readings[place] = replace(reading, value=value)
            assert stand(target, FRAMEWORK, readings).standing is Standing.MET


@given(targets((True,)), VALUES, VALUES, st.integers(0, 3000), st.integers(0, 1000))
def test_a_better_last_round_is_never_worse(target: Target, start: float, now: float, after: int, more: int) -> None:
    first = Reading(target.agreed, None, start)
    ranks = [Standing.MISSED, Standing.BEHIND, Standing.ON_COURSE, Standing.MET]
    rounds = [Reading(target.agreed + timedelta(after + 1), None, value) for value in (now, now + more / 10)]
    worse, better = (ranks.index(stand(target, FRAMEWORK, [first, last]).standing) for last in rounds)
    assert worse <= better


@given(DAYS, VALUES, st.integers(1, 2000), VALUES, st.integers(0, 3000))
def test_a_line_begins_and_ends_where_it_should_and_stays_between(
    day: date, low: float, length: int, high: float, after: int
) -> None:
    begin, end = (day, low), (day + timedelta(length), high)
    assert line_at(begin, end, day) == low
    assert line_at(begin, end, end[0]) == high
    assert min(low, high) <= line_at(begin, end, day + timedelta(after)) <= max(low, high)


@given(targets(), READINGS)
def test_the_pace_leads_to_the_target_and_is_never_below_zero(target: Target, readings: list[Reading]) -> None:
    found = stand(target, FRAMEWORK, readings)
    assert (found.pace is None) or (target.by is not None and found.value is not None)
    if found.pace is not None and found.value is not None and target.by is not None:
        assert found.pace > 0
        years = (target.by - readings[-1].date).days / 365.25
        assert abs(found.value + found.pace * years - found.threshold) < 1e-6


@given(targets(), READINGS)
def test_each_kind_of_target_has_its_own_standings(target: Target, readings: list[Reading]) -> None:
    found = stand(target, FRAMEWORK, readings)
    if target.by is None:
        assert found.standing not in {Standing.ON_COURSE, Standing.BEHIND}
    else:
        assert found.standing is not Standing.OPEN
    decided = found.decided
    assert (found.standing is Standing.UNKNOWN) == (decided is None or decided.value is None)
    if target.by is not None:
        past = readings[-1].date > target.by
        assert past or found.standing is not Standing.MISSED
        assert not past or found.standing not in {Standing.ON_COURSE, Standing.BEHIND}
        assert decided is None or not past or decided.date <= target.by


@given(targets((True,)), READINGS, READINGS)
def test_later_rounds_do_not_change_what_a_day_has_settled(
    target: Target, readings: list[Reading], later: list[Reading]
) -> None:
    assert target.by is not None
    after = [replace(reading, date=target.by + timedelta(1 + place)) for place, reading in enumerate(later)]
    earlier = [reading for reading in readings if reading.date <= target.by]
    settled, longer = (stand(target, FRAMEWORK, [*earlier, *rounds]) for rounds in (after[:1], after))
    assert (settled.standing, settled.decided, settled.base) == (longer.standing, longer.decided, longer.base)
    if earlier:
        # whoever looked at the round that decides read the same
        before = stand(target, FRAMEWORK, earlier)
        assert (before.standing is Standing.MET) == (longer.standing is Standing.MET)


@given(targets((True,)), READINGS)
def test_what_became_of_a_target_is_told_only_where_it_differs(target: Target, readings: list[Reading]) -> None:
    found = stand(target, FRAMEWORK, readings)
    if found.late is not None:
        assert found.standing is Standing.MISSED
    if found.lost is not None:
        assert found.standing is Standing.MET or found.late is not None
        assert found.late is None or found.lost >= found.late
    for day in (found.late, found.lost):
        assert day is None or (target.by is not None and target.by < day <= readings[-1].date)
    # with a score in the last round, what is told is how it stands now
    if found.standing in {Standing.MET, Standing.MISSED} and found.value is not None:
        held = (found.standing is Standing.MET or found.late is not None) and found.lost is None
        assert held == (found.value >= found.threshold)


@given(targets((False,)), READINGS, READINGS)
def test_later_rounds_do_not_change_what_a_phase_has_settled(
    target: Target, readings: list[Reading], later: list[Reading]
) -> None:
    readings[-1] = replace(readings[-1], phase=target.before)
    before, after = (stand(target, FRAMEWORK, rounds) for rounds in (readings, [*readings, *later]))
    assert (before.standing, before.decided) == (after.standing, after.decided)
    assert before.standing is not Standing.OPEN
