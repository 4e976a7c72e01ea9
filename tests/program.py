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
from pathlib import Path
from typing import Final, TypeAlias

import pexpect

from measuring import is_paused

PROGRAM = [sys.executable, "-m", "readiness"]
SHOWING = frozenset({"COLUMNS", "LINES", "NO_COLOR", "PAGER", "LESS"})
SMALL, LARGE = (24, 80), (40, 120)
"""Rows and columns."""
SECONDS = 20
"""How long anything may take; it is only waited for where something is wrong."""


def environment(**more: str) -> dict[str, str]:
    """The variables of this process without those that say how something is shown, and with more."""
    kept = {name: value for name, value in os.environ.items() if name not in SHOWING}
    return {**kept, "PYTHONUTF8": "1", **more}


def typed(*words: str | Path) -> str:
    """The program and its arguments, as they are typed in a shell."""
    return shlex.join([*PROGRAM, *map(str, words)])


def leave_starts_unmeasured() -> None:
    """Let coverage not watch what tests start: that takes as long again as to run it.

    A start runs the lines that a fork of the process which imported the program runs, and that is watched.
    """
    for name in MEASURED:
        os.environ.pop(name, None)


# ---- runs

MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
"""What makes coverage watch the lines of a process that is started."""
BEGAN = {**os.environ, "PYTHONUTF8": "1"}
"""What the process that forks finds in its environment: what there is before a test changes it."""
LATE = frozenset(
    {
        *SHOWING,
        *("PYTEST_CURRENT_TEST", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"),
        *("COMP_CWORD", "COMP_WORDS", "_READINESS_COMPLETE"),
        *("READINESS_NO_CACHE", "XDG_CACHE_HOME"),
        *MEASURED,
    }
)
"""Variables that nothing of ours reads while it starts or is imported, only commands while they run."""
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
    return _server(watched=not is_paused()).run(list(map(str, words)), typed, Path.cwd() / (cwd or ""), env)


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


def loaded_by(*words: str | Path, typed: bytes = b"") -> set[str]:
    """The modules that a start of the program has imported by its end."""
    code = (
        "import sys\nfrom readiness.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, input=typed, capture_output=True, timeout=3 * SECONDS, check=False)
    return set(done.stderr.decode().split())


def text_of(printed: bytes) -> str:
    return printed.decode("utf-8").replace("\r\n", "\n")


def _early(env: Environment) -> Environment:
    return {name: value for name, value in env.items() if name not in LATE}


class Server:
    """A process of this environment that has imported the program, and forks for each run of it."""

    def __init__(self, env: Environment) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("served.py")), str(theirs.fileno())],
                env=env,
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


_SERVERS: Final[dict[bool, Server]] = {}


def _server(*, watched: bool) -> Server:
    """The process that forks; those that coverage does not watch come from another, which is not watched either."""
    if watched not in _SERVERS:
        hidden = frozenset() if watched else MEASURED.keys()
        _SERVERS[watched] = Server({name: value for name, value in BEGAN.items() if name not in hidden})
    return _SERVERS[watched]


def stop() -> None:
    """End the processes that fork."""
    while _SERVERS:
        _SERVERS.popitem()[1].stop()


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

    def text(self) -> str:
        """All that it showed, after its end."""
        self.child.expect(pexpect.EOF)
        return self.said.replace("\r\n", "\n")

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
    """A command at a terminal of its own, of so many rows and columns; `more` goes into its environment.

    Coverage watches it where it watches the test, since much is done only at a terminal.
    """
    program, *args = map(str, command)
    child: Child = pexpect.spawn(
        program,
        args,
        env={**environment(TERM="xterm-256color"), **({} if is_paused() else MEASURED), **more},
        dimensions=size,
        timeout=SECONDS,
        encoding="utf-8",
        codec_errors="replace",
    )
    try:
        yield Terminal(child)
    finally:
        child.close(force=True)
