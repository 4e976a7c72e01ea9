"""What a translation lacks: `python tools/translation.py FOLDER` compares a folder of modules with those of words/.

A translation is a folder with the modules of `readiness.words` under the same names; docs/decisions/smaller.md says
what it takes and what it does not reach. Names, keys and what each template is filled with have to be the same.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final, TypeAlias

WORDS: Final = Path(__file__).resolve().parent.parent / "src" / "readiness" / "words"
Shape: TypeAlias = Mapping[str, tuple[frozenset[str], ...]]
"""By name of a constant, and of a key of it, what each of its templates is filled with."""


def shape(path: Path) -> Shape:
    """The templates of a module; of what is worked out from others nothing."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found.update(_shape(node.target.id, node.value))
    return found


def _shape(name: str, value: ast.expr) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    if not isinstance(value, ast.Dict):
        texts = (
            part.value for part in ast.walk(value) if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
        yield name, tuple(map(fields, texts))
        return
    for key, inner in zip(value.keys, value.values, strict=True):
        told = name if key is None else f"{name}[{ast.unparse(key)}]"
        yield from _shape(told, inner)


def fields(template: str) -> frozenset[str]:
    """What a template is filled with; a text with single braces is none, and is filled with nothing."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)
    except ValueError:
        return frozenset()


def differences(folder: Path, words: Path = WORDS) -> Iterator[str]:
    """What a translation lacks, or has otherwise than it is asked for."""
    for path in sorted(words.rglob("*.py")):
        name = path.relative_to(words).as_posix()
        if not (folder / name).is_file():
            yield f"{name}: the module is missing"
            continue
        wanted, found = shape(path), shape(folder / name)
        yield from (f"{name}: {one} is missing" for one in wanted.keys() - found.keys())
        yield from (f"{name}: {one} is not asked for" for one in found.keys() - wanted.keys())
        for one in wanted.keys() & found.keys():
            if wanted[one] != found[one]:
                yield f"{name}: {one} is filled with {_listed(found[one])}, and not with {_listed(wanted[one])}"


def _listed(shapes: tuple[frozenset[str], ...]) -> str:
    return "; ".join(", ".join(sorted(one)) or "nothing" for one in shapes)


if __name__ == "__main__":
    said = sorted(differences(Path(sys.argv[1])))
    print("\n".join(said) or "Nothing is missing.")
    sys.exit(bool(said))
