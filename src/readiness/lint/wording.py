"""How a question is worded: whether it asks two things, leads, or is hard to read. English only.

Each test is narrow on purpose: what it names is nearly always a fault, and much that is one it lets pass.
"""

import re
from typing import Final

HARD: Final = 30.0
"""Reading ease below which a question is called hard to read: Flesch's own last class, "very difficult"."""
FEWEST: Final = 8
"""Words below which reading ease says nothing: one long name would decide it."""
LONGEST: Final = 40
"""Words of one question; more are lost between its beginning and its end."""
LOOKED_AT: Final = 1_000
"""Characters of a text whose wording is looked at; what goes on behind them is too long before it is anything else."""

_QUESTION_MARKS: Final = frozenset("?\u061f\uff1f")
"""Those of Latin, Arabic and Chinese writing."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*")
_SENTENCE_END: Final = re.compile(r"[.?!]+(?=\s|$)")
_COMMON: Final = re.compile(
    "a|an|and|any|are|as|at|been|by|can|did|do|does|for|from|has|have|how|in|is|it|many|more|not|of|on|or|"
    "than|that|the|their|there|they|this|to|was|what|when|where|which|who|why|will|with",
    re.IGNORECASE,
)
_LEAST_COMMON: Final = 0.25
"""The share of common words from which a text is taken for English; in running English it is nearly half."""

_WH: Final = "how|what|which|who|whom|whose|when|where|why|whether"
_AUXILIARY: Final = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should"
_SUBJECT: Final = "it|they|he|she|you|we|there|the|this|these|those|its|their|a|an|anyone|anybody|someone|somebody"
_LINK: Final = r"(?:and|or)(?: (?:by|for|in|on|to|at|from|with|of))?"
_SECOND_QUESTION: Final = re.compile(rf"\b(?:and|or) (?:{_AUXILIARY}) (?:{_SUBJECT})\b", re.IGNORECASE)
# inside of "Does the list say who leads and when", what is asked is one list; behind a comma, or after "How", it is two
_SECOND_WH: Final = re.compile(rf"(?:^\W*(?:{_WH})\b.*|, ?)(\b{_LINK} (?:{_WH})\b)", re.IGNORECASE)
_PAIRED: Final = re.compile(rf"\b(?:{_WH}) (?:and|or) (?:{_WH})\b", re.IGNORECASE)
_IRREGULAR: Final = (
    "built|done|drawn|found|given|held|kept|known|made|met|paid|put|read|seen|sent|set|taken|told|written"
)
_DONE: Final = rf"(?:[a-z]{{3,}}ed|{_IRREGULAR})"
_TWO_DONE: Final = re.compile(rf"\b({_DONE} (?:and|or)(?: also)? {_DONE})\b", re.IGNORECASE)
# words that end like participles and are none, or that belong together
_NOT_DONE: Final = frozenset(
    {"need", "needed", "indeed", "hundred", "united", "advanced", "armed", "displaced", "limited", "mixed"}
)
_VERBS: Final = (
    "adopt|agree|analyse|approve|assess|budget|check|collect|consult|coordinate|develop|discuss|document|draft|"
    "evaluate|explain|follow|fund|hold|identify|implement|inform|know|maintain|manage|measure|meet|monitor|plan|prepare|publish|record|"
    "report|review|share|support|train|understand|update|use|write"
)
_TWO_DOING: Final = re.compile(rf"\b((?:{_VERBS}) (?:and|or) (?:{_VERBS}))\b", re.IGNORECASE)
_ASKS_DOING: Final = re.compile(r"\b(?:do|does|did|can|could|will|would|should|must|to)\b", re.IGNORECASE)

_VAGUE: Final = re.compile(
    r"\b(sufficient(?:ly)?|adequate(?:ly)?|appropriate(?:ly)?|satisfactor(?:y|ily)|reasonabl[ey]|suitabl[ey]|"
    r"proper(?:ly)?|effective(?:ly)?|timely|regular(?:ly)?|(?<!how )frequent(?:ly)?|(?<!how )often|as needed|"
    r"as necessary|where necessary|significant(?:ly)?|robust(?:ly)?)\b",
    re.IGNORECASE,
)
_ABSOLUTE: Final = re.compile(r"\b(always|completely|entirely|totally|at all times|in all cases)\b", re.IGNORECASE)
_NEGATIVE: Final = re.compile(
    rf"^\W*((?:{_AUXILIARY})(?:n['\u2019]t\b|(?: (?!that\b|those\b|who\b|which\b|what\b)[\w'\u2019-]+){{1,4}}? not\b))",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The text without what stands in brackets, its white space made even."""
    return " ".join(_BRACKETS.sub(" ", text).split())


def normal(text: str) -> str:
    """A form in which case, spacing and punctuation leave no trace."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text; what a hyphen joins are several."""
    return tuple(_WORD.findall(text))


def is_english(text: str) -> bool:
    """Whether a text is taken for English, by its share of the commonest words."""
    words = words_of(text)
    return bool(words) and sum(map(bool, map(_COMMON.fullmatch, words))) >= _LEAST_COMMON * len(words)


def double(ask: str) -> str:
    """The part of a question that makes two of it; blank where it asks one thing."""
    text = plain(ask)
    if text.count("?") > 1:
        return "? ... ?"
    if found := _SECOND_QUESTION.search(text):
        return found.group()
    if (found := _SECOND_WH.search(text)) and not _PAIRED.search(text):
        return found.group(1)
    if (pair := _TWO_DONE.search(text)) and _NOT_DONE.isdisjoint(pair.group().lower().split()):
        return pair.group()
    if (pair := _TWO_DOING.search(text)) and _ASKS_DOING.search(text[: pair.start()]):
        return pair.group()
    return ""


def negative(ask: str) -> str:
    """The beginning of a question that asks whether something is not so; blank where it does not."""
    found = _NEGATIVE.match(plain(ask))
    return found.group(1) if found else ""


def vague(text: str) -> str:
    """The first word that everybody measures by a standard of his own; blank where there is none."""
    found = _VAGUE.search(text)
    return found.group() if found else ""


def absolute(text: str) -> str:
    """The first word that leaves no degrees; blank where there is none."""
    found = _ABSOLUTE.search(text)
    return found.group() if found else ""


def reading_ease(text: str) -> float | None:
    """How easily a text is read: about 100 very easily, below 30 with great effort; None where that cannot be said.

    206.835 - 1.015 (words per sentence) - 84.6 (syllables per word), Rudolf Flesch, A new readability yardstick,
    Journal of Applied Psychology 32 (1948). What stands in brackets is left out; syllables are estimated.
    """
    bare = plain(text)
    words = words_of(bare)
    if len(words) < FEWEST or not is_english(bare):
        return None
    sentences = max(1, len(_SENTENCE_END.findall(bare)))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(syllables, words)) / len(words)


def syllables(word: str) -> int:
    """The syllables of an English word, estimated: groups of vowels, without a silent e at its end."""
    text = re.sub(r"['\u2019]s?$", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", text))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyszxgc]es$", text) and not re.search(r"[cs]hes$", text)
    return max(1, count - bool(silent))


def asks(text: str) -> bool:
    """Whether a text has a question mark, in whatever script; the Greek one is a semicolon at the end."""
    return not _QUESTION_MARKS.isdisjoint(text) or text.rstrip().endswith(";")
