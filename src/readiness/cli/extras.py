"""What is installed only by whoever wants it, and how."""

import shlex
import sys
from typing import TYPE_CHECKING

from readiness.cli import output
from readiness.problems import Place, problem
from readiness.words import usage

if TYPE_CHECKING:
    from pathlib import Path


def install_line(requirement: str) -> str:
    """The command that installs it, for the very interpreter that runs."""
    return usage.INSTALL.format(python=shlex.quote(sys.executable), requirement=requirement)


def check_installed(form: str | None, out: "Path | None") -> None:
    """Refuse a format whose package is not there, before anything is computed for it."""
    from readiness.render.forms import SUFFIXES, lacking  # noqa: PLC0415 - help needs none of it

    name = form if out is None else SUFFIXES.get(out.suffix.lower())
    extra = None if name is None else lacking(name)
    if extra is not None:
        place = Place(usage.OF_FORMAT if out is None else str(out))
        install = install_line(extra.requirement)
        output.refuse((problem("S069", place, form=name, package=extra.package, install=install),))
