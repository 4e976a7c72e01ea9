"""A seal in the report of the assessment that it is of."""

from dataclasses import replace

from readiness.model.assessment import Sheet
from readiness.model.seals import Sealed, grouped
from readiness.report.view import Named, Report
from readiness.words import history as words


def with_seal(report: Report, sheet: Sheet, sealed: Sealed, later: Sealed | None) -> Report:
    """The report with a line on the last seal of its file; `later` is the seal that replaced it, where one did."""
    return replace(report, versions=(*report.versions, Named(words.SEALED_LABEL, _text(sheet, sealed, later))))


def _text(sheet: Sheet, sealed: Sealed, later: Sealed | None) -> str:
    seal = sealed.seal
    if later is not None:
        by = later.seal
        because = by.because or ""
        return words.SEALED_REPLACED.format(day=seal.sealed, later=by.sealed, file=by.file, because=because)
    if sheet.assessment.digest != seal.answers_digest:
        return words.SEALED_CHANGED.format(day=seal.sealed)
    text = words.SEALED_TEXT if sheet.framework.digest == seal.framework_digest else words.SEALED_RESCORED
    return text.format(day=seal.sealed, head=grouped(sealed.head), framework=seal.framework)
