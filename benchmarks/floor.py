"""What nobody can do without: the four libraries, as many models as ours, the same bytes parsed, as long a table.

    python benchmarks/floor.py FILE...

It validates nothing, scores nothing and explains nothing. `benchmarks/starts.py` times it beside `readiness score`.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer
import yaml
from pydantic import BaseModel, ConfigDict, Field
from rich.console import Console
from rich.table import Table

MODELS = 35
"""As `readiness.model.checklist_files` and `framework_files` have."""
ROWS = 150
"""Lines of the report that `readiness score` prints of the example."""

for _ in range(MODELS):

    class Model(BaseModel):
        """One of the models."""

        model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

        id: str
        title: str
        weight: float | None = None
        sources: Annotated[tuple[str, ...], Field(strict=False)] = ()


app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main(files: list[Path]) -> None:
    """Parse the files and print a table."""
    for file in files:
        yaml.load(file.read_bytes(), yaml.CSafeLoader)
    table = Table("What", "Score", "Band", "Range")
    for row in range(ROWS):
        table.add_row(f"Something that was asked, number {row}", f"{row / 2:.1f}", "Ad hoc", f"{row / 3:.1f} to {row}")
    Console(file=sys.stdout, highlight=False, markup=False, emoji=False).print(table)


if __name__ == "__main__":
    app()
