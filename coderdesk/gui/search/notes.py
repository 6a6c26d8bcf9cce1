"""How the notes of the book are painted: grouped by where they stand, codes as links."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.code import NoteKind
from coderdesk.domain.page import NoteLine, Page
from coderdesk.gui.parts import Rich, draw_icon, look, rich

LABEL_W = 94
LABELS = {
    NoteKind.INCLUSION: "Also here",
    NoteKind.INCLUDES: "Includes",
    NoteKind.EXCLUDES1: "Excludes 1",
    NoteKind.EXCLUDES2: "Excludes 2",
    NoteKind.CODE_FIRST: "Code first",
    NoteKind.USE_ADDITIONAL: "Use additional",
    NoteKind.CODE_ALSO: "Code also",
    NoteKind.NOTE: "Note",
    NoteKind.SEVENTH: "7th character",
}


@dataclass(frozen=True, slots=True)
class Group:
    """A head over the notes of one place."""

    text: str

    @property
    def spoken(self) -> str:
        """The head as a screen reader says it."""
        return self.text.replace("`", "")


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note; ``again`` when it goes on with the kind of the row above."""

    line: NoteLine
    again: bool = False

    @property
    def spoken(self) -> str:
        """The note as a screen reader says it."""
        return f"{LABELS[self.line.note.kind]}: {self.line.note.text} {self.line.met}".strip()


def rows_of(page: Page) -> Iterator[Group | NoteRow]:
    """The rows that show a page's notes, nearest first."""
    place, kind = "", None
    for line in page.notes:
        if line.note.place != place:
            place, kind = line.note.place, None
            yield Group(_head(place, page))
        yield NoteRow(line, again=line.note.kind is kind)
        kind = line.note.kind


def _head(place: str, page: Page) -> str:
    if place == page.code.code:
        return f"At `{place}`"
    if place.startswith("Chapter"):
        return f"Inherited from {place.lower()}"
    if "-" in place:
        return f"Inherited from section `{place}`"
    what = "category " if "." not in place else ""
    return f"Inherited from {what}`{place}`"


def _text(row: NoteRow, width: int) -> Rich:
    text, at, pieces = row.line.note.text, 0, []
    for start, end, _code in row.line.links:
        pieces += [text[at:start], "[[", text[start:end], "]]"]
        at = end
    return rich("".join([*pieces, text[at:]]), "small", width - look().px(LABEL_W + 24), 0)


def note_height(row: Group | NoteRow, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """As tall as the note is long."""
    if isinstance(row, Group):
        return look().px(24)
    met = look().px(18) if row.line.met else 0
    return int(_text(row, width).height + look().px(6 if row.again else 9) + met)


def paint_note(painter: QPainter, rect: QRect, row: Group | NoteRow, _current: bool) -> None:  # noqa: FBT001 - the view's call
    """Paint a head, or a note: kind at the left, text at the right, what meets it below."""
    left = rect.left() + look().px(12)
    if isinstance(row, Group):
        painter.fillRect(rect, look().colour("sunken"))
        head = rich(row.text, "small-strong", rect.width() - look().px(20), 1)
        head.draw(painter, left, rect.top() + (rect.height() - head.height) / 2, "ink2")
        return
    top = rect.top() + look().px(2 if row.again else 5)
    if not row.again:
        _paint_label(painter, row.line.note.kind, left, top)
    text = _text(row, rect.width())
    text.draw(painter, rect.left() + look().px(LABEL_W + 12), top, "ink2")
    if row.line.met:
        top += text.height + look().px(2)
        at = rect.left() + look().px(LABEL_W + 12)
        draw_icon(painter, "mark-done", "good", at, top + look().px(8), 12)
        met = rich(row.line.met, "small", rect.width() - look().px(LABEL_W + 44), 1)
        met.draw(painter, at + look().px(17), top, "ink")


def _paint_label(painter: QPainter, kind: NoteKind, left: float, top: float) -> None:
    stop = kind is NoteKind.EXCLUDES1
    if stop:
        draw_icon(painter, "mark-error", "error", left, top + look().px(8), 12)
        left += look().px(16)
    label = rich(LABELS[kind], "small-strong", 200, 1)
    label.draw(painter, left, top, "error" if stop else "ink")
