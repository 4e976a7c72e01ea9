"""`--timings`: where the time of a command went."""

import re
from pathlib import Path

import pytest

from program import outcome
from readiness.workflow.phases import Phase, Watch, phase, watched
from support import EXAMPLES

UNMEX = EXAMPLES / "unmex" / "2026.yaml"


def told(err: str) -> dict[str, float]:
    assert err.startswith("CPU milliseconds by phase\n")
    return {name: float(number) for name, number in re.findall(r"^  (\w+) +([0-9.]+) +[0-9]+ %$", err, re.MULTILINE)}


@pytest.mark.parametrize("words", [("score", UNMEX), ("score", UNMEX, "--format", "json"), ("trend", UNMEX.parent)])
def test_every_phase_is_told_beside_the_report(words: tuple[str | Path, ...]) -> None:
    code, out, err = outcome("--timings", *words)
    assert (code, out) == outcome(*words)[:2]
    spent = told(err)
    assert [*spent] == [*(found.value for found in Phase), "all"]
    assert spent["all"] == pytest.approx(sum(spent[found.value] for found in Phase), abs=0.5)
    assert min(spent[name] for name in ("imports", "read", "validate", "compile", "score", "render")) > 0


def test_it_is_told_where_a_command_is_refused_and_where_a_gate_fails() -> None:
    code, _, err = outcome("--timings", "score", "nowhere.yaml")
    assert (code, "CPU milliseconds" in err) == (3, True)
    code, _, err = outcome("--timings", "score", str(UNMEX), "--fail-under", "99")
    assert (code, "CPU milliseconds" in err) == (1, True)


def test_what_is_done_inside_a_phase_counts_for_it_alone() -> None:
    times = iter((1.0, 3.0, 6.0, 10.0, 15.0, 21.0, 28.0))
    watch = Watch(lambda: next(times))
    with watched(watch), phase(Phase.SCORE):
        with phase(Phase.COMPILE):
            pass
        with pytest.raises(KeyError), phase(Phase.READ):
            raise KeyError
    spent = watch.spent()
    assert {found: seconds for found, seconds in spent.items() if seconds} == {
        Phase.IMPORTS: 1.0 + 7.0,
        Phase.SCORE: 2.0 + 4.0 + 6.0,
        Phase.COMPILE: 3.0,
        Phase.READ: 5.0,
    }
    with phase(Phase.VIEW):
        pass
    assert sum(watch._spent.values()) == sum(spent.values())
