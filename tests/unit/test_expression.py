"""The text of a condition and its tree: what binds to what, and where each mistake stands."""

import pytest

from readiness.syntax.expression import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_PARTS,
    Call,
    Compared,
    Joined,
    Mistake,
    Name,
    Negated,
    Number,
    Part,
    Several,
    Text,
    parse_expression,
)


def tree(text: str) -> str:
    """The tree with a bracket around everything that is joined."""
    found = parse_expression(text)
    assert not isinstance(found, Mistake), found
    return written(found)


def written(part: Part) -> str:
    match part:
        case Number(value=value):
            return f"{value:g}"
        case Text(value=text):
            return f"'{text}'"
        case Name(name=name):
            return name
        case Call(name=name, args=args):
            return f"{name}({', '.join(map(written, args))})"
        case Several(entries=entries):
            return f"[{', '.join(map(written, entries))}]"
        case Negated(sign=sign, part=inner):
            return f"({sign} {written(inner)})"
        case Joined(sign=sign, left=left, right=right):
            return f"({written(left)} {sign} {written(right)})"
        case Compared(first=first, links=links):
            return f"({written(first)} {' '.join(f'{sign} {written(other)}' for sign, other in links)})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "1"),
        ("1.50", "1.5"),
        ("  phase  ", "phase"),
        ("\n1\n+\t2\n", "(1 + 2)"),
        ("'a\"b'", "'a\"b'"),
        ('"it\'s"', "'it's'"),
        ('""', "''"),
        ("score('a')", "score('a')"),
        ("f()", "f()"),
        ("f ( 1 , 2 )", "f(1, 2)"),
        ("f(g(1), 2 < 3 and x)", "f(g(1), ((2 < 3) and x))"),
        ("[]", "[]"),
        ("[1, 'x']", "[1, 'x']"),
        ("a or b and c", "(a or (b and c))"),
        ("a and b or c", "((a and b) or c)"),
        ("(a or b) and c", "((a or b) and c)"),
        ("a or b or c", "((a or b) or c)"),
        ("a and b and c", "((a and b) and c)"),
        ("not a and b", "((not a) and b)"),
        ("not (a and b)", "(not (a and b))"),
        ("not not a", "(not (not a))"),
        ("not a < b", "(not (a < b))"),
        ("not a in [b]", "(not (a in [b]))"),
        ("a and not b or not c", "((a and (not b)) or (not c))"),
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1 * 2 + 3", "((1 * 2) + 3)"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("1 - 2 + 3", "((1 - 2) + 3)"),
        ("(1 - 2) * 3", "((1 - 2) * 3)"),
        ("-1", "(- 1)"),
        ("1 - -1", "(1 - (- 1))"),
        ("--1", "(- (- 1))"),
        ("-a * b", "((- a) * b)"),
        ("a * -b", "(a * (- b))"),
        ("-(a + b)", "(- (a + b))"),
        ("a+1<b*2", "((a + 1) < (b * 2))"),
        ("1 < a <= 2", "(1 < a <= 2)"),
        ("1 == a != b > c >= d", "(1 == a != b > c >= d)"),
        ("(1 < a) and a < 2", "((1 < a) and (a < 2))"),
        ("a in [1] and b", "((a in [1]) and b)"),
        ("a + 1 in [2]", "((a + 1) in [2])"),
        ("a in b", "(a in b)"),
        ("note < 1", "(note < 1)"),
        ("android or inner", "(android or inner)"),
        ("answer_2", "answer_2"),
    ],
)
def test_what_binds_to_what(text: str, expected: str) -> None:
    assert tree(text) == expected


