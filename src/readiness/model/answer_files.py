"""The shape of an assessment, as pydantic models.

They check one file at a time and change nothing; what an answer may be depends on the framework, and is settled in
`sheet`.
"""

from typing import Any, Literal

from readiness.model.border import Border, Day, Digest, FileSafe, Id, Seq, Text


class FrameworkReference(Border):
    """The framework that an assessment was made with."""

    id: Id
    version: FileSafe
    digest: Digest | None = None


class SubjectFile(Border):
    """Whom the assessment is about."""

    id: Id
    name: Text
    fictional: bool = False
    illustration: bool = False
    """True where the answers illustrate the questions and are no mission's own."""


class EvidenceFile(Border):
    """What an answer rests on."""

    ref: Text
    kind: Text
    date: Day | None = None


class AnswerFile(Border):
    """One answer with what belongs to it. What `answer` may be depends on the item and is settled in `sheet`."""

    answer: Any = None
    because: Text | None = None
    note: Text | None = None
    revised: Literal["correction", "better-information", "other-reading"] | None = None
    """Why the answer of the round before was off, where that is what changed."""
    evidence: Seq[EvidenceFile] = ()
    carried: bool = False
    """True where the answer was carried over from an earlier round and nobody has confirmed it."""


class AssessmentFile(Border):
    """What one respondent group answered for one subject in one round."""

    readiness: Literal["assessment/1"]
    framework: FrameworkReference
    subject: SubjectFile
    round: FileSafe
    date: Day
    phase: str | None = None
    respondent: Id | None = None
    scope: Literal["full", "pulse"] = "full"
    answers: dict[str, Any] | None = None
    """Each is an `AnswerFile`, in long form or short; they are read one by one, so that a faulty one hides no other."""

    @classmethod
    def family(cls) -> tuple[type[Border], ...]:
        """The same; the answers are read one by one, and no field names them."""
        return (AssessmentFile, FrameworkReference, SubjectFile, EvidenceFile, AnswerFile)
