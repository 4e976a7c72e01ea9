"""Finding what changed in a folder since its rounds were sealed."""

from pathlib import Path

from readiness.engine.evaluate import evaluate
from readiness.engine.score import result_of
from readiness.model.answer_files import FrameworkReference
from readiness.model.framework import Framework
from readiness.model.result_digest import result_digest
from readiness.model.seals import Chain, Seal, Sealed, differing, parts, sha256
from readiness.model.sheet import build_sheet, read_file
from readiness.problems import Loaded, Place, has_errors, problem
from readiness.report.verification import Found, Outcome, State, Under, build_verification
from readiness.report.verification_view import VerificationReport
from readiness.store.files import exists, read, yaml_files
from readiness.syntax.canonical import digest
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words.problems import message
from readiness.workflow.assessments import SEALS, named_framework
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.frameworks import each_once, find_framework, installed_names, load_installed, parsed, plan_of
from readiness.workflow.keeping import find_kept
from readiness.workflow.rounds_list import KIND, not_a_folder
from readiness.workflow.sealing import chain_in, is_plain


def verify_folder(folder: Path, asked: str | None = None, framework: str | None = None) -> Loaded[VerificationReport]:
    """What the seals in a folder say, and what became of the files they are of; `asked` is a head that was kept.

    `framework` is one more place to look for what was sealed; only its digest makes it that.
    """
    refused = not_a_folder(folder)
    if refused is not None:
        return Loaded(None, (refused,))
    chain = chain_in(folder)
    if chain.value is None:
        return Loaded(None, chain.problems)
    if not chain.value.lines and asked is None:
        return Loaded(None, (problem("S050", Place(str(folder))),))
    replaced = chain.value.replaced
    with each_once():
        named = Loaded(None) if framework is None else _one_of(framework, chain.value, folder)
        if named.problems and named.value is None:
            return Loaded(None, named.problems)
        found = [
            Found(entry, State.REPLACED, by=replaced[entry.seal.number])
            if entry.seal.number in replaced
            else _verified(folder, entry, named.value)
            for entry in chain.value.seals
        ]
    unsealed = _unsealed(folder, chain.value)
    return Loaded(build_verification(str(folder), SEALS.as_posix(), chain.value, found, asked, unsealed))


def _one_of(name: str, chain: Chain, folder: Path) -> Loaded[Framework]:
    """The framework of this name, where it is one that something here was sealed with."""
    found = find_framework(name)
    if found.value is None or found.value.digest in {entry.seal.framework_digest for entry in chain.seals}:
        return found
    return Loaded(None, (problem("S071", Place(str(folder)), name=found.value.name, digest=found.value.digest),))


def _unsealed(folder: Path, chain: Chain) -> tuple[str, ...]:
    """The assessments that no seal is of, by a look at their bytes."""
    names = {entry.seal.file for entry in chain.seals}
    others = [
        path for path in yaml_files(folder, below=False).value or () if path.name not in names and not is_conflict(path)
    ]
    return tuple(path.name for path in others if KIND in (read(path, MAX_BYTES).value or b""))


def _verified(folder: Path, sealed: Sealed, named: Framework | None) -> Found:
    seal = sealed.seal
    path = folder / seal.file
    framework = _framework(path, seal, named)
    under = Under.LOST if framework is None else Under.AS_SEALED
    if not is_plain(seal.file) or not exists(path):
        return Found(sealed, State.MISSING, under)
    data = read(path, MAX_BYTES)
    if data.value is None:
        return Found(sealed, State.UNREADABLE, under, why=message(data.problems[0]))
    same = sha256(data.value) == seal.file_digest
    loaded = parsed(data.value, str(path))
    if loaded.value is None or has_errors(loaded.problems):
        first = next(found for found in loaded.problems if has_errors((found,)))
        return Found(sealed, State.UNREADABLE, under, why=f"{message(first)} [{first.code}]")
    document = loaded.value
    if digest(document.data) != seal.answers_digest:
        head, answers = parts(document.data)
        changed = differing(seal.head, head), differing(seal.answers, answers)
        return Found(sealed, State.ANSWERS, under, changed_head=changed[0], changed_answers=changed[1])
    state = State.UNCHANGED if same else State.BYTES
    if framework is None:
        return Found(sealed, state, under)
    return _recomputed(Found(sealed, state, under), document, framework, named)


def _recomputed(found: Found, document: Document, framework: Framework, given: Framework | None) -> Found:
    """What was found, with the result made anew of the answers that were sealed."""
    seal, file = found.sealed.seal, read_file(document)
    sheet = Loaded(None, file.problems) if file.value is None else build_sheet(document, file.value, framework)
    if file.value is None or sheet.value is None:
        first = next(fault for fault in sheet.problems if has_errors((fault,)))
        why = f"{message(first)} [{first.code}]"
        return Found(found.sealed, found.state, found.framework, Outcome.REFUSED, why=why)
    # what the file names and is lost is what was given, where that was sealed
    named = named_framework(document, file.value.framework).value or given
    under = Under.AS_SEALED if named is not None and named.digest == framework.digest else Under.OTHERWISE
    made = result_digest(result_of(evaluate(plan_of(framework), sheet.value.assessment)))
    result = Outcome.AS_SEALED if made == seal.result_digest else Outcome.DIFFERS
    return Found(found.sealed, found.state, under, result)


def _framework(path: Path, seal: Seal, named: Framework | None) -> Framework | None:
    """The framework of a seal, installed, kept or named on request, by its whole digest."""
    if named is not None and named.digest == seal.framework_digest:
        return named
    if seal.framework in installed_names():
        own = load_installed(seal.framework).value
        if own is not None and own.digest == seal.framework_digest:
            return own
    id_, _, version = seal.framework.partition("@")
    kept = find_kept(path, FrameworkReference(id=id_, version=version, digest=seal.framework_digest)).value
    return kept if kept is not None and kept.digest == seal.framework_digest else None
