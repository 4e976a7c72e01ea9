"""`readiness score`."""

from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit
from readiness.cli.options import Assessment, Force, Form, Format, Framework, Output, Previous, check_output
from readiness.cli.streams import write_as_utf_8
from readiness.problems import in_order
from readiness.words import report as words

EXAMPLE: Final = "Example: readiness score examples/unmex/2023.yaml --fail-under 40"


def command(
    file: Assessment,
    form: Form = None,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under",
            metavar="N",
            help="Exit with 1 when the score shown is below N, or when there is no score.",
        ),
    ] = None,
    out: Output = None,
    force: Force = False,
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Score an assessment and print the report."""
    from readiness.workflow.scoring import reaches, report_of, score_assessment, targets_beside  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    loaded = score_assessment(file, framework, previous)
    if loaded.value is None:
        output.refuse(loaded.problems)
    targets = targets_beside(file, loaded.value, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    report = report_of(loaded.value, targets.value or ())
    least, most = report.overall.ends
    if fail_under is not None and not least <= fail_under <= most:
        reason = words.NOT_ON_SCALE.format(number=f"{fail_under:g}", least=f"{least:g}", most=f"{most:g}")
        raise typer.BadParameter(reason, param_hint="--fail-under")
    if out is not None:
        from readiness.cli.export import write_report  # noqa: PLC0415 - printing needs none of it

        write_report(report, out, force=force)
    elif form in {None, Format.TERMINAL}:
        from readiness.render.terminal import TerminalReport  # noqa: PLC0415 - most of the start-up time

        output.show(TerminalReport(report))
    else:
        from readiness.render.registry import text_of  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(text_of(report, str(form)))
    if fail_under is not None and not reaches(report, fail_under):
        output.error(words.GATE.format(score=report.overall.score_text, least=f"{fail_under:g}"))
        output.end(Exit.GATE)
