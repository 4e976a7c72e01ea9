from readiness.syntax.yaml_events import parse
from support import good


def test_a_problem_at_what_is_not_in_the_file_stands_at_the_nearest_value_above_it() -> None:
    document = good(parse(b"a:\n  b: 1\n", "f"))
    for path, key, place in (
        (("a", "b"), False, (2, 6)),
        (("a", "b"), True, (2, 3)),
        (("a", "b", "c"), True, (2, 6)),
        (("a", "x", "y"), False, (2, 3)),
        (("z",), True, (1, 1)),
    ):
        found = document.problem("F010", path, key=key).place
        assert (found.line, found.column) == place
