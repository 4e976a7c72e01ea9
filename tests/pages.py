"""A page of HTML as a tree, for tests: every element has to be closed in its place."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

VOID: Final = {"meta", "link", "img", "input", "br", "hr", "area", "base", "col", "embed", "source", "track", "wbr"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self) -> list["Element"]:
        below = [child for child in self.children if isinstance(child, Element)]
        return [found for child in below for found in (child, *child.all())]

    def named(self, *names: str) -> list["Element"]:
        return [found for found in self.all() if found.name in names]

    def of_class(self, name: str) -> list["Element"]:
        return [found for found in self.all() if name in found.attributes.get("class", "").split()]


class _Tree(HTMLParser):
    """A page whose every element is closed in its place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(text: str) -> Element:
    parser = _Tree()
    parser.feed(text)
    parser.close()
    (root,) = parser.open
    return root
