"""What a person reads in a file for an office, and what else a program finds in it."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from pypdf import PdfReader

PARAGRAPHS = ("p", "si")
"""Elements whose texts belong together, by their names in Word, drawings and Excel."""


def text_of(form: str, data: bytes) -> str:
    """All that is written in a report, of whatever format, with what is not seen: attributes, properties."""
    match form:
        case "docx" | "xlsx":
            return "\n".join(_of_parts(data))
        case "pdf":
            return "\n".join(_of_pdf(data))
        case "svg":
            text = re.sub(r"(?s)<style>.*?</style>|<[^>]*>", "\n", data.decode("utf-8"))
            return re.sub(r"\n\s*", "\n", unescape(text)).replace("\N{NO-BREAK SPACE}", " ")
        case _:
            return data.decode("utf-8")


def _of_parts(data: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(data)) as file:
        # what a reader sees first comes first
        names = sorted(file.namelist(), key=lambda name: (name != "word/document.xml", "sharedStrings" not in name))
        for name in names:
            if name.endswith((".xml", ".rels")):
                yield from _of_element(ET.fromstring(file.read(name)))


def _of_element(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        yield from element.attrib.values()
        if element.tag.rpartition("}")[2] in PARAGRAPHS:
            yield "".join(element.itertext())
        elif element.text is not None:
            yield element.text


def _of_pdf(data: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    for page in reader.pages:
        yield page.extract_text()
    yield from map(str, (reader.metadata or {}).values())
