"""The words of gates: what a report failed, one sentence for each."""

from typing import Final

UNDER: Final = "gate --fail-under failed: overall {score}, at least {least} asked"
COVERAGE: Final = "gate --min-coverage failed: {coverage} of the weight is answered, at least {least} asked"
COVERAGE_NONE: Final = "gate --min-coverage failed: nothing applies, at least {least} asked"
FINDINGS: Final = "gate --fail-on failed: {findings}"
FINDING: Final = "{id} ({severity})"
REGRESSION: Final = (
    "gate --fail-on-regression failed: like for like, the overall score changed by {change}; {least} or more is a "
    "decline"
)
REGRESSION_NONE: Final = (
    "gate --fail-on-regression failed: nothing that can be compared is answered in both rounds, so that a decline "
    "cannot be ruled out"
)
NOT_A_SHARE: Final = "{number} is no coverage: a share from 0 to 1, or per cent up to 100."
NOT_A_DECLINE: Final = "{number} is no decline: a number of points from 0 on."
