"""A page taken apart again, as a browser would: its elements, its links, and the text of the report in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br"}
_ELEMENTS = """
html head meta title style body header main section article footer nav p h1 h2 h3 small b i em a bdi span br
dl div dt dd ul li table thead tbody tr th td input label script
"""
ALLOWED = frozenset(_ELEMENTS.split())
"""Every element that a page is made of."""


@dataclass
class Element:
    """An element with what stands directly in it."""

    tag: str
    attributes: dict[str, str | None]
    parent: "Element | None"
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def text(self) -> str:
        """What stands in it, signs that cannot be seen put back."""
        return "".join(self._texts())

    def _texts(self) -> Iterator[str]:
        if self.classes == ["c"]:
            yield chr(int("".join(str(child) for child in self.children).removeprefix("U+"), 16))
            return
        for child in self.children:
            yield child if isinstance(child, str) else child.text()

    def above(self) -> Iterator["Element"]:
        """The element itself and all around it."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent


class Page(HTMLParser):
    """A page in its elements; an element that is not closed, or closed twice, is seen."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.declarations: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == [], [element.tag for element in self._open]
        self.by_id = {element.attributes["id"]: element for element in self.elements if "id" in element.attributes}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "an attribute stands twice"
        element = Element(tag, dict(attrs), self._open[-1] if self._open else None)
        if element.parent is not None:
            element.parent.children.append(element)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data!r}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data!r}")

    def every(self, tag: str, *classes: str) -> list[Element]:
        """The elements of a kind that have all of these classes."""
        return [each for each in self.elements if each.tag == tag and set(classes) <= set(each.classes)]

    def links(self) -> Iterator[tuple[Element, str]]:
        """Every link with what it leads to."""
        for element in self.every("a"):
            yield element, str(element.attributes["href"])

    @property
    def leaf(self) -> Element:
        (leaf,) = self.every("div", "leaf")
        return leaf

    def leaf_text(self) -> str:
        """The text of the report as the page carries it."""
        return "".join(child.text() for child in self.leaf.children if isinstance(child, Element))


def check_harmless(page: Page) -> None:
    """What holds of every page: it can do nothing, fetch nothing, and leads nowhere but to its own places."""
    assert page.declarations == ["doctype html"]
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids)), sorted(each or "" for each in ids if ids.count(each) > 1)[:5]
    assert len(page.every("script")) == len(page.every("style")) == 1
    for element in page.elements:
        assert element.tag in ALLOWED, element.tag
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcset", "action", "formaction", "ping", "background", "xlink:href")
            if name == "href":
                assert element.tag == "a"
                assert value is not None
                assert value.startswith("#")
                assert value[1:] in page.by_id, value
            if name == "for":
                assert value in page.by_id
