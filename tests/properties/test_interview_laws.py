"""What holds of the interview whatever is typed, and whatever becomes of saving."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.interview.effects import Differs, NotSaved, Reply, Save, Saved, Wanted
from readiness.model.assessment import NOTHING, Entry
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain
from readiness.words import interview as words
from talk import FRAMEWORK, IDS, SHEET, Talk

ITEM = {str(item.id): item for item in FRAMEWORK.items()}
NOTED: Plain = {"answer": 2, "note": "n", "evidence": [{"ref": "r", "kind": "k"}]}
LINES = st.sampled_from(
    [
        *(
            "0",
            "1",
            "2",
            "3",
            "y",
            "n",
            "d",
            "x",
            "s",
            "b",
            "m",
            "e",
            "u",
            "o",
            "r",
            "p",
            "?",
            "g",
            "",
            "-",
            "- 1",
            "f",
            "=",
        ),
        *("g 1", "g 4", "g 11", "g told.text", "g t", "2026-01-31", "2027-01-01", "never", "0 1", "none", "a reason"),
    ]
)
STARTS = st.fixed_dictionaries(
    {},
    optional={
        "scale": st.sampled_from(
            ["absent", "dont-know", {"answer": 2, "note": "n", "evidence": [{"ref": "r", "kind": "k"}]}]
        ),
        "yes-no": st.sampled_from(
            ["yes", {"answer": "no", "carried": True}, {"answer": "not-applicable", "because": "b"}]
        ),
        "choices": st.just([]),
        "number": st.sampled_from([5, "unanswered", None]),
    },
)
BEFORE: dict[str, Plain] = {"scale": {"answer": "embedded", "note": "n"}, "yes-no": "no", "number": 7}
CAME = st.sampled_from(["saved", "saved", "saved", "differs", "taken away", "full"])


def meant(name: str, raw: Plain) -> Entry:
    """What an entry means; what cannot be read means nothing."""
    return read_entry(SHEET, ITEM[name], raw).value or NOTHING


class Watched(Talk):
    """Holds every effect against what the file has."""

    def look(self) -> None:
        if self.ask is not None:
            assert self.ask.raw == (None if self.ask.hidden else self.file.get(self.ask.item.id))
            assert self.ask.item.id == IDS[self.ask.number - 1]
        if self.review is not None:
            listed = {str(each.item.id) for theme in self.review.themes for each in theme.open}
            silent = {name for name in IDS if meant(name, self.file.get(name)).answer == NOTHING.answer}
            assert listed == silent
            carried = {str(each.item.id) for theme in self.review.themes for each in theme.carried}
            assert carried == {name for name in IDS if meant(name, self.file.get(name)).carried}


@settings(max_examples=150, deadline=None)
@given(start=STARTS, lines=st.lists(LINES, max_size=30), came=st.lists(CAME, max_size=30), blind=st.booleans())
def test_whatever_is_typed_the_machine_goes_on_and_believes_what_the_file_has(
    start: dict[str, Plain], lines: list[str], came: list[str], *, blind: bool
) -> None:
    talk, waiting = Watched(start, previous=BEFORE, blind=blind), list(came)

    def save(effect: Save) -> Reply:
        assert effect.known == talk.file.get(effect.item.id)
        assert read_entry(SHEET, effect.item, effect.value).value is not None
        match waiting.pop() if waiting else "saved":
            case "differs":
                talk.file[effect.item.id] = "dont-know"
                return Differs("dont-know")
            case "taken away":
                talk.file.pop(effect.item.id, None)
                return Differs(None)
            case "full":
                return NotSaved("full")
            case _:
                return Saved()

    talk.save = save
    for line in lines:
        if talk.done is not None:
            break
        talk.look()
        talk.type(line)
    while talk.done is None:
        talk._send(None)
    open_now = sum(ITEM[n].scored and meant(n, talk.file.get(n)).answer == NOTHING.answer for n in IDS)
    assert talk.done.open == open_now
    assert talk.done.carried == sum(meant(n, talk.file.get(n)).carried for n in IDS)


@settings(max_examples=150, deadline=None)
@given(start=STARTS, lines=st.lists(LINES, max_size=30))
def test_the_saved_entries_make_the_file_and_undo_takes_all_of_them_back(
    start: dict[str, Plain], lines: list[str]
) -> None:
    talk = Watched(start, previous=BEFORE)
    for line in lines:
        if line != "f" or talk.review is None:
            talk.type(line)
    replayed = dict(start)
    for effect in talk.saves:
        assert replayed.get(effect.item.id) == effect.known
        replayed[effect.item.id] = effect.value
    assert replayed == talk.file
    while talk.ask is not None and talk.ask.wanted is not Wanted.ANSWER:
        talk.type("q")
    while words.NOTHING_TO_UNDO not in (talk.ask.said if talk.ask else talk.reviewed.said):
        talk.look()
        talk.type("u")
    assert {n: meant(n, talk.file.get(n)) for n in IDS} == {n: meant(n, start.get(n)) for n in IDS}
    assert talk.end().saved == 0