def test_every_part_knows_where_it_begins() -> None:
    found = parse_expression(" a  <=\n score('x') and not -2 in [3]")
    assert found == Joined(
        19,
        "and",
        Compared(4, Name(1, "a"), (("<=", Call(8, "score", (Text(14, "x"),))),)),
        Negated(23, "not", Joined(30, "in", Negated(27, "-", Number(28, 2)), Several(33, (Number(34, 3),)))),
    )


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        ("", 0, "E002"),
        ("   ", 0, "E002"),
        ("1 +  ", 3, "E002"),
        ("1 2", 2, "E002"),
        ("a = 1", 2, "E001"),
        ("a & b", 2, "E001"),
        ("a | b", 2, "E001"),
        ("!a", 0, "E001"),
        ("a / b", 2, "E001"),
        ("a.b", 1, "E001"),
        ("a ; b", 2, "E001"),
        (".5", 0, "E001"),
        ("1.", 1, "E001"),
        ("{}", 0, "E001"),
        ("a \t\n ä", 5, "E001"),
        ("a == 'b", 5, "E005"),
        ('a == "b\n"', 5, "E005"),
        ("a == \"b'", 5, "E005"),
        ("(a", 2, "E002"),
        ("a)", 1, "E002"),
        ("()", 1, "E002"),
        ("(a, b)", 2, "E002"),
        ("(a ')'", 3, "E002"),
        ("f(", 2, "E002"),
        ("f(a", 3, "E002"),
        ("f(a b)", 4, "E002"),
        ("f(, a)", 2, "E002"),
        ("f(a,)", 4, "E002"),
        ("f(a ',' b)", 4, "E002"),
        ("[a", 2, "E002"),
        ("[a)", 2, "E002"),
        ("and a", 0, "E002"),
        ("a and", 5, "E002"),
        ("a or or b", 5, "E002"),
        ("a not b", 2, "E002"),
        ("a not in [b]", 2, "E002"),
        ("not", 3, "E002"),
        ("in(a)", 0, "E002"),
        ("or", 0, "E002"),
        ("a < ", 3, "E002"),
        ("a < not b", 4, "E002"),
        ("a < < b", 4, "E002"),
        ("a in [b] in [c]", 9, "E002"),
        ("a in [b] == c", 9, "E002"),
        ("a < b in [c]", 6, "E002"),
        ("1 + not a", 4, "E002"),
        ("+1", 0, "E002"),
        ("f(1)(2)", 4, "E002"),
        ("f[1]", 1, "E002"),
        ("lambda: 1", 6, "E001"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, at: int, code: str) -> None:
    found = parse_expression(text)
    assert isinstance(found, Mistake), found
    assert (found.at, found.code) == (at, code)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = 1", {"char": "=", "instead": "=="}),
        ("a && b", {"char": "&", "instead": "and"}),
        ("a || b", {"char": "|", "instead": "or"}),
        ("!a", {"char": "!", "instead": "not"}),
        ("a; b", {"char": ";", "instead": "a number, a name, or a text in quotes"}),
        ("1 +", {"found": "the end", "wanted": "a value"}),
        ("(1 2", {"found": "2", "wanted": "')'"}),
        ("1 2", {"found": "2", "wanted": "'and', 'or' or the end"}),
        ("[1 2", {"found": "2", "wanted": "','"}),
    ],
)
def test_a_mistake_says_what_was_found_and_what_was_wanted(text: str, words: dict[str, str]) -> None:
    found = parse_expression(text)
    assert isinstance(found, Mistake)
    assert dict(found.args) == words


def code_of(text: str) -> str | None:
    found = parse_expression(text)
    return found.code if isinstance(found, Mistake) else None


def test_the_limits_of_length_and_parts_are_exact() -> None:
    assert code_of("a".ljust(MAX_LENGTH)) is None
    assert code_of("a".ljust(MAX_LENGTH + 1)) == "E003"
    row = "+".join("1" * (MAX_PARTS // 2))
    assert len(row) == MAX_PARTS - 1
    assert code_of(f"-{row}") is None
    assert code_of(f"--{row}") == "E003"


def test_the_place_of_too_many_parts_is_the_first_that_is_too_many() -> None:
    found = parse_expression("a " * (MAX_PARTS + 5))
    assert isinstance(found, Mistake)
    assert (found.at, found.code) == (2 * MAX_PARTS, "E003")


@pytest.mark.parametrize(
    ("before", "after"), [("(", ")"), ("[", "]"), ("f(", ")"), ("not ", ""), ("-", ""), ("not (", ")"), ("-f([", "])")]
)
def test_the_limit_of_depth_is_near_forty_for_whatever_nests(before: str, after: str) -> None:
    levels = sum(before.count(sign) for sign in ("(", "[", "not", "-"))
    fits = (MAX_DEPTH - 2) // levels
    assert code_of(before * fits + "1" + after * fits) is None
    too_deep = MAX_DEPTH // levels + 1
    assert code_of(before * too_deep + "1" + after * too_deep) == "E004"


def test_depth_is_counted_anew_for_what_stands_beside() -> None:
    one = "(" * 10 + "1" + ")" * 10
    assert code_of(" + ".join([one] * 10)) is None
    assert code_of(" and ".join(["not -1"] * 50)) is None


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "[",
        "f(",
        ")",
        "-",
        "not ",
        "1+",
        "1*",
        "a and ",
        "a or ",
        "a<",
        "a in [",
        "(1)",
        "f(1)",
        "'",
        '"',
        " ",
        "((-",
    ],
)
def test_two_thousand_characters_of_one_kind_never_exhaust_the_stack(unit: str) -> None:
    assert code_of((unit * MAX_LENGTH)[:MAX_LENGTH]) is not None


@pytest.mark.parametrize("sign", ["+", "-", "*", " and ", " or ", "<", "=="])
def test_the_longest_row_that_is_allowed_is_read_and_so_is_the_deepest(sign: str) -> None:
    row = sign.join("1" * (MAX_PARTS // 2))
    assert code_of(row) is None
    deepest = "(" * (MAX_DEPTH - 1) + "1" + ")" * (MAX_DEPTH - 1)
    assert code_of(f"{deepest}{sign}{deepest}") is None
