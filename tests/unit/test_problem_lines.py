"""Problems as people and programs are shown them: the caret, the cut, what is left out, and nothing that acts."""

import json
import unicodedata

import pytest
from rich.cells import cell_len

from readiness.problems import Level, Place, Problem, problem, telling
from readiness.render.github import github
from readiness.render.json_text import problems_json
from readiness.render.problem_lines import counted, problem_text, problems_text, read_more
from readiness.report.check import CUT, QUOTED, build_check
from readiness.report.check_view import CheckedView
from readiness.words.problems import message

HOSTILE = "a\r\n::error file=x::forged %0A,\x1b[31m\u202e:b"


def quoted(line: str, column: int, width: int = 80) -> tuple[str, str]:
    """The quoted line and the row of the caret."""
    found = problem_text(problem("F010", Place("a.yaml", 1, column), line), width).splitlines()
    return found[1], found[2]


def below(line: str, caret: str) -> str:
    """What of a line stands above the carets, by the cells of a terminal."""
    first, last = len(caret) - len(caret.lstrip(" |")), len(caret)
    return "".join(char for place, char in enumerate(line) if first <= cell_len(line[:place]) < last)


def at(file: str, line: int, code: str = "F010") -> Problem:
    return problem(code, Place(file, line, 1), name="x", what="x")


def test_a_long_text_is_cut_at_its_end_and_a_long_place_at_its_beginning() -> None:
    far = f"{'a/' * 100}funding.yaml:65"
    assert message(problem("F029", Place("b.yaml", 1, 1), name="x" * 200, first=far)) == (
        f"the id '{'x' * 117}...' is taken; it stands first at ...{far[-117:]}"
    )


# ---- the caret


def test_a_problem_quotes_its_line_with_a_caret_below_the_column() -> None:
    found = problem_text(problem("F001", Place("a.yaml", 2, 3), "  wieght: 2", name="wieght", nearest="weight"))
    assert found.splitlines()[:3] == [
        "a.yaml:2:3: unknown key 'wieght', did you mean 'weight'? [F001]",
        "  |   wieght: 2",
        "  |   ^",
    ]


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("key: !", 6, "!"),
        ("\t\tkey: !", 8, "!"),
        ("日本語: !", 6, "!"),
        ("日本語: 本", 6, "本"),
        ("é́: !", 5, "!"),
        ("\u200b\x1b[31m: !", 9, "!"),
        ("x" * 300 + "!" + "y" * 300, 301, "!"),
        ("日" * 300 + "!" + "語" * 300, 301, "!"),
        ("x" * 300 + "!", 301, "!"),
        ("!" + "y" * 300, 1, "!"),
        ("{note: שלום, answer: !}", 22, "!"),
    ],
)
@pytest.mark.parametrize("width", [80, 40, 100, 200])
def test_the_caret_stands_below_its_character(line: str, column: int, marked: str, width: int) -> None:
    shown, caret = quoted(line, column, width)
    assert below(shown, caret)[0] == marked
    assert cell_len(shown) < min(width, 100)


def test_a_mark_that_is_drawn_upon_a_letter_is_shown_below_that_letter() -> None:
    line = "xe\u0301y"
    assert unicodedata.combining(line[2])
    assert quoted(line, 3)[1] == "  |  ^"


def test_text_from_right_to_left_is_marked_as_a_whole() -> None:
    # a terminal that turns it around shows the fourth letter in another cell, but none outside of these
    shown, caret = quoted("note: שלום עולם, x", 10)
    assert below(shown, caret) == "שלום עולם"
    assert quoted("note: שלום", 1)[1] == "  | ^"
    assert quoted("note: 1 שלום", 7)[1] == "  |       ^"


def test_a_column_behind_the_end_of_the_line() -> None:
    assert quoted("key", 4) == ("  | key", "  |    ^")
    assert quoted("key", 90) == ("  | key", "  |    ^")


def test_a_line_that_is_cut_shows_where() -> None:
    assert quoted("x" * 300 + "!" + "y" * 300, 301)[0].startswith("  | ...x")
    assert quoted("x" * 300 + "!" + "y" * 300, 301)[0].endswith("y...")
    assert "..." not in quoted("x" * 70, 5)[0]
    assert quoted("x" * 600, 600)[0].count("...") == 1
    assert quoted("x" * 600, 1)[0].count("...") == 1


def test_a_line_of_millions_of_characters_costs_little() -> None:
    line = "ש" * 2_000_000
    assert cell_len(quoted(line, 1_000_000)[0]) < 80


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    found = problem_text(problem("S001", Place("a\x1b.yaml")))
    assert found.splitlines() == ["a\ufffd.yaml: there is no such file or folder [S001]", "  remedy: Mend the path."]


# ---- how many are shown


def test_no_warning_hides_an_error_and_no_file_another() -> None:
    rows = [("a", Level.WARNING)] * 60 + [("b", Level.ERROR)] * 60 + [("c", Level.ERROR), ("d", Level.WARNING)]
    assert telling(rows) == (*range(60, 109), 120)
    assert telling(rows, 63) == (0, *range(60, 121), 121)
    assert telling(rows[:3]) == (0, 1, 2)
    assert telling([]) == ()


