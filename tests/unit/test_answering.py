"""Answers in a real file: what is saved, what of others is kept, and what is made to begin with."""

import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.interview.choosing import questions
from readiness.interview.effects import Ask, Differs, NotSaved, Save, Saved, Wanted
from readiness.interview.head import Heading
from readiness.model.framework import Choices, Context, Framework, Item, Kind, Number, Option, Scale
from readiness.problems import Loaded, Place, problem
from readiness.store import files
from readiness.store import installed as store_installed
from readiness.store.journal import Record, line_of
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.words import interview as words
from readiness.workflow import saving
from readiness.workflow.answering import (
    Opened,
    entry_text,
    head_text,
    heal,
    make_assessment,
    open_assessment,
)
from readiness.workflow.asking import begin_lines, question_lines
from readiness.workflow.assessments import read_assessment
from readiness.workflow.checking import check
from readiness.workflow.frameworks import find_framework, load_framework
from readiness.workflow.making import copy_examples, copy_framework, fill_in_text, make_fill_in
from readiness.workflow.previous import find_previous
from readiness.workflow.rounds_list import list_rounds
from readiness.workflow.saving import Keeper, Put, put_lines, sit
from readiness.workflow.sealing import seal_file
from support import EXAMPLES, INTEGRATED, NEWEST, UNMEX, framework_from, good, told

FULL = Heading("UN Mission in Exampleland", "ume", "2026", "2026-11-23", "implementation", "leadership")
FIRST, SECOND = "funding.tasks-resourced", "funding.horizon"
POSIX = pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return good(find_framework("integrated-mission"))


@dataclass
class Sitting:
    """Somebody who answers a file, and remembers what it had when it was opened."""

    path: Path
    opened: Opened

    def item(self, name: str) -> Item:
        return next(item for item in self.opened.sheet.framework.items() if item.id == name)

    def save(self, name: str, value: Plain) -> Saved | Differs | NotSaved:
        came, put = self.save_and_settle(name, value, self.opened.answers.get(name))
        assert put.why is None
        return came

    def save_and_settle(self, name: str, value: Plain, known: Plain) -> tuple[Saved | Differs | NotSaved, Put]:
        keeper = Keeper(self.path, self.opened.sheet)
        return keeper.save(Save(self.item(name), value, known)), keeper.settle()

    @property
    def answers(self) -> Plain:
        data = good(parse(self.path.read_bytes(), "")).data
        assert isinstance(data, dict)
        return data["answers"]

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.path.parent.iterdir())


@pytest.fixture
def sitting(tmp_path: Path, framework: Framework) -> Sitting:
    path = tmp_path / "a.yaml"
    assert make_assessment(path, framework, FULL) == ()
    return Sitting(path, good(open_assessment(path)))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def why(came: Saved | Differs | NotSaved) -> str:
    assert isinstance(came, NotSaved), came
    return came.why


def waits(sitting: Sitting, name: str) -> str:
    came, put = sitting.save_and_settle(name, 1, sitting.opened.answers.get(name))
    assert came == Saved()
    assert put.why is not None
    return put.why


# ---- a new file


def test_a_new_file_reads_as_what_was_typed(sitting: Sitting, framework: Framework) -> None:
    found = sitting.opened.sheet.assessment
    assert (found.subject.name, found.subject.id, found.round) == (FULL.name, FULL.subject, FULL.round)
    assert (found.date, found.phase, found.respondent) == (date(2026, 11, 23), FULL.phase, FULL.respondent)
    assert (found.entries, sitting.opened.answers) == ({}, {})
    assert f'digest: "{framework.digest}"' in head_text(framework, FULL) or f"digest: {framework.digest}" in head_text(
        framework, FULL
    )


@pytest.mark.parametrize(
    "name",
    [
        "M: # é",
        "null",
        "2026",
        "~",
        '"M"',
        "a\nb: c",
        "\U0001f600\u2028",
        "yes",
        "Mission null",
    ],
)
def test_a_name_is_written_so_that_it_reads_back(tmp_path: Path, framework: Framework, name: str) -> None:
    path = tmp_path / "a.yaml"
    assert make_assessment(path, framework, replace(FULL, name=name, round="null")) == ()
    found = good(read_assessment(path)).sheet.assessment
    assert (found.subject.name, found.round) == (name, "null")


