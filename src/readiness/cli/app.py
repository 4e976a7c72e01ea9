"""The commands and their order in the help."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from readiness._version import __version__
from readiness.cli import assess, check, diff, explain, export, new, robustness, score, show, targets, trend
from readiness.cli import next as next_
from readiness.cli.gates import Gated

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Every day": ("new", "assess", "score", "export", "diff", "trend"),
    "Why": ("explain", "next", "robustness", "targets"),
    "Files": ("check",),
    "To read": ("show",),
}

LONGEST: Final = 200
"""Characters of a command's line in the list; longer than any of ours, so that none is cut."""


class Grouped(TyperGroup):
    """The list of commands, by what one comes to do."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under the headings of their groups."""
        for title, names in GROUPS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, found.get_short_help_str(LONGEST)) for name, found in commands if found])


app = typer.Typer(
    name="readiness",
    cls=Grouped,
    help="Assess how ready an integrated mission is to work as one.",
    epilog="Example: readiness score examples/unmex/2023.yaml",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


app.command("new", epilog=new.EXAMPLE)(new.command)
app.command("assess", epilog=assess.EXAMPLE)(assess.command)
app.command("score", epilog=score.EXAMPLE)(score.command)
app.command("export", epilog=export.EXAMPLE)(export.command)
app.command("diff", cls=Gated, epilog=diff.EXAMPLE)(diff.command)
app.command("trend", cls=Gated, epilog=trend.EXAMPLE)(trend.command)
app.command("explain", epilog=explain.EXAMPLE)(explain.command)
app.command("next", epilog=next_.EXAMPLE)(next_.command)
app.command("robustness", epilog=robustness.EXAMPLE)(robustness.command)
app.command("targets", epilog=targets.EXAMPLE)(targets.command)
app.command("check", epilog=check.EXAMPLE)(check.command)
app.command("show", epilog=show.EXAMPLE)(show.command)
