"""Try the schemas with a real language server: what an editor says of a new assessment, and what it offers.

    npm install yaml-language-server
    python tools/language_server.py node_modules/.bin/yaml-language-server

It makes an assessment and a framework in a folder of its own, opens them as an editor would, and ends with 1 where the
server complains of what is good, is silent about what is wrong, or offers and explains no answers. Not part of the
gate, which has no Node.js.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from readiness.cli.main import main as readiness

WAIT: Final = 30.0
HEAD: Final = (
    "--name",
    "A fictional mission",
    "--subject",
    "m",
    "--phase",
    "implementation",
    "--respondent",
    "leadership",
)


@dataclass
class Server:
    """A language server that is talked to over its standard streams."""

    to: IO[bytes]
    back: IO[bytes]
    last: int = 0
    told: dict[str, list[Any]] = field(default_factory=dict)
    """What it said was wrong, by file; the newest."""

    def send(self, method: str, params: Any, *, asks: bool = False) -> int | None:
        """Send a request or a notice; the number of the request."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if asks:
            self.last += 1
            message["id"] = self.last
        self._put(message)
        return self.last if asks else None

    def _put(self, message: Any) -> None:
        body = json.dumps(message).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.to.flush()

    def read(self) -> Any:
        """The next message, with what the server itself asks answered blankly."""
        length = 0
        while line := self.back.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.back.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self._put({"jsonrpc": "2.0", "id": message["id"], "result": [{} for _ in asked] or None})
        return message

    def ask(self, method: str, params: Any) -> Any:
        """What the server answers."""
        number = self.send(method, params, asks=True)
        while (message := self.read()).get("id") != number or "method" in message:
            pass
        return message.get("result")

    def open(self, path: Path, text: str) -> list[Any]:
        """What the server says is wrong with a file of this text."""
        uri = path.as_uri()
        self.told.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": time.monotonic_ns(), "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        end = time.monotonic() + WAIT
        while uri not in self.told and time.monotonic() < end:
            self.read()
        return self.told.get(uri, [{"message": "the server said nothing"}])


def expect(what: str, found: object, *, good: bool) -> bool:
    """Print what was tried and what came of it."""
    print(f"{'ok  ' if good else 'FAIL'} {what}: {found}")
    return good


def main(server: str) -> int:
    """Try everything, and say how it went."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen([server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process,
    ):
        assert process.stdin is not None  # noqa: S101 - they are pipes
        assert process.stdout is not None  # noqa: S101
        talk = Server(process.stdin, process.stdout)
        talk.ask("initialize", {"processId": None, "rootUri": Path(folder).as_uri(), "capabilities": {}})
        talk.send("initialized", {})
        fine = [*try_assessment(talk, Path(folder) / "a.yaml"), *try_framework(talk, Path(folder) / "own")]
        process.terminate()
    return 0 if all(fine) else 1


def made(*words: str | Path) -> None:
    """Run a command of ours."""
    sys.argv = ["readiness", *map(str, words)]
    try:
        readiness()
    except SystemExit as end:
        if end.code:
            raise


def try_assessment(talk: Server, path: Path) -> list[bool]:
    """Errors, completion and explanations in an assessment."""
    made("new", path, *HEAD)
    text = path.read_text(encoding="utf-8")
    rows = text.splitlines()
    row = next(number for number, line in enumerate(rows) if line.startswith("  planning.threats:"))
    key = {"line": row, "character": 6}
    results = [expect("a new assessment is good", talk.open(path, text), good=talk.told[path.as_uri()] == [])]
    hover = talk.ask("textDocument/hover", {"textDocument": {"uri": path.as_uri()}, "position": key})
    said = json.dumps(hover)
    results.append(expect("the question is explained", said, good="Why:" in said and "established: " in said))
    rows[row] += " "
    behind = {"line": row, "character": len(rows[row])}
    talk.open(path, "\n".join(rows))
    offered = talk.ask("textDocument/completion", {"textDocument": {"uri": path.as_uri()}, "position": behind})
    entries = offered["items"] if isinstance(offered, dict) else offered
    labels = [entry["label"] for entry in entries]
    results.append(expect("answers are offered", labels, good={"established", "dont-know"} <= set(labels)))
    about = [entry.get("documentation") for entry in entries if entry["label"] == "established"]
    results.append(expect("and explained", about, good=bool(about and about[0])))
    for wrong in ("estblished", "9", "not-applicable", "{answer: not-applicable}", "{answer: 1, becaus: x}", "yes"):
        rows[row] = f"  planning.threats: {wrong}"
        found = [fault["message"] for fault in talk.open(path, "\n".join(rows))]
        results.append(expect(f"'{wrong}' is wrong", found, good=bool(found)))
    for right in ("established", "2", "dont-know", "{answer: not-applicable, because: None here.}", "", "{note: x}"):
        rows[row] = f"  planning.threats: {right}"
        found = [fault["message"] for fault in talk.open(path, "\n".join(rows))]
        results.append(expect(f"'{right}' is right", found, good=not found))
    return results


def try_framework(talk: Server, folder: Path) -> list[bool]:
    """Errors in the files of a framework that was copied."""
    made("show", "integrated-mission", "--copy", folder)
    results = []
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        found = [fault["message"] for fault in talk.open(path, text)]
        results.append(expect(f"{path.name} is good", found, good=not found))
        found = [fault["message"] for fault in talk.open(path, f"{text}\nwrong-key: 1\n")]
        results.append(expect(f"{path.name} with a wrong key is not", found, good=bool(found)))
    return results


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)  # noqa: PLR2004 - the program's name and one word
