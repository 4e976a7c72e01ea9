"""The words of what is read first: what holds the mission back, and what moved."""

from typing import Final

HELD: Final = "What holds the mission back"
HELD_TEXT: Final = "{weakest}; {findings}."
HELD_TEXT_UNSUPPORTED: Final = (
    "{weakest}; {findings}; no answer rests on evidence that is dated and recent enough, so nothing supports the "
    "scores."
)
HELD_ILLUSTRATION: Final = "An illustration rates nobody, so nothing is said of it."
NO_THEME_SCORED: Final = "No theme has a score"
ONE_THEME: Final = "There is one theme only, {title}, at {score}{band}"
ALL_SUBTRACTED: Final = "Every theme with a score has something in it that is subtracted, so none is called the weakest"
OTHER_SCALES: Final = "The themes have scales of their own, so none is called the weakest"
NONE_BELOW_FULL: Final = "No theme is below full points"
WEAKEST_ONE: Final = "The weakest theme is {titles}, at {score}{band}"
WEAKEST_SHARED: Final = "The weakest themes are {titles}, at {score}{band}"
WITH_BAND: Final = " ({band})"
NOT_SCORED: Final = ", of those that have a score ({count} without)"
NO_FINDINGS: Final = "no rule fires"
ONE_FINDING: Final = "the one finding is {id} ({severity}; {move}{cap})"
FINDINGS: Final = "of {count} findings the first is {id} ({severity}; {move}{cap})"
WITH_CAP: Final = "; {cap}"

MOVED: Final = "What moved"
MOVED_SINCE: Final = "What moved since round {round} ({day})"
NO_ROUND_BEFORE: Final = "No round before this one is known, so nothing can be said of it."
MOVED_ILLUSTRATION: Final = "An illustration rates nobody, so nothing is said of it."
THEMES_MOVED: Final = {
    "improved": "improved: {themes}",
    "declined": "declined: {themes}",
    "not-comparable": "not comparable: {themes}",
}
"""By verdict; the themes that are unchanged are not named."""
THEME_MOVED: Final = "{title} ({change})"
NO_THEME_MOVED: Final = "no theme improved or declined"
CORRECTED: Final = "answers that correct the round before: {count}"
OTHER_PEOPLE: Final = "other people answered, so it may be a difference of views"
SINCE: Final = "Since {round}"
SINCE_WHY: Final = "Since {round}: the change like for like, which comes from answers alone."
