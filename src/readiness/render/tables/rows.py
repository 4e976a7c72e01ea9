"""What several tables have alike: the columns that say whom and when a row is about, and how rows become a table."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from readiness.render.csv_text import Cell, Column, Table
from readiness.report.view import Identity

Row: TypeAlias = Mapping[str, Cell]

SUBJECT: Final = {
    "audience": "#meta+audience",
    "subject": "#org+code",
    "subject_name": "#org+name",
    "fictional": "#meta+fictional",
    "illustration": "#meta+illustration",
}
ROUND: Final = {
    **SUBJECT,
    "round": "#meta+round",
    "date": "#date",
    "phase": "#meta+phase",
    "respondent": "#respondee+type",
    "scope": "#meta+scope",
    "framework": "#meta+framework",
}
NODE: Final = {
    "kind": "#indicator+type",
    "id": "#indicator+code",
    "parent": "#indicator+code+parent",
    "theme": "#sector+name",
    "title": "#indicator+name",
}
RANGE: Final = {"low": "#indicator+num+min", "high": "#indicator+num+max"}
BACKED: Final = {"coverage": "#indicator+num+coverage", "support": "#indicator+num+support"}


def table_of(tags: Mapping[str, str], rows: Iterable[Row]) -> Table:
    """A table with the columns of these names and tags; what a row does not have is left blank."""
    columns = tuple(Column(name, tag) for name, tag in tags.items())
    return Table(columns, ([row.get(column.name) for column in columns] for row in rows))


def kind_of(parent: str | None, *, is_first: bool) -> str:
    """Whether a row is of the whole, of the mission's own levers, or of another node; what is looked at is first."""
    if parent is not None:
        return "node"
    return "overall" if is_first else "own"


def subject_cells(found: Identity) -> Row:
    """Whom a row is about."""
    return {
        "audience": found.audience,
        "subject": found.subject,
        "subject_name": found.name,
        "fictional": found.fictional,
        "illustration": found.illustration,
    }


def round_cells(found: Identity) -> Row:
    """The round that a row is from."""
    return {
        **subject_cells(found),
        "round": found.round,
        "date": found.date,
        "phase": found.phase,
        "respondent": found.respondent,
        "scope": found.scope,
        "framework": found.framework,
    }
