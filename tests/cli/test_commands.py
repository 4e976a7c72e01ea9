"""The commands as a user types them: what is printed, where, and the exit code."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from program import MEASURED, PROGRAM, environment, loaded_by, outcome
from readiness.words.commands import GROUPS
from support import INTEGRATED, PROCEEDINGS, UNMEX

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")


# ---- help


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize(
    "command",
    [
        (),
        ("new",),
        ("assess",),
        ("score",),
        ("export",),
        ("diff",),
        ("trend",),
        ("explain",),
        ("next",),
        ("robustness",),
        ("targets",),
        ("check",),
        ("show",),
    ],
)
def test_help_has_an_example_and_begins_with_an_imperative(command: tuple[str, ...], option: str) -> None:
    code, out, err = outcome(*command, option)
    assert (code, err) == (0, "")
    assert "Example: readiness" in out
    assert re.search(r"^  (Answer|Assess|Compare|Follow|Score|Unfold|Write|Say|Show) ", out, re.MULTILINE)


def test_help_shows_every_command_in_a_group() -> None:
    _, out, _ = outcome("--help")
    order = [
        out.index(text)
        for text in (
            *("Every day:", "  new", "  assess", "  score", "  export", "  diff", "  trend"),
            *("Why:", "  explain", "  next", "  robustness", "  targets"),
            *("Files:", "  check", "  seal", "  verify", "  rounds", "To read:", "  show"),
        )
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("name", [name for names in GROUPS.values() for name in names])
def test_the_list_says_of_a_command_what_its_own_help_begins_with(name: str) -> None:
    said = {name: line for lines in GROUPS.values() for name, line in lines.items()}
    _, out, _ = outcome(name, "--help", COLUMNS="100")
    assert out.split("\n\n")[1].split()[: len(said[name].split())] == said[name].split()


def test_the_version() -> None:
    from readiness import __version__  # noqa: PLC0415

    assert outcome("--version") == (0, f"{__version__}\n", "")
    assert outcome("--version", "score")[:2] == (0, f"{__version__}\n")


@pytest.mark.parametrize("args", [("frob",), ("score",), ("score", "--frob"), ("score", UNMEX, "--fail-under", "101")])
def test_wrong_usage(args: Sequence[str | Path]) -> None:
    code, out, err = outcome(*args)
    assert (code, out) == (2, "")
    assert "Usage: readiness" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_shown(shell: str) -> None:
    code, out, _ = outcome("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert code == 0
    assert "_READINESS_COMPLETE" in out


def test_completion_completes_commands_and_ids() -> None:
    def complete(words: str, number: int) -> list[str]:
        env = {"_READINESS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(number)}
        return outcome(cwd=None, **env)[1].split()

    assert complete("readiness sc", 1) == ["score"]
    assert "funding.programming" in complete("readiness show fund", 2)


# ---- score


def test_score_prints_a_report() -> None:
    code, out, err = outcome("score", UNMEX)
    assert (code, err) == (0, "")
    for text in ("Overall", "The mission's own levers", "Themes", "Weakest items", "Still open", "fictional"):
        assert text in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_score_of_the_proceedings_shows_a_range_and_no_score() -> None:
    code, out, _ = outcome("score", PROCEEDINGS)
    assert code == 0
    assert "Illustration, no mission's score" in out
    assert re.search(r"^Score +no score +no score$", out, re.MULTILINE)
    assert re.search(r"^Range +\d+\.\d to \d+\.\d", out, re.MULTILINE)
    assert "a score needs 60 %" in out


def test_a_format_beside_a_file_is_wrong_usage(tmp_path: Path) -> None:
    code, _, err = outcome("score", UNMEX, "--format", "json", "-o", tmp_path / "a.md")
    assert (code, "--format" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("columns", ["0", "1", "-3", "many"])
def test_a_terminal_without_columns_is_not_believed(columns: str) -> None:
    code, out, _ = outcome("score", UNMEX, COLUMNS=columns)
    assert (code, "Themes" in out) == (0, True)


def test_formats() -> None:
    assert outcome("score", UNMEX, "--format", "markdown")[1].startswith("# Integrated mission readiness")
    assert json.loads(outcome("score", UNMEX, "--format", "json")[1])["readiness"] == "report/1"


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("20", 0), ("99.5", 1)])
def test_fail_under(least: str, code: int) -> None:
    done = outcome("score", UNMEX, "--fail-under", least)
    assert done[0] == code
    assert bool(done[2]) == bool(code)


def test_the_gate_reads_the_shown_number(tmp_path: Path) -> None:
    (tmp_path / "framework.yaml").write_text(
        'readiness: framework/1\nid: f\nversion: "1"\ntitle: F\nchecklists: [c.yaml]\n', encoding="utf-8"
    )
    (tmp_path / "c.yaml").write_text(
        "readiness: checklist/1\nid: c\ntitle: C\nitems:\n"
        '  - {id: x, ask: Q, number: {unit: "%", between: [0, 100], goalposts: [[0, 0], [100, 100]]}}\n',
        encoding="utf-8",
    )
    (tmp_path / "a.yaml").write_text(
        'readiness: assessment/1\nframework: {id: f, version: "1"}\nsubject: {id: s, name: S}\nround: "1"\n'
        "date: 2026-11-23\nanswers: {x: 49.96}\n",
        encoding="utf-8",
    )
    score = ("score", tmp_path / "a.yaml", "--framework", tmp_path, "--fail-under")
    assert outcome(*score, "50")[0] == 0  # 49.96 is shown as 50.0
    assert outcome(*score, "50.1")[0] == 1


def test_no_score_fails_every_gate() -> None:
    code, _, err = outcome("score", PROCEEDINGS, "--fail-under", "0")
    assert code == 1
    assert "no score" in err


def test_a_narrow_terminal() -> None:
    code, out, _ = outcome("score", UNMEX, COLUMNS="40")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 40


def test_colour_on_request_and_none_with_no_color() -> None:
    assert "\x1b[" in outcome("score", UNMEX, FORCE_COLOR="1")[1]
    plain = re.sub(r"\x1b\[[013]m", "", outcome("score", UNMEX, FORCE_COLOR="1", NO_COLOR="1")[1])
    assert "\x1b" not in plain.replace("\x1b[2m", "")


def test_force_without_a_file_is_wrong_usage() -> None:
    assert outcome("score", UNMEX, "--force")[0] == 2


def test_a_stream_that_encodes_little_still_gets_a_report() -> None:
    code, out, err = outcome("score", UNMEX, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert (code, err) == (0, "")
    assert "#####" in out


def test_rescoring_is_said_in_the_first_line(tmp_path: Path) -> None:
    copy = tmp_path / "framework"
    shutil.copytree(INTEGRATED, copy)
    head = copy / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace('"2026.1"', '"2026.1b"'), encoding="utf-8")
    for form in ("terminal", "markdown"):
        for command in (("score", UNMEX), ("robustness", UNMEX, "--draws", "100")):
            first = outcome(*command, "--framework", copy, "--format", form)[1].splitlines()[0]
            assert "Rescored with integrated-mission" in first


# ---- export


def test_export_writes_to_reports_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "unmex-2023-leadership.md"
    assert outcome("export", UNMEX, cwd=tmp_path) == (0, f"Wrote {path.relative_to(tmp_path)}\n", "")
    first = path.read_bytes()
    path.write_bytes(b"mine")
    code, out, err = outcome("export", UNMEX, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert path.read_bytes() == b"mine"
    assert outcome("export", UNMEX, "--force", cwd=tmp_path)[0] == 0
    assert path.read_bytes() == first


def test_export_and_score_write_the_same(tmp_path: Path) -> None:
    assert outcome("export", UNMEX, "-o", tmp_path / "a.md")[0] == 0
    assert outcome("score", UNMEX, "-o", tmp_path / "b.md")[0] == 0
    printed = outcome("score", UNMEX, "--format", "markdown")[1]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == (tmp_path / "b.md").read_text(encoding="utf-8") == printed
    assert outcome("export", UNMEX, "-o", tmp_path / "c.JSON")[0] == 0
    assert json.loads((tmp_path / "c.JSON").read_text(encoding="utf-8"))["readiness"] == "report/1"


@pytest.mark.parametrize("name", ["a.txt", "a", "."])
def test_export_to_what_is_no_report(tmp_path: Path, name: str) -> None:
    code, _, err = outcome("export", UNMEX, "-o", tmp_path / name)
    assert code == 2
    assert "[S00" in err
    assert list(tmp_path.iterdir()) == []


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@POSIX
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = Path("/proc/self") if is_root() else tmp_path / "read-only"  # nothing stops root but the system itself
    if not is_root():
        folder.mkdir(mode=0o555)
    elif not folder.is_dir():
        pytest.skip("root may write everywhere, and this system has no /proc")
    code, out, err = outcome("export", UNMEX, "-o", folder / "a.md")
    assert (code, out) == (3, "")
    assert "a.md: " in err


# ---- bad files


BAD: list[tuple[str, bytes, str]] = [
    ("empty.yaml", b"", "Y013"),
    ("image.yaml", b"\x89PNG\r\n\x1a\n\x00", "Y022"),
    ("prose.yaml", b"Dear colleagues,\n\nthe answers are below.\n", "A003"),
    ("broken.yaml", b"a: [1, 2\nb: 3\n", "Y004"),
    ("deep.yaml", b"[" * 60_000, "Y008"),
    ("huge.yaml", b"# \n" * 2_000_000, "Y003"),
]


@pytest.mark.parametrize(("name", "content", "code"), BAD, ids=[name for name, _, _ in BAD])
@pytest.mark.parametrize(("command", "expected"), [("score", 2), ("export", 2), ("check", 1)])
def test_a_bad_file(tmp_path: Path, name: str, content: bytes, code: str, command: str, expected: int) -> None:
    (tmp_path / name).write_bytes(content)
    found, out, err = outcome(command, name, cwd=tmp_path)
    assert (found, out) == (expected, "")
    assert err.startswith(f"{name}:")
    assert f"[{code}]" in err
    assert "remedy: " in err


FAULTS = [
    ("checklists: [funding.yaml, ", "checklists: [funding.yaml, funding.yaml, ", "F021"),
    ("checklists: [funding.yaml, ", "checklists: [nowhere.yaml, ", "F030"),
    ("checklists: [funding.yaml, ", "checklists: [../2026.1/funding.yaml, ", "F020"),
]


@pytest.mark.parametrize(("old", "new", "code"), FAULTS, ids=[code for _, _, code in FAULTS])
def test_a_framework_with_a_mistake(tmp_path: Path, old: str, new: str, code: str) -> None:
    copy = tmp_path / "2026.1"
    shutil.copytree(INTEGRATED, copy)
    head = copy / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    for expected, args in ((1, ("check", copy)), (2, ("score", UNMEX, "--framework", copy)), (2, ("show", copy))):
        found, out, err = outcome(*args)
        assert (found, out) == (expected, "")
        assert re.search(rf"framework\.yaml:\d+:\d+: .* \[{code}\]$", err, re.MULTILINE)


def test_an_id_twice_in_a_framework(tmp_path: Path) -> None:
    copy = tmp_path / "2026.1"
    shutil.copytree(INTEGRATED, copy)
    part = copy / "funding.yaml"
    text = part.read_text(encoding="utf-8").replace("id: funding.horizon", "id: funding.programming")
    part.write_text(text, encoding="utf-8")
    code, _, err = outcome("check", copy)
    assert code == 1
    assert re.search(r"funding\.yaml:\d+:\d+: the id 'funding.programming' is taken; it stands first at .*:\d+", err)


@pytest.mark.parametrize("command", ["score", "export", "check"])
def test_a_missing_file_and_a_folder(tmp_path: Path, command: str) -> None:
    assert outcome(command, "nowhere.yaml", cwd=tmp_path)[0] == 3
    assert outcome(command, tmp_path)[0] == 2


def test_an_unknown_item_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(UNMEX.read_text(encoding="utf-8").replace("funding.horizon:", "funding.horizn:"), encoding="utf-8")
    code, _, err = outcome("score", path)
    assert code == 2
    assert re.search(r"a\.yaml:\d+:3: the framework has no item 'funding.horizn', did you mean 'funding.horizon'", err)


def test_many_problems_are_counted_and_cost_little(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = UNMEX.read_text(encoding="utf-8") + "".join(f"  unknown.{number}: 1\n" for number in range(20_000))
    path.write_text(text, encoding="utf-8")
    started = time.monotonic()
    code, _, err = outcome("score", path)
    assert code == 2
    more, read = err.splitlines()[-2:]
    assert more == f"950 more problems are not shown (950 in {path}); `readiness check --format json` lists all"
    assert read == "More about it: readiness show A021"
    assert time.monotonic() - started < 20


# ---- check


def test_check_says_what_is_well() -> None:
    code, out, err = outcome("check", INTEGRATED, UNMEX)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 2


def test_check_goes_on_after_a_mistake_and_fails(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    code, out, err = outcome("check", tmp_path / "a.yaml", UNMEX)
    assert code == 1
    assert "no errors" in out
    assert "Y013" in err


def test_a_file_with_many_problems_hides_no_other_file(tmp_path: Path) -> None:
    many = UNMEX.read_text(encoding="utf-8") + "".join(f"  unknown.{number}: 1\n" for number in range(60))
    (tmp_path / "many.yaml").write_text(many, encoding="utf-8")
    (tmp_path / "other.yaml").touch()
    code, _, err = outcome("check", tmp_path)
    assert code == 1
    assert "11 more problems are not shown (11 in " in err
    assert "other.yaml:1:1: the file is empty" in err


def a_bad_folder(folder: Path) -> Path:
    text = UNMEX.read_text(encoding="utf-8")
    (folder / "b.yaml").write_text(text.replace("funding.horizon:", "funding.horizn:"), encoding="utf-8")
    other = text.replace("id: unmex", "id: another")  # two files of one mission and date would be a problem too
    (folder / "a.yaml").write_text(other + "  funding.budget-bridge: absent\n", encoding="utf-8")
    (folder / "c.yaml").touch()
    return folder


def test_check_lists_all_files_in_one_run_sorted_and_says_where_to_read_more(tmp_path: Path) -> None:
    a_bad_folder(tmp_path)
    code, out, err = outcome("check", tmp_path / "c.yaml", tmp_path / "b.yaml", UNMEX, tmp_path)
    assert code == 1
    assert [line.partition(": assessment")[0] for line in out.splitlines()] == [str(UNMEX), str(tmp_path / "a.yaml")]
    assert re.findall(r"(\w)\.yaml:\d+:\d+: .* \[(\w+)\]$", err, re.MULTILINE) == [
        ("a", "A012"),
        ("b", "A021"),
        ("c", "Y013"),
    ]
    assert err.splitlines()[-2:] == [
        "2 errors, 1 warning",
        "More about each: readiness show CODE, for example readiness show A021",
    ]


def test_check_prints_a_document_for_tools(tmp_path: Path) -> None:
    code, out, err = outcome("check", a_bad_folder(tmp_path), "--format", "json")
    data = json.loads(out)
    assert (code, err, data["readiness"], data["passed"]) == (1, "", "problems/1", False)
    assert [found["code"] for found in data["problems"]] == ["A012", "A021", "Y013"]
    assert [entry["path"] for entry in data["checked"]] == [str(tmp_path / "a.yaml")]


def test_check_prints_commands_for_pull_requests(tmp_path: Path) -> None:
    code, out, err = outcome("check", a_bad_folder(tmp_path), "--format", "github")
    assert (code, err) == (1, "")
    warning, first, second, count = out.splitlines()
    assert warning.startswith(f"::warning file={(tmp_path / 'a.yaml').as_posix()},line=")
    assert ",title=A021::the framework has no item 'funding.horizn'" in first
    assert second.startswith("::error ")
    assert count == "errors: 2; warnings: 1; without errors: 1"


def test_check_writes_its_document_and_replaces_none(tmp_path: Path) -> None:
    args = ("check", a_bad_folder(tmp_path), "-o", tmp_path / "found.json")
    code, out, err = outcome(*args)
    assert (code, out, err) == (1, f"Wrote {tmp_path / 'found.json'}\n", "")
    assert len(json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["problems"]) == 3
    assert outcome(*args)[0] == 2
    assert outcome(*args, "--force")[0] == 1
    code, _, err = outcome("check", UNMEX, "-o", tmp_path / "found.csv")
    assert (code, "[S008]" in err, "remedy: End the name in one of: .json, .md." in err) == (2, True, True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is a text")
@pytest.mark.parametrize("form", ["terminal", "json", "github"])
def test_a_file_whose_name_or_text_is_none_is_told_in_every_form(tmp_path: Path, form: str) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/n\xff.yaml")).write_bytes(b"a\xed\xa0\x80")
    code, out, err = outcome("check", tmp_path, "--format", form)
    assert code == 1
    assert "Y002" in out + err
    if form == "json":
        assert json.loads(out)["problems"][0]["file"].endswith("n\udcff.yaml")
    else:
        assert "n\N{REPLACEMENT CHARACTER}.yaml" in out + err


@pytest.mark.parametrize("form", ["json", "github"])
def test_check_says_in_every_form_why_it_cannot_begin(form: str) -> None:
    code, out, err = outcome("check", UNMEX, "nowhere.yaml", "--format", form)
    assert (code, err, out.count("S001")) == (3, "", 1)
    code, out, err = outcome("check", UNMEX, "--framework", "nonsense", "--format", form)
    assert (code, err, out.count("S007")) == (2, "", 1)


def test_check_of_many_files_names_some_and_counts_the_rest(tmp_path: Path) -> None:
    text = UNMEX.read_text(encoding="utf-8")
    for number in range(53):
        (tmp_path / f"{number:02}.yaml").write_text(text.replace("id: unmex", f"id: m-{number}"), encoding="utf-8")
    code, out, err = outcome("check", tmp_path)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 51
    assert out.splitlines()[-1] == "3 more without errors"


def test_check_makes_what_it_prints_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = UNMEX.read_text(encoding="utf-8").replace("UN Mission in Exampleland", "\u202eUN Mission")
    path.write_text(text, encoding="utf-8")
    code, out, _ = outcome("check", path)
    assert code == 0
    assert "\u202e" not in out
    assert "\ufffdUN Mission" in out


def test_check_with_a_framework_that_is_not_there_says_so_once() -> None:
    code, out, err = outcome("check", UNMEX, PROCEEDINGS, "--framework", "nonsense")
    assert (code, out) == (2, "")
    assert err.count("[S007]") == 1


def test_strict_lets_warnings_fail(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = UNMEX.read_text(encoding="utf-8") + "  funding.budget-bridge: absent\n"
    path.write_text(text, encoding="utf-8")
    code, out, err = outcome("check", path)
    assert (code, "A012" in err, "no errors" in out) == (0, True, True)
    assert outcome("check", "--strict", path)[0] == 1
    code, out, err = outcome("score", path)
    assert (code, "A012" in err, "Answered but not scored" in out) == (0, True, True)


def test_check_judges_evidence_by_today_or_by_the_day_that_is_named_and_only_when_asked() -> None:
    assert outcome("check", "--strict", UNMEX)[::2] == (0, "")
    code, out, err = outcome("check", UNMEX, "--stale")
    assert (code, "no errors" in out) == (0, True)
    assert err.count("[A051]") > 4
    assert outcome("check", UNMEX, "--stale", "--strict")[0] == 1
    # on this day none of its evidence was old
    assert outcome("check", UNMEX, "--stale", "--on", "2022-05-01", "--strict")[::2] == (0, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [(("--on", "2026-01-01"), "--on goes with --stale"), (("--stale", "--on", "01.01.2026"), "2026-11-23")],
)
def test_check_refuses_a_day_that_is_none_and_one_that_nothing_asks_for(args: tuple[str, ...], said: str) -> None:
    code, _, err = outcome("check", UNMEX, *args)
    assert (code, said in err) == (2, True)


# ---- show


def test_show() -> None:
    code, out, err = outcome("show")
    assert (code, err) == (0, "")
    assert out.index("integrated-mission@2026.1") < out.index("integrated-mission@2026.2")
    assert "How" in outcome("show", "funding")[1]
    assert "harmonization.access" in outcome("show", "integrated-mission")[1]
    assert outcome("show", "harmonization.access")[0] == 0


@pytest.mark.parametrize("kind", ["framework", "checklist", "rules", "sources", "assessment", "targets", "folder"])
def test_show_prints_the_schema_of_a_kind_of_file(kind: str) -> None:
    code, out, err = outcome("show", "--schema", kind)
    assert (code, err, json.loads(out)["title"]) == (0, "", f"{kind}/1")


def test_show_prints_the_schema_of_the_answers_to_a_framework() -> None:
    code, out, err = outcome("show", "integrated-mission", "--schema", "assessment")
    assert (code, err) == (0, "")
    assert "funding.horizon" in json.loads(out)["properties"]["answers"]["properties"]
    assert outcome("show", "nowhere", "--schema", "assessment")[0] == 2
    assert outcome("show", "integrated-mission", "--schema", "rules")[0] == 2
    assert outcome("show", "--schema", "letter")[0] == 2


def test_show_of_what_there_is_not() -> None:
    code, out, err = outcome("show", "planing")
    assert (code, out) == (2, "")
    assert "did you mean 'planning'" in err


# ---- signals and pipes

SLOW = """
import sys, time
from readiness.cli import main, exits
import readiness.workflow.scoring as scoring
def slow(*_, **__):
    print("ready", flush=True)
    time.sleep(60)
