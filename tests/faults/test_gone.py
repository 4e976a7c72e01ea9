"""A file that somebody moves or removes while it is answered: every answer that was said to be saved is there again."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faulty import HEAD, Design
from readiness.store.journal import journal_of
from readiness.syntax.document import Plain
from readiness.workflow import saving

ANSWERS = 4


def lose_file(path: Path) -> None:
    path.unlink()


def lose_file_and_journal(path: Path) -> None:
    path.unlink()
    journal_of(path).unlink(missing_ok=True)


def move_file(path: Path) -> None:
    path.rename(path.with_name("elsewhere.yaml"))


def lose_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


class Forgetful(Design):
    """Bad: a file that is gone is made anew, with what is answered from then on."""

    def answer(self, name: str, value: Plain) -> bool:
        if not self.path.exists():
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_bytes(HEAD)
            self.known.clear()
        return super().answer(name, value)


def losses(folder: Path, design: type[Design], lose: Callable[[Path], None]) -> Iterator[list[str]]:
    """The answers that are lost where the file goes before, between and behind any two steps of the saving."""
    for step in range(2 * ANSWERS + 1):
        path = folder / str(step) / "a.yaml"
        path.parent.mkdir()
        path.write_bytes(HEAD)
        ours = design(path)
        for number in range(2 * ANSWERS):
            if number == step:
                lose(path)
            if number % 2:
                ours.settle()
            else:
                ours.answer(f"t.i{number}", number)
        if step == 2 * ANSWERS:
            lose(path)
        ours.close()
        yield ours.lost(ours.recover(path))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "PATIENCE", 0)


@pytest.mark.parametrize("lose", [lose_file, lose_file_and_journal, move_file, lose_folder])
def test_whenever_the_file_goes_no_answer_is_lost(memory: Path, lose: Callable[[Path], None]) -> None:
    assert set(map(tuple, losses(memory, Design, lose))) == {()}


def test_a_design_that_makes_the_file_anew_is_caught(memory: Path) -> None:
    assert any(losses(memory, Forgetful, lose_file))
