"""Sealing rounds, finding what changed since, and listing them."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readiness.model.result_digest import result_data, result_digest
from readiness.model.seals import line_of, ungrouped
from readiness.problems import Level
from readiness.render.registry import text_of
from readiness.report.rounds_view import RoundsReport
from readiness.report.sealed import with_seal
from readiness.report.verification_view import FileView, VerificationReport
from readiness.store.seals import append
from readiness.syntax.canonical import digest
from readiness.syntax.yaml_events import parse
from readiness.workflow import assessments, sealing, verifying
from readiness.workflow.answering import make_assessment, open_assessment
from readiness.workflow.frameworks import load_framework, load_installed
from readiness.workflow.keeping import keep
from readiness.workflow.rounds_list import list_rounds
from readiness.workflow.scoring import report_of, report_with_seal, score_assessment
from readiness.workflow.sealing import Correction, chain_in, last_seal, seal_file
from readiness.workflow.verifying import verify_folder
from sealed import ANSWERS, DAY, change, rounds_in, seal, seals_of, small, text
from support import UNMEX, good

POSIX = pytest.mark.skipif(os.name == "nt", reason="links, modes and names of POSIX")
FIX = Correction("2026", "A typing mistake.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return rounds_in(tmp_path, 2025, 2026)


def codes(loaded: Any) -> list[str]:
    return [found.code for found in loaded.problems]


def verified(folder: Path, asked: str | None = None) -> VerificationReport:
    return good(verify_folder(folder, asked))


def only(folder: Path) -> FileView:
    (found,) = verified(folder).files
    return found


# ---- sealing


def test_a_seal_says_what_was_sealed(folder: Path) -> None:
    path = folder / "2026.yaml"
    done = seal(folder, 2026)
    (entry,) = good(chain_in(folder)).seals
    scored = good(score_assessment(path))
    found = entry.seal
    assert (found.number, found.file, found.subject, found.round, found.before) == (
        1,
        "2026.yaml",
        "unmex",
        "2026",
        None,
    )
    assert (found.date.isoformat(), found.sealed, found.scope) == ("2026-11-23", DAY, "full")
    assert found.framework_digest == scored.sheet.framework.digest
    assert found.answers_digest == scored.sheet.assessment.digest
    assert found.result_digest == result_digest(scored.result)
    assert (entry.line, entry.head) == (1, done.head)
    told = "\n".join(done.lines)
    assert "Open questions: 2 of 6; they are sealed as open." in told
    assert ungrouped(done.lines[-1].removeprefix("Head: ")) == done.head
    assert good(seal_file(folder / "2025.yaml", DAY)).head != done.head
    assert [seal.before for seal in (entry.seal for entry in good(chain_in(folder)).seals)] == [None, done.head]


def test_the_framework_is_kept_with_a_seal(tmp_path: Path) -> None:
    shutil.copy(UNMEX, tmp_path / "2023.yaml")
    done = seal(tmp_path, 2023)
    assert len(list((tmp_path / ".readiness" / "frameworks").iterdir())) == 1
    assert "No question is open." in done.lines


def test_one_that_cannot_be_kept_is_told_and_sealed_all_the_same(tmp_path: Path) -> None:
    shutil.copy(UNMEX, tmp_path / "2023.yaml")
    (tmp_path / ".readiness").mkdir()
    (tmp_path / ".readiness" / "frameworks").write_text("", encoding="utf-8")
    assert codes(seal_file(tmp_path / "2023.yaml", DAY)) == ["A092"]
    assert len(good(chain_in(tmp_path)).seals) == 1


def test_an_illustration_is_sealed_as_one(folder: Path) -> None:
    change(folder / "2026.yaml", "fictional: true", "illustration: true")
    assert "It is an illustration, and rates nobody." in seal(folder, 2026).lines


@pytest.mark.parametrize(
    ("content", "expected"),
    [(text(2026, "answers: {handover: maybe}\n"), "A026"), ("a: [", "Y004"), ("readiness: targets/1\n", "A033")],
)
def test_what_has_errors_is_not_sealed(content: str, expected: str, folder: Path) -> None:
    (folder / "2026.yaml").write_text(content, encoding="utf-8")
    assert expected in codes(seal_file(folder / "2026.yaml", DAY))
    assert not seals_of(folder).exists()


def test_what_is_not_there_or_no_text_is_not_sealed(folder: Path) -> None:
    assert codes(seal_file(folder / "2020.yaml", DAY)) == ["S001"]
    (folder / "2026.yaml").write_bytes(b"\xff\xfe\x00")
    assert codes(seal_file(folder / "2026.yaml", DAY))[0].startswith("Y")


@POSIX
def test_links_and_names_that_are_no_text_are_not_sealed(folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder / "2026.yaml")
    assert codes(seal_file(folder / "link.yaml", DAY)) == ["S052"]
    odd = folder / os.fsdecode(b"\xff.yaml")
    shutil.copy(folder / "2026.yaml", odd)
    assert codes(seal_file(odd, DAY)) == ["S053"]
    seals_of(folder).symlink_to(folder / "elsewhere")
    assert codes(seal_file(folder / "2026.yaml", DAY)) == ["S052"]


def test_a_sealed_file_is_sealed_once(folder: Path) -> None:
    done = seal(folder, 2026)
    for correction in (None, FIX):
        again = seal_file(folder / "2026.yaml", DAY, correction)
        assert codes(again) == ["S041"]
        assert ungrouped(dict(again.problems[0].args)["head"]) == done.head
    change(folder / "2026.yaml", "handover: yes", "handover: no")
    assert codes(seal_file(folder / "2026.yaml", DAY)) == ["S042"]


def test_a_correction_needs_a_seal_to_replace(folder: Path) -> None:
    found = seal_file(folder / "2026.yaml", DAY, FIX)
    assert (codes(found), dict(found.problems[0].args)["known"]) == (["S043"], "none")
    seal(folder, 2026)
    change(folder / "2026.yaml", "handover: yes", "handover: no")
    found = seal_file(folder / "2026.yaml", DAY, Correction("2025", "x"))
    assert (codes(found), dict(found.problems[0].args)["known"]) == (["S043"], "2026 (2026.yaml)")


def test_a_correction_replaces_the_seal_and_says_why(folder: Path) -> None:
    seal(folder, 2026)
    change(folder / "2026.yaml", "handover: yes", "handover: no")
    assert "It replaces seal 1, of 2026-12-01, because: A typing mistake." in seal(folder, 2026, FIX).lines
    report = verified(folder)
    assert [(found.state, found.fails) for found in report.files] == [("replaced", False), ("unchanged", False)]
    assert report.files[0].texts == ("Line 2, of 2026-12-01: A typing mistake.",)
    assert report.passed
    # and can be corrected again
    change(folder / "2026.yaml", "handover: no", "handover: dont-know")
    seal(folder, 2026, FIX)
    assert [found.state for found in verified(folder).files] == ["replaced", "replaced", "unchanged"]


def test_a_correction_may_stand_in_another_file_of_the_same_row(folder: Path) -> None:
    seal(folder, 2026)
    other = folder / "2026-b.yaml"
    other.write_text(text(2026).replace("leadership", "military"), encoding="utf-8")
    assert codes(seal_file(other, DAY, FIX)) == ["S043"]
    other.write_text(text(2026).replace("handover: yes", "handover: no"), encoding="utf-8")
    good(seal_file(other, DAY, FIX))
    change(folder / "2026.yaml", "own", "other")
    assert [found.state for found in verified(folder).files] == ["replaced", "unchanged"]
    assert verified(folder).passed
    # what was replaced is not replaced again
    assert codes(seal_file(folder / "2026.yaml", DAY, FIX)) == ["S043"]
    scored = good(score_assessment(folder / "2026.yaml"))
    sealed_text = report_with_seal(folder / "2026.yaml", scored).versions[-1].text
    assert (
        sealed_text == "2026-12-01, and replaced on 2026-12-01 by the seal of 2026-b.yaml, because: A typing mistake."
    )
    assert {view.file: view.sealed for view in good(list_rounds(folder)).rounds} == {
        "2025.yaml": "no",
        "2026-b.yaml": "yes",
        "2026.yaml": "replaced",
    }


def test_nothing_is_sealed_on_top_of_damage(folder: Path) -> None:
    seal(folder, 2025)
    change(seals_of(folder), '"small@1"', '"small@2"')
    before = seals_of(folder).read_bytes()
    found = seal_file(folder / "2026.yaml", DAY)
    assert (codes(found), dict(found.problems[0].args)) == (["S046"], {"line": "1"})
    assert seals_of(folder).read_bytes() == before


def test_a_torn_line_is_healed_and_told(folder: Path) -> None:
    seal(folder, 2025)
    whole = seals_of(folder).read_bytes()
    seal(folder, 2026)
    seals_of(folder).write_bytes(seals_of(folder).read_bytes()[: len(whole) + 100])
    report = verified(folder)
    assert (report.passed, [(line.line, line.standing) for line in report.lines]) == (False, [(2, "unfinished")])
    healed = seal_file(folder / "2026.yaml", DAY)
    assert [(found.code, found.level, dict(found.args)) for found in healed.problems] == [
        ("S044", Level.WARNING, {"line": "2"})
    ]
    report = verified(folder)
    assert (report.passed, [(line.line, line.standing, line.fails) for line in report.lines]) == (
        True,
        [(2, "torn", False)],
    )
    assert report.chain == "3 lines in .readiness/seals; 2 seals."
    # it is told once
    (folder / "2027.yaml").write_text(text(2027), encoding="utf-8")
    assert not seal_file(folder / "2027.yaml", DAY).problems


def test_a_seal_that_cannot_be_written_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def raced(path: Path, known: bytes, line: bytes) -> Any:
        path.write_bytes(b"x\n")
        return append(path, known, line)

    monkeypatch.setattr(sealing, "append", raced)
    assert (codes(found := seal_file(folder / "2026.yaml", DAY)), found.value) == (["S047"], None)


def test_what_the_disk_does_not_confirm_is_sealed_and_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("readiness.store.seals.sync_folder", refuse)
    found = seal_file(folder / "2026.yaml", DAY)
    assert codes(found) == ["S045"]
    assert found.value is not None


# ---- what a sealed file refuses, and what reports say of it


def test_a_sealed_file_takes_no_answers(folder: Path) -> None:
    path = folder / "2026.yaml"
    assert open_assessment(path).value is not None
    seal(folder, 2025)
    assert open_assessment(path).value is not None
    seal(folder, 2026)
    change(path, "handover: yes", "handover: no")
    assert codes(open_assessment(path)) == ["S040"]
    assert open_assessment(folder / "2025.yaml").value is None
    path.unlink()
    framework = good(load_framework(folder.parent / "small"))
    assert [found.code for found in make_assessment(path, framework, None)] == ["S040"]  # type: ignore[arg-type]
    assert not path.exists()


@POSIX
def test_another_name_of_a_sealed_file_takes_none_either(folder: Path) -> None:
    seal(folder, 2026)
    os.link(folder / "2026.yaml", folder / "other.yaml")
    assert codes(open_assessment(folder / "other.yaml")) == ["S040"]


def test_where_the_seals_cannot_be_read_no_answer_is_taken(folder: Path) -> None:
    seals_of(folder).mkdir()
    assert codes(open_assessment(folder / "2026.yaml")) == ["S002"]


def test_a_report_carries_the_head(folder: Path) -> None:
    path = folder / "2026.yaml"
    scored = good(score_assessment(path))
    assert report_with_seal(path, scored) == report_of(scored)
    seal(folder, 2025)
    assert report_with_seal(path, scored) == report_of(scored)
    done = seal(folder, 2026)
    label, shown = (found := report_with_seal(path, scored).versions[-1]).label, found.text
    assert label == "Sealed"
    assert ungrouped(shown.removeprefix("2026-12-01, head ")) == done.head
    change(path, "handover: yes", "handover: no")
    changed = report_with_seal(path, good(score_assessment(path))).versions[-1].text
    assert changed == "2026-12-01, and its answers were changed since: they are not what was sealed"
    seals_of(folder).unlink()
    seals_of(folder).mkdir()
    assert report_with_seal(path, scored) == report_of(scored)


def test_a_report_made_with_another_framework_says_which_one_was_sealed(folder: Path) -> None:
    path = folder / "2026.yaml"
    seal(folder, 2026)
    scored = good(score_assessment(path))
    chain = good(chain_in(folder))
    entry = last_seal(path, chain)
    assert entry is not None
    other = replace(scored.sheet, framework=replace(scored.sheet.framework, digest="0" * 64))
    shown = with_seal(report_of(scored), other, entry, None).versions[-1].text
    assert shown.startswith("2026-12-01 with framework small@1, which is not the one of this report; head ")


def test_the_digest_of_a_result_is_that_of_its_figures() -> None:
    result = good(score_assessment(UNMEX)).result
    data: Any = result_data(result)
    assert list(data) == ["readiness", "nodes", "items"]
    assert [entry["id"] for entry in data["nodes"][:3]] == ["overall", "own", "funding"]
    assert list(data["nodes"][0]) == ["id", "score", "shown", "band", "low", "high", "coverage", "support"]
    assert {tuple(entry) for entry in data["items"]} == {("id", "status", "points")}
    assert result_digest(replace(result, rules=(), declared=())) == result_digest(result)
    moved = replace(result, overall=replace(result.overall, support=0.5))
    assert result_digest(moved) != result_digest(result)
    assert json.loads(json.dumps(data)) == data


# ---- verifying


def test_what_is_as_it_was_is_well(folder: Path) -> None:
    heads = [seal(folder, year).head for year in (2025, 2026)]
    report = verified(folder)
    assert report.passed
    assert [(found.state, found.framework, found.result) for found in report.files] == [
        ("unchanged", "as-sealed", "as-sealed")
    ] * 2
    assert (report.head, report.lines, report.unsealed) == (heads[-1], (), ())
    assert report.summary == "All is as it was sealed."


@pytest.mark.parametrize(
    ("old", "new", "state", "head", "answers"),
    [
        ("handover: yes", "handover: no", "answers", (), ("handover",)),
        ("handover: yes", "vacancies2: 1", "answers", (), ("handover", "vacancies2")),
        ("phase: transition", "phase: start-up", "answers", ("phase",), ()),
        ("own", "[", "unreadable", (), ()),
        ("own", '"own"', "bytes", (), ()),
        ("# as", "# so", "bytes", (), ()),
        ("October", "Oktober", "answers", (), ("vacancies",)),
    ],
)
def test_answers_are_told_from_bytes(
    old: str, new: str, state: str, head: tuple[str, ...], answers: tuple[str, ...], folder: Path
) -> None:
    seal(folder, 2026)
    change(folder / "2026.yaml", old, new)
    found = only(folder)
    assert (found.state, found.changed_head, found.changed_answers, found.fails) == (state, head, answers, True)
    assert found.result == ("as-sealed" if state == "bytes" else "not-computed")
    assert found.texts
    assert not verified(folder).passed


def test_other_line_ends_are_bytes_only(folder: Path) -> None:
    seal(folder, 2026)
    path = folder / "2026.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert (only(folder).state, only(folder).fails) == ("bytes", True)
    seals_of(folder).write_bytes(seals_of(folder).read_bytes().replace(b"\n", b"\r\n"))
    report = verified(folder)
    assert [(line.standing, line.fails) for line in report.lines] == [("line-end", True)]
    assert [found.state for found in report.files] == ["bytes"]


def test_a_file_that_is_gone_or_is_none_is_found(folder: Path) -> None:
    seal(folder, 2026)
    (folder / "2026.yaml").rename(folder / "moved.yaml")
    assert only(folder).state == "missing"
    assert verified(folder).unsealed == ("2025.yaml", "moved.yaml")
    (folder / "2026.yaml").mkdir()
    assert only(folder).state == "unreadable"


def test_a_seal_that_names_a_file_elsewhere_leads_nowhere(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "2026.yaml", tmp_path / "outside.yaml")
    chain = good(chain_in(folder))
    seal(folder, 2026)
    entry = good(chain_in(folder)).seals[0].seal
    for name in ("../outside.yaml", str(tmp_path / "outside.yaml"), "..", "", "a\0b"):
        forged = entry.model_copy(update={"file": name})
        seals_of(folder).write_bytes(line_of(forged, chain))
        assert only(folder).state == "missing"
        assert last_seal(folder / "2026.yaml", good(chain_in(folder))) is None


def test_a_lost_framework_is_found(folder: Path) -> None:
    seal(folder, 2026)
    shutil.rmtree(folder / ".readiness" / "frameworks")
    found = only(folder)
    assert (found.state, found.framework, found.result, found.fails) == ("unchanged", "lost", "not-computed", True)
    assert "neither installed nor kept" in found.texts[0]


def test_a_framework_that_was_tampered_with_is_found(folder: Path) -> None:
    seal(folder, 2026)
    (kept,) = (folder / ".readiness" / "frameworks").iterdir()
    change(kept, "Does every post hand over", "Does any post hand over")
    assert only(folder).framework == "lost"


def test_another_framework_under_the_same_name_is_found(folder: Path, tmp_path: Path) -> None:
    """The sealed one is kept, and the file, which names no digest, would be read with neither."""
    seal(folder, 2026)
    other = small(tmp_path / "other")
    change(tmp_path / "other" / "staffing.yaml", "hand over in writing", "hand over in full")
    other = good(load_framework(tmp_path / "other"))
    assert not keep(other, folder / "2026.yaml")
    found = only(folder)
    assert (found.state, found.framework, found.result, found.fails) == ("unchanged", "otherwise", "as-sealed", True)
    assert "names no digest" in found.texts[0]


def test_an_installed_framework_that_was_changed_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(UNMEX, tmp_path / "2023.yaml")
    seal(tmp_path, 2023)
    assert only(tmp_path).framework == "as-sealed"

    def changed(name: str) -> Any:
        loaded = load_installed(name)
        return replace(loaded, value=replace(good(loaded), digest="0" * 64))

    monkeypatch.setattr(verifying, "load_installed", changed)
    assert only(tmp_path).framework == "as-sealed"  # the kept one is
    monkeypatch.setattr(assessments, "load_installed", changed)
    # and the file, which names no digest, would now be read with the other
    assert (only(tmp_path).framework, only(tmp_path).result) == ("otherwise", "as-sealed")


def test_arithmetic_that_changed_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seal(folder, 2026)
    monkeypatch.setattr(verifying, "result_digest", lambda _: "0" * 64)
    found = only(folder)
    assert (found.state, found.framework, found.result, found.fails) == ("unchanged", "as-sealed", "differs", True)


def test_answers_that_are_not_taken_any_more_are_found(folder: Path) -> None:
    seal(folder, 2026)
    change(folder / "2026.yaml", "handover: yes", "handover: maybe")
    # as if they had been sealed like this by a version that took them
    data: Any = good(parse((folder / "2026.yaml").read_bytes(), "x")).data
    entry = good(chain_in(folder)).seals[0].seal
    forged = entry.model_copy(update={"answers_digest": digest(data)})
    seals_of(folder).write_bytes(line_of(forged, good(chain_in(folder.parent))))
    assert (only(folder).result, only(folder).fails) == ("refused", True)
    assert "A026" in only(folder).texts[-1]
    change(folder / "2026.yaml", "phase: transition", "phase: {}")
    data = good(parse((folder / "2026.yaml").read_bytes(), "x")).data
    forged = entry.model_copy(update={"answers_digest": digest(data)})
    seals_of(folder).write_bytes(line_of(forged, good(chain_in(folder.parent))))
    assert only(folder).result == "refused"


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_line_that_was_taken_out_or_altered_is_found_where_it_is(line: int, folder: Path) -> None:
    for year in (2025, 2026):
        seal(folder, year)
    (folder / "2027.yaml").write_text(text(2027), encoding="utf-8")
    head = seal(folder, 2027).head
    lines = seals_of(folder).read_bytes().splitlines(keepends=True)
    without = [*lines[: line - 1], *lines[line:]]
    seals_of(folder).write_bytes(b"".join(without))
    report = verified(folder)
    # the last line leaves no trace but in a head that was kept, and in the file that no seal is of
    assert [(found.line, found.standing) for found in report.lines] == ([(line, "astray")] if line < 3 else [])
    asked = verified(folder, head).asked
    assert asked is not None
    assert (asked.found, asked.fails) == ("broken" if line < 3 else "missing", True)
    lines[line - 1] = lines[line - 1].replace(b"small", b"smoll")
    seals_of(folder).write_bytes(b"".join(lines))
    assert [(found.line, found.standing) for found in verified(folder).lines] == [(line, "altered")]


def test_a_head_that_was_kept_is_found_or_not(folder: Path) -> None:
    first, last = (seal(folder, year).head for year in (2025, 2026))
    for head, expected in (
        (last, ("last", 2, False)),
        (first, ("earlier", 1, False)),
        ("0" * 64, ("missing", None, True)),
    ):
        asked = verified(folder, head).asked
        assert asked is not None
        assert (asked.found, asked.line, asked.fails) == expected
    assert verified(folder, first).passed
    assert not verified(folder, "0" * 64).passed
    # damage behind the line that was asked for is none before it
    seals_of(folder).write_bytes(seals_of(folder).read_bytes() + b"x")
    asked = verified(folder, first).asked
    assert asked is not None
    assert (asked.found, verified(folder, first).passed) == ("earlier", False)


def test_without_seals_there_is_nothing_to_verify(folder: Path) -> None:
    assert codes(verify_folder(folder)) == ["S050"]
    assert codes(verify_folder(folder / "nowhere")) == ["S001"]
    assert codes(verify_folder(folder / "2026.yaml")) == ["S048"]
    report = verified(folder, "0" * 64)
    assert (report.passed, report.summary, report.head) == (False, "Not all is as it was sealed. Failures: 1.", None)
    seals_of(folder).mkdir()
    assert codes(verify_folder(folder)) == ["S002"]


def test_many_changed_answers_are_counted(tmp_path: Path) -> None:
    shutil.copy(UNMEX, tmp_path / "2023.yaml")
    seal(tmp_path, 2023)
    content = (tmp_path / "2023.yaml").read_text(encoding="utf-8")
    (tmp_path / "2023.yaml").write_text(content[: content.index("answers:")], encoding="utf-8")
    found = only(tmp_path)
    assert len(found.changed_answers) > 20
    assert found.texts[-1].endswith(f"and {len(found.changed_answers) - 20} more")


# ---- a framework that is asked for


@pytest.fixture
def lost(folder: Path) -> Path:
    """Rounds whose framework is neither installed nor kept; it lies in a folder of its own."""
    shutil.rmtree(folder / ".readiness")
    return folder


def own(lost: Path) -> str:
    return str(lost.parent / "small")


def other(lost: Path) -> str:
    """A framework of the same name whose questions differ."""
    shutil.copytree(own(lost), copied := lost.parent / "other")
    change(copied / "framework.yaml", "title: ", "title: Another ")
    assert good(load_framework(copied)).digest != good(load_framework(Path(own(lost)))).digest
    return str(copied)


def test_a_round_whose_framework_is_lost_is_sealed_with_the_very_one_that_it_names(lost: Path) -> None:
    path, framework = lost / "2026.yaml", good(load_framework(Path(own(lost))))
    assert codes(seal_file(path, DAY)) == ["A031"]
    change(path, 'version: "1"', f'version: "1", digest: {framework.digest}')
    assert codes(seal_file(path, DAY, framework=other(lost))) == ["S070"]
    assert not (lost / ".readiness" / "seals").exists()
    done = good(seal_file(path, DAY, framework=own(lost)))
    assert any(framework.digest in line for line in done.lines)
    (entry,) = good(chain_in(lost)).seals
    assert entry.seal.framework_digest == framework.digest
    # it is kept beside the file now, and need not be named again
    assert verified(lost).passed


def test_of_a_file_that_names_no_digest_the_name_decides_and_what_is_known_by_it(folder: Path) -> None:
    # the framework is kept beside it, so that the file means that one
    assert codes(seal_file(folder / "2026.yaml", DAY, framework=other(folder))) == ["S070"]
    good(seal_file(folder / "2026.yaml", DAY, framework=own(folder)))
    # where nothing is known by the name, it is the one that is named; the seal and what is told hold its digest
    shutil.rmtree(folder / ".readiness")
    named = str(folder.parent / "other")
    done = good(seal_file(folder / "2026.yaml", DAY, framework=named))
    (entry,) = good(chain_in(folder)).seals
    assert entry.seal.framework_digest == good(load_framework(Path(named))).digest
    assert any(entry.seal.framework_digest in line for line in done.lines)


def test_what_was_sealed_is_verified_with_the_framework_that_is_named_where_it_is_lost(lost: Path) -> None:
    good(seal_file(lost / "2026.yaml", DAY, framework=own(lost)))
    shutil.rmtree(lost / ".readiness" / "frameworks")
    (found,) = verified(lost).files
    assert (found.framework, found.result, found.fails) == ("lost", "not-computed", True)
    (found,) = good(verify_folder(lost, framework=own(lost))).files
    assert (found.framework, found.result, found.fails) == ("as-sealed", "as-sealed", False)
    assert codes(verify_folder(lost, framework=other(lost))) == ["S071"]
    assert codes(verify_folder(lost, framework="none")) == ["S007"]


def test_rounds_are_listed_with_the_framework_that_is_asked_for(lost: Path) -> None:
    assert [view.code for view in listed(lost).unread] == ["A031", "A031"]
    report = good(list_rounds(lost, own(lost)))
    assert (len(report.rounds), report.unread, report.rescored) == (2, (), None)
    shutil.copytree(own(lost), renamed := lost.parent / "renamed")
    change(renamed / "framework.yaml", 'version: "1"', 'version: "2"')
    report = good(list_rounds(lost, str(renamed)))
    assert report.rescored == "Rescored with small@2, on request; the files name small@1."
    assert {view.identity.framework for view in report.rounds} == {"small@2"}
    assert codes(list_rounds(lost, "none")) == ["S007"]


# ---- rounds


def listed(folder: Path) -> RoundsReport:
    return good(list_rounds(folder))


def test_rounds_are_listed_in_order(folder: Path) -> None:
    other = text(2024, ANSWERS)
    (folder / "z.yaml").write_text(other.replace("leadership", "military"), encoding="utf-8")
    (folder / "y.yaml").write_text(other.replace("unmex", "aaa"), encoding="utf-8")
    (folder / "x.yaml").write_text(other + "scope: pulse\n", encoding="utf-8")
    (folder / "w.yaml").write_text(other, encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "v.yaml").write_text(other, encoding="utf-8")
    assert [view.file for view in listed(folder).rounds] == [
        *("y.yaml", "w.yaml", "2025.yaml", "2026.yaml", "x.yaml", "z.yaml")
    ]


def test_of_rounds_that_are_listed_only_the_fictional_ones_are_called_so(folder: Path) -> None:
    (folder / "2024.yaml").write_text(text(2024), encoding="utf-8")
    assert text_of(listed(folder), "markdown").count("The subject of this report is fictional") == 1
    change(folder / "2025.yaml", "fictional: true", "fictional: false")
    page = text_of(listed(folder), "markdown")
    assert "The subject of this report is fictional" not in page
    assert "Rounds 2024 and 2026 (UN Mission in Exampleland) are fictional; their answers were invented." in page


def test_a_round_is_listed_with_its_score_and_digest(folder: Path) -> None:
    (folder / "2024.yaml").write_text(text(2024, "answers: {}\n"), encoding="utf-8")
    first, view, _ = listed(folder).rounds
    scored = good(score_assessment(folder / "2025.yaml"))
    report = report_of(scored)
    assert (view.identity, view.overall) == (report.identity, report.overall)
    assert view.digest == scored.sheet.assessment.digest[:12]
    assert (first.overall.score_text, first.overall.why_no_score) == ("no score", "No item here is answered.")


def test_it_is_said_which_are_sealed(folder: Path) -> None:
    for year in (2025, 2026):
        seal(folder, year)
    (folder / "2027.yaml").write_text(text(2027), encoding="utf-8")
    change(folder / "2026.yaml", "# as", "# so")
    assert [(view.sealed, view.sealed_on) for view in listed(folder).rounds] == [
        ("yes", "2026-12-01"),
        ("changed", "2026-12-01"),
        ("no", None),
    ]
    seals_of(folder).unlink()
    seals_of(folder).mkdir()
    loaded = list_rounds(folder)
    assert {view.sealed for view in good(loaded).rounds} == {"unknown"}
    assert codes(loaded) == ["S051"]


def test_what_cannot_be_read_is_listed_as_such(folder: Path) -> None:
    (folder / "a.yaml").write_text("readiness: assessment/1\nx: [\n", encoding="utf-8")
    (folder / "b.yaml").write_text(text(2024).replace('version: "1"', 'version: "9"'), encoding="utf-8")
    (folder / "c.yaml").write_text("something: else\n", encoding="utf-8")
    (folder / "d.yaml").mkdir()
    (folder / "e.yaml").symlink_to(folder / "nowhere")
    (folder / "f.yaml").write_bytes(b"readiness: assessment/1\nx: \xff\n")
    loaded = list_rounds(folder)
    assert [(view.file, view.code[0]) for view in good(loaded).unread] == [
        *(("a.yaml", "Y"), ("b.yaml", "A"), ("e.yaml", "S"), ("f.yaml", "Y"))
    ]
    assert codes(loaded) == ["S051"] * 4
    assert all(found.level is Level.WARNING for found in loaded.problems)
    assert len(good(loaded).rounds) == 2


def test_a_folder_without_assessments_is_refused(tmp_path: Path) -> None:
    assert codes(list_rounds(tmp_path)) == ["S028"]
    assert codes(list_rounds(tmp_path / "nowhere")) == ["S001"]
    (tmp_path / "targets.yaml").write_text("readiness: targets/1\n", encoding="utf-8")
    assert codes(list_rounds(tmp_path)) == ["S028"]
    assert codes(list_rounds(tmp_path / "targets.yaml")) == ["S048"]