scoring.score_assessment = slow
sys.argv = ["readiness", "score", "a.yaml"]
main.main()
"""


@POSIX
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (getattr(signal, "SIGHUP", 1), 129)]
)
def test_a_signal_ends_quietly_with_its_code(number: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW],
        env=environment(**MEASURED),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert err.strip() == "Stopped; nothing was left half done."


TIDYING = """\
    try:
        print("ready", flush=True)
        time.sleep(60)
    finally:
        print("tidying", flush=True)
        time.sleep(0.5)
        print("tidied", flush=True)
"""


@POSIX
def test_a_second_interrupt_does_not_disturb_the_first() -> None:
    # ready is said inside, so that no interrupt comes before there is anything to tidy
    tidying = SLOW.replace('    print("ready", flush=True)\n    time.sleep(60)\n', TIDYING)
    with subprocess.Popen(
        [sys.executable, "-c", tidying], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for expected in ("ready\n", "tidying\n"):
            assert process.stdout.readline() == expected
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "tidied\n")
    assert err.strip() == "Stopped; nothing was left half done."


@POSIX
@pytest.mark.parametrize("args", [("score", UNMEX), ("show", "integrated-mission"), ("--help",), ("check", UNMEX)])
def test_a_closed_pipe_ends_quietly(args: Sequence[str | Path]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, *map(str, args)], stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
def test_a_gate_fails_even_when_nobody_reads() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*PROGRAM, "score", str(UNMEX), "--fail-under", "99"], stdout=write, timeout=60, check=False)
    os.close(write)
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("args", [("score", UNMEX), ("check", UNMEX), ("show",), ("--help",)])
def test_output_that_cannot_be_written_is_said(args: Sequence[str | Path]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*PROGRAM, *map(str, args)], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.returncode == 3
    assert done.stderr.startswith("the output cannot be written: ")


@POSIX
@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0), ("<&-", 0)])
def test_streams_that_were_closed_before_we_began(closed: str, code: int) -> None:
    command = f"exec {shlex.join(PROGRAM)} score {shlex.quote(str(UNMEX))} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (code, "")


def test_a_document_in_a_pipe_is_utf_8_whatever_the_locale() -> None:
    done = subprocess.run(
        [*PROGRAM, "score", str(UNMEX), "--format", "markdown"],
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert "█" in done.stdout.decode("utf-8")


# ---- defects

BROKEN = """
import sys
from readiness.cli import main
import readiness.workflow.scoring as scoring
def broken(*_, **__):
    secret = "the answer is 42"
    raise RuntimeError(secret)
