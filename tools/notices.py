"""Write THIRD-PARTY.md: the packages that come with an installation, at the pinned versions, and their licences.

    .venv/bin/python tools/notices.py

Names and versions are those of requirements/runtime.txt; licences are what the packages themselves declare where they
are installed. The gate compares the file with what this would write.
"""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
NOTICES: Final = ROOT / "THIRD-PARTY.md"
_PINNED: Final = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>[^ ;\\]+)(?P<rest>.*)")
_LICENCE_FILE: Final = re.compile(r"dist-info/.*(licen[cs]e|notice|copying)", re.IGNORECASE)
CLASSIFIED: Final = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "BSD-3-Clause": "BSD-3-Clause",
}
"""What a classifier, or a word of a package's own, means where it leaves no doubt."""
READ: Final = {"colorama": "BSD-3-Clause", "jinja2": "BSD-3-Clause"}
"""What the text of the licence says, where nothing declares which it is, or the package is for another system."""

HEAD: Final = """\
# Notices of third parties

readiness itself is licensed under Apache-2.0 ([LICENSE](LICENSE)). Neither its wheel nor its source archive holds code,
fonts or pictures of anybody else. Installing it installs the packages below, each under its own licence, whose text
lies in the folder `NAME-VERSION.dist-info` of the package. The versions are those that the gate tests; pip may choose
newer ones. `make notices` writes this file from what the packages declare.

| package | version | licence | needed by | text of the licence |
| --- | --- | --- | --- | --- |
"""
TAIL: Final = """
Some packages carry more than their own code:

- **typst** (the extra `pdf`) holds a compiler made of Rust packages, most under MIT or Apache-2.0, one under MPL-2.0,
  and four families of fonts: Libertinus Serif (SIL Open Font License 1.1), New Computer Modern and New Computer Modern
  Math (GUST Font License) and DejaVu Sans Mono (Bitstream Vera licence; its changes are in the public domain). A PDF
  embeds the parts of a font that it uses, which these licences allow.
- **pydantic-core** holds Rust packages, most under MIT or Apache-2.0; its tables of Unicode are under Unicode-3.0.
- **lxml** (the extra `docx`) is built with libxml2 and libxslt (MIT); its `LICENSES.txt` has more.
- **PyYAML** is built with libyaml (MIT).
- **typer** holds a copy of click (BSD-3-Clause).

The bill of materials that `make sbom` writes lists what is compiled into typst and pydantic-core, part by part.
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """A package that is pinned."""

    name: str
    version: str
    needed_by: tuple[str, ...]
    windows: bool
    """Whether only Windows needs it."""


def pins(text: str) -> tuple[Pin, ...]:
    """The packages of a file of pins, in its order, with what uv wrote below each."""
    found: list[Pin] = []
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        if (head := _PINNED.match(block)) is None:
            continue
        via = block.partition("# via")[2]
        names = [name.strip(" #\n") for name in via.split("\n") if name.strip(" #")]
        users = sorted({"readiness" if name.startswith("readiness") else name for name in names if "-c " not in name})
        found.append(Pin(head["name"], head["version"], tuple(users), "win32" in head["rest"]))
    return tuple(found)


def licence(name: str) -> str:
    """What a package is licensed under, as SPDX writes it; raises KeyError where nobody says so."""
    if name in READ:
        return READ[name]
    told = distribution(name).metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    for classifier in told.get_all("Classifier") or ():
        if classifier in CLASSIFIED:
            return CLASSIFIED[classifier]
    return CLASSIFIED[next(iter(told.get_all("License") or ()), "")]


def texts(name: str) -> str:
    """The names of the files with the licence; none of a package that is not installed on this system."""
    try:
        files = distribution(name).files or ()
    except PackageNotFoundError:
        return ""
    return ", ".join(sorted({f"`{file.name}`" for file in files if _LICENCE_FILE.search(file.as_posix())}))


def notices() -> str:
    """The whole file."""
    rows = []
    for pin in pins((ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")):
        only = " (Windows only)" if pin.windows else ""
        users = ", ".join(pin.needed_by)
        rows.append(f"| {pin.name}{only} | {pin.version} | {licence(pin.name)} | {users} | {texts(pin.name)} |\n")
    return HEAD + "".join(rows) + TAIL


if __name__ == "__main__":
    NOTICES.write_text(notices(), encoding="utf-8")
    print(f"wrote {NOTICES.name}")
