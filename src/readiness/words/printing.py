"""The words of how reports are printed: in sections, in one line, and what is shown meanwhile."""

from typing import Final

EMPTY: Final = "There is nothing to show under {name}."

# ---- what is asked for

SECTION_HELP: Final = "Show these sections only, with a comma between them: {names}."
NO_SUCH_SECTION: Final = "There is no section {name}{nearest}; there are: {names}."
NEAREST: Final = " (did you mean {nearest}?)"
NO_SECTION: Final = "Name at least one section: {names}."
SECTION_ELSEWHERE: Final = (
    "--section is for reports on the screen; with -o, and in every other format, a report is whole."
)
QUIET_ELSEWHERE: Final = "--quiet prints one line instead of the report; leave --format, --section and -o out."
QUIET_VERSIONS: Final = "Two frameworks have no verdict; --quiet and --section need two rounds."

# ---- one line

FICTIONAL: Final = "{name} (fictional)"
ILLUSTRATION: Final = "{name} (an illustration)"
SCORE_LINE: Final = "{subject}, round {round}: {score}{band}, range {range}"
NO_SCORE_LINE: Final = "{subject}, round {round}: {score}, range {range}. {why}"
BAND: Final = ", {band}"
CHANGE_LINE: Final = "{subject}, round {old} to {new}, {title}: {verdict}: {short}"
TREND_LINE: Final = "{subject}, rounds {first} to {last}, {title}: index {index}; last: {verdict}: {short}"
TREND_LINE_ALONE: Final = "{subject}, round {last}, {title}: index {index}; one round alone has no verdict"
TREND_LINE_UNJUDGED: Final = (
    "{subject}, rounds {first} to {last}, {title}: index {index}; the last change has no verdict"
)
RESCORED: Final = "{line} ({rescored})"

# ---- meanwhile

FOLLOWING: Final = "Reading and comparing rounds"
DRAWING: Final = "Trying other weights"
