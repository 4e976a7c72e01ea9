"""Runs the program many times and imports it once: started by program.py, which says what is run on a socket.

python served.py SOCKET. Each message is one run as JSON, with the handles of its three streams. A fork becomes that
run: what stands behind `serve` is what `python -m readiness` does. The streams of Python are those that this process
began with, which were pipes, so that they are what a start would have made of the same environment. Nothing here may
start a thread.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import socket
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

import readiness
import shipped

LATE = ("rich.tree", "typer._adapters", "typer._click.decorators", "typer.rich_utils")
"""What the program imports of others inside its functions, where that takes long; an older version may lack some."""


def load() -> None:
    """Import what commands import, early or late; the full screen needs a terminal and is nothing for us."""
    for found in pkgutil.walk_packages(readiness.__path__, "readiness."):
        if found.name != "readiness.__main__" and not found.name.startswith("readiness.cli.full_screen"):
            import_module(found.name)
    for name in LATE:
        if find_spec(name) is not None:
            import_module(name)
    shipped.read_once()
    shipped.read_all()
    if "coverage" in sys.modules and (measuring := sys.modules["coverage"].Coverage.current()):
        measuring.save()  # so that a fork, which goes on measuring, has its own lines only
    gc.collect()
    gc.freeze()  # no fork looks through what is here already


def become(words: Sequence[str], folder: str, environment: dict[str, str], streams: Sequence[int]) -> None:
    """Make this process one that was started with these."""
    for stream, handle in enumerate(streams):
        os.dup2(handle, stream)
        os.close(handle)
    os.chdir(folder)
    os.environ.clear()  # the object is kept: modules have it
    os.environ.update(environment)
    sys.argv = ["", *words]
    if not sys.flags.safe_path:
        sys.path[0] = folder


def serve(line: socket.socket) -> None:
    """Fork for each message, and say the number of the process and how it ended; only forks come back from here."""
    while True:
        message, streams, _, _ = socket.recv_fds(line, 1 << 20, 3)
        if not message:
            sys.exit()
        child = os.fork()
        if not child:
            line.close()
            become(**json.loads(message), streams=streams)
            return
        for handle in streams:
            os.close(handle)
        line.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode())


def leave(code: int) -> None:
    """End as the interpreter would, but take nothing apart, which would copy all that is shared with other forks."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


if __name__ == "__main__":
    load()
    serve(socket.socket(fileno=int(sys.argv[1])))
    try:
        runpy.run_module("readiness", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, int):
            leave(end.code)
        raise
