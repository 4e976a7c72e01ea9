"""The words of targets: in reports, and of `readiness targets`."""

from typing import Final

TITLE: Final = "{framework}: {subject}, round {round}, targets"
TARGETS: Final = "Targets"
STANDINGS: Final = {
    "met": "Met",
    "on-course": "On course",
    "behind": "Behind",
    "missed": "Missed",
    "open": "Open",
    "unknown": "Cannot be told",
}
HEAD: Final = "{id}: {title} ({node})"
STANDING: Final = "{standing}. {head}"

# ---- what is asked

ASKS_NUMBER: Final = "At least {least}"
ASKS_POINTS: Final = "At least {least} points"
ASKS_BAND: Final = "At least {least}, where the band {label} begins"
ASKS_LEVEL: Final = "At least {label} ({least} points)"
BY: Final = "{asks}, by {day}."
BEFORE: Final = "{asks}, before the phase {phase}."

# ---- how it stands

NOW: Final = "Now: {value}."
WITH_POINTS: Final = "{answer} ({points} points)"
OTHER_SCALE: Final = "no score on this scale"
NOT_THERE: Final = "not in the framework of that round"
DECIDED: Final = "The last round before that phase, of {day}, decides: {value}."
DECIDED_DAY: Final = "The last round by that day, of {day}, decides: {value}."
NO_ROUND_BEFORE: Final = "There is no round before that phase, so it cannot be told."
NO_ROUND_BY: Final = "There is no round by that day, so it cannot be told."
LATE: Final = "Reached only on {day}."
LOST: Final = "No longer reached since {day}."
NO_SCORE: Final = "Without a score it cannot be told."
LINE: Final = "The straight line from {start} on {base} asks for {line} by now."
PACE: Final = "Needs {pace} points a year until {day}."
LAST_DAY: Final = "No day is left."
AGREED: Final = "Agreed on {day}."
WITH_PARTNERS: Final = "Agreed with domestic partners on {day}."

# ---- the page

ROUNDS: Final = "Rounds read: {rounds}."
MANY_ROUNDS: Final = "Rounds read: {count}, from {first} to {last}."
ROUND: Final = "{round} ({date})"
NO_TARGETS: Final = "targets.yaml states no target."
COUNTED: Final = "Targets: {count}. {counts}."
COUNT: Final = "{standing}: {count}"
NEXT: Final = "; "
NONE_DUE: Final = "No target is to be met before the phase {phase} or by {day}."
DUE: Final = "To be met before the phase {phase} or by {day}: {due}. Met: {met}."
NOT_YET: Final = "Not yet met: {ids}."
METHOD: Final = "How targets stand"
METHOD_TEXT: Final = (
    (
        "A target with a day is decided, once its day is past, by the last round on that day or before it: met or "
        "missed. What became of it since is told, and changes nothing. Until then it is met where the round looked at "
        "reaches it; else it is on course at or above a straight line, and behind below it. The line runs from the "
        "last round with a score on the day of the agreement or before it, else from the first round with a score, to "
        "the target on its day."
    ),
    (
        "A target with a phase is decided by the last round before the first one that is in that phase or a later "
        "one: met or missed. Until then it is open, or met where it is reached already."
    ),
    (
        "Where the round that decides has no score, it cannot be told how a target stands; no score is never taken "
        "for 0. All days come from rounds and targets, none from a clock."
    ),
)
GATE: Final = "gate targets failed: missed: {ids}"
GATE_PHASE: Final = "gate --phase {phase} failed: not yet met: {ids}"
