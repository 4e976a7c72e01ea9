"""The words for programmers who use the package from Python."""

from typing import Final

PROBLEM: Final = "{where}: {message} [{code}] {remedy}"
NO_SUCH_FORM: Final = "There is no format {form} of this report; there are: {forms}."
LACKING: Final = "The format {form} needs a package that is not installed: {requirement}"
NO_SUCH_NAME: Final = "module 'readiness' has no attribute {name!r}"
