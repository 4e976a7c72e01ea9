"""Reports as JSON: of one mind with their schemas, and enough to make them again without the files."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from readiness.cli.show import Kind
from readiness.model.kept import kept_name, read_kept
from readiness.model.sheet import build_sheet, read_file
from readiness.render.forms import SUFFIXES
from readiness.render.json_text import json_text
from readiness.render.registry import FORMATS, View
from readiness.report.build import build_report
from readiness.syntax.yaml_events import parse
from readiness.workflow.schemas import shipped_schema
from readiness.workflow.scoring import Scored, report_of, score_assessment, with_files
from report_schemas import KINDS, text_of
from schemas import FOLDER, ROOTS
from support import EXAMPLES, ROOT, document, good, result_of

if TYPE_CHECKING:
    from readiness.model.assessment import Sheet

GOLDENS: Final = sorted((ROOT / "tests" / "golden").glob("*.json"))
EVERY: Final = [path for path in sorted(EXAMPLES.rglob("*.yaml")) if path.stem not in {"readiness", "targets"}]


@cache
def validator(kind: str) -> Any:
    return Draft202012Validator(json.loads(good(shipped_schema(kind))))


def faults(data: Any) -> list[str]:
    return [fault.message for fault in validator(data["readiness"].partition("/")[0]).iter_errors(data)]


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# ---- the schemas


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_shipped_is_what_the_views_say(kind: str) -> None:
    assert (FOLDER / f"{kind}.json").read_text(encoding="utf-8") == text_of(kind), "run: make written"


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_that_is_closed(kind: str) -> None:
    found = json.loads(good(shipped_schema(kind)))
    Draft202012Validator.check_schema(found)
    assert found["title"] == KINDS[kind]
    for part in (found, *found["$defs"].values()):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert part["description"].endswith(".")
    assert "`" not in json.dumps(found)


def test_show_prints_the_schema_of_every_kind() -> None:
    assert [*ROOTS, *KINDS] == [kind.value for kind in Kind]


def test_every_kind_has_a_golden() -> None:
    assert {read(path)["readiness"].partition("/")[0] for path in GOLDENS} == set(KINDS)


# ---- reports


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.name)
def test_every_golden_fits_its_schema(path: Path) -> None:
    assert faults(read(path)) == []


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every object in a report but what the files of users say, which has schemas of its own."""
    if isinstance(data, dict):
        yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        if key != "written":
            yield from places(value, (*path, key))


def short(data: Any) -> Any:
    """A report with the first entries of each list alone."""
    match data:
        case dict():
            return {key: None if key == "written" else short(value) for key, value in data.items()}
        case list():
            return [short(value) for value in data[:3]]
        case _:
            return data


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.name)
def test_a_report_with_a_mistake_fits_no_schema(path: Path) -> None:
    data = short(read(path))
    assert faults(data) == []
    assert faults({**data, "readiness": data["readiness"].replace("/1", "/2")})
    # one object of each form is enough
    forms = {tuple(at(data, found)): found for found in places(data)}
    for found in forms.values():
        wrong = deepcopy(data)
        at(wrong, found)["planted"] = 1
        assert faults(wrong), found
        for key, value in at(data, found).items():
            if key == "readiness":
                continue
            wrong = deepcopy(data)
            del at(wrong, found)[key]
            assert faults(wrong), (*found, key)
            at(wrong, found)[key] = [{"planted": value}]
            assert faults(wrong), (*found, key)


# ---- made again


def written_in(scored: Scored) -> Any:
    """What a report was made of, as its JSON has it."""
    return json.loads(json_text(with_files(report_of(scored), scored)))["written"]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_report_is_made_again_from_its_json_alone(path: Path) -> None:
    scored = good(score_assessment(path))
    report, written = report_of(scored), written_in(scored)
    sheets: list[Sheet] = []
    for found in (written["this"], written["previous"]):
        if found is None:
            continue
        kept = found["framework"] or written["this"]["framework"]
        framework = good(read_kept(document(kept, "kept.yaml"), kept_name(found["framework-digest"])))
        answers = document(found["assessment"], "a.yaml")
        sheets.append(good(build_sheet(answers, good(read_file(answers)), framework)))
    this, previous = sheets[0], sheets[1] if len(sheets) > 1 else None
    again = build_report(this, result_of(this, previous), previous=None if previous is None else previous.assessment)
    assert again.identity == report.identity
    assert again.overall == report.overall
    assert again.own == report.own
    assert again.topics == report.topics
    assert again.findings == report.findings
    assert again.undecided == report.undecided
    assert again.weakest == report.weakest
    assert again.versions == report.versions


def test_its_parts_are_files_that_score_as_the_originals(tmp_path: Path) -> None:
    path = EXAMPLES / "unmex" / "2026.yaml"
    scored = good(score_assessment(path))
    report, written = report_of(scored), written_in(scored)
    kept = tmp_path / ".readiness" / "frameworks" / kept_name(written["this"]["framework-digest"])
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps(written["this"]["framework"]), encoding="utf-8")
    for name, found in (("2026", written["this"]), ("2025", written["previous"])):
        # the digest lets nothing but the kept framework be taken
        answers = found["assessment"]
        answers["framework"]["digest"] = report.identity.framework_digest
        (tmp_path / f"{name}.yaml").write_text(json.dumps(answers), encoding="utf-8")
    again = report_of(good(score_assessment(tmp_path / "2026.yaml")))
    assert (again.overall, again.topics, again.findings) == (report.overall, report.topics, report.findings)


def test_what_the_files_say_fits_the_schemas_of_files() -> None:
    found = read(ROOT / "tests" / "golden" / "unmex-2023.json")["written"]["this"]
    assert not [*validator("assessment").iter_errors(found["assessment"])]
    kept = found["framework"]
    assert not [*validator("framework").iter_errors(kept["framework"])]
    assert not [fault for part in kept["checklists"] for fault in validator("checklist").iter_errors(part)]
    assert not [*validator("rules").iter_errors(kept["rules"])]
    assert not [*validator("sources").iter_errors(kept["sources"])]


def test_a_framework_that_both_rounds_share_is_there_once() -> None:
    written = written_in(good(score_assessment(EXAMPLES / "unmex" / "2026.yaml")))
    assert written["previous"]["framework"] is None
    written = written_in(good(score_assessment(EXAMPLES / "unmex" / "2027.yaml")))
    assert written["previous"]["framework"]["framework"]["version"] == "2026.1"
    assert written["this"]["framework"]["framework"]["version"] == "2026.2"
    data = good(parse(json.dumps(written["this"]["framework"]).encode(), "kept.yaml")).data
    assert data == written["this"]["framework"]


def test_the_registry_has_every_view_and_every_name_of_a_format_is_known() -> None:
    assert set(FORMATS) == set(get_args(View))
    assert {form for forms in FORMATS.values() for form in forms} == {*SUFFIXES.values(), "github"}


def test_a_block_that_is_none_of_the_kinds_is_refused() -> None:
    page = read(ROOT / "tests" / "golden" / "show-rule.json")
    assert faults(page) == []
    page["blocks"][0]["block"] = "picture"
    assert faults(page) != []