@POSIX
def test_a_new_file_is_for_its_owner_alone(sitting: Sitting) -> None:
    assert stat.S_IMODE(sitting.path.stat().st_mode) == 0o600
    assert sitting.save(FIRST, 1) == Saved()
    assert stat.S_IMODE(sitting.path.stat().st_mode) == 0o600


def test_an_existing_file_is_not_made_again(sitting: Sitting, framework: Framework) -> None:
    before = sitting.path.read_bytes()
    assert [found.code for found in make_assessment(sitting.path, framework, FULL)] == ["S005"]
    assert sitting.path.read_bytes() == before


def test_a_framework_without_phases_and_respondents_has_neither_in_the_head() -> None:
    made = good(framework_from({}, [{"id": "t", "title": "T", "items": [{"id": "x", "ask": "Q", "context": "text"}]}]))
    assert [line.split(":")[0] for line in head_text(made, Heading()).splitlines() if line[0] != " "] == [
        "readiness",
        "framework",
        "subject",
        "round",
        "date",
    ]


# ---- saving


def test_answers_are_saved_in_the_order_of_the_framework(sitting: Sitting) -> None:
    given: dict[str, Plain] = {SECOND: 12, FIRST: {"answer": 1, "note": "é"}, "funding.programming": "ad hoc"}
    for name, value in given.items():
        assert sitting.save(name, value) == Saved()
    assert sitting.answers == {FIRST: {"answer": 1, "note": "é"}, SECOND: 12, "funding.programming": "ad hoc"}
    assert isinstance(sitting.answers, dict)
    assert list(sitting.answers) == [FIRST, SECOND, "funding.programming"]
    assert sitting.names == ["a.yaml"]
    assert good(read_assessment(sitting.path)).sheet.assessment.entries.keys() == given.keys()


def test_what_somebody_changed_by_hand_meanwhile_is_kept(sitting: Sitting) -> None:
    edit(sitting.path, "answers:\n", f"answers:\n  # by hand\n  {SECOND}:   12 # months\n")
    edit(sitting.path, "2026-11-23", "2026-11-22 # yesterday")
    expected = sitting.path.read_bytes()
    assert sitting.save(FIRST, 50) == Saved()
    assert sitting.answers == {FIRST: 50, SECOND: 12}
    lines = sitting.path.read_bytes().splitlines()
    assert [line for line in lines if FIRST.encode() not in line] == expected.splitlines()


def conflict(sitting: Sitting, number: int = 1) -> dict[str, Plain]:
    """The answers of a conflict file, which is an assessment of the same head."""
    path = sitting.path.with_name(f"a.conflict-{number}.yaml")
    found = good(parse(path.read_bytes(), "")).data
    own = good(parse(sitting.path.read_bytes(), "")).data
    assert isinstance(found, dict)
    assert isinstance(own, dict)
    assert {**found, "answers": None} == {**own, "answers": None}
    assert good(read_assessment(path)).sheet.assessment.entries
    answers = found["answers"]
    assert isinstance(answers, dict)
    return answers


@pytest.mark.parametrize("entry", ["7", "{answer: 7, note: n}", "dont-know", "nonsense", "[a]"])
def test_the_same_entry_changed_meanwhile_stays_and_ours_goes_into_a_conflict_file(
    sitting: Sitting, entry: str
) -> None:
    edit(sitting.path, "answers:\n", f"answers:\n  {FIRST}: {entry}\n")
    before = sitting.path.read_bytes()
    wanted = good(parse(entry.encode(), "")).data
    assert sitting.save(FIRST, 50) == Differs(wanted, "a.conflict-1.yaml")
    assert sitting.path.read_bytes() == before
    assert conflict(sitting) == {FIRST: 50}
    assert sitting.save(FIRST, 50) == Differs(wanted, "a.conflict-1.yaml")
    assert sitting.save(FIRST, 51) == Differs(wanted, "a.conflict-2.yaml")
    assert conflict(sitting, 2) == {FIRST: 51}
    again, _ = sitting.save_and_settle(FIRST, 50, wanted)
    assert (again, sitting.answers) == (Saved(), {FIRST: 50})
    assert sitting.names == ["a.conflict-1.yaml", "a.conflict-2.yaml", "a.yaml"]