def test_what_is_not_shown_is_counted_by_file() -> None:
    found = [at(f"{name}.yaml", line) for name in "abcdefg" for line in range(1, 11)]
    last = problems_text(found).splitlines()[-1]
    assert last == (
        "20 more problems are not shown (2 in a.yaml, 3 in b.yaml, 3 in c.yaml, 3 in d.yaml, 3 in e.yaml, "
        "6 in other files); `readiness check --format json` lists all"
    )
    assert "more problems" not in problems_text(found[:50])


def test_counts_and_where_to_read_more() -> None:
    assert counted(1, 2) == "1 error, 2 warnings"
    assert counted(0, 1) == "0 errors, 1 warning"
    assert read_more([at("a", 1), at("b", 1)]) == "More about it: readiness show F010"
    assert read_more([at("a", 1, "F041"), at("b", 1)]) == (
        "More about each: readiness show CODE, for example readiness show F010"
    )
    assert read_more([at("a", 1, "S001")]) is None


# ---- JSON


def test_the_document_has_every_problem_and_the_text_as_it_is() -> None:
    found = [at("a.yaml", line) for line in range(1, 100)]
    found.append(problem("F001", Place("C:\\x\n.yaml", 3, 5), f"key: {HOSTILE}", name=HOSTILE))
    found.append(at("b.yaml", 1, "F041"))
    found.append(problem("S001", Place("gone.yaml")))
    text = problems_json(build_check(found, (CheckedView("c.yaml", HOSTILE),), strict=False))
    assert not any(unicodedata.category(char) in {"Cc", "Cf"} for char in text.replace("\n", ""))
    data = json.loads(text)
    assert (data["readiness"], data["passed"], data["errors"], data["warnings"]) == ("problems/1", False, 101, 1)
    assert data["checked"] == [{"path": "c.yaml", "summary": HOSTILE}]
    assert len(data["problems"]) == 102
    assert data["problems"][99] == {
        "code": "F001",
        "level": "error",
        "file": "C:\\x\n.yaml",
        "line": 3,
        "column": 5,
        "message": f"unknown key '{HOSTILE}'",
        "remedy": data["problems"][99]["remedy"],
        "quote": f"key: {HOSTILE}",
        "quote-column": 5,
    }
    assert data["problems"][100]["level"] == "warning"
    assert data["problems"][100]["message"].startswith("an improvement in")
    whole = data["problems"][101]
    assert [whole[key] for key in ("line", "column", "quote", "quote-column")] == [None] * 4


@pytest.mark.parametrize(("column", "ends"), [(1, (False, True)), (500, (True, True)), (1000, (True, False))])
def test_a_long_line_is_quoted_in_part(column: int, ends: tuple[bool, bool]) -> None:
    line = "".join(chr(0x4E00 + place) for place in range(1000))
    (found,) = build_check([problem("F010", Place("a", 1, column), line)], (), strict=False).problems
    assert found.quote is not None
    assert found.quote_column is not None
    assert found.quote[found.quote_column - 1] == line[column - 1]
    assert (found.quote.startswith(CUT), found.quote.endswith(CUT)) == ends
    assert len(found.quote) == QUOTED + len(CUT) * sum(ends)


@pytest.mark.parametrize(
    ("codes", "strict", "passed"),
    [([], True, True), (["F041"], False, True), (["F041"], True, False), (["F010"], False, False)],
)
def test_warnings_fail_only_where_that_is_asked(codes: list[str], strict: bool, passed: bool) -> None:
    assert build_check([at("a", 1, code) for code in codes], (), strict=strict).passed is passed


# ---- workflow commands


def test_commands_as_github_documents_them() -> None:
    found = [
        problem("F010", Place("dir/a, 100 %: b.yaml", 3, 5), "key:"),
        at("c.yaml", 1, "F025"),
        at("c.yaml", 2, "F055"),
        problem("S001", Place("gone.yaml")),
    ]
    assert github(build_check(found, (), strict=False)).splitlines() == [
        (
            "::error file=dir/a%2C 100 %25%3A b.yaml,line=3,col=5,title=F010::this text is blank"
            "%0Aremedy: Write something, or take the key out."
        ),
        "::error file=c.yaml,line=1,col=1,title=F025::'x' stands in this list twice%0Aremedy: Keep one of the two.",
        (
            "::warning file=c.yaml,line=2,col=1,title=F055::the values of these bands fall, so a better answer can "
            "lower the score above%0Aremedy: Order the values, unless the instrument means it so."
        ),
        "::error file=gone.yaml,title=S001::there is no such file or folder%0Aremedy: Mend the path.",
        "errors: 3; warnings: 1; without errors: 0",
    ]


def test_no_command_can_be_forged() -> None:
    found = [problem("F022", Place(HOSTILE, 1, 1), HOSTILE, what=HOSTILE, name=HOSTILE, nearest=HOSTILE)]
    text = github(build_check(found, (CheckedView(HOSTILE, HOSTILE),), strict=False))
    command, count = text.splitlines()
    assert command.startswith("::error file=a%0D%0A%3A%3Aerror file=x%3A%3Aforged %250A%2C")
    assert count == "errors: 1; warnings: 0; without errors: 1"
    assert not any(unicodedata.category(char) in {"Cc", "Cf"} for char in text.replace("\n", ""))


def test_commands_are_capped_as_the_lines_are() -> None:
    text = github(build_check([at("a.yaml", line) for line in range(1, 61)], (), strict=False))
    assert text.count("::error ") == 50
    assert text.splitlines()[-2] == (
        "::notice title=readiness::10 more problems are not shown; `readiness check --format json` lists all"
    )
