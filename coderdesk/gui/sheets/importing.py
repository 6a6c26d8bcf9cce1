"""What a codebook file is, before anything is taken from it."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter

from coderdesk.domain.code import Edition
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    KeyButton,
    Prose,
    Rich,
    Rows,
    Toggle,
    column,
    draw_icon,
    literal,
    look,
    rich,
    words,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

LABEL, LEFT, COUNT, MOST_COUNTS, MOST_REFUSED = 112, 18, 92, 4, 8
ROOM = "All or nothing: a stopped import leaves the books as they are."


class RefusedRow(Protocol):
    """A row of the file that would not be taken."""

    @property
    def line(self) -> int:
        """Its line in the file, from 1."""

    @property
    def reason(self) -> str:
        """Why."""


class ImportPart(Protocol):
    """One recognised file, as the import would take it."""

    @property
    def title(self) -> str:
        """Which official layout it is."""

    @property
    def file(self) -> str:
        """Its name."""

    @property
    def edition(self) -> Edition | None:
        """What it makes."""

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What it holds: word and number."""

    @property
    def replaces(self) -> Edition | None:
        """What gives way to it."""

    @property
    def refused(self) -> Sequence[RefusedRow]:
        """The rows that would not be taken."""

    @property
    def needs_licence(self) -> str:
        """Whose licence the coder must hold; empty for none."""

    @property
    def problem(self) -> str:
        """Why it cannot be imported; empty when it can."""


class ImportSheet(Sheet):
    """The parts of a file; `import_asked` says whether a licence was acknowledged."""

    import_asked = Signal(bool)

    def __init__(self, name: str, parts: Sequence[ImportPart], ignored: Sequence[str] = ()) -> None:
        super().__init__("Import a book", "import", name, size=(860, 600))
        self._parts = tuple(_Row(part) for part in parts)
        holders = sorted({part.needs_licence for part in parts if part.needs_licence})
        self.licence = Toggle(f"I hold a licence from {' and '.join(holders)} for these codes")
        self.list: Rows[_Row] = Rows("What the file holds", _paint, _height)
        dress(self.list, ground="raised")
        self.list.show_rows(self._parts, 0)
        self.primary = self.button = KeyButton("Import", Command.SHEET_DO, "primary")
        room = (Prose(ROOM, "small", "ink3", lines=1), 1)
        not_now = KeyButton("Not now", Command.SHEET_CLOSE)
        self.put(self.list, 1)
        if ignored:
            left_out = f"Left out, no codebook: {', '.join(ignored)}"
            self.put(column(words(left_out, "small", "ink3"), margins=(LEFT, 6, LEFT, 6)))
        self.put_foot(self.licence, room, not_now, self.primary)
        self.licence.setVisible(bool(holders))
        self.close_button.hide()
        self._can = any(not part.problem for part in parts)
        self.first = self.licence if holders else self.list
        self.licence.toggled.connect(self._renew)
        self.list.activated.connect(lambda _index: self.do())
        not_now.clicked.connect(self.leave)
        self.button.clicked.connect(self._ask)
        self._renew()

    def _renew(self) -> None:
        agreed = self.licence.isHidden() or self.licence.isChecked()
        self.button.setEnabled(self._can and agreed)

    def _ask(self) -> None:
        licensed = self.licence.isChecked()
        self.leave()
        self.import_asked.emit(licensed)


class _Row:
    """A part with its facts in words."""

    def __init__(self, part: ImportPart) -> None:
        self.part = part
        self.facts = _facts(part)
        said = [f"{label}: {rich(text).plain}" for label, text in self.facts]
        said += [f"{number:,} {word}" for word, number in part.counts]
        self.spoken = ". ".join(said)

    def blocks(self, width: int) -> list[tuple[str, Rich]]:
        """The facts laid out beside their labels."""
        counts = look().px(COUNT) * min(MOST_COUNTS, len(self.part.counts))
        room = width - look().px(LABEL + 2 * LEFT) - counts
        return [(label, rich(text, "body", room, 3)) for label, text in self.facts]


def _facts(part: ImportPart) -> list[tuple[str, str]]:
    facts = [("Recognised as", f"**{literal(part.title)}**  ~{literal(part.file)}~")]
    if part.edition is not None:
        until = f" to {_day(part.edition.expires)}" if part.edition.expires else ""
        days = f"in force from {_day(part.edition.effective)}{until}"
        facts.append(("Makes", f"**{literal(part.edition.name)}**, {days}"))
        if part.edition.licence:
            facts.append(("Licence", literal(part.edition.licence)))
    if part.replaces is not None:
        facts.append(("Replaces", literal(part.replaces.name)))
    if part.refused:
        rows = "row is" if len(part.refused) == 1 else "rows are"
        facts.append(("Refused", f"{len(part.refused):,} {rows} not taken"))
        shown = part.refused[:MOST_REFUSED]
        facts += [("", f"~line {row.line}:~ {literal(row.reason)}") for row in shown]
    if part.problem:
        facts.append(("Not possible", literal(part.problem)))
    return facts


def _day(day: dt.date) -> str:
    return f"{day:%m/%d/%Y}"


def _height(row: _Row, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    facts = sum(block.height + look().px(4) for _label, block in row.blocks(width))
    return facts + look().px(20)


def _paint(painter: QPainter, rect: QRect, row: _Row, _current: bool) -> None:  # noqa: FBT001
    left, top = rect.left() + look().px(LEFT), rect.top() + look().px(10)
    for label, block in row.blocks(rect.width()):
        bad = label == "Not possible"
        if bad:
            draw_icon(painter, "mark-error", "error", left - look().px(2), top + look().px(9), 14)
        named = rich(label, "body")
        named.draw(painter, left + (look().px(16) if bad else 0), top, "error" if bad else "ink3")
        block.draw(painter, left + look().px(LABEL), top)
        top += block.height + look().px(4)
    right = rect.right() - look().px(LEFT)
    for word, number in reversed(row.part.counts[:MOST_COUNTS]):
        big, small = (
            rich(f"{number:,}", "display"),
            rich(literal(word), "small", look().px(COUNT - 8), 1),
        )
        big.draw(painter, right - big.width, rect.top() + look().px(8))
        small.draw(painter, right - small.width, rect.top() + look().px(8) + big.height, "ink3")
        right -= round(max(big.width, small.width, look().px(COUNT - 20))) + look().px(16)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