def test_an_entry_that_was_taken_away_meanwhile_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(UNMEX.read_bytes())
    opened = Sitting(path, good(open_assessment(path)))
    edit(path, "  funding.programming: ad hoc\n", "")
    assert opened.save("funding.programming", "embedded") == Differs(None, "a.conflict-1.yaml")
    assert conflict(opened) == {"funding.programming": "embedded"}


def test_comments_stay_and_only_the_entry_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(UNMEX.read_bytes())
    sitting = Sitting(path, good(open_assessment(path)))
    entry = sitting.opened.answers[SECOND]
    assert isinstance(entry, dict)
    assert sitting.save(SECOND, {**entry, "answer": 18}) == Saved()
    expected = UNMEX.read_text(encoding="utf-8").replace(f"{SECOND}:\n    answer: 12\n", f"{SECOND}:\n    answer: 18\n")
    assert path.read_text(encoding="utf-8") == expected != UNMEX.read_text(encoding="utf-8")


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o664])
def test_the_mode_of_a_file_stays(sitting: Sitting, mode: int) -> None:
    sitting.path.chmod(mode)
    assert sitting.save(FIRST, 1) == Saved()
    assert stat.S_IMODE(sitting.path.stat().st_mode) == mode


@POSIX
def test_a_link_is_not_answered_through(sitting: Sitting) -> None:
    link = sitting.path.with_name("link.yaml")
    link.symlink_to(sitting.path)
    refused = open_assessment(link)
    assert refused.value is None
    assert [problem.code for problem in refused.problems] == ["S017"]


BROKEN = [
    (b"", "empty"),
    (b"answers: [", "not YAML"),
    (b"\xff", "UTF-8"),
    (b"answers: [a]\n", ""),
    (b"- a\n", ""),
    (b"# \n" * 2_000_000, "larger"),
    (b"answers: # \xc2\x80\n", "U+0080"),
]


@pytest.mark.parametrize(("content", "told"), BROKEN, ids=["empty", "YAML", "UTF-8", "list", "top", "large", "C1"])
def test_a_file_that_was_broken_meanwhile_is_told_and_the_answer_waits(
    sitting: Sitting, content: bytes, told: str
) -> None:
    before = sitting.path.read_bytes()
    sitting.path.write_bytes(content)
    assert told in waits(sitting, FIRST)
    assert sitting.path.read_bytes() == content
    assert sitting.names == [".a.yaml.journal", "a.yaml"]
    sitting.path.write_bytes(before)
    assert heal(sitting.path, sitting.opened).problems == ()
    assert (sitting.answers, sitting.names) == ({FIRST: 1}, ["a.yaml"])


def test_a_file_that_is_gone_is_told_and_not_made_anew(sitting: Sitting) -> None:
    sitting.path.unlink()
    assert waits(sitting, FIRST)
    assert sitting.names == [".a.yaml.journal"]
    sitting.path.mkdir()
    assert waits(sitting, SECOND)
    sitting.path.rmdir()
    sitting.path.with_name(".a.yaml.journal").unlink()
    sitting.path.parent.rmdir()
    assert why(sitting.save(FIRST, 1))
    assert not sitting.path.parent.exists()


@dataclass
class Long:
    """An interview that goes on while things happen to its file."""

    sitting: Sitting
    keeper: Keeper

    def answer(self, name: str, value: Plain) -> Put:
        sitting = self.sitting
        assert self.keeper.save(Save(sitting.item(name), value, sitting.opened.answers.get(name))) == Saved()
        return self.keeper.settle()


