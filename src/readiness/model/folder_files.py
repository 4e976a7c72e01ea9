"""The shape of what lies beside assessments, as pydantic models; scoring with an installed framework needs none."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from readiness.ids import is_id
from readiness.model.answer_files import SubjectFile
from readiness.model.border import Border, Day, Digest, Id, Seq, Text, is_file_safe


def least_form(value: object) -> str:
    """Whether the least of a target is the name of a level or a number."""
    return ":level" if isinstance(value, str) else ":number"


def _framework_name(text: str) -> str:
    name, at, version = text.partition("@")
    if not (is_id(name) and at and is_file_safe(version)):
        raise PydanticCustomError("not_a_framework", "not id@version")
    return text


FrameworkName: TypeAlias = Annotated[str, AfterValidator(_framework_name)]
"""Id and version of a framework, as `--framework` takes them: integrated-mission@2026.1."""


class KeptFile(Border):
    """A framework in one file, as it is kept beside the assessments made with it: what each of its files says."""

    readiness: Literal["kept-framework/1"]
    framework: dict[str, Any]
    checklists: Annotated[Seq[dict[str, Any]], Field(min_length=1)]
    rules: dict[str, Any] | None = None
    sources: dict[str, Any] | None = None
    whole: Digest
    """SHA-256 over all of the above, sources included, which do not enter the digest of a framework."""


# ---- targets


class TargetFile(Border):
    """A level, band or score that something is to reach."""

    id: Id
    node: Id
    at_least: Annotated[Annotated[float, Tag(":number")] | Annotated[Text, Tag(":level")], Discriminator(least_form)]
    by: Day | None = None
    before: Id | None = None
    agreed: Day
    with_partners: bool = False


class TargetsFile(Border):
    """What those who lead a mission have agreed to reach."""

    readiness: Literal["targets/1"]
    targets: Seq[TargetFile] = ()


# ---- folder


class FolderFile(Border):
    """What the assessments of a folder have in common; it holds for the folder in which it lies, and none below."""

    readiness: Literal["folder/1"]
    subject: SubjectFile | None = None
    respondent: Id | None = None
    framework: FrameworkName | None = None
    full_screen: Literal["dark", "light"] | None = None
    """Whether `assess` fills the screen, and in which colours."""
