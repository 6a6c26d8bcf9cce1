"""The notes of the book: codes are links that the arrows choose and Enter follows."""

from collections.abc import Sequence
from functools import lru_cache, partial

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from typing_extensions import override

from coderdesk.domain.code import NoteKind
from coderdesk.gui.actions import Command, Place, command_for
from coderdesk.gui.parts import Rich, Rows, draw_icon, literal, look, looks, rich
from coderdesk.gui.search.links import Link, link_box, link_under
from coderdesk.gui.search.note_rows import LABELS, Group, NoteRow

LABEL_W, INDENT, FROM_MARK = 106, 12, 17  # pixels at 100 %
LEAST = 72
MET = {
    NoteKind.EXCLUDES1: ("mark-error", "error"),
    NoteKind.EXCLUDES2: ("mark-note", "note"),
}
IS_MET = ("mark-done", "good")
STEPS = {Command.PARENT: -1, Command.CHILDREN: 1}


def note_text(row: NoteRow, width: int) -> Rich:
    """The words of a note, its codes underlined."""
    return _laid(row.text, row.spans, width - _left(row) - look().px(12))


@lru_cache(maxsize=2048)
def _laid(text: str, spans: tuple[Link, ...], width: int) -> Rich:
    pieces, at = [], 0
    for start, end, _code in spans:
        pieces += [literal(text[at:start]), "[[", literal(text[start:end]), "]]"]
        at = end
    return rich("".join([*pieces, literal(text[at:])]), "small", width)


looks().forgotten.connect(_laid.cache_clear)


def _left(row: NoteRow) -> int:
    return look().px(LABEL_W + (INDENT if row.line.item else 0))


def _above(row: NoteRow) -> int:
    return look().px(1 if row.line.item else 2 if row.again else 5)


def note_height(row: Group | NoteRow, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """As tall as the note is long."""
    if isinstance(row, Group):
        return look().px(24)
    met = look().px(18) if row.line.met else 0
    return int(note_text(row, width).height + _above(row) + look().px(4) + met)


class NotesView(Rows[Group | NoteRow]):
    """Shows notes; asks for the code of the link that Enter or a click chooses."""

    followed = Signal(str)  # code

    def __init__(self) -> None:
        super().__init__("Notes", partial(paint_note, link=-1), note_height)
        self.repaint_with(self._paint, note_height)
        self.link = 0
        self.setMouseTracking(True)
        self.activated.connect(self._on_enter)
        self.chosen.connect(self._on_chosen)

    def show_notes(self, rows: Sequence[Group | NoteRow], *, keep: bool = False) -> None:
        """Show other notes from the top; ``keep`` stays where the coder reads."""
        if keep and tuple(rows) == self.rows:
            return
        at, scrolled = self.at, self.verticalScrollBar().value()
        self.show_rows(rows)
        self._choose_link(0)
        if keep:
            self.choose(at if at >= 0 else len(rows))
            self.verticalScrollBar().setValue(scrolled)
        elif self.hasFocus():
            self.choose(0)

    def _paint(self, painter: QPainter, rect: QRect, row: Group | NoteRow, current: bool) -> None:  # noqa: FBT001 - the view's call
        paint_note(painter, rect, row, current, link=self.link if current and self.hasFocus() else -1)

    @Slot(QModelIndex)
    def _on_enter(self, index: QModelIndex) -> None:
        row = self.value(index)
        if not isinstance(row, NoteRow):
            return
        if row.carrier:
            self.followed.emit(row.carrier)
        elif row.links:
            self.followed.emit(row.links[self.link][2])

    @Slot()
    def _on_chosen(self) -> None:
        self._choose_link(0)

    def _choose_link(self, number: int) -> None:
        self.link = number
        row = self.current
        links = row.links if isinstance(row, NoteRow) else ()
        several = f", {number + 1} of {len(links)}" if len(links) > 1 else ""
        self.setAccessibleDescription(f"link {links[number][2]}{several}" if links else "")
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look().px(LEAST))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(command_for(Place.TABLES, event) or Command.TABLE_LINE, 0)
        row = self.current
        if step and isinstance(row, NoteRow) and len(row.links) > 1:
            self._choose_link(max(0, min(len(row.links) - 1, self.link + step)))
        else:
            super().keyPressEvent(event)

    def _link_at(self, point: QPointF) -> tuple[QModelIndex, int]:
        index = self.indexAt(point.toPoint())
        row = self.value(index)
        if not isinstance(row, NoteRow) or not row.links:
            return index, -1
        rect = self.visualRect(index)
        x, y = point.x() - rect.left() - _left(row), point.y() - rect.top() - _above(row)
        return index, link_under(note_text(row, rect.width()), row.links, x, y)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        _index, link = self._link_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if link >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, link = self._link_at(event.position())
        row = self.value(index)
        if link >= 0 and isinstance(row, NoteRow) and event.button() is Qt.MouseButton.LeftButton:
            self._choose_link(link)
            self.followed.emit(row.links[link][2])


def paint_note(
    painter: QPainter,
    rect: QRect,
    row: Group | NoteRow,
    _current: bool,  # noqa: FBT001 - the view's call
    *,
    link: int,
) -> None:
    """Paint a head, or a note: kind at the left, text at the right, what meets it below."""
    if isinstance(row, Group):
        painter.fillRect(rect, look().colour("sunken"))
        head = rich(row.text, "small-strong", rect.width() - look().px(20), 1)
        top = rect.top() + (rect.height() - head.height) / 2
        head.draw(painter, rect.left() + look().px(12), top, "ink2")
        return
    left, top = rect.left() + _left(row), rect.top() + _above(row)
    if row.line.item:
        painter.setPen(QPen(look().colour("line"), 1))
        x = rect.left() + look().px(LABEL_W + 3)
        painter.drawLine(x, rect.top(), x, rect.bottom())
    if not row.again:
        _paint_label(painter, row.line.note.kind, rect.left() + look().px(12), top)
    text = note_text(row, rect.width())
    if 0 <= link < len(row.links):
        _paint_ring(painter, text, row, QPointF(left, top), link)
    text.draw(painter, left, top, "ink2")
    if row.line.met:
        top += text.height + look().px(2)
        icon, tone = MET.get(row.line.note.kind, IS_MET)
        draw_icon(painter, icon, tone, left, top + look().px(8), 12)
        met = rich(row.line.met, "small", rect.right() - left - look().px(FROM_MARK + 8), 1)
        met.draw(painter, left + look().px(FROM_MARK), top, "ink")


def _paint_ring(painter: QPainter, text: Rich, row: NoteRow, corner: QPointF, link: int) -> None:
    box = link_box(text, row.links[link]).translated(corner).adjusted(-2.5, 0.5, 2.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour("accent"), 1.5))
    painter.setBrush(look().colour("surface"))
    painter.drawRoundedRect(box, 3, 3)


def _paint_label(painter: QPainter, kind: NoteKind, left: float, top: float) -> None:
    stop = kind is NoteKind.EXCLUDES1
    if stop:
        draw_icon(painter, "mark-error", "error", left, top + look().px(8), 12)
        left += look().px(16)
    label = rich(LABELS[kind], "small-strong", 200, 1)
    label.draw(painter, left, top, "error" if stop else "ink")
