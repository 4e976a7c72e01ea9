"""Somebody who talks with the interview: types lines, and keeps the file as far as the machine knows of it."""

from collections.abc import Callable, Mapping
from typing import Any

from readiness.interview.effects import Ask, Done, Effect, Reply, Review, Save, Saved
from readiness.interview.machine import interview
from readiness.model.assessment import Sheet
from readiness.model.framework import Framework
from readiness.syntax.document import Plain
from support import framework_from, good, sheet_from

OPTIONS = [
    {"id": "one", "label": "One", "points": 0},
    {"id": "two", "label": "Two", "points": 100},
    {"id": "away", "label": "Away", "means": "not-applicable"},
]
POSTS = [[0, 0], [100, 100]]
ITEMS: list[dict[str, Any]] = [
    {"id": "scale", "ask": "Q", "scale": "practice", "levels": ["w", "x", "y", "z"], "pulse": True},
    {"id": "yes-no", "ask": "Q", "yes-no": {"yes": 100, "no": 0}},
    {"id": "choice", "ask": "Q", "choice": OPTIONS},
    {"id": "choices", "ask": "Q", "choices": {"options": OPTIONS[:2]}},
    {"id": "number", "ask": "Q", "number": {"unit": "%", "between": [-5, 100], "goalposts": POSTS}},
    {"id": "age", "ask": "Q", "date": {"goalposts": [[0, 100], [12, 0]]}},
    {"id": "age-never", "ask": "Q", "date": {"goalposts": [[0, 100], [12, 0]], "never": 0}},
    {"id": "told.number", "ask": "Q", "context": "number"},
    {"id": "told.text", "ask": "Q", "context": "text"},
    {"id": "told.yes-no", "ask": "Q", "context": "yes-no"},
]
IDS = [item["id"] for item in ITEMS]


def framework(items: list[dict[str, Any]] | None = None, **head: Any) -> Framework:
    return good(framework_from(head, [{"id": "t", "title": "T", "items": items or ITEMS}]))


def always(_: Save) -> Reply:
    return Saved()


class Talk:
    """Types lines and keeps the file, as far as the machine knows of it."""

    def __init__(
        self,
        answers: Mapping[str, Plain] | None = None,
        *,
        sheet: Sheet | None = None,
        framework: Framework | None = None,
        **how: Any,
    ) -> None:
        made = sheet or good(sheet_from(framework or FRAMEWORK, {"answers": dict(answers or {})}))
        self.file: dict[str, Plain] = dict(answers or {})
        self.save: Callable[[Save], Reply] = always
        self.saves: list[Save] = []
        self.machine = interview(made, dict(self.file), **how)
        self.done: Done | None = None
        self.ask: Ask | None = None
        self.review: Review | None = None
        self._send(None)

    def _send(self, reply: Reply) -> None:
        try:
            effect: Effect = self.machine.send(reply)
            while isinstance(effect, Save):
                assert effect.value != effect.known
                came = self.save(effect)
                self.saves.append(effect)
                if isinstance(came, Saved):
                    self.file[effect.item.id] = effect.value
                effect = self.machine.send(came)
            self.ask = effect if isinstance(effect, Ask) else None
            self.review = effect if isinstance(effect, Review) else None
        except StopIteration as end:
            self.done, self.ask, self.review = end.value, None, None

    def type(self, *lines: str) -> "Talk":
        for line in lines:
            assert self.done is None, f"nothing is asked any more, and {line} was typed"
            self._send(line)
        return self

    def end(self) -> Done:
        """The input ends."""
        if self.done is None:
            self._send(None)
        assert self.done is not None, "the end of input did not end it"
        return self.done

    @property
    def asked(self) -> Ask:
        assert self.ask is not None
        return self.ask

    @property
    def at(self) -> str:
        return self.asked.item.id

    @property
    def said(self) -> str:
        return " ".join(self.asked.said)

    @property
    def reviewed(self) -> Review:
        assert self.review is not None
        return self.review


FRAMEWORK = framework()
SHEET = good(sheet_from(FRAMEWORK, {}))
