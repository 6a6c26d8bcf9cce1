"""A page that says what its marks mean: a tagged PDF, so that a screen reader can read the page.

reportlab writes no structure tree. ISO 32000-1, 14.7 and 14.8, tells what one is made of; the tree
is built here beside the drawing and hung into the catalog when the file is saved.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

PAGE_KEYS = ["StructParents", "Tabs"]


@dataclass(slots=True)
class Element:
    """A node of the structure tree; its children are elements or marked content (page, number)."""

    role: str
    scope: str = ""
    words: str = ""
    children: "list[Element | tuple[int, int]]" = field(default_factory=list)


class TaggedPage:
    """A reportlab canvas with `element`, `content` and `artifact` around what is drawn.

    ``made`` goes into the file as the time it was made, and nothing else of the clock does: the same
    drawing gives the same bytes.
    """

    def __init__(self, stream: BytesIO, size: tuple[float, float], font: str, made: datetime) -> None:
        self.canvas = Canvas(
            stream,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=font,
            lang="en-US",
            pdfVersion=(1, 7),
        )
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        # reportlab offers no public way to its catalog, its pages and the time of the file.
        self._file: Any = self.canvas._doc  # noqa: SLF001
        stamp = self._file._timeStamp  # noqa: SLF001
        stamp.YMDhms = made.timetuple()[:6]
        shift = made.utcoffset()
        minutes = int(shift.total_seconds() // 60) if shift else 0
        stamp.dhh, stamp.dmm = int(minutes / 60), abs(minutes) % 60
        self._root = Element("Document")
        self._open = [self._root]
        self._owners: list[list[Element]] = [[]]  # for each page, whose content each number is

    @contextmanager
    def element(self, role: str, scope: str = "", words: str = "") -> Iterator[None]:
        """An element of the tree around what is drawn inside; ``words`` are read where nothing is."""
        node = Element(role, scope, words)
        self._open[-1].children.append(node)
        self._open.append(node)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """Marks that belong to the open element."""
        node, page = self._open[-1], len(self._owners) - 1
        number = len(self._owners[-1])
        self._owners[-1].append(node)
        node.children.append((page, number))
        self.canvas.addLiteral(f"/{node.role} <</MCID {number}>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Marks that mean nothing to a reader: rules, and what repeats on each page."""
        self.canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def spoken(self, words: str) -> Iterator[None]:
        """Marks that stand for other words: what is read aloud, found and copied in their place."""
        shown = ("\ufeff" + words).encode("utf-16-be", "replace").hex().upper()
        self.canvas.addLiteral(f"/Span <</ActualText <{shown}>>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    def end_page(self) -> None:
        """Close the page and give it its place in the tree."""
        number = len(self._owners)
        self.canvas.showPage()
        page = self._file.idToObject[f"Page{number}"]
        page.__NoDefault__ = [*page.__NoDefault__, *PAGE_KEYS]
        page.StructParents = number - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._owners.append([])

    def save(self) -> None:
        """Hang the tree into the catalog and write the file."""
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        at_root = self._file.Reference(root)
        owners: dict[int, object] = {}
        root.dict["K"] = pdfdoc.PDFArray([self._node(self._root, at_root, owners)])
        numbers: list[object] = []
        for number, nodes in enumerate(self._owners[:-1]):
            row = pdfdoc.PDFArray([owners[id(node)] for node in nodes])
            numbers += [number, self._file.Reference(row)]
        tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        root.dict["ParentTree"] = self._file.Reference(tree)
        root.dict["ParentTreeNextKey"] = len(self._owners) - 1
        self._file.Catalog.StructTreeRoot = root
        self._file.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        self.canvas.save()

    def _node(self, node: Element, parent: object, owners: dict[int, object]) -> object:
        """The reference to an element and all below it."""
        entry = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(node.role), "P": parent}
        )
        at = self._file.Reference(entry)
        owners[id(node)] = at
        if node.scope:
            entry.dict["A"] = pdfdoc.PDFDictionary(
                {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(node.scope)}
            )
        if node.words:
            entry.dict["ActualText"] = pdfdoc.PDFString(node.words)
        kids: list[object] = []
        for child in node.children:
            if isinstance(child, Element):
                kids.append(self._node(child, at, owners))
            else:
                page, number = child
                kids.append(
                    pdfdoc.PDFDictionary(
                        {
                            "Type": pdfdoc.PDFName("MCR"),
                            "Pg": pdfdoc.PDFObjectReference(f"Page{page + 1}"),
                            "MCID": number,
                        }
                    )
                )
        entry.dict["K"] = pdfdoc.PDFArray(kids)
        return at
