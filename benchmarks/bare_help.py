"""A program of one command made with typer, its rich help off: what any help costs."""

from pathlib import Path

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main(file: Path, quiet: bool = False) -> None:
    """Say hello to a file."""
    print(file, quiet)


if __name__ == "__main__":
    app()
