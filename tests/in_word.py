"""What a .docx holds, read back: its texts in their order, and its parts."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import docx
from docx.text.paragraph import Paragraph

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data: bytes) -> Any:
    """The document, as python-docx reads it."""
    return docx.Document(BytesIO(data))


def paragraphs(data: bytes) -> list[Any]:
    """All paragraphs of the body, those in tables among them."""
    return list(_paragraphs(opened(data)))


def _paragraphs(holder: Any) -> Iterator[Paragraph]:
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            # a cell over several columns is told once for each
            for cell in {id(cell._tc): cell for cell in row.cells}.values():
                yield from _paragraphs(cell)


def texts(data: bytes) -> list[str]:
    """The texts of all paragraphs that have one; a line that was typed ends in a line feed."""
    return [found.text for found in paragraphs(data) if found.text]


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of the file by name, in their order."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
