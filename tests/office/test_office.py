"""Reports in an office suite: `make office`, which leaves each as files and as pictures of pages in build/office.

LibreOffice opens every file by itself, without its window. What it then has is what we wrote: the same texts, no
formula, nothing that acts, and pages on which nothing is cut.
"""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from readiness.model.assessment import Sheet
from readiness.render.registry import View, bytes_of
from readiness.report.build import build_report
from support import ROOT
from views import NAMES, assessment, shareable, view
from workloads import made, score

LOOK: Final = ROOT / "build" / "office"
MOST_PAGES: Final = {"docx": 12, "xlsx": 16, "pdf": 8, "large": 60}
FORMS: Final = ("docx", "xlsx", "pdf")
SHARED: Final = ("assessment", "versions", "trend", "trace")
EVERY: Final = (*NAMES, "blank", "large", *(f"{name}-shareable" for name in SHARED))


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assessment in which nothing is answered."""
    path = tmp_path_factory.mktemp("blank") / "blank.yaml"
    words = ("--name", "A mission", "--subject", "m", "--round", "2026", "--date", "2026-11-20")
    more = ("--phase", "start-up", "--respondent", "leadership")
    subprocess.run(["readiness", "new", str(path), *words, *more], check=True, capture_output=True)
    return path


def made_view(name: str, blank: Path) -> View:
    if name.endswith("-shareable"):
        return shareable(name.removesuffix("-shareable"))
    if name == "blank":
        return assessment(blank)
    if name == "large":
        work = made(400, 15)
        return build_report(Sheet(work.plan.framework, work.assessment), score(work.plan, work.assessment))
    return view(name)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a user of LibreOffice who has set nothing."""
    return tmp_path_factory.mktemp("office")


def converted(office: Path, path: Path, form: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    out = path.parent / f"as-{form}"
    words = ["soffice", f"-env:UserInstallation={office.as_uri()}", "--headless", "--convert-to", form]
    done = subprocess.run([*words, "--outdir", str(out), str(path)], capture_output=True, timeout=180, check=False)
    found = out / f"{path.stem}.{form}"
    assert found.exists(), done.stderr.decode(errors="replace")
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EVERY)
def test_it_opens_and_its_pages_can_be_looked_at(name: str, form: str, office: Path, blank: Path) -> None:
    folder = LOOK / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{form}-{name}.{form}"
    path.write_bytes(bytes_of(made_view(name, blank), form))
    printed = path if form == "pdf" else converted(office, path, "pdf")
    pages = PdfReader(BytesIO(printed.read_bytes())).pages
    assert 1 <= len(pages) <= MOST_PAGES["large" if name == "large" else form]
    for picture in folder.glob(f"{form}-page-*.png"):
        picture.unlink()
    subprocess.run(["pdftoppm", "-r", "60", "-png", printed, folder / f"{form}-page"], check=True, timeout=180)
    for page in pages:
        assert page.extract_text().strip(), "no page is blank"
        assert not re.search(r"#NAME\?|#REF!|#VALUE!|Err:\d+", page.extract_text())


def cells(data: bytes) -> list[list[list[object]]]:
    return [sheet.to_python(skip_empty_area=False) for sheet in _sheets(data)]


def _sheets(data: bytes) -> list:  # type: ignore[type-arg]
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [book.get_sheet_by_name(name) for name in book.sheet_names]


@pytest.mark.parametrize("name", EVERY)
def test_a_workbook_that_was_opened_has_the_same_cells_and_no_formula(name: str, office: Path, blank: Path) -> None:
    folder = LOOK / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"cells-{name}.xlsx"
    path.write_bytes(bytes_of(made_view(name, blank), "xlsx"))
    saved = converted(office, path, "ods").read_bytes()
    with ZipFile(BytesIO(saved)) as file:
        content = file.read("content.xml").decode("utf-8")
    assert "table:formula" not in content
    assert "script:event-listener" not in content
    assert flat(cells(saved)) == flat(cells(path.read_bytes()))


def flat(sheets: list[list[list[object]]]) -> list[list[object]]:
    """All that stands in cells, in its order: LibreOffice keeps no blank rows or columns at the ends."""
    return [[shown(cell) for row in sheet for cell in row if cell != ""] for sheet in sheets]


def shown(cell: object) -> object:
    return round(cell, 6) if isinstance(cell, float) else str(cell).replace("\r\n", "\n").strip()


@pytest.mark.parametrize("name", EVERY)
def test_a_document_that_was_opened_has_no_field_but_ours_and_nothing_that_acts(
    name: str, office: Path, blank: Path
) -> None:
    folder = LOOK / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"fields-{name}.docx"
    path.write_bytes(bytes_of(made_view(name, blank), "docx"))
    saved = converted(office, path, "odt").read_bytes()
    with ZipFile(BytesIO(saved)) as file:
        content = file.read("content.xml").decode("utf-8") + file.read("styles.xml").decode("utf-8")
        assert not [name for name in file.namelist() if re.search(r"Basic|Scripts|ObjectReplacements", name)]
    fields = set(re.findall(r"<text:((?:page|sequence|bookmark|reference|date|dde|script|macro)[\w-]*)[ />]", content))
    assert fields <= {"page-number", "page-count", "sequence", "sequence-decls", "sequence-decl", "page-sequence"}
    assert not re.search(r'xlink:href="(?!Pictures/|#)[^"]', content)
