"""What files would bring onto the worklist: columns of a list, counts that agree, refusals."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import override

from coderdesk.domain.filling import Filling, ListField, ListHead
from coderdesk.gui.actions import Command, chord_of, keys_of
from coderdesk.gui.parts import KeyButton, Prose, Rows, column, draw_icon, literal, look, rich
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

ROW, FIELD = 28, 130
FIELDS = tuple(ListField)
MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class FillRow:
    """A line of the sheet: a column of a list, or something that is not taken."""

    title: str
    below: str = ""
    right: str = ""
    tone: str = "ink"
    head: int = -1  # which list, and which of its columns
    at: int = -1

    @property
    def spoken(self) -> str:
        """All of the line."""
        return ", ".join(part for part in (self.title, self.below, self.right) if part)


class FillSheet(Sheet):
    """A preview; nothing is on the list before the dark button."""

    fields_changed = Signal(object)  # {file: tuple[ListField, ...]}
    fill_asked = Signal(object)  # Filling

    def __init__(self, filling: Filling) -> None:
        super().__init__("Fill the worklist", "import", size=(800, 600))
        self._filling = filling
        self.counts = Prose("", "body", "ink")
        self.how = Prose("", "small", "ink3")
        self.list: Rows[FillRow] = Rows("What the files bring", _paint, lambda *_: look().px(ROW))
        dress(self.list, ground="raised")
        self.primary = self.button = KeyButton("Fill", Command.SHEET_DO, "primary")
        self.put(column(self.counts, self.how, gap=4, margins=(18, 12, 18, 8)))
        self.put(self.list, 1)
        note = "Known by account and day: it stays as it is, new documents join its chart."
        self.put_foot((Prose(note, "small", "ink3", lines=1), 1), self.primary)
        self.first = self.list
        self.button.clicked.connect(self._ask)
        self.list.activated.connect(lambda _index: self.do())
        self.show_filling(filling)

    def show_filling(self, filling: Filling) -> None:
        """Show what came of it, with other columns perhaps."""
        self._filling = filling
        at = max(0, self.list.at)
        new, known = len(filling.new), len(filling.known)
        parts = [f"**{new:,}** new", f"**{known:,}** known already"]
        if filling.joined:
            parts.append(f"**{filling.joined:,}** part of another")
        parts.append(f"**{len(filling.refused):,}** refused")
        self.counts.show_text(f"**{filling.items:,}** read  =  " + "  +  ".join(parts))
        keys = "Alt+Left and Alt+Right change what a column tells; remembered for such lists."
        self.how.show_text(keys if filling.heads else "Each file, message or folder is one encounter.")
        rows = _rows(filling)
        self.list.show_rows(rows, min(at, len(rows) - 1) if rows else -1)
        self.button.show_words(f"Fill with {new:,}" if new else "Nothing new")
        self.button.setEnabled(bool(new) or any(one.documents for one in filling.known))

    def _ask(self) -> None:
        self.leave()
        self.fill_asked.emit(self._filling)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before, after = keys_of(Command.FILL_FIELD)
        by = {before: -1, after: 1}.get(chord_of(event), 0)
        line = self.list.current
        if by and line is not None and line.head >= 0:
            self._turn(line, by)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _turn(self, line: FillRow, by: int) -> None:
        """Let a column tell the next thing; another column that told it tells nothing then."""
        heads = list(self._filling.heads)
        head: ListHead = heads[line.head]
        wanted = FIELDS[(FIELDS.index(head.fields[line.at]) + by) % len(FIELDS)]
        fields = [
            ListField.NONE if field is wanted and field is not ListField.NONE else field
            for field in head.fields
        ]
        fields[line.at] = wanted
        heads[line.head] = replace(head, fields=tuple(fields))
        self._filling = replace(self._filling, heads=tuple(heads))
        self.fields_changed.emit({one.file: one.fields for one in heads})


def _rows(filling: Filling) -> list[FillRow]:
    rows: list[FillRow] = []
    for number, head in enumerate(filling.heads):
        for at, name in enumerate(head.heads):
            field = head.fields[at]
            tone = "ink3" if field is ListField.NONE else "ink"
            shown = f"◂ {field.value} ▸"
            rows.append(FillRow(name or "(no head)", head.sample[at], shown, tone, number, at))
    for one in filling.refused[:MOST_SHOWN]:
        where = f"{one.file}, line {one.line:,}" if one.line else one.file
        rows.append(FillRow(where, one.reason, "refused", "error"))
    for known in filling.known[: MOST_SHOWN // 5]:
        more = f"{len(known.documents)} documents" if known.documents else ""
        rows.append(FillRow(known.encounter.account, more or known.file, "known", "ink2"))
    for new in filling.new[: MOST_SHOWN // 5]:
        said = new.encounter
        day = f"{said.day:%m/%d/%Y}" if said.day else "no date yet"
        about = "  ·  ".join(part for part in (said.patient.name, day, new.file) if part)
        rows.append(FillRow(said.account or new.file, about, "new", "ink"))
    return rows


def _paint(painter: QPainter, rect: QRect, line: FillRow, _current: bool) -> None:  # noqa: FBT001 - the view's call
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    middle = rect.top() + rect.height() / 2
    if line.tone == "error":
        draw_icon(painter, "mark-error", "error", left - look().px(2), middle, 14)
        left += look().px(16)
    aside = rich(literal(line.right), "small", look().px(FIELD), 1)
    aside.draw(painter, right - aside.width, middle - aside.height / 2, line.tone)
    room = right - look().px(FIELD) - left
    title = rich(literal(line.title), "body", room // 2, 1)
    title.draw(painter, left, middle - title.height / 2, "ink" if line.tone != "ink3" else "ink3")
    begin = left + max(int(title.width) + look().px(12), room * 2 // 5)
    below = rich(literal(line.below), "small", max(look().px(30), left + room - begin), 1)
    below.draw(painter, begin, middle - below.height / 2, "ink3")
