"""Print what pytest-benchmark measured, the targets beside the medians.

    python benchmarks/table.py build/benchmarks.json

It ends with 0 whatever the figures are: they say how fast this machine was just now, and are read by people.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

STEEPEST: Final = 3.0
"""How many times the cost of the first further items or rules the last ones may have, and growth still be linear.

What does not fit the processor's caches costs more for each item; growth with the square would come to 10 or 12.
"""
SERIES: Final = (("items", "item"), ("rules", "rule"), ("both", "item"))


@dataclass(frozen=True)
class Timing:
    """One benchmark; times in microseconds."""

    what: str
    growth: str
    items: int
    rules: int
    median: float
    quartiles: tuple[float, float]
    fastest: float
    target: float | None

    @property
    def many(self) -> int:
        """What grows in its series."""
        return self.rules if self.growth == "rules" else self.items

    @property
    def middle(self) -> str:
        """The middle half of the runs."""
        return " to ".join(figure(time) for time in self.quartiles)

    @property
    def size(self) -> str:
        """The columns of how many items and rules there are."""
        return f"{self.items:>6,}  {self.rules:>6,}"

    @property
    def judgement(self) -> str:
        """Whether it keeps its target."""
        if self.target is None:
            return ""
        return "within" if self.median <= self.target else f"over, {self.median / self.target:,.1f} times the target"


def timing(entry: Any) -> Timing:
    """One benchmark of the file that pytest-benchmark writes, where times are in seconds."""
    said, stats = entry["extra_info"], entry["stats"]
    median, low, high, fastest = (1e6 * stats[name] for name in ("median", "q1", "q3", "min"))
    what, growth = said.get("what", ""), said.get("growth", "")
    return Timing(what, growth, said["items"], said["rules"], median, (low, high), fastest, said.get("target"))


def figure(time: float) -> str:
    """Microseconds as they are read: three digits at least, none after the point above a hundred."""
    return f"{time:,.0f}" if time >= 100 else f"{time:.3g}"


def print_targets(timings: Sequence[Timing]) -> None:
    """The cases one by one."""
    heads = f"{'fastest':>8}  {'median':>8}  {'middle half':>20}  {'target':>7}"
    print(f"\n{'microseconds':<36} {'items':>6}  {'rules':>6}  {heads}")
    for one in timings:
        target = "" if one.target is None else figure(one.target)
        times = f"{figure(one.fastest):>8}  {figure(one.median):>8}  {one.middle:>20}  {target:>7}"
        print(f"{one.what:<36} {one.size}  {times}  {one.judgement}".rstrip())


def print_growth(timings: Sequence[Timing], growth: str, one_more: str) -> None:
    """How the time grows from each size to the next."""
    title = f"evaluation, more {growth}" if growth != "both" else "evaluation, more of both"
    heads = (f"per {one_more}", f"each further {one_more}")
    print(f"\n{title:<36} {'items':>6}  {'rules':>6}  {'median':>8}  {heads[0]:>20}  {heads[1]:>17}")
    steps = [(new.median - old.median) / (new.many - old.many) for old, new in pairwise(timings)]
    for one, step in zip(timings, ["", *map(figure, steps)], strict=True):
        per_one = figure(one.median / one.many)
        print(f"{'':<36} {one.size}  {figure(one.median):>8}  {per_one:>20}  {step:>17}".rstrip())
    first, last = steps[0], steps[-1]
    if first <= 0:
        print("  not measurable: more took no longer; run it again with nothing beside it")
        return
    judgement = "within" if last <= STEEPEST * first else "over"
    print(f"  {judgement}: the last cost {last / first:.1f} times as much as the first; linear is at most {STEEPEST:g}")


def main() -> None:
    """Print the tables of the file that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/table.py FILE")
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    timings = [timing(entry) for entry in data["benchmarks"]]
    print_targets([one for one in timings if not one.growth])
    for growth, one_more in SERIES:
        found = [one for one in timings if one.growth == growth]
        if len(found) > 2:
            print_growth(found, growth, one_more)


if __name__ == "__main__":
    main()
