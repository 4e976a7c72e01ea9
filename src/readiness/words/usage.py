"""The words for options that contradict one another, and for a mistake of the program's own."""

import re
from typing import Final

FORMAT_TWICE: Final = "With -o the ending of the file's name decides the format; leave --format out."
SAID_NOT_ONE_OF: Final = re.compile(r"(?:Value error, )?'(?P<found>.*)' is not one of (?P<allowed>'.*')\.", re.DOTALL)
"""What typer says of a word that an option does not take, in some versions with what pydantic puts before it."""
SAID_NO_INTEGER: Final = re.compile("Input should be a valid integer|.* is not a valid integer", re.DOTALL)
SAID_NO_NUMBER: Final = re.compile("Input should be a valid number|.* is not a valid float", re.DOTALL)
"""The same of words that are no numbers; older versions say it otherwise."""
NOT_ONE_OF: Final = "'{found}' is not taken here; write one of: {allowed}."
A_WHOLE_NUMBER: Final = "Write a whole number in digits."
A_NUMBER: Final = "Write a number in digits, with a point before decimals."
FILE_FOR_COMMAND: Final = "{file} is a file and no command. Write one before it, for example: readiness score {file}"
FOLDER_FOR_COMMAND: Final = (
    "{file} is a folder and no command. Write one before it, for example: readiness check {file}"
)
FORCE_ALONE: Final = "--force replaces the file that -o names, and there is none."
PREVIOUS_OF_NEW: Final = "There is no such file yet, and a new round begins with --from; leave --previous out."
FROM_OF_OLD: Final = (
    "--from begins a new file, and {file} exists. Leave it out to go on; --previous names the round before."
)
HEAD_IS_THERE: Final = "The file exists, and its head says what these options say; leave them out."
NOTHING_TO_ASK: Final = "The file exists, and assess could only ask its questions; leave --no-input out."
NOT_STATED: Final = "With --no-input nothing is asked; state {options}."
ON_ALONE: Final = "--on goes with --stale."
NOT_A_DAY: Final = "Write year, month and day, for example 2026-11-23."
NEW_OR_EXAMPLE: Final = "Name the FILE to write, or --example FOLDER."
EXAMPLE_HEADS: Final = "The examples have their own heads; leave the other options out."
UNTIL_A_NUMBER: Final = "--until takes a number."
STEPS_ALONE: Final = "--steps says how far --until looks, and there is none."
SCHEMA_OF_ID: Final = "With an ID goes --schema assessment only."
COPY_OF_WHAT: Final = "--copy needs the ID of a framework."
TWO_OR_SINCE: Final = "Name two files; or one, and a revision of it with --since."
FRAMEWORKS_ALONE: Final = "Two frameworks have no scores: gates, --theme, --only and --stations need two rounds."
ALL_OF_A_FOLDER: Final = "--all writes all of a folder; leave --into and --previous out."
A_FOLDER: Final = "{path} is a folder: name a file in it, or write the reports of all its rounds with --all FORMAT."
ALL_AS_FILES: Final = "A set of reports is written to files, and the terminal is none."
CHOICE_OF_ALL: Final = "--subject, --respondent and --scope choose among the rounds of a folder, with --all."
INTO_TWICE: Final = "--into puts the report into a document that is there; leave {option} out."
CSV_ONLY: Final = "{option} goes with CSV only: choose it with --format csv, or with -o FILE.csv."
OF_FORMAT: Final = "--format"
OF_ALL: Final = "--all"
NOT_ON_SCREEN: Final = "A screen cannot show {form}: name a file with -o, or send it into one."
INSTALL: Final = "{python} -m pip install '{requirement}'"
ONE_OF: Final = "{others} or {last}"
NO_SUCH_FORM: Final = "There is no {form} of this; there are: {forms}."
THIS_COMPUTER: Final = "this computer"

DEFECT: Final = "A defect of readiness, not of your files; nothing was changed."
DEFECT_IN_FILE: Final = "{defect} Please send {path} to the authors; it holds none of your text."
DEFECT_HERE: Final = "{defect} Please send these lines to the authors; they hold none of your text:\n{lines}"
