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


def test_parts_are_documents_with_the_places_of_the_file() -> None:
    document = good(parse(b"a:\n  - b: 1\n  - b: 2\nc: 3\n", "f"))
    first, second, other, none = document.parts([("a", 0), ("a", 1), ("c",), ("z",)]).values()
    assert [part.data for part in (first, second, other, none)] == [{"b": 1}, {"b": 2}, 3, None]
    assert (first.places, second.places) == ({(): (2, 5), ("b",): (2, 8)}, {(): (3, 5), ("b",): (3, 8)})
    assert (second.key_places, other.places, other.key_places) == ({("b",): (3, 5)}, {(): (4, 4)}, {(): (4, 1)})
    assert (none.places, none.key_places) == ({}, {})
