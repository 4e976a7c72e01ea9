"""The program as a process: what it finds in its environment, runs of it, and a terminal at which somebody types."""

import io
import json
import os
import select
import selectors
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pexpect

PROGRAM = [sys.executable, "-m", "readiness"]
SMALL, LARGE = (24, 80), (40, 120)
"""Rows and columns."""
SECONDS = 20
"""How long anything may take; it is only waited for where something is wrong."""


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
    return {**kept, "PYTHONUTF8": "1", **more}


def typed(*words: str | Path) -> str:
    """The program and its arguments, as they are typed in a shell."""
    return shlex.join([*PROGRAM, *map(str, words)])


# ---- runs

BEGAN = {**os.environ, "PYTHONUTF8": "1"}
"""What the process that forks finds in its environment: what there is before a test changes it."""
LATE = frozenset(
    {
        *("COLUMNS", "LINES", "NO_COLOR", "PYTEST_CURRENT_TEST", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"),
        *("COMP_CWORD", "COMP_WORDS", "_READINESS_COMPLETE"),
        *("READINESS_NO_CACHE", "XDG_CACHE_HOME"),
    }
)
"""Variables that nothing reads while it starts or is imported, only commands while they run."""
Environment: TypeAlias = Mapping[str, str]
Done: TypeAlias = "subprocess.CompletedProcess[bytes]"


def run(*words: str | Path, typed: bytes = b"", cwd: Path | None = None, env: Environment | None = None) -> Done:
    """The program in a process of its own, forked from one that has imported it.

    It is `started` where there are no forks, and where a variable that is read early is not what it was for the process
    that forks. What else lies in how a process begins, as limits, closed streams and terminals, wants `started` too.
    """
    env = environment() if env is None else env
    if sys.platform != "linux" or _early(env) != _early(BEGAN):
        return started(*words, typed=typed, cwd=cwd, env=env)
    return _server().run(list(map(str, words)), typed, Path.cwd() / (cwd or ""), env)


def started(
    *words: str | Path,
    typed: bytes = b"",
    cwd: Path | None = None,
    env: Environment | None = None,
    preexec_fn: Callable[[], None] | None = None,
) -> Done:
    """The program as users start it, in a process that imports everything itself."""
    return subprocess.run(
        [*PROGRAM, *map(str, words)],
        input=typed,
        cwd=cwd,
        env=environment() if env is None else env,
        preexec_fn=preexec_fn,
        capture_output=True,
        timeout=3 * SECONDS,
        check=False,
    )


def outcome(*words: str | Path, cwd: Path | None = None, **env: str) -> tuple[int, str, str]:
    """The exit code of a run and what it printed, with more variables; it never prints a traceback."""
    done = run(*words, cwd=cwd, env={**os.environ, "PYTHONUTF8": "1", **env})
    out, err = text_of(done.stdout), text_of(done.stderr)
    assert "Traceback" not in err
    return done.returncode, out, err


def text_of(printed: bytes) -> str:
    return printed.decode("utf-8").replace("\r\n", "\n")


def _early(env: Environment) -> Environment:
    return {name: value for name, value in env.items() if name not in LATE}


class Server:
    """A process that has imported the program, and forks for each run of it."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("served.py")), str(theirs.fileno())],
                env=BEGAN,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
            )

    def run(self, words: list[str], typed: bytes, folder: Path, env: Environment) -> Done:
        (stdin, keys), (out, stdout), (err, stderr) = (os.pipe() for _ in range(3))
        message = json.dumps({"words": words, "folder": str(folder), "environment": dict(env)})
        socket.send_fds(self._line, [message.encode()], [stdin, stdout, stderr])
        for handle in (stdin, stdout, stderr):
            os.close(handle)
        child = self._told()
        said = {out: bytearray(), err: bytearray()}
        if not (ended := _talked(keys, typed, said)):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        code = self._told()
        assert ended, f"it did not end; the last of what came: {said[out][-1000:]!r}, {said[err][-1000:]!r}"
        return subprocess.CompletedProcess(words, code, bytes(said[out]), bytes(said[err]))

    def _told(self) -> int:
        told = self._line.recv(100)
        if not told:
            _, err = self._process.communicate(timeout=SECONDS)
            raise AssertionError(err.decode())
        return int(told)

    def stop(self) -> None:
        """End the process, after which what it measured of its imports is written."""
        self._line.close()
        self._process.communicate(timeout=SECONDS)


@cache
def _server() -> Server:
    return Server()


def stop() -> None:
    """End the process that forks, if there is one."""
    if _server.cache_info().currsize:
        _server().stop()
        _server.cache_clear()


def _talked(keys: int, typed: bytes, said: dict[int, bytearray]) -> bool:
    """Write to one handle and read all others until each is closed; whether that came before long."""
    end = time.monotonic() + 3 * SECONDS
    with selectors.DefaultSelector() as open_:
        open_.register(keys, selectors.EVENT_WRITE)
        for handle in said:
            open_.register(handle, selectors.EVENT_READ)
        while open_.get_map() and time.monotonic() < end:
            for key, _ in open_.select(1):
                more = b""
                if key.fd != keys:
                    more = os.read(key.fd, 1 << 16)
                    said[key.fd] += more
                elif typed:
                    with suppress(BrokenPipeError):  # it need not read all
                        typed = more = typed[os.write(keys, typed[: select.PIPE_BUF]) :]
                if not more:
                    open_.unregister(key.fd)
                    os.close(key.fd)
        left = [key.fd for key in open_.get_map().values()]
    for handle in left:
        os.close(handle)
    return not left


# ---- a terminal


Child: TypeAlias = "pexpect.spawn[str]"


class Terminal:
    """A terminal with a process in it: what is typed, and what it has shown so far."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self._said = io.StringIO()
        child.logfile_read = self._said
        child.delaybeforesend = None

    @property
    def said(self) -> str:
        return self._said.getvalue()

    def type(self, text: str) -> None:
        self.child.send(text)

    def enter(self, *lines: str) -> None:
        """Type lines, each behind the prompt of an answer or whatever else is asked for."""
        for line in lines:
            self.type(f"{line}\r")

    def wait_for(self, *texts: str) -> None:
        """Read until all of these were shown, one after another, that were not waited for yet."""
        for text in texts:
            self.child.expect_exact(text)

    def resize(self, size: tuple[int, int]) -> None:
        self.child.setwinsize(*size)

    def close(self) -> int:
        """Take the terminal away from under the process, and give its exit code."""
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, self.child.child_fd)  # nobody else has the terminal open, so that this closes it
        os.close(null)
        return self._ended()

    def ended(self) -> int:
        """The exit code, after all was read."""
        self.child.expect(pexpect.EOF)
        return self._ended()

    def _ended(self) -> int:
        end = time.monotonic() + SECONDS
        while self.child.isalive():
            assert time.monotonic() < end, f"it did not end; what came: {self.said!r}"
            time.sleep(0.005)
        code = self.child.exitstatus
        assert code is not None, f"a signal ended it: {self.child.signalstatus}"
        return code


@contextmanager
def at_a_terminal(command: Sequence[str | Path], size: tuple[int, int] = SMALL, **more: str) -> Iterator[Terminal]:
    """A command at a terminal of its own, of so many rows and columns; `more` goes into its environment."""
    program, *args = map(str, command)
    child: Child = pexpect.spawn(
        program,
        args,
        env={**environment(TERM="xterm-256color"), **more},
        dimensions=size,
        timeout=SECONDS,
        encoding="utf-8",
        codec_errors="replace",
    )
    try:
        yield Terminal(child)
    finally:
        child.close(force=True)