scoring.score_assessment = broken
sys.argv = ["readiness", "score", "secret-mission.yaml"]
main.main()
"""


def test_a_defect_of_ours_leaves_a_report_without_the_users_text(tmp_path: Path) -> None:
    env: dict[str, Any] = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", BROKEN], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    (report,) = tmp_path.glob("readiness-defect-*.txt")
    assert str(report) in done.stderr
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "42" not in text
    assert "secret-mission" not in text


def test_a_defect_where_no_file_can_be_written_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile  # noqa: PLC0415

    from readiness.cli.defect import report_defect  # noqa: PLC0415

    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert report_defect(ValueError("secret")) == 70


# ---- start-up


def test_the_version_is_answered_before_anything_is_imported() -> None:
    assert not loaded_by("--version") & {"typer", "rich", "yaml", "pydantic"}


def test_help_reads_no_files() -> None:
    assert not loaded_by("--help") & {"yaml", "readiness.model.checklist_files", "readiness.engine.score", "rich.table"}


def test_score_imports_no_more_than_it_needs() -> None:
    modules = loaded_by("score", UNMEX, "--format", "json")
    assert "readiness.engine.score" in modules
    assert not modules & {"rich.console", "readiness.render.terminal", "readiness.report.framework_page", "jinja2"}


@pytest.mark.parametrize("cache", [("--no-cache",), ()])
def test_score_imports_nothing_that_only_others_need(
    cache: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("READINESS_NO_CACHE", "0")
    lone = Path(shutil.copy(UNMEX, tmp_path))
    for _ in range(2):
        modules = loaded_by(*cache, "score", str(lone))
    assert "readiness.render.terminal_report" in modules
    assert not modules & {"readiness.render.terminal_page", "readiness.render.plots", "readiness.render.sparks"}
    assert not {module.partition(".")[0] for module in modules} & {
        *(
            "textual",
            "jinja2",
            "markupsafe",
            "xlsxwriter",
            "docx",
            "typst",
            "markdown_it",
            "pygments",
            "multiprocessing",
        )
    }
    assert not modules & {
        *("readiness.cli.assess", "readiness.cli.export", "readiness.interview"),
        *("readiness.compare.rounds", "readiness.model.seals"),
    }
    # a framework that is kept needs neither what reads its files nor their models
    assert cache or not modules & {"readiness.lint.conditions", "readiness.workflow.framework_files"}
    assert not cache or "readiness.model.packed" not in modules


def test_score_compares_where_there_is_an_earlier_round_and_draws_no_page() -> None:
    later = UNMEX.with_name("2026.yaml")
    assert not loaded_by("score", UNMEX) & {"jinja2", "readiness.compare.rounds", "readiness.report.glance"}
    assert not loaded_by("score", later) & {"jinja2", "readiness.report.glance"}
    assert {"jinja2", "readiness.compare.rounds"} <= loaded_by("score", later, "--format", "html")


# ---- pages for a browser


@pytest.mark.parametrize(
    "args",
    [
        ("score", UNMEX),
        ("diff", UNMEX, UNMEX.with_name("2024.yaml")),
        ("trend", UNMEX.parent),
        ("explain", UNMEX, "funding"),
    ],
    ids=lambda args: args[0],
)
def test_a_page_is_printed_and_written_alike(args: tuple[str | Path, ...], tmp_path: Path) -> None:
    code, printed, err = outcome(*args, "--format", "html")
    assert (code, err) == (0, "")
    assert printed.startswith("<!DOCTYPE html>")
    assert outcome(*args, "-o", "page.html", cwd=tmp_path)[:2] == (0, "Wrote page.html\n")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == printed


def test_a_report_is_exported_as_a_page(tmp_path: Path) -> None:
    later = UNMEX.with_name("2026.yaml")
    assert outcome("export", later, "-o", "r.HTML", cwd=tmp_path)[:2] == (0, "Wrote r.HTML\n")
    assert (tmp_path / "r.HTML").read_text(encoding="utf-8") == outcome("score", later, "--format", "html")[1]


@pytest.mark.parametrize("command", ["next", "robustness", "targets"])
def test_what_has_no_page_says_so(command: str, tmp_path: Path) -> None:
    later = UNMEX.with_name("2026.yaml")
    code, out, err = outcome(command, later, "--format", "html")
    assert (code, out) == (2, "")
    assert "'html' is not one of 'terminal', 'markdown', 'json'" in " ".join(err.replace("│", " ").split())
    code, out, err = outcome(command, later, "-o", "x.html", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "[S008]" in err
    assert not list(tmp_path.iterdir())


def test_two_frameworks_have_no_page(tmp_path: Path) -> None:
    both = ("diff", "integrated-mission@2026.1", "integrated-mission@2026.2")
    for form in ("html", "csv", "pdf", "svg"):
        code, out, err = outcome(*both, "--format", form)
        assert (code, out) == (2, "")
        assert f"There is no {form} of this" in err
    assert outcome(*both, "-o", "x.html", cwd=tmp_path)[0] == 2


# ---- diff, new, and what show copies


def test_diff_prints_what_changed() -> None:
    code, out, err = outcome("diff", UNMEX, UNMEX.with_name("2024.yaml"))
    assert (code, err) == (0, "")
    assert "The overall score went from 42.6 to 55.2, a change of +12.6: " in " ".join(out.split())
    assert "Findings that went" in out


@pytest.mark.parametrize(("form", "begins"), [("markdown", "# Integrated mission readiness"), ("json", "{")])
def test_diff_prints_other_forms(form: str, begins: str) -> None:
    code, out, _ = outcome("diff", UNMEX, UNMEX.with_name("2024.yaml"), "--format", form)
    assert code == 0
    assert out.startswith(begins)


def test_diff_writes_a_file_and_replaces_none(tmp_path: Path) -> None:
    args = ("diff", UNMEX, UNMEX.with_name("2024.yaml"), "-o", "d.md")
    assert outcome(*args, cwd=tmp_path)[:2] == (0, "Wrote d.md\n")
    assert (tmp_path / "d.md").read_text(encoding="utf-8").startswith("# Integrated")
    assert outcome(*args, cwd=tmp_path)[0] == 2
    assert outcome(*args, "--force", cwd=tmp_path)[0] == 0


def test_diff_names_every_file_that_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("[")
    code, out, err = outcome("diff", "a.yaml", "b.yaml", cwd=tmp_path)
    assert (code, out) == (3, "")
    assert "a.yaml:1:2" in err
    assert "b.yaml: there is no such file" in err


@pytest.mark.parametrize("extra", [("--format", "json", "-o", "d.md"), ("--force",)])
def test_diff_refuses_options_that_contradict_one_another(extra: Sequence[str]) -> None:
    assert outcome("diff", UNMEX, UNMEX, *extra)[0] == 2


def test_new_writes_a_file_that_checks(tmp_path: Path) -> None:
    head = ("--name", "A fictional mission", "--subject", "fic", "--phase", "start-up", "--respondent", "police")
    code, out, err = outcome("new", "a.yaml", *head, cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "Fill it in, then: readiness check a.yaml" in out
    assert outcome("check", "a.yaml", cwd=tmp_path)[0] == 0
    code, _, err = outcome("new", "a.yaml", *head, cwd=tmp_path)
    assert code == 2
    assert "a.yaml: the file exists [S016]" in err


def test_new_leaves_blank_what_is_not_known(tmp_path: Path) -> None:
    assert outcome("new", "a.yaml", cwd=tmp_path)[0] == 0
    code, _, err = outcome("check", "a.yaml", cwd=tmp_path)
    assert code == 1
    assert "expected text, found blank" in err


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("a.yaml", "--example", "b"),
        ("--example", "b", "--phase", "start-up"),
        ("a.yaml", "--phase", "startup"),
        ("a.yaml", "--date", "tomorrow"),
        ("a.yaml", "--subject", "My Mission"),
        ("a.yaml", "--round", "../x"),
        ("a.yaml", "--name", " "),
        ("a.yaml", "--framework", "none"),
    ],
)
def test_new_refuses_what_will_not_do(args: Sequence[str], tmp_path: Path) -> None:
    code, out, err = outcome("new", *args, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err
    assert list(tmp_path.iterdir()) == []


def test_the_examples_are_written_once(tmp_path: Path) -> None:
    code, out, _ = outcome("new", "--example", "ex", cwd=tmp_path)
    assert code == 0
    assert "Wrote 8 files to ex" in out
    assert f"readiness score {Path('ex', 'unmex', '2027.yaml')}" in out
    assert (tmp_path / "ex" / "unmex" / "2023.yaml").read_bytes() == UNMEX.read_bytes()
    assert outcome("score", "ex/unmex/2026.yaml", cwd=tmp_path)[0] == 0
    code, _, err = outcome("new", "--example", "ex", cwd=tmp_path)
    assert code == 2
    assert err.count("S016") == 8


def test_a_framework_is_copied_under_a_new_name(tmp_path: Path) -> None:
    code, out, _ = outcome("show", "integrated-mission", "--copy", "my-own", cwd=tmp_path)
    assert code == 0
    assert "integrated-mission@2026.2, under the new name my-own@1" in out
    assert "my-own@1; scored items: 42" in outcome("check", "my-own", cwd=tmp_path)[1]
    for args in (
        ("show", "integrated-mission", "--copy", "my-own"),
        ("show", "--copy", "x"),
        ("show", "no", "--copy", "x"),
    ):
        assert outcome(*args, cwd=tmp_path)[0] == 2
    assert "S015" in outcome("show", "integrated-mission", "--copy", "My Own", cwd=tmp_path)[2]


@pytest.mark.parametrize("name", ["integration-without-owners", "OWN-05", "X-04", "CTX-07"])
def test_show_knows_rules_and_sources(name: str) -> None:
    code, out, err = outcome("show", name)
    assert (code, err) == (0, "")
    assert name in out


def test_show_offers_the_nearest_source() -> None:
    assert "did you mean 'OWN-05'?" in outcome("show", "OWN-5")[2]


@pytest.mark.parametrize("code", ["F022", "f022"])
def test_show_prints_the_manual_page_of_a_code(code: str) -> None:
    status, out, err = outcome("show", code)
    assert (status, err) == (0, "")
    assert out.startswith("F022: unknown <thing> '<name>'\nAn error: it refuses the file.\n")
    assert "This fails, as keys of an item\n    phases: [transiton]\n" in out
    assert "This passes\n    phases: [transition]\n" in out
    status, out, _ = outcome("show", code, "--format", "markdown")
    assert (status, out.startswith("# F022: unknown"), "\n```yaml\nphases: [transition]\n```\n" in out) == (
        0,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("asked", "near"),
    [("F019", "F020, F021, F022"), ("e99", "E023, E024, E025"), ("X001", "Y001, F001, E001, A001, S001")],
)
def test_show_of_an_unknown_code_names_those_near_it(asked: str, near: str) -> None:
    status, out, err = outcome("show", asked)
    assert (status, out) == (2, "")
    assert f"no problem has the code '{asked.upper()}' [S021]" in err
    assert f"Codes near it are: {near}." in err


def test_the_round_before_can_be_named(tmp_path: Path) -> None:
    now = tmp_path / "now.yaml"
    now.write_bytes(UNMEX.with_name("2026.yaml").read_bytes())
    assert "previous round none found" in " ".join(outcome("score", now)[1].split())
    out = " ".join(outcome("score", now, "--previous", UNMEX.with_name("2025.yaml"))[1].split())
    assert "previous round 2025, 2025-11-21" in out
    assert "new-phase-old-profiles" in out
    assert outcome("score", now, "--previous", "none.yaml")[0] == 3


def test_show_prints_the_table_of_sources_as_it_stands_in_the_documents() -> None:
    code, out, _ = outcome("show", "sources", "--format", "markdown")
    assert code == 0
    assert out == (INTEGRATED.parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    assert outcome("show", "sources")[0] == 0


@pytest.mark.parametrize("name", ["funding.yaml", "rules.yaml", "sources.yaml"])
def test_a_part_of_a_framework_is_checked_with_it_or_refused(name: str, tmp_path: Path) -> None:
    assert "integrated-mission@2026.1" in outcome("check", INTEGRATED / name)[1]
    (tmp_path / name).write_bytes((INTEGRATED / name).read_bytes())
    code, _, err = outcome("check", name, cwd=tmp_path)
    assert code == 1
    assert "[F038]" in err
    assert "[A033]" in outcome("score", name, cwd=tmp_path)[2]


def test_an_undecided_rule_names_first_what_it_asks_itself(tmp_path: Path) -> None:
    assert (
        outcome(
            "new",
            "a.yaml",
            "--name",
            "A",
            "--subject",
            "a",
            "--phase",
            "implementation",
            "--respondent",
            "police",
            cwd=tmp_path,
        )[0]
        == 0
    )
    out = " ".join(outcome("score", "a.yaml", cwd=tmp_path)[1].split())
    assert "integration-without-owners (warning): waits for local-ownership.consultation, planning." in out
    assert re.search(r"waits for local-ownership.consultation, .* and \d more", out)
    markdown = outcome("score", "a.yaml", "--format", "markdown", cwd=tmp_path)[1]
    assert "more" not in next(row for row in markdown.splitlines() if "waits for local-ownership.consultation" in row)


def test_a_gate_lies_on_the_scale_of_the_framework(tmp_path: Path) -> None:
    (tmp_path / "framework.yaml").write_text(
        'readiness: framework/1\nid: f\nversion: "1"\ntitle: F\npoints: [-3, 3]\nchecklists: [c.yaml]\n',
        encoding="utf-8",
    )
    (tmp_path / "c.yaml").write_text(
        "readiness: checklist/1\nid: c\ntitle: C\nitems: [{id: x, ask: Q, yes-no: {yes: 2, no: -2}}]\n",
        encoding="utf-8",
    )
    (tmp_path / "a.yaml").write_text(
        'readiness: assessment/1\nframework: {id: f, version: "1"}\nsubject: {id: s, name: S}\nround: "1"\n'
        "date: 2026-11-23\nanswers: {x: no}\n",
        encoding="utf-8",
    )
    score = ("score", tmp_path / "a.yaml", "--framework", tmp_path, "--fail-under")
    assert [outcome(*score, least)[0] for least in ("-3", "-2", "-1.9", "3")] == [0, 0, 1, 1]
    code, _, err = outcome(*score, "4")
    assert code == 2
    assert "4 is not on the scale of the overall score, -3 to 3." in err


# ---- robustness


def test_robustness_prints_what_becomes_of_the_conclusions() -> None:
    code, out, err = outcome("robustness", UNMEX)
    assert (code, err) == (0, "")
    for text in ("The conclusions", "How often each stays the same", "Under other weights", "1,000 draws", "seed 2007"):
        assert text in out
    assert max(map(len, out.splitlines())) <= 80


def test_robustness_draws_as_often_and_from_where_it_is_told() -> None:
    code, out, _ = outcome("robustness", UNMEX, "--draws", "100", "--seed", "7", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert (found["readiness"], found["draws"], found["seed"]) == ("robustness/1", 100, 7)
    assert found["trials"][1]["tried"] == 100


@pytest.mark.parametrize("args", [("--draws", "99"), ("--draws", "100001"), ("--seed", "-1"), ("--draws", "many")])
def test_robustness_refuses_draws_out_of_bounds(args: Sequence[str]) -> None:
    code, out, err = outcome("robustness", UNMEX, *args)
    assert (code, out) == (2, "")
    assert "Usage: readiness" in err


def test_robustness_writes_a_file_and_replaces_none(tmp_path: Path) -> None:
    args = ("robustness", UNMEX, "--draws", "100", "-o", "r.md")
    assert outcome(*args, cwd=tmp_path) == (0, "Wrote r.md\n", "")
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# How far the conclusions hold.")
    assert outcome(*args, cwd=tmp_path)[0] == 2


def test_robustness_refuses_what_score_refuses(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("readiness: assessment/1\n", encoding="utf-8")
    code, out, err = outcome("robustness", "a.yaml", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "a.yaml:1" in err


def test_robustness_of_an_illustration_says_why_there_is_none() -> None:
    code, out, _ = outcome("robustness", PROCEEDINGS, "--draws", "100")
    assert code == 0
    assert "An illustration has no score, however much of it is answered." in out


def test_the_options_of_robustness_begin_where_the_line_of_reports_does() -> None:
    from readiness.cli import robustness  # noqa: PLC0415
    from readiness.engine import weightings  # noqa: PLC0415

    assert (robustness.DRAWS, robustness.SEED) == (weightings.DRAWS, weightings.SEED)


@pytest.mark.parametrize("until", ["101", "-5"])
def test_a_score_to_be_reached_lies_on_the_scale(until: str) -> None:
    code, out, err = outcome("next", UNMEX, "--until", until)
    assert (code, out) == (2, "")
    assert f"--until: {until} is not on the scale of the overall score, 0 to 100 [S020]" in err
