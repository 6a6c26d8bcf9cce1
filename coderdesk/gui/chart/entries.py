"""The rows of the lists beside the page: documents, the sections of a note, words found."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.work import DocumentRow, Found
from coderdesk.gui.parts import chip_width, draw_chip, literal, rich
from coderdesk.gui.theme import look

# Whose notes support a diagnosis; of others Guidelines I.B.14 takes BMI, stages and the like.
_PROVIDERS = {"MD", "DO", "PA", "PA-C", "NP", "FNP", "FNP-C", "ARNP", "APRN", "CRNA", "CNM", "DPM"}
_PROVIDERS |= {"DDS", "DMD"}
_POST = re.compile(r",\s*([A-Z][A-Za-z-]*)$")


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document of the chart, with how far it has been read.

    ``like`` is the title of the earlier document that it nearly repeats; empty for none.
    """

    row: DocumentRow
    like: str = ""

    @property
    def read(self) -> int:
        """How much of it has been read, in percent."""
        return round(100 * len(self.row.seen) / max(1, self.row.pages))

    @property
    def state(self) -> str:
        """How far it has been read, in words."""
        if not self.row.seen:
            return "Unread"
        return "Read" if len(self.row.seen) >= self.row.pages else f"{self.read} % read"

    @property
    def who(self) -> str:
        """When and by whom: ``09/18 · Okafor, MD``."""
        day = f"{self.row.date:%m/%d}" if self.row.date else ""
        name = self.row.author
        post = _POST.search(name)
        if post:
            name = f"{name[: post.start()].split()[-1]}, {post.group(1)}"
        return " · ".join(part for part in (day, name) if part)

    @property
    def tag(self) -> str:
        """The letters of an author who is not a provider."""
        post = _POST.search(self.row.author)
        return post.group(1) if post and post.group(1) not in _PROVIDERS else ""

    @property
    def extent(self) -> str:
        """How long it is."""
        return "1 page" if self.row.pages == 1 else f"{self.row.pages} pages"

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        late = "arrived late" if self.row.late else ""
        not_provider = "not by a provider" if self.tag else ""
        like = f"nearly the same as {self.like}" if self.like else ""
        parts = (self.row.title, self.who, not_provider, self.extent, self.state, late, like)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of the open note and where it starts."""

    title: str
    start: int

    @property
    def spoken(self) -> str:
        """Its title."""
        return self.title


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """Words found; ``first`` of its document, whose title stands over it."""

    found: Found
    first: bool

    @property
    def spoken(self) -> str:
        """Where, and what stands around it."""
        return f"{self.found.title}, page {self.found.page}: {self.found.snippet}"

    @property
    def markup(self) -> str:
        """The snippet with the found words in bold."""
        text, pieces, at = self.found.snippet, [], 0
        for start, end in self.found.marks:
            pieces += [literal(text[at:start]), f"**{literal(text[start:end])}**"]
            at = end
        return "".join([*pieces, literal(text[at:])])


def paint_document(painter: QPainter, rect: QRect, entry: DocumentEntry, current: bool) -> None:  # noqa: FBT001
    """Title, who and when, how far it was read, and a thread that says the same."""
    del current
    x, y, width = rect.left() + look().px(14), rect.top() + look().px(7), rect.width() - look().px(26)
    done = len(entry.row.seen) >= entry.row.pages
    title = rich(literal(entry.row.title), "body" if done else "strong", width, 1, middle=True)
    title.draw(painter, x, y)
    y += title.height
    chips = [("late", "late")] if entry.row.late else []
    chips += [("near copy", "warning")] if entry.like else []
    chips += [(entry.tag, "warning")] if entry.tag else []
    right = float(x + width)
    for text, tone in chips:
        right -= chip_width(text)
        draw_chip(painter, text, tone, x=right, middle=y + look().px(9))
        right -= look().px(4)
    meta = rich(literal(entry.who or entry.row.kind), "small", round(right - x), 1)
    meta.draw(painter, x, y, "ink3")
    y += meta.height
    like = f" · nearly as “{literal(entry.like)}”" if entry.like else ""
    state = rich(f"{entry.state} · {entry.extent}{like}", "small", width, 1)
    state.draw(painter, x, y, "ink3" if done else "ink2")
    y += state.height + look().px(4)
    painter.fillRect(QRect(x, y, width, 2), look().colour("line"))
    painter.fillRect(QRect(x, y, round(width * min(100, entry.read) / 100), 2), look().colour("ink3"))


def document_height(entry: DocumentEntry, width: int, current: bool) -> int:  # noqa: FBT001
    """Three lines, a thread of progress, and air."""
    del entry, width, current
    return look().px(72)


def paint_section(painter: QPainter, rect: QRect, entry: SectionEntry, current: bool) -> None:  # noqa: FBT001
    """The title of a section."""
    line = rich(literal(entry.title), "small", rect.width() - look().px(30), 1)
    y = rect.top() + (rect.height() - line.height) / 2
    line.draw(painter, rect.left() + look().px(16), y, "ink" if current else "ink2")


def section_height(entry: SectionEntry, width: int, current: bool) -> int:  # noqa: FBT001
    """One line."""
    del entry, width, current
    return look().px(24)


def paint_found(painter: QPainter, rect: QRect, entry: FoundEntry, current: bool) -> None:  # noqa: FBT001
    """Where the words stand, and the words around them; over the first of a document, its title."""
    x, y, width = rect.left() + look().px(14), rect.top() + look().px(5), rect.width() - look().px(24)
    page = rich(f"page {entry.found.page}", "micro")
    if entry.first:
        title = rich(literal(entry.found.title), "small-strong", width, 1)
        title.draw(painter, x, y)
        y += title.height + look().px(1)
    page.draw(painter, rect.right() - look().px(10) - page.width, y + look().px(1), "ink3")
    room = round(width - page.width - look().px(8))
    text = rich(entry.markup, "small", room, 3 if current else 2)
    text.draw(painter, x, y, "ink2")


def found_height(entry: FoundEntry, width: int, current: bool) -> int:  # noqa: FBT001
    """The title, if it stands here, and two lines, three when it is current."""
    room = round(width - look().px(24) - rich(f"page {entry.found.page}", "micro").width - look().px(8))
    text = rich(entry.markup, "small", room, 3 if current else 2)
    title = look().leading("small-strong") + look().px(1) if entry.first else 0
    return text.height + title + look().px(10)
