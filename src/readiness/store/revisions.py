"""What a file said in an earlier state, where git keeps its folder. Nothing is changed, and no network is used."""

import subprocess
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, Problem, problem

_SECONDS: Final = 30
"""Longer than git takes for any file; a repository on a lost network drive could hang it."""


def read_at(path: Path, revision: str, limit: int) -> Loaded[bytes]:
    """The bytes of a file at a revision, as git names them; at most one more than `limit`."""
    if not path.parent.is_dir():
        return Loaded(None, (problem("S001", Place(str(path))),))
    try:
        inside = _git(path, "rev-parse", "--is-inside-work-tree")
        if inside.returncode != 0 or inside.stdout.strip() != b"true":
            return Loaded(None, (_lost(path, "S022"),))
        # asked for apart, so that a word that begins like an option is never taken for one
        known = _git(path, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if known.returncode != 0:
            return Loaded(None, (_lost(path, "S023", revision=revision),))
        commit = known.stdout.decode("ascii").strip()
        found = _git(path, "cat-file", "blob", f"{commit}:./{path.name}")
    except (OSError, subprocess.TimeoutExpired) as error:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Loaded(None, (_lost(path, "S025", detail=detail),))
    if found.returncode != 0:
        return Loaded(None, (_lost(path, "S024", revision=revision),))
    return Loaded(found.stdout[: limit + 1])


def _git(path: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    command = ("git", "-C", str(path.parent), *words)
    return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)  # noqa: S603


def _lost(path: Path, code: str, **args: str) -> Problem:
    return problem(code, Place(str(path)), **args)
