"""Write the bill of materials of this version: what the package and its extras need, at the pinned versions.

    .venv-package/bin/python tools/sbom.py OUT.json

CycloneDX describes what is installed in .venv-runtime, and holds the result against its own schema. Two things are
added: the version, which it cannot read as it stands in a file of ours, and what is compiled into the packages that
carry a bill of materials of their own. The same environment gives the same bytes.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parent.parent
VERSION = ROOT / "src" / "readiness" / "_version.py"
RUNTIME = ROOT / ".venv-runtime"


def described() -> dict[str, Any]:
    """What CycloneDX says of the environment."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", ROOT / "pyproject.toml"]
    options = ["--output-reproducible", "--of", "JSON", RUNTIME / "bin" / "python"]
    done = subprocess.run([*map(str, command + options)], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def version() -> str:
    """The version of the package, which stands in quotes in one file."""
    return VERSION.read_text(encoding="utf-8").split('"')[-2]


def compiled_into(name: str, release: str) -> list[dict[str, Any]]:
    """The parts that a package's own bill lists: name, version, licences; its references mean nothing outside of it."""
    stem = f"{name.replace('-', '_').lower()}-{release}.dist-info"
    found: list[dict[str, Any]] = []
    for bill in sorted(RUNTIME.glob(f"lib/python3*/site-packages/{stem}/sboms/*.json")):
        parts = json.loads(bill.read_text(encoding="utf-8")).get("components", [])
        kept = ("type", "name", "version", "licenses", "purl")
        # what was built on the machine of its authors has a path there, and no address
        told = [{key: part[key] for key in kept if key in part} for part in parts]
        found += [{key: text for key, text in part.items() if key != "purl" or "file:" not in text} for part in told]
    return sorted(found, key=lambda part: (part["name"], part.get("version", "")))


def main() -> None:
    """Write the bill, or end with what is wrong with it."""
    bill = described()
    root = bill["metadata"]["component"]
    root |= {"version": version(), "purl": f"pkg:pypi/readiness@{version()}"}
    for package in bill["components"]:
        if parts := compiled_into(package["name"], package["version"]):
            package["components"] = parts
    text = json.dumps(bill, indent=2, sort_keys=True) + "\n"
    if (wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        sys.exit(f"sbom: not what the schema of CycloneDX 1.6 asks: {wrong}")
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    inside = sum(len(package.get("components", ())) for package in bill["components"])
    print(f"{out}: {len(bill['components'])} packages, {inside} parts compiled into them; valid CycloneDX 1.6")


if __name__ == "__main__":
    main()
