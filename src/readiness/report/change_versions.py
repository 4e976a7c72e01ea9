"""What differs between two versions of a framework, as it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from readiness.compare.matching import Edit, ItemMatch, Likeness, Matching, head_edits, node_edits, rule_edits
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.numbers import snap
from readiness.report.change_view import EditView, ItemEdit, ItemEdits, OtherEdit, VersionsView
from readiness.report.wording import percent
from readiness.words import change as words


def versions_view(matching: Matching, comparable: float) -> VersionsView:
    """Two versions side by side; `comparable` is the share of the weight that stays so."""
    themes = themes_of(matching)
    counts = {likeness: sum(entry.likeness is likeness for entry in matching.items) for likeness in Likeness}
    summary = words.VERSIONS_SUMMARY.format(
        share=percent(comparable), **{likeness.value: count for likeness, count in counts.items()}
    )
    same = matching.old.digest == matching.new.digest
    return VersionsView(
        old=matching.old.name,
        new=matching.new.name,
        summary=words.VERSIONS_SAME if same else summary,
        comparable=comparable,
        items=tuple(_items(matching, themes)),
        others=() if same else tuple(_others(matching)),
    )


def themes_of(matching: Matching) -> dict[NodeId, str]:
    """The title of the theme of each item, by the item's newer id, else by its older one."""
    found: dict[NodeId, str] = {}
    for framework in (matching.old, matching.new):
        found |= {item.id: theme.title for theme in framework.themes for item in theme.items()}
    return found


def comparable_weight(matching: Matching, old: Plan, new: Plan) -> float:
    """The share of the weight that is of comparable items, all items being due, in the version in which it is less."""
    before = {entry.old.id for entry in matching.items if entry.old is not None and entry.comparable}
    after = {entry.new.id for entry in matching.items if entry.new is not None and entry.comparable}
    return min(_share(old, before), _share(new, after))


def _share(plan: Plan, comparable: set[NodeId]) -> float:
    parts = [0.0] * len(plan.place)
    parts[-1] = 1.0
    for branch, weighing in zip(reversed(plan.branches), reversed(plan.weighing(None)), strict=True):
        for child, size in zip(branch.children, weighing.sizes, strict=True):
            parts[child] = parts[branch.place] * size / weighing.size
    weights = [(slot.id, parts[place]) for place, slot in enumerate(plan.slots)]
    whole = fsum(weight for _, weight in weights)
    return snap(fsum(weight for name, weight in weights if name in comparable) / whole) if whole else 0.0


def _items(matching: Matching, themes: Mapping[NodeId, str]) -> Iterator[ItemEdits]:
    for likeness in (*list(Likeness)[1:], Likeness.SAME):
        found = [
            _item(entry, themes)
            for entry in matching.items
            if entry.likeness is likeness and (entry.edits or likeness is not Likeness.SAME)
        ]
        if found:
            yield ItemEdits(likeness.value, words.LIKENESSES[likeness.value], tuple(found))


def _item(entry: ItemMatch, themes: Mapping[NodeId, str]) -> ItemEdit:
    renamed = entry.old is not None and entry.old.id != entry.item.id
    return ItemEdit(
        id=entry.item.id,
        old_id=entry.old.id if renamed and entry.old is not None else None,
        theme=themes[entry.item.id],
        ask=entry.item.ask,
        edits=_edits([edit for edit in entry.edits if edit.key != "id"]),
        same_meaning=entry.same_meaning,
        made_of=entry.made_of,
    )


def _edits(edits: Sequence[Edit]) -> tuple[EditView, ...]:
    return tuple(EditView(edit.key, edit.old, edit.new) for edit in edits)


def _others(matching: Matching) -> Iterator[OtherEdit]:
    head = head_edits(matching.old, matching.new)
    if head:
        yield OtherEdit(words.OTHER_HEAD, _edits(head))
    for one, other in matching.nodes:
        node = other or one
        assert node is not None  # noqa: S101 - one of the two is there
        if one is not None and other is not None:
            edits = node_edits(one, other)
            if edits:
                yield OtherEdit(words.OTHER_NODE.format(title=node.title, id=node.id), _edits(edits))
        else:
            text = words.OTHER_NODE_NEW if one is None else words.OTHER_NODE_GONE
            yield OtherEdit(text.format(title=node.title, id=node.id), ())
    for before, after in matching.rules:
        rule = after or before
        assert rule is not None  # noqa: S101 - one of the two is there
        if before is not None and after is not None:
            edits = rule_edits(before, after)
            if edits:
                yield OtherEdit(words.OTHER_RULE.format(id=rule.id), _edits(edits))
        else:
            yield OtherEdit((words.OTHER_RULE_NEW if before is None else words.OTHER_RULE_GONE).format(id=rule.id), ())
