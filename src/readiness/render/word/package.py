"""The file around a Word document: how it begins, what every page says, and how it is put together."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx

from readiness.render.word.paragraphs import Field, Piece, Said, Tab, filled, lines, paragraph
from readiness.report.document_view import Document, Running
from readiness.words import document as words

if TYPE_CHECKING:
    from docx.document import Document as File

TEMPLATE: Final = Path(__file__).parent.parent / "templates" / "word"
STYLES: Final = "word/styles.xml"
"""Where it is said how everything looks, and in which language it is."""
PARTS: Final = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    STYLES: "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font-table.xml",
    "word/theme/theme1.xml": "theme.xml",
}
"""What an empty document is made of, and the file of ours that has it. The one that python-docx begins with has a
picture, a part of some other program and 160 styles more."""
FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the first one that an archive can have."""
UNIX: Final = 3
MOST_OF_A_PROPERTY: Final = 255
MOST_OF_A_HEAD: Final = 90
MOST_OF_A_FOOT: Final = 180
"""Characters: names of missions and of rounds may be of any length."""
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


def begun(document: Document) -> "File":
    """A document without a body, with its properties and with what every page says."""
    parts = {name: (TEMPLATE / own).read_bytes() for name, own in PARTS.items()}
    parts[STYLES] = parts[STYLES].replace(b"LANGUAGE", words.LANGUAGE.encode())
    file = docx.Document(BytesIO(_zipped(parts)))
    _describe(file, document)
    section = file.sections[0]
    _replace(section.header._element, _head(document.running))  # noqa: SLF001 - python-docx gives no other way to it
    _replace(section.footer._element, _foot(document.running))  # noqa: SLF001
    return file


def finished(file: "File", body: list[Piece]) -> bytes:
    """The file with this body. The same body gives the same bytes."""
    end = file.element.body[-1]
    for piece in body:
        end.addprevious(piece)
    saved = BytesIO()
    file.save(saved)
    with ZipFile(saved) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def shortened(text: str, most: int) -> str:
    """A text as one line of so many characters at the most."""
    line = " ".join(lines(text))
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in parts.items():
            entry = ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.compress_type = UNIX, ZIP_DEFLATED
            archive.writestr(entry, data)
    return made.getvalue()


def _describe(file: "File", document: Document) -> None:
    day = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    about = file.core_properties
    about.title = shortened(document.title, MOST_OF_A_PROPERTY)
    about.subject = shortened(document.running.subject, MOST_OF_A_PROPERTY)
    about.author = about.last_modified_by = ""
    about.created = about.modified = day
    about.language = words.LANGUAGE
    about.revision = 1


def _head(running: Running) -> Piece:
    subject = shortened(running.subject, MOST_OF_A_HEAD)
    told = words.HEAD.format(subject=subject, round=shortened(running.round, MOST_OF_A_HEAD))
    return paragraph("Header", Said(told), Tab(), Said(running.audience, "Strong"))


def _foot(running: Running) -> Piece:
    page = filled(words.PAGE, {"page": Field("PAGE", "1"), "pages": Field("NUMPAGES", "1")})
    return paragraph("Footer", Said(shortened(running.digest, MOST_OF_A_FOOT)), Tab(), *page)


def _replace(part: Piece, new: Piece) -> None:
    for old in list(part):
        part.remove(old)
    part.append(new)
