"""Self-assessment of how ready an integrated peace operation is to work as one.

What other programs may use are the names in `__all__`; docs/api.md says what each does. They are imported when they are
first asked for: every start of the command line passes here, and needs none of them.
"""

from readiness._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from readiness.api import (
        Framework,
        ReadinessError,
        ReadinessWarning,
        check_files,
        compare_assessments,
        explain_score,
        follow_assessments,
        load_framework,
        render_report,
        score_assessment,
    )
    from readiness.report.change_view import ChangeReport
    from readiness.report.check_view import ProblemView as Problem
    from readiness.report.explained import Explanation
    from readiness.report.trend_view import TrendReport
    from readiness.report.view import Report

__all__ = [
    "ChangeReport",
    "Explanation",
    "Framework",
    "Problem",
    "ReadinessError",
    "ReadinessWarning",
    "Report",
    "TrendReport",
    "__version__",
    "check_files",
    "compare_assessments",
    "explain_score",
    "follow_assessments",
    "load_framework",
    "render_report",
    "score_assessment",
]

if not TYPE_CHECKING:  # a checker of types would take every misspelt name for one that is here

    def __getattr__(name: str) -> object:
        """One of the public names; Python asks for it by this function where the module does not have it yet."""
        if name not in __all__:
            from readiness.words.api import NO_SUCH_NAME  # noqa: PLC0415 - see above

            raise AttributeError(NO_SUCH_NAME.format(name=name), name=name, obj=None)
        from readiness.api import PUBLIC  # noqa: PLC0415 - see above

        return PUBLIC[name]

    def __dir__() -> list[str]:
        return __all__
