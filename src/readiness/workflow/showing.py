"""Finding what `readiness show` is asked to show."""

from collections.abc import Iterator

from readiness.ids import nearest
from readiness.model.framework import Framework
from readiness.problems import Loaded, Place, Problem, problem
from readiness.report.framework_page import alone, framework_page, item_page, list_page, node_page
from readiness.report.page import Page
from readiness.report.source_page import rule_page, source_page
from readiness.workflow.frameworks import find_framework, installed_names, load_installed


def show_list() -> Loaded[Page]:
    """What is installed."""
    loaded = [load_installed(name) for name in installed_names()]
    page = list_page([framework.value for framework in loaded if framework.value is not None])
    return Loaded(page, tuple(p for framework in loaded for p in framework.problems))


def show(name: str) -> Loaded[Page]:
    """The page of a framework, by id, version or path, or of a theme, topic or item of an installed one."""
    framework = find_framework(name)
    if framework.value is not None:
        return Loaded(framework_page(framework.value), framework.problems)
    if not all(p.code == "S007" for p in framework.problems):  # it was found, and cannot be read
        return Loaded(None, framework.problems)
    known: set[str] = set(installed_names())
    for loaded in _latest():
        for node in loaded.nodes():
            if node.id == name:
                return Loaded(alone(node_page(loaded, node, 1)))
            known.add(node.id)
        for item in loaded.items():
            if item.id == name:
                return Loaded(alone(item_page(loaded, item)))
            known.add(item.id)
        for rule in loaded.rules:
            if rule.id == name:
                return Loaded(rule_page(loaded, rule))
            known.add(rule.id)
        catalogue = loaded.catalogue
        for source in () if catalogue is None else catalogue.sources:
            if source.id == name and catalogue is not None:
                return Loaded(source_page(loaded, catalogue, source))
            known.add(source.id)
    return Loaded(None, (_unknown(name, known),))


def ids() -> tuple[str, ...]:
    """Everything that `show` knows by name, for completion."""
    names: list[str] = list(installed_names())
    for framework in _latest():
        names.append(framework.id)
        names += [node.id for node in framework.nodes()]
        names += [item.id for item in framework.items()]
        names += [rule.id for rule in framework.rules]
        names += [source.id for source in framework.catalogue.sources] if framework.catalogue is not None else []
    return tuple(names)


def _latest() -> Iterator[Framework]:
    """The last version of each installed framework; one that cannot be read is left out."""
    for name in dict.fromkeys(full.partition("@")[0] for full in installed_names()):
        loaded = find_framework(name)
        if loaded.value is not None:
            yield loaded.value


def _unknown(name: str, known: set[str]) -> Problem:
    return problem("S009", Place("show"), name=name, nearest=nearest(name, known) or "")
