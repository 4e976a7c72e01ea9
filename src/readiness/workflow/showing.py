"""Finding what `readiness show` is asked to show."""

import re
from collections.abc import Iterator
from typing import Final

from readiness.ids import nearest
from readiness.model.framework import Framework
from readiness.problems import Loaded, Place, Problem, problem
from readiness.report.framework_page import alone, framework_page, item_page, list_page, node_page
from readiness.report.manual_page import manual_page, near
from readiness.report.page import Page
from readiness.report.source_page import rule_page, source_page, sources_page
from readiness.words.problems import TEXTS
from readiness.workflow.frameworks import find_framework, installed_names, load_installed

SOURCES = "sources"
"""What the table of all sources is asked for by."""
_CODE: Final = re.compile(r"[A-Za-z][0-9]{1,4}")


def show_list() -> Loaded[Page]:
    """What is installed."""
    loaded = [load_installed(name) for name in installed_names()]
    page = list_page([framework.value for framework in loaded if framework.value is not None])
    return Loaded(page, tuple(p for framework in loaded for p in framework.problems))


def show(name: str) -> Loaded[Page]:
    """The page of a framework, by id, version or path, or of a part of an installed one: a node, an item, a source.

    A code of a problem with a capital letter is always its manual page. Ids have small letters only, so that one which
    looks like a code comes before the code that is written like it.
    """
    if name in TEXTS:
        return Loaded(manual_page(name))
    framework = find_framework(name)
    if framework.value is not None:
        return Loaded(framework_page(framework.value), framework.problems)
    if not all(p.code == "S007" for p in framework.problems):  # it was found, and cannot be read
        return Loaded(None, framework.problems)
    for loaded in _latest():
        if (page := _part(loaded, name)) is not None:
            return Loaded(page)
    code = name.upper()
    if code in TEXTS:
        return Loaded(manual_page(code))
    if _CODE.fullmatch(name):
        return Loaded(None, (problem("S021", Place("show"), asked=code, near=", ".join(near(code))),))
    return Loaded(None, (_unknown(name, set(ids())),))


def show_part(framework: str, name: str) -> Loaded[Page]:
    """The page of a part of the framework that is named, by id, version or path; what is wrong with that goes along."""
    loaded = find_framework(framework)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    page = _part(loaded.value, name)
    if page is not None:
        return Loaded(page, loaded.problems)
    return Loaded(None, (_unknown(name, set(_ids_of(loaded.value))),))


def _part(framework: Framework, name: str) -> Page | None:
    """The page of what has this id in a framework; None where nothing has."""
    if name == SOURCES:
        return sources_page(framework)
    for node in framework.nodes():
        if node.id == name:
            return alone(node_page(framework, node, 1))
    for item in framework.items():
        if item.id == name:
            return alone(item_page(framework, item))
    for rule in framework.rules:
        if rule.id == name:
            return rule_page(framework, rule)
    catalogue = framework.catalogue
    found = () if catalogue is None else catalogue.named((name,))
    return source_page(framework, catalogue, found[0]) if catalogue is not None and found else None


def ids() -> tuple[str, ...]:
    """Everything that `show` knows by name, for completion."""
    names: list[str] = [*installed_names(), SOURCES]
    for framework in _latest():
        names += [framework.id, *_ids_of(framework)]
    return tuple(names)


def _ids_of(framework: Framework) -> Iterator[str]:
    """Everything in a framework that has an id."""
    yield from (node.id for node in framework.nodes())
    yield from (item.id for item in framework.items())
    yield from (rule.id for rule in framework.rules)
    yield from () if framework.catalogue is None else (source.id for source in framework.catalogue.sources)


def _latest() -> Iterator[Framework]:
    """The last version of each installed framework; one that cannot be read is left out."""
    for name in dict.fromkeys(full.partition("@")[0] for full in installed_names()):
        loaded = find_framework(name)
        if loaded.value is not None:
            yield loaded.value


def _unknown(name: str, known: set[str]) -> Problem:
    return problem("S009", Place("show"), name=name, nearest=nearest(name, known) or "")
