"""The shape of what lies beside assessments, as pydantic models; scoring with an installed framework needs none."""

from typing import Annotated, Any, Literal

from pydantic import Field

from readiness.model.files import Border, Digest, Seq


class KeptFile(Border):
    """A framework in one file, as it is kept beside the assessments made with it: what each of its files says."""

    readiness: Literal["kept-framework/1"]
    framework: dict[str, Any]
    checklists: Annotated[Seq[dict[str, Any]], Field(min_length=1)]
    rules: dict[str, Any] | None = None
    sources: dict[str, Any] | None = None
    whole: Digest
    """SHA-256 over all of the above, sources included, which do not enter the digest of a framework."""
