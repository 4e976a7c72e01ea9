"""`readiness assess` as it is used: fed by a pipe, stopped, killed, on a full disk, and by two at once."""

import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from program import MEASURED, PROGRAM, Done, environment, run, started
from readiness.store.journal import Record, line_of
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.words import interview as words
from support import INTEGRATED, good

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals, pipes and terminals of POSIX")
HEAD = """\
readiness: assessment/1
framework: {id: integrated-mission, version: "2026.1"}
subject: {id: m, name: M}
round: "2026" # as it was typed
date: 2026-11-01
phase: implementation
respondent: leadership
answers:
"""
OPTIONS = (
    *("--name", "M", "--subject", "m", "--round", "2026", "--date", "2026-11-01"),
    *("--phase", "implementation", "--respondent", "leadership"),
)
TYPED_HEAD = ["UN Mission in Exampleland", "", "", "", "2", "0"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.yaml"
    file.write_text(HEAD, encoding="utf-8", newline="")
    return file


def outcome(*args: str | Path, typed: bytes | str = b"", **options: Any) -> tuple[int, str, str]:
    return told(run(*args, typed=typed.encode() if isinstance(typed, str) else typed, **options))


def told(done: Done) -> tuple[int, str, str]:
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    assert "\x1b" not in out + err
    return done.returncode, out, err


def assess(path: Path, *args: str | Path, typed: bytes | str = b"", **options: Any) -> tuple[int, str, str]:
    return outcome("assess", path, *args, typed=typed, **options)


def answers(path: Path) -> dict[str, Plain]:
    data = good(parse(path.read_bytes(), str(path))).data
    assert isinstance(data, dict)
    found = data["answers"]
    assert isinstance(found, dict | None)
    return found or {}


def flat(text: str) -> str:
    """A text as it was before it was wrapped; a word that is too long for a line keeps a space where it was broken."""
    return re.sub(r"\s+", " ", text)


def tells(said: str, what: str) -> bool:
    """Whether something was said, wherever its lines were broken; a long path is broken inside."""
    return "".join(what.split()) in "".join(said.split())


# ---- a pipe


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, beside what is kept with the assessments."""
    return sorted(file.name for file in folder.iterdir() if file.name != ".readiness")


def test_a_new_file_is_made_and_answered(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.yaml"
    code, out, err = assess(path, typed="\n".join([*TYPED_HEAD, "50", "d", "q", ""]))
    assert (code, err) == (0, "")
    assert "UN Mission in Exampleland, round " in out
    assert out.count(words.SAVED_ONE) == 2
    assert tells(out, f"2 saved in {path}")
    assert list(answers(path).values()) == [50, "dont-know"]
    assert len(list(path.parent.glob(".readiness/frameworks/*.yaml"))) == 1
    assert names_in(path.parent) == ["a.yaml"]
    assert outcome("check", path)[0] == 0


def test_a_head_given_in_options_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    code, out, err = assess(path, *OPTIONS)
    assert (code, err) == (0, "")
    assert words.HEAD["name"] not in out
    assert answers(path) == {}
    assert outcome("check", path)[0] == 0


@pytest.mark.parametrize("typed", ["", "M\n", "M\n\nq\n"])
def test_where_the_head_is_not_finished_nothing_is_made(tmp_path: Path, typed: str) -> None:
    code, out, err = assess(tmp_path / "a.yaml", typed=typed)
    assert (code, err) == (0, "")
    assert words.NOT_MADE in out
    assert list(tmp_path.iterdir()) == []


def test_wrong_options_are_told_before_anything_is_asked(tmp_path: Path) -> None:
    code, out, err = assess(tmp_path / "a.yaml", "--phase", "3", "--date", "tomorrow")
    assert (code, out) == (2, "")
    assert "2026" in err
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_input_without_an_answer_changes_no_byte(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_ino
    code, out, err = assess(path)
    assert (code, err) == (0, "")
    assert tells(out, f"Nothing was changed in {path}")
    assert (path.read_bytes(), path.stat().st_ino) == before


def test_a_last_line_without_its_end_is_an_answer(path: Path) -> None:
    assert assess(path, typed="50")[0] == 0
    assert list(answers(path).values()) == [50]


def test_what_a_terminal_sends_for_its_keys_is_no_answer(path: Path) -> None:
    keys = ["\x1b[A", "\x1bOP", "\x1b[1;5D", "\x00\x7f", "\t"]
    code, out, err = assess(path, typed="\n".join([*keys, "5\x1b[D0\x08", "q", ""]))
    assert (code, err) == (0, "")
    assert flat(out).count(words.NOTHING_TYPED) == len(keys)
    assert list(answers(path).values()) == [50]


def test_bytes_that_are_no_text_are_refused_or_kept_as_a_sign_that_something_stood_there(path: Path) -> None:
    typed = b"\xff\xfe5\nm\ncaf\xe9 \x1b[31m\xc2\x85\xe2\x80\xa8\xef\xbb\xbfna\xc3\xafve\n50\nq\n"
    code, out, err = assess(path, typed=typed)
    assert (code, err) == (0, "")
    assert "\ufffd" in out
    assert list(answers(path).values()) == [{"answer": 50, "note": "caf\ufffd naïve"}]
    assert outcome("check", path)[0] == 0


def test_a_noncharacter_that_is_typed_does_no_harm(path: Path) -> None:
    code, out, _ = assess(path, typed="m\na\ufffeb\uffffc\nq\n".encode())
    assert (code, words.CANNOT_CHANGE in flat(out)) == (0, False)


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_line_of_twenty_thousand_characters_is_not_taken(path: Path, end: str) -> None:
    code, out, err = assess(path, typed=f"m\n{'é' * 20_000}\nshort\n50\n{'9' * 20_000}{end}")
    assert (code, err) == (0, "")
    assert flat(out).count("longer than 10,000 characters") == 2
    assert list(answers(path).values()) == [{"answer": 50, "note": "short"}]


def test_a_line_as_long_as_may_be_is_saved(path: Path) -> None:
    assert assess(path, typed=f"m\n{chr(34) * 9_999}\n{'9' * 9_999}\ng {'9' * 9_990}\nq\n")[0] == 0
    assert list(answers(path).values()) == [{"answer": "unanswered", "note": '"' * 9_999}]


def test_every_line_fits_the_terminal(path: Path) -> None:
    out = assess(path, typed="?\n" + "s\n" * 60, env=environment(COLUMNS="40"))[1]
    assert max(map(len, out.splitlines())) <= 40


def test_a_file_of_somebody_is_changed_in_one_line(path: Path) -> None:
    path.write_bytes(HEAD.replace("\n", "\r\n").encode() + b"  # mine\r\n  funding.horizon: 12 # months\r\n")
    before = path.read_bytes().split(b"\r\n")
    assert assess(path, typed="50\nq\n")[0] == 0
    after = path.read_bytes().split(b"\r\n")
    assert [line for line in after if line not in before] == [b"  funding.tasks-resourced: 50"]
    assert [line for line in after if line in before] == before


# ---- what is refused


def test_options_for_a_file_that_exists_are_wrong_usage(path: Path) -> None:
    before = path.read_bytes()
    code, out, err = assess(path, "--name", "Other", typed="50\n")
    assert (code, out) == (2, "")
    assert "leave them out" in flat(err)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "S002"),
        (b"a: [", "Y004"),
        (b"\x89PNG\r\n\x1a\n\x00", "Y022"),
        (b"", "Y013"),
        ((INTEGRATED / "framework.yaml").read_bytes(), "A033"),
        (HEAD.encode() + b"  no.such.item: 1\n", "A021"),
    ],
    ids=["folder", "no YAML", "image", "empty", "framework", "unknown item"],
)
def test_what_is_no_assessment_is_refused(path: Path, content: bytes | None, code: str) -> None:
    path.unlink()
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    found, out, err = assess(path, typed="50\n")
    assert (found, out) == (2, "")
    assert f"[{code}]" in err
    assert content is None or path.read_bytes() == content


@POSIX
def test_a_file_that_is_gone_before_the_end_is_said_to_be(path: Path) -> None:
    with in_a_pipe(path) as program:
        program.wait_for(PROMPT)
        path.unlink()
        program.type("q\n")
        assert program.ended() == 0
    assert "is gone: somebody moved or removed it" in flat(program.said)
    assert names_in(path.parent) == []


@POSIX
def test_of_a_file_that_cannot_be_written_again_all_that_was_answered_is_told(path: Path) -> None:
    file = Path(shutil.copytree(path.parent, path.parent / "stick")) / path.name
    with in_a_pipe(file) as program:
        program.wait_for(PROMPT)
        program.type("28\n")
        program.wait_for("Saved.")
        file.parent.rename(path.parent / "elsewhere")
        file.parent.write_bytes(b"no folder")
        program.type("41\nq\n")
        assert program.ended() == 3
    said = flat(program.said)
    told, _, unsaved = said.partition("These answers could not be saved; copy them:")
    assert "with every answer that was saved" in told
    assert "funding.tasks-resourced: 28" in told
    assert unsaved.strip() == "funding.horizon: 41"


@POSIX
def test_what_is_kept_beside_a_file_is_kept_again_with_it(path: Path) -> None:
    file = Path(shutil.copytree(path.parent, path.parent / "stick")) / path.name
    with in_a_pipe(file) as program:
        program.wait_for(PROMPT)
        kept = names_in(file.parent / ".readiness" / "frameworks")
        program.type("28\n")
        program.wait_for("Saved.")
        # at once, whatever the program writes there at this moment
        file.parent.rename(path.parent / "elsewhere")
        program.type("41\nq\n")
        assert program.ended() == 0
    assert "written again, whole" in flat(program.said)
    assert kept == names_in(file.parent / ".readiness" / "frameworks") != []
    assert answers(file) == {"funding.tasks-resourced": 28, "funding.horizon": 41}


def test_answers_that_wait_for_a_file_that_is_not_there_are_told_before_anything_is_asked(path: Path) -> None:
    path.unlink()
    records = (Record("funding.tasks-resourced", 50), Record("funding.horizon", 12, 24))
    path.with_name(".a.yaml.journal").write_bytes(b"".join(map(line_of, records)))
    code, out, _ = assess(path, typed="q\n")
    assert (code, names_in(path.parent)) == (0, [".a.yaml.journal"])
    assert flat(out).startswith("Answers that are saved wait in .a.yaml.journal: 2.")
    assert "stop here (q), put it back" in flat(out)
    code, out, err = assess(path, *OPTIONS, "--no-input")
    assert "is not there. They are put into the new file" in flat(out)
    assert "(q)" not in out
    assert (code, answers(path)) == (0, {"funding.tasks-resourced": 50})
    assert "[S064]" in err
    [kept] = (name for name in names_in(path.parent) if name != "a.yaml")
    assert "funding.horizon: 12" in path.with_name(kept).read_text(encoding="utf-8")


def test_where_nothing_can_be_written_nothing_is_asked(path: Path) -> None:
    code, out, err = assess(path / "below" / "new.yaml", typed="Mission\n")
    assert (code, out) == (2, "")
    assert "[S012]" in err


@POSIX
def test_a_closed_input_is_the_end_of_input(path: Path) -> None:
    before = path.read_bytes()
    command = f"exec {shlex.join([*PROGRAM, 'assess', str(path)])} <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == before


@POSIX
def test_an_input_that_cannot_be_read_is_the_end_of_input(path: Path) -> None:
    command = f"exec {shlex.join([*PROGRAM, 'assess', str(path)])} 0>/dev/null"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in {0, 3}


# ---- a full disk


def limited(size: int) -> Callable[[], None]:
    def limit() -> None:
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def on_a_full_disk(*args: str | Path, size: int, typed: str) -> tuple[int, str, str]:
    """The program where no file may grow beyond a size."""
    env = environment(PYTHONDONTWRITEBYTECODE="1")
    return told(started(*args, typed=typed.encode(), env=env, preexec_fn=limited(size)))


@POSIX
def test_on_a_full_disk_the_answers_wait_in_the_journal_and_are_counted(path: Path) -> None:
    # so long that the journal fits into what is left, and the file with an answer more does not
    path.write_bytes(path.read_bytes() + f"# {'long ' * 100}\n".encode())
    before = path.read_bytes()
    code, out, _ = on_a_full_disk("assess", path, size=len(before) + 10, typed="m\nthe reason\n50\n12\nq\n")
    assert code == 3
    assert flat(out).count("What you answer is safe in .a.yaml.journal") == 4
    assert words.UNSAVED not in out
    assert (path.read_bytes(), names_in(path.parent)) == (before, [".a.yaml.journal", "a.yaml"])
    code, out, err = outcome("score", path)
    assert (code, "2 answered" in out) == (0, True)
    assert "[S060]" in err
    assert flat(err).count("not in the file yet (2)") == 1
    assert "[S060]" in "".join(outcome("check", path)[1:])
    assert (path.read_bytes(), names_in(path.parent)) == (before, [".a.yaml.journal", "a.yaml"])
    code, out, err = assess(path)
    assert (code, err) == (0, "")
    assert "since the last time: 2" in flat(out)
    assert answers(path) == {"funding.tasks-resourced": {"answer": 50, "note": "the reason"}, "funding.horizon": 12}
    assert names_in(path.parent) == ["a.yaml"]


@POSIX
def test_where_there_can_be_no_journal_either_the_answers_are_printed_to_be_copied(path: Path) -> None:
    before = path.read_bytes()
    path.with_name(".a.yaml.journal").mkdir()
    code, out, _ = on_a_full_disk("assess", path, size=len(before) + 10, typed="50\nm\nthe reason # why\ns\n12\nq\n")
    assert code == 3
    assert flat(out).count("Not saved: ") == 3
    rest = out.split(words.UNSAVED)[1]
    printed = good(parse(rest.encode(), "")).data
    assert printed == {"funding.tasks-resourced": {"answer": 50, "note": "the reason # why"}, "funding.horizon": 12}
    assert path.read_bytes() == before


@POSIX
def test_on_a_full_disk_what_fits_is_in_the_file(path: Path) -> None:
    size = len(path.read_bytes()) + len("  funding.tasks-resourced: 50\n")
    code, out, _ = on_a_full_disk("assess", path, size=size, typed="50\n12\nq\n")
    assert (code, answers(path)) == (3, {"funding.tasks-resourced": 50})
    assert tells(out, f"2 saved in {path}")


@POSIX
def test_on_a_full_disk_no_new_file_is_left(tmp_path: Path) -> None:
    code, _, err = on_a_full_disk("assess", tmp_path / "a.yaml", *OPTIONS, size=10, typed="")
    assert (code, "[S004]" in err) == (3, True)
    assert list(tmp_path.iterdir()) == []


# ---- signals


class Watched:
    """A process that is talked to, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[bytes], screen: int, keys: int) -> None:
        self.process = process
        self.screen = screen
        self.keys = keys
        self.said = ""
        self.seen = 0

    def type(self, text: str) -> None:
        os.write(self.keys, text.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text is said that was not waited for yet."""
        end = time.monotonic() + 20
        while (place := self.said.find(text, self.seen)) < 0:
            assert time.monotonic() < end, f"{text!r} did not come; what came: {self.said!r}"
            assert self.read(end - time.monotonic()), f"{text!r} did not come before the end: {self.said!r}"
        self.seen = place + len(text)

    def read(self, seconds: float) -> bool:
        """Read what there is; whether it was not the end."""
        if not select.select([self.screen], [], [], max(seconds, 0))[0]:
            return True
        data = os.read(self.screen, 65_536)
        self.said += data.decode("utf-8", errors="replace")
        return bool(data)

    def ended(self) -> int:
        """The exit code, after all was read."""
        end = time.monotonic() + 20
        while self.read(end - time.monotonic()):
            assert time.monotonic() < end, f"it did not end; what came: {self.said!r}"
        return self.process.wait(timeout=20)


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
    process.wait(timeout=20)


@contextmanager
def in_a_pipe(path: Path, **more: str) -> Iterator[Watched]:
    with subprocess.Popen(
        [*PROGRAM, "assess", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(**more),
        start_new_session=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Watched(process, process.stdout.fileno(), process.stdin.fileno())
        finally:
            stop(process)


PROMPT = f"\n{words.PROMPT}"


@POSIX
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (getattr(signal, "SIGHUP", 1), 129)]
)
def test_a_signal_ends_it_with_every_answer_saved(path: Path, number: signal.Signals, code: int) -> None:
    with in_a_pipe(path, **MEASURED) as program:
        for _ in range(3):
            program.wait_for(PROMPT)
            program.type("d\n")
        program.wait_for("4 of ")
        program.wait_for(PROMPT)
        program.process.send_signal(number)
        assert program.ended() == code
        assert "3 saved in" in flat(program.said)
        assert tells(program.said, f"Go on with: readiness assess {path}")
    assert list(answers(path).values()) == ["dont-know"] * 3
    assert names_in(path.parent) == ["a.yaml"]


POINTS = 15


@pytest.mark.long
@POSIX
def test_what_is_killed_right_after_saying_saved_loses_no_answer(tmp_path: Path) -> None:
    def feed(program: Watched, lines: Sequence[str]) -> None:
        for line in lines:
            program.wait_for(PROMPT)
            program.type(f"{line}\n")
            program.wait_for(words.SAVED_ONE)

    files = [tmp_path / str(number) / "a.yaml" for number in range(1, POINTS + 1)]
    for file in files:
        file.parent.mkdir()
        file.write_text(HEAD, encoding="utf-8")
    for first in range(0, POINTS, 5):  # five at a time, since most of the time is that of starting
        begun = [in_a_pipe(file) for file in files[first : first + 5]]
        programs = [manager.__enter__() for manager in begun]
        try:
            for number, program in enumerate(programs, first + 1):
                feed(program, ["d"] * number)
                program.process.send_signal(signal.SIGKILL)
                assert program.process.wait(timeout=20) == -signal.SIGKILL
        finally:
            for manager in begun:
                manager.__exit__(None, None, None)
    for number, file in enumerate(files, 1):
        assert assess(file, typed="q\n")[0] == 0
        assert list(answers(file).values()) == ["dont-know"] * number
        assert names_in(file.parent) == ["a.yaml"]
    code, out, _ = assess(files[-1])
    assert (code, f"{POINTS + 1} of " in out) == (0, True)


@POSIX
def test_what_could_not_be_saved_is_told_also_after_a_signal(path: Path) -> None:
    path.with_name(".a.yaml.journal").mkdir()
    with in_a_pipe(path, **MEASURED) as program:
        program.wait_for(PROMPT)
        path.write_bytes(path.read_bytes() + b"[\n")
        program.type("50\n")
        program.wait_for("Not saved")
        program.wait_for(PROMPT)
        program.process.send_signal(signal.SIGINT)
        assert program.ended() == 130
    told = flat(program.said)
    assert words.UNSAVED in told
    assert "funding.tasks-resourced: 50" in told
    assert "left half done" not in told


@POSIX
def test_what_waits_is_told_also_after_a_signal(path: Path) -> None:
    before = path.read_bytes()
    with in_a_pipe(path, **MEASURED) as program:
        program.wait_for(PROMPT)
        path.write_bytes(before + b"[\n")
        program.type("50\n")
        program.wait_for(words.SAVED_ONE)
        program.wait_for(PROMPT)
        program.process.send_signal(signal.SIGINT)
        assert program.ended() == 130
    assert flat(program.said).count("safe in .a.yaml.journal") == 2
    code, _, err = assess(path)
    assert (code, "[S060]" in err) == (2, True)
    path.write_bytes(before)
    assert assess(path)[0] == 0
    assert (list(answers(path).values()), names_in(path.parent)) == ([50], ["a.yaml"])


# ---- two at once


@POSIX
def test_a_second_interview_is_refused_and_told_who_holds_the_first(path: Path) -> None:
    with in_a_pipe(path, **MEASURED) as program:
        program.wait_for(PROMPT)
        code, out, err = assess(path)
        assert (code, out) == (3, "")
        assert "[S062]" in err
        assert f"process {program.process.pid}, since 20" in flat(err)
        assert outcome("score", path)[0] == 0
        program.process.send_signal(signal.SIGKILL)
        program.process.wait(timeout=20)
    code, _, err = assess(path)
    assert (code, err) == (0, "")
    assert names_in(path.parent) == ["a.yaml"]


@POSIX
def test_what_somebody_else_answered_meanwhile_stays_and_both_are_shown(path: Path) -> None:
    with in_a_pipe(path, **MEASURED) as program:
        program.wait_for(PROMPT)
        path.write_text(f"{HEAD}  funding.tasks-resourced: 7\n", encoding="utf-8")
        program.type("50\n")
        program.wait_for("Your answer is kept in a.conflict-1.yaml: 50")
        program.wait_for("left it:\nNow: 7 %")
        program.wait_for(PROMPT)
        program.type("q\n")
        assert program.ended() == 0
    assert answers(path) == {"funding.tasks-resourced": 7}
    assert answers(path.with_name("a.conflict-1.yaml")) == {"funding.tasks-resourced": 50}
    assert names_in(path.parent) == ["a.conflict-1.yaml", "a.yaml"]
    assert outcome("check", path.parent)[0] == 0


def test_what_waited_and_was_answered_otherwise_meanwhile_is_told(path: Path) -> None:
    path.with_name(".a.yaml.journal").write_bytes(
        b"torn" + line_of(Record("funding.tasks-resourced", 50)) + line_of(Record("funding.horizon", 12))
    )
    path.write_text(f"{HEAD}  funding.tasks-resourced: 7\n", encoding="utf-8")
    code, out, err = assess(path)
    assert code == 0
    assert "[S061]" in err
    assert "[S064]" in err
    assert "since the last time: 1" in flat(out)
    assert answers(path) == {"funding.tasks-resourced": 7, "funding.horizon": 12}
    assert answers(path.with_name("a.conflict-1.yaml")) == {"funding.tasks-resourced": 50}
    assert names_in(path.parent) == ["a.conflict-1.yaml", "a.yaml"]


@POSIX
def test_a_journal_that_is_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine\n")
    path.with_name(".a.yaml.journal").symlink_to(other)
    code, _, err = assess(path, typed="50\nq\n")
    assert code == 0
    assert "[S063]" in err
    assert (other.read_bytes(), answers(path)) == (b"mine\n", {"funding.tasks-resourced": 50})


def test_drafts_that_a_killed_program_left_are_removed_and_nothing_else(path: Path) -> None:
    left = [
        f".a.yaml.{'0' * 16}.tmp",
        f".a.yaml.{'a' * 16}.tmp",
        f".b.yaml.{'a' * 16}.tmp",
        ".a.yaml.tmp",
        "a.yaml.tmp",
    ]
    for name in left:
        path.with_name(name).write_bytes(b"")
    assert assess(path)[0] == 0
    assert names_in(path.parent) == sorted([*left[2:], "a.yaml"])


@POSIX
def test_a_path_without_permission_is_told_before_any_question(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    code, _, err = assess(tmp_path / "file" / "a.yaml", *OPTIONS)
    assert code == 2
    assert "[S012]" in err
    code, _, err = assess(tmp_path / "a.yaml", *OPTIONS, "--framework", "none")
    assert (code, "[S007]" in err) == (2, True)
