"""Folders with as many rounds as are wanted."""

import re
from datetime import date, timedelta
from pathlib import Path

from support import EXAMPLES

TEXT = (EXAMPLES / "unmex" / "2026.yaml").read_text("utf-8")
FIRST = date(2026, 11, 23)


def fill(folder: Path, count: int) -> None:
    """Put the rounds of so many days into a folder, each with another answer than the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = re.sub(r"(?m)^date: .*$", f"date: {FIRST + timedelta(days=number)}", TEXT, count=1)
        text = text.replace('round: "2026"', f'round: "{number}"', 1)
        text = text.replace("answer: 75", f"answer: {75 - number % 70}", 1)
        (folder / f"{number:03}.yaml").write_text(text, "utf-8")


def put(path: Path, old: str, new: str) -> None:
    """Write the one in place of the other, once."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
