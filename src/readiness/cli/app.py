"""The commands and their order in the help. Each is imported when it is asked for: a list of them needs none."""

# ruff: noqa: PLC0415 - that is what this module is for

from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from readiness._version import __version__
from readiness.cli.cache import user_cache
from readiness.words.commands import GROUPS
from readiness.workflow.cache_folder import kept_in


def _found(name: str) -> tuple[Callable[..., None], str]:  # noqa: C901, PLR0912 - an arm for each command
    """The function of a command and the example below its help."""
    match name:
        case "new":
            from readiness.cli import new

            return new.command, new.EXAMPLE
        case "assess":
            from readiness.cli import assess

            return assess.command, assess.EXAMPLE
        case "score":
            from readiness.cli import score

            return score.command, score.EXAMPLE
        case "export":
            from readiness.cli import export

            return export.command, export.EXAMPLE
        case "diff":
            from readiness.cli import diff

            return diff.command, diff.EXAMPLE
        case "trend":
            from readiness.cli import trend

            return trend.command, trend.EXAMPLE
        case "explain":
            from readiness.cli import explain

            return explain.command, explain.EXAMPLE
        case "next":
            from readiness.cli import next as next_

            return next_.command, next_.EXAMPLE
        case "robustness":
            from readiness.cli import robustness

            return robustness.command, robustness.EXAMPLE
        case "targets":
            from readiness.cli import targets

            return targets.command, targets.EXAMPLE
        case "check":
            from readiness.cli import check

            return check.command, check.EXAMPLE
        case "seal":
            from readiness.cli import seal

            return seal.command, seal.EXAMPLE
        case "verify":
            from readiness.cli import verify

            return verify.command, verify.EXAMPLE
        case "rounds":
            from readiness.cli import rounds

            return rounds.command, rounds.EXAMPLE
        case "show":
            from readiness.cli import show

            return show.command, show.EXAMPLE
        case _:
            raise KeyError(name)


def _class_of(name: str) -> type[TyperCommand]:
    """The class of a command; some take an option whose number may be left out."""
    if name not in {"diff", "trend"}:
        from readiness.cli.worded import Worded

        return Worded
    from readiness.cli.gates import Gated

    return Gated


def _made(name: str) -> Any:
    function, example = _found(name)
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name, cls=_class_of(name), epilog=example)(function)
    return typer.main.get_command(one)


class Grouped(TyperGroup):
    """The list of commands, by what one comes to do."""

    def list_commands(self, _ctx: Any) -> list[str]:
        """The names in their order."""
        return [name for names in GROUPS.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, made when it is first asked for.

        For one that is not known all are made: typer suggests what of them was meant.
        """
        names = self.list_commands(ctx)
        for name in [cmd_name] if cmd_name in names else names:
            if name not in self.commands:
                self.commands[name] = _made(name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is asked for; a file in its place is told as one."""
        if args and args[0] not in self.list_commands(ctx) and not ctx.resilient_parsing:
            from pathlib import Path

            from readiness.cli.options import quoted
            from readiness.store.files import exists, is_folder
            from readiness.words import usage

            path = Path(args[0])
            if exists(path):
                template = usage.FOLDER_FOR_COMMAND if is_folder(path) else usage.FILE_FOR_COMMAND
                raise typer.BadParameter(template.format(file=quoted(path)))
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """Write the commands under the headings of their groups."""
        for title, lines in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl(list(lines.items()))


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
    ctx: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache", envvar="READINESS_NO_CACHE", help="Use nothing that earlier runs kept, and keep nothing."
        ),
    ] = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Say at the end, on standard error, where the time went.")
    ] = False,
) -> None:
    if timings:
        from readiness.cli.timings import watch

        watch(ctx)
    if not no_cache:
        ctx.with_resource(kept_in(user_cache()))
