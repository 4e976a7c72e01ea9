"""Standard output that never raises."""

import sys
from io import BytesIO, TextIOWrapper

import pytest

from readiness.cli.streams import Outlet, write_as_utf_8


def test_a_document_with_what_is_no_text_is_written_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", Outlet(TextIOWrapper(written, encoding="ascii")))
    write_as_utf_8("caf\u00e9 \udcff\n")
    assert written.getvalue() == b"caf\xc3\xa9 ?\n"
