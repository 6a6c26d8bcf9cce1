"""The official guidelines in the codebook pane: their sections, and the text of one."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.guideline import GuidelinePage, Section, citations
from coderdesk.gui.actions import Command, Place, command_for
from coderdesk.gui.parts import (
    EmptyPane,
    Prose,
    Rich,
    Rows,
    dress,
    literal,
    look,
    rich,
    row,
    rule,
    words,
)

LEFT, STEP, LINE, LEAST = 12, 12, 24, 120  # pixels at 100 %
NONE_YET = (
    ("Official Guidelines for Coding and Reporting", None),
    ("The published PDF, or its text", None),
    ("Import a codebook, or drop the file on this window", Command.IMPORT_BOOK),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section; a citation of another section is a link."""

    text: str

    @property
    def spoken(self) -> str:
        """The paragraph as a screen reader says it."""
        return self.text

    @property
    def cites(self) -> tuple[str, ...]:
        """The sections it names."""
        return tuple(number for _start, _end, number in citations(self.text))

    def laid(self, width: int) -> Rich:
        """The paragraph at a width, its citations underlined."""
        pieces, at = [], 0
        for start, end, _number in citations(self.text):
            pieces += [literal(self.text[at:start]), "[[", literal(self.text[start:end]), "]]"]
            at = end
        marked = "".join([*pieces, literal(self.text[at:])])
        return rich(marked, "body", width - look().px(2 * LEFT))


def _paragraph_height(value: Paragraph, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    return value.laid(width).height + look().px(10)


def _paint_paragraph(painter: QPainter, rect: QRect, value: Paragraph, _current: bool) -> None:  # noqa: FBT001
    value.laid(rect.width()).draw(painter, rect.left() + look().px(LEFT), rect.top() + look().px(5))


def _section_line(section: Section, width: int, lines: int) -> Rich:
    said = f"`{section.number}`  {literal(section.title)}"
    if section.depth < 3:  # noqa: PLR2004 - sections, their parts and chapters
        said = f"`{section.number}`  **{literal(section.title)}**" if section.title else said
    return rich(said, "body", width - _indent(section) - look().px(LEFT), lines)


def _indent(section: Section) -> int:
    return look().px(LEFT + STEP * section.depth)


def _section_height(section: Section, width: int, current: bool) -> int:  # noqa: FBT001 - the view's call
    if not current:
        return look().px(LINE)
    return _section_line(section, width, 3).height + look().px(LINE - 18)


def _paint_section(painter: QPainter, rect: QRect, section: Section, current: bool) -> None:  # noqa: FBT001
    line = _section_line(section, rect.width(), 3 if current else 1)
    top = rect.top() + (look().px(LINE) - look().leading("body")) / 2
    line.draw(painter, rect.left() + _indent(section), top)


class SectionRows(Rows[Section]):
    """The sections; Left goes to the one that the current stands in, Right to its first."""

    def __init__(self) -> None:
        super().__init__("Sections of the guidelines", _paint_section, _section_height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command, here = command_for(Place.TABLES, event), self.current
        if here is not None and command is Command.PARENT:
            above = [n for n in range(self.at) if self.rows[n].depth < here.depth]
            self.choose(above[-1] if above else self.at)
        elif here is not None and command is Command.CHILDREN:
            below = self.rows[self.at + 1 : self.at + 2]
            self.choose(self.at + 1 if below and below[0].depth > here.depth else self.at)
        else:
            super().keyPressEvent(event)


class GuideView(QWidget):
    """Shows the guidelines; Enter goes into the text of a section, or where a paragraph sends to."""

    cited = Signal(str)  # the number of a section

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self.page: GuidelinePage | None = None
        self._name = Prose("", "small", "ink2", lines=1)
        self._edition = words("", "small", "ink3")
        self.sections = SectionRows()
        self.title = Prose("", "title", lines=3)
        self.text: Rows[Paragraph] = Rows("Text of the section", _paint_paragraph, _paragraph_height)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole())
        self._stack.addWidget(EmptyPane("book", "The guidelines are not here yet", NONE_YET))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.sections.chosen.connect(self._show_section)
        self.sections.activated.connect(lambda _index: self._enter())
        self.text.activated.connect(self._on_paragraph)

    def _whole(self) -> QWidget:
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        for part in (rule(), row((self.title, 1), margins=(LEFT, 8, LEFT, 4))):
            under.addWidget(part)
        under.addWidget(self.text, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.sections)
        split.addWidget(below)
        split.setSizes([200, 320])
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row((self._name, 1), self._edition, gap=8, margins=(LEFT, 6, 10, 4)))
        layout.addWidget(rule())
        layout.addWidget(split, 1)
        return whole

    @property
    def section(self) -> Section | None:
        """The section that is open."""
        return self.sections.current

    def show_page(self, page: GuidelinePage) -> None:
        """Show guidelines, open at their section."""
        self.page = page
        self._stack.setCurrentIndex(0 if page.sections else 1)
        count = f"{len(page.sections)} sections" + (" that say so" if page.words else "")
        self._name.show_text(f"Official Guidelines  ~{count}~")
        name = page.edition.name if page.edition else ""
        self._edition.setText(name if page.in_force else f"{name}, not in force")
        dress(self._edition, tone="ink3" if page.in_force else "warning")
        self.sections.show_rows(page.sections, page.at if page.sections else -1)

    @Slot()
    def _show_section(self) -> None:
        section = self.section
        if section is None:
            return
        self.title.show_text(f"`{section.number}`  {literal(section.title)}")
        self.text.show_rows([Paragraph(text) for text in section.paragraphs])

    def _enter(self) -> None:
        if self.text.rows:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _on_paragraph(self, index: QModelIndex) -> None:
        value = self.text.value(index)
        if value is not None and value.cites:
            self.cited.emit(value.cites[0])

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), look().px(LEAST))