@pytest.fixture
def long(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> Long:
    monkeypatch.setattr(saving, "PATIENCE", 0)
    return Long(sitting, Keeper(sitting.path, sitting.opened.sheet, stays=True))


def lose_file(path: Path) -> None:
    path.unlink()


def lose_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("lose", [lose_file, lose_folder])
def test_a_file_that_goes_meanwhile_is_written_again_with_every_answer(
    long: Long, lose: Callable[[Path], None]
) -> None:
    path = long.sitting.path
    edit(path, "round:", "# a word of mine\nround:")
    long.answer(FIRST, 1)
    lose(path)
    put = long.answer(SECOND, 2)
    assert (put.why, put.remade) == (None, True)
    assert put_lines(path, put) == (words.REMADE.format(path=path),)
    assert long.sitting.answers == {FIRST: 1, SECOND: 2}
    assert "# a word of mine\n" in path.read_text(encoding="utf-8")
    assert not long.answer(SECOND, 2).remade


def test_a_file_that_goes_behind_the_last_answer_is_written_again_at_the_end(long: Long) -> None:
    long.answer(FIRST, 1)
    long.sitting.path.unlink()
    assert long.keeper.settle(tidy=True).remade
    assert (long.sitting.answers, long.sitting.names) == ({FIRST: 1}, ["a.yaml"])


def test_a_file_that_was_only_looked_at_stays_away(long: Long) -> None:
    long.sitting.path.unlink()
    assert long.keeper.settle(tidy=True) == Put()
    assert long.sitting.names == []


def test_a_file_that_an_editor_takes_away_for_a_moment_is_waited_for(
    long: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    long.answer(FIRST, 1)
    path, theirs = long.sitting.path, long.sitting.path.read_bytes() + b"# theirs\n"
    path.unlink()
    monkeypatch.setattr(saving, "PATIENCE", 60)
    monkeypatch.setattr(time, "sleep", lambda _: path.write_bytes(theirs))
    long.answer(SECOND, 2)
    assert long.sitting.answers == {FIRST: 1, SECOND: 2}
    assert path.read_bytes().endswith(b"# theirs\n")


def test_of_a_file_that_goes_and_cannot_be_written_again_all_is_told(
    long: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = long.sitting.path
    long.answer(FIRST, 1)
    path.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(saving, "write", lambda *_, **__: (problem("S004", Place(str(path)), detail="full"),))
        put = long.answer(SECOND, 2)
    assert put.whole is not None
    assert answers_of(put.whole.decode()) == {FIRST: 1, SECOND: 2}
    assert put_lines(path, put)[0].startswith(f"{path} is gone")
    # and it is tried again
    assert long.answer(SECOND, 2).remade
    assert long.sitting.answers == {FIRST: 1, SECOND: 2}


def test_of_a_file_whose_name_a_folder_takes_all_is_told(long: Long) -> None:
    path = long.sitting.path
    long.answer(FIRST, 1)
    path.unlink()
    path.mkdir()
    put = long.answer(SECOND, 2)
    assert put.whole is not None
    assert answers_of(put.whole.decode()) == {FIRST: 1, SECOND: 2}
    assert "folder" in str(put.why)
    path.rmdir()
    assert long.answer(SECOND, 2).remade
    assert long.sitting.answers == {FIRST: 1, SECOND: 2}


def test_an_answer_that_no_file_can_have_is_not_saved(sitting: Sitting) -> None:
    before = sitting.path.read_bytes()
    for value in ("\x00", "\ud800", "a" * 20_001):
        assert why(sitting.save(FIRST, {"answer": 1, "note": value}))
    assert sitting.path.read_bytes() == before


@POSIX
def test_a_folder_that_may_not_be_written_is_told(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sitting.path.read_bytes()
    sitting.path.parent.chmod(0o555)
    if os.geteuid() == 0:  # root is refused nothing, so the system's answer is put in its place
        real = os.open

        def refused(path: Any, flags: int, *args: Any, **options: Any) -> int:
            if flags & os.O_CREAT:
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return real(path, flags, *args, **options)

        monkeypatch.setattr(os, "open", refused)
    try:
        assert why(sitting.save(FIRST, 1))
        assert sit(sitting.path, "me") == Loaded(None)
        assert [found.code for found in files.try_to_write(sitting.path)] == ["S003"]
        assert [found.code for found in files.try_to_write(sitting.path.parent / "a" / "b.yaml")] == ["S003"]
    finally:
        sitting.path.parent.chmod(0o755)
    assert (sitting.path.read_bytes(), sitting.names) == (before, ["a.yaml"])


# ---- what is shown


def test_a_question_is_shown_once_and_then_only_what_is_new(sitting: Sitting) -> None:
    item = sitting.item("funding.programming")
    today = date(2026, 11, 23)
    ask = Ask(Wanted.ANSWER, item, 3, 48, {"answer": "ad hoc", "note": "n"}, said=("Saved.",))
    shown = question_lines(sitting.opened.sheet, ask, today)
    assert shown[0] == "Saved."
    assert shown[2].startswith("3 of 48. ")
    assert item.ask in shown
    assert shown[-1] == "Note: n"
    again = question_lines(sitting.opened.sheet, replace(ask, again=True), today)
    assert again[0] == "Saved."
    assert item.ask not in again
    assert again[-1] == "Note: n"
    assert question_lines(sitting.opened.sheet, replace(ask, again=True, said=()), today) == ()


def test_every_question_of_the_framework_can_be_shown(sitting: Sitting) -> None:
    for number, item in enumerate(sitting.opened.sheet.framework.items(), 1):
        ask = Ask(Wanted.ANSWER, item, number, 99, None)
        assert item.ask in question_lines(sitting.opened.sheet, ask, date(2026, 11, 23))


def test_the_beginning_counts_what_is_open(sitting: Sitting) -> None:
    count = len(questions(sitting.opened.sheet))
    assert f"{count} questions; {count} unanswered" in begin_lines(sitting.opened, questions(sitting.opened.sheet))[0]
    assert sitting.save(FIRST, "dont-know") == Saved()
    again = good(open_assessment(sitting.path))
    assert f"{count} questions; {count - 1} unanswered" in begin_lines(again, questions(again.sheet))[0]


def test_an_entry_is_shown_as_it_would_stand_in_a_file() -> None:
    assert entry_text("a.b", {"answer": 1, "note": "n # m"}) == 'a.b:\n  answer: 1\n  note: "n # m"'


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.yaml", INTEGRATED / "framework.yaml"):
        loaded = open_assessment(path)
        assert loaded.value is None
        assert loaded.problems


# ---- a file to fill in


def due(framework: Framework, heading: Heading) -> list[str]:
    return [
        item.id
        for item in framework.items()
        if (item.phases is None or heading.phase is None or heading.phase in item.phases)
        and (item.respondents is None or heading.respondent is None or heading.respondent in item.respondents)
    ]


def answers_of(text: str) -> dict[str, Plain]:
    data = good(parse(text.encode(), "")).data
    assert isinstance(data, dict)
    assert isinstance(data["answers"], dict)
    return data["answers"]


@pytest.mark.parametrize("phase", [None, "pre-mandate", "start-up", "implementation", "consolidation", "transition"])
@pytest.mark.parametrize("respondent", [None, "leadership", "headquarters", "national-partners"])
def test_a_file_to_fill_in_has_exactly_what_is_due(
    framework: Framework, phase: str | None, respondent: str | None
) -> None:
    heading = replace(FULL, phase=phase, respondent=respondent)
    assert answers_of(fill_in_text(framework, heading)) == dict.fromkeys(due(framework, heading))


def test_a_file_to_fill_in_checks_without_errors_once_its_head_is_filled_in(
    tmp_path: Path, framework: Framework
) -> None:
    path = tmp_path / "a.yaml"
    assert good(make_fill_in(path, framework, Heading())) == sum(1 for _ in framework.items())
    text = path.read_text(encoding="utf-8")
    assert [found.summary for found in check(path)] == [None]
    for key, value in (
        ("  id", FULL.subject),
        ("  name", FULL.name),
        ("round", f'"{FULL.round}"'),
        ("date", FULL.date),
        ("phase", FULL.phase),
        ("respondent", FULL.respondent),
    ):
        assert text.count(f"\n{key}:\n") == 1
        text = text.replace(f"\n{key}:\n", f"\n{key}: {value}\n")
    path.write_text(text, encoding="utf-8")
    (found,) = check(path)
    assert found.problems == (), told(found.problems)
    assert good(read_assessment(path)).sheet.assessment.phase == FULL.phase


def test_a_file_to_fill_in_says_what_may_be_answered(framework: Framework) -> None:
    text = fill_in_text(framework, Heading())
    flat = re.sub(r"\s*\n\s*# +", " ", text)
    for item in framework.items():
        assert item.ask in flat
        if isinstance(item.kind, Scale):
            for label, level in zip(item.kind.labels, item.kind.levels, strict=True):
                assert f"{label}: {level}" in flat
    assert "are to be filled in first" in flat
    assert "are to be filled in first" not in fill_in_text(framework, FULL)
    assert max(map(len, text.splitlines())) <= 100


def test_every_answer_that_a_file_to_fill_in_offers_can_be_saved(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "a.yaml"
    count = good(make_fill_in(path, framework, FULL))
    before = path.read_text(encoding="utf-8")
    sitting = Sitting(path, good(open_assessment(path)))
    for item in framework.items():
        if sitting.opened.sheet.assessment.asks(item):
            assert sitting.save(item.id, "dont-know") == Saved()
    assert path.read_text(encoding="utf-8") == re.sub(
        r"^(  [a-z0-9.-]+:)$", r"\1 dont-know", before, flags=re.MULTILINE
    ).replace("  id: dont-know", "  id:")
    assert count == len(due(framework, FULL))


def test_an_existing_file_is_not_filled_in(sitting: Sitting, framework: Framework) -> None:
    before = sitting.path.read_bytes()
    assert [found.code for found in make_fill_in(sitting.path, framework, FULL).problems] == ["S016"]
    assert sitting.path.read_bytes() == before


HOSTILE = [
    "Q?\n  hostile: 1\n",
    "Q?\r\n# x\r  hostile: 1",
    "Q? # \u2028  hostile: 1\u2029  hostile: 2\x85  hostile: 3",
    "Q?\x00\x1b[31m\x0b\x0c\x7f\x9f\ufeff",
    "\u202eQ? \ud800 \ufffe",
    "#" * 300,
    "a" * 300 + ":\n- b",
    "Q?\t\x0b{[}]&*!|>'\"%@`",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_of_a_framework_cannot_break_out_of_its_comment(framework: Framework, text: str) -> None:
    kinds: tuple[Kind, ...] = (
        Scale((text, "b"), (0.0, 100.0), (text, text)),
        Choices((Option("one", text, 0.0),), 100.0),
        Number(text, 0, 1, ()),
        Context("number", text),
        Context("text", None),
    )
    taken = zip(framework.items(), kinds, strict=False)
    items = tuple(replace(item, ask=text, why=text, kind=kind) for item, kind in taken)
    made = replace(framework, title=text, themes=(replace(framework.themes[0], title=text, children=items),))
    found = fill_in_text(made, Heading())
    assert answers_of(found) == {item.id: None for item in items}
    for line in re.split("\r\n|[\n\r\x85\u2028\u2029]", found):
        assert re.fullmatch(r" *#.*|[ a-z0-9.-]+:( .*)?|", line), line
    assert all(char.isprintable() or char == "\n" for char in found)


# ---- copies


def test_a_framework_is_copied_under_the_name_of_its_folder(tmp_path: Path, framework: Framework) -> None:
    folder = tmp_path / "new" / "own"
    copied = good(copy_framework("integrated-mission", folder))
    assert (copied.name, copied.id) == (framework.name, "own@1")
    own = good(load_framework(folder))
    assert (own.id, own.version, own.title) == ("own", "1", framework.title)
    assert [item.id for item in own.items()] == [item.id for item in framework.items()]
    assert len(own.rules) == len(framework.rules)
    assert own.catalogue == framework.catalogue
    names = sorted(path.name for path in folder.glob("*.yaml"))
    assert names == sorted(path.name for path in NEWEST.iterdir()) == sorted(path.name for path in copied.files)
    for name in names:
        if name == "framework.yaml":
            old, new = ((at / name).read_text(encoding="utf-8").splitlines() for at in (NEWEST, folder))
            assert new.pop(0).startswith("# yaml-language-server: $schema=")
            changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
            assert changed == [("id: integrated-mission", "id: own"), ('version: "2026.2"', 'version: "1"')]
        else:
            comment, _, rest = (folder / name).read_bytes().partition(b"\n")
            assert comment.startswith(b"# yaml-language-server: $schema=")
            assert rest == (NEWEST / name).read_bytes()
    assert [found.problems for found in check(folder)] == [()]


def test_a_copy_can_be_copied_again_and_be_answered(tmp_path: Path) -> None:
    good(copy_framework("integrated-mission", tmp_path / "one"))
    good(copy_framework(str(tmp_path / "one"), tmp_path / "one" / "two"))
    two = good(load_framework(tmp_path / "one" / "two"))
    path = tmp_path / "a.yaml"
    assert make_assessment(path, two, FULL) == ()
    assert good(open_assessment(path, str(tmp_path / "one" / "two"))).sheet.framework.id == "two"


@pytest.mark.parametrize("name", ["Own", "two words", "ü", ".hidden"])
def test_a_folder_whose_name_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    assert [found.code for found in copy_framework("integrated-mission", tmp_path / name).problems] == ["S015"]
    assert list(tmp_path.iterdir()) == []


def test_where_a_file_is_in_the_way_nothing_is_copied(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "staffing.yaml").write_bytes(b"mine")
    assert [found.code for found in copy_framework("integrated-mission", tmp_path / "own").problems] == ["S016"]
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["staffing.yaml"]
    assert (tmp_path / "own" / "staffing.yaml").read_bytes() == b"mine"


def test_a_framework_that_there_is_not_is_not_copied(tmp_path: Path) -> None:
    assert copy_framework("integrated-mision", tmp_path / "own").value is None
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_is_refused_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert [found.code for found in copy_framework("integrated-mission", tmp_path / "own").problems] == ["S004"]
    assert [found.code for found in copy_examples(tmp_path / "examples").problems] == ["S004"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_copy_whose_id_is_written_as_a_block_text_gets_its_own_id(tmp_path: Path) -> None:
    good(copy_framework("integrated-mission", tmp_path / "one"))
    edit(tmp_path / "one" / "framework.yaml", "id: one\n", "id: >-\n  one\n")
    copied = copy_framework(str(tmp_path / "one"), tmp_path / "two")
    assert copied.value is None or good(load_framework(tmp_path / "two")).id == "two"


def test_the_examples_are_copied_whole_and_can_be_checked(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "examples"
    copied = good(copy_examples(folder))
    for path in copied:
        assert path.read_bytes() == (EXAMPLES / path.relative_to(folder)).read_bytes()
    assert {path.relative_to(EXAMPLES) for path in EXAMPLES.rglob("*.yaml")} == {
        path.relative_to(folder) for path in copied
    }
    assert all(found.summary is not None for found in check(folder))
    assert {found.code for found in copy_examples(folder).problems} == {"S016"}


def test_where_one_example_is_in_the_way_none_is_written(tmp_path: Path) -> None:
    first = good(copy_examples(tmp_path / "a"))[0]
    target = tmp_path / "b" / first.relative_to(tmp_path / "a")
    target.parent.mkdir(parents=True)
    target.symlink_to(tmp_path / "nowhere")
    assert [found.code for found in copy_examples(tmp_path / "b").problems] == ["S016"]
    assert [path for path in (tmp_path / "b").rglob("*") if path.is_file()] == []


def test_the_examples_of_a_wheel_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "readiness"
    (package / "examples").mkdir(parents=True)
    monkeypatch.setattr(store_installed, "__file__", str(package / "store" / "installed.py"))
    assert store_installed.examples_folder() == package / "examples"


# ---- what waits


def test_what_waits_is_read_by_every_command_and_keeps_a_round_open(sitting: Sitting) -> None:
    keeper = Keeper(sitting.path, sitting.opened.sheet)
    assert keeper.save(Save(sitting.item(FIRST), 50, None)) == Saved()
    assert sitting.answers is None
    read = read_assessment(sitting.path)
    assert [found.code for found in read.problems] == ["S060"]
    assert good(read).sheet.assessment.entries.keys() == {FIRST}
    assert "S060" in [found.code for found in list_rounds(sitting.path.parent).problems]
    assert [found.code for found in seal_file(sitting.path, date(2026, 11, 30)).problems] == ["S066"]
    (found,) = check(sitting.path)
    assert [problem.code for problem in found.problems] == ["S060"]
    keeper.settle(tidy=True)
    assert answers_of(sitting.path.read_text(encoding="utf-8")) == {FIRST: 50}
    assert sitting.names == ["a.yaml"]
    seat = sit(sitting.path, "me")
    assert [found.code for found in seal_file(sitting.path, date(2026, 11, 30)).problems] == ["S062"]
    good(seat).free()
    good(seal_file(sitting.path, date(2026, 11, 30)))


def test_a_conflict_file_is_no_round(sitting: Sitting) -> None:
    edit(sitting.path, "answers:\n", f"answers:\n  {FIRST}: 7\n")
    assert isinstance(sitting.save(FIRST, 50), Differs)
    assert sitting.names == ["a.conflict-1.yaml", "a.yaml"]
    assert [found.problems for found in check(sitting.path.parent)] == [(), ()]
    assert len(good(list_rounds(sitting.path.parent)).rounds) == 1
    later = sitting.path.with_name("b.yaml")
    later.write_text(sitting.path.read_text(encoding="utf-8").replace("2026-11-23", "2027-11-23"), encoding="utf-8")
    before = find_previous(later, good(read_assessment(later)).sheet, None, None)
    assert (good(before).sheet.assessment.date.year, before.problems) == (2026, ())


def test_a_journal_that_cannot_be_read_is_told(sitting: Sitting) -> None:
    sitting.path.with_name(".a.yaml.journal").mkdir()
    assert [found.code for found in read_assessment(sitting.path).problems] == ["S063"]
    assert [found.code for found in heal(sitting.path, sitting.opened).problems] == ["S063"]
    assert sitting.save(FIRST, 1) == Saved()
    assert sitting.answers == {FIRST: 1}


def test_what_waits_for_no_item_of_the_framework_goes_into_a_conflict_file(sitting: Sitting) -> None:
    rows = [Record("no.such.item", 1), Record(FIRST, "no number"), Record(SECOND, 12)]
    sitting.path.with_name(".a.yaml.journal").write_bytes(b"".join(map(line_of, rows)))
    healed = heal(sitting.path, sitting.opened)
    assert [found.code for found in healed.problems] == ["S064", "S064"]
    assert (sitting.answers, sitting.names) == ({SECOND: 12}, ["a.conflict-1.yaml", "a.yaml"])


def test_an_answer_in_conflict_that_cannot_be_kept_is_told(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(sitting.path, "answers:\n", f"answers:\n  {FIRST}: 7\n")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert sitting.save(FIRST, 50) == Differs(7)
    assert sitting.names == ["a.yaml"]


def test_a_file_that_is_always_changed_meanwhile_is_told(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = os.fsync, 0

    def somebody(handle: int) -> None:
        nonlocal count
        real(handle)
        count += 1
        text = sitting.path.read_text(encoding="utf-8")
        sitting.path.write_text(f"{text}# {count}\n", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", somebody)
    assert "somebody else changes the file" in waits(sitting, FIRST)
    monkeypatch.undo()
    assert heal(sitting.path, sitting.opened).problems == ()
    assert sitting.answers == {FIRST: 1}
    assert count > 5
