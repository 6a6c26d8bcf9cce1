"""Why the current line stands where it stands: its points, late documents, and what can be done."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.work import DocumentRow, WorkStatus
from coderdesk.domain.worklist import Part, Priority
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, dress, literal, look, rich, row, words
from coderdesk.gui.worklist.columns import Shown, waits_for

BAR, NUMBER, STEP = 54, 30, 24
MOST_POINTS = 50
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
MOST_LATE = 5


class Points(QWidget):
    """The parts of a priority, each with its bar and its points."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show other parts, the heaviest first."""
        self._parts = tuple(sorted(parts, key=lambda part: -part.points))
        said = ", ".join(f"{part.what} {part.points}" for part in self._parts)
        self.setAccessibleName(said or "No points")
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedHeight(look().px(STEP) * len(self._parts))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(STEP) * len(self._parts))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, part in enumerate(self._parts):
            top, step = at * look().px(STEP), look().px(STEP)
            middle = top + step / 2
            bar, number = look().px(BAR), look().px(NUMBER)
            room = self.width() - bar - number - look().px(8)
            name = rich(literal(part.what), "small", room, 1)
            name.draw(painter, 0, middle - name.height / 2, "ink2")
            left = self.width() - bar - number
            painter.fillRect(left, int(middle + look().px(2)), bar, 1, look().colour("line"))
            long = round(bar * min(1.0, abs(part.points) / MOST_POINTS))
            tone = "ink2" if part.points > 0 else "edge"
            high = look().px(5)
            painter.fillRect(left, int(middle - high / 2), max(2, long), high, look().colour(tone))
            said = rich(f"{part.points:+d}" if part.points < 0 else str(part.points), "small-strong")
            said.draw(painter, self.width() - said.width, middle - said.height / 2, "ink")
        painter.end()


class WhyPane(QWidget):
    """The right side of the worklist."""

    asked = Signal(object)  # Command

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Why it stands here")
        dress(self, ground="surface", wide=300)
        self.head = Prose("", "strong", lines=1)
        self.whose = Prose("", "body", "ink2", lines=2)
        self.points = Points()
        self.total = Prose("", "small", "ink3")
        self.late_head = words("Late documents, not looked at", "strong")
        self.late = Prose("", "small", "ink2")
        self.waits_head = words("Waits for", "strong")
        self.waits = Prose("", "small", "ink2")
        self.open = KeyButton("Open", Command.WORK_OPEN, "primary")
        self.hold = KeyButton("Hold", Command.HOLD)
        self.back = KeyButton("Return", Command.WORK_RETURN)
        self.open.clicked.connect(lambda: self.asked.emit(Command.WORK_OPEN))
        self.hold.clicked.connect(lambda: self.asked.emit(Command.HOLD))
        self.back.clicked.connect(lambda: self.asked.emit(Command.WORK_RETURN))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(6)
        above: tuple[QWidget, ...] = (self.head, self.whose, self.points, self.total)
        below: tuple[QWidget, ...] = (self.waits_head, self.waits, self.late_head, self.late)
        for widget in above:
            layout.addWidget(widget)
        layout.addSpacing(8)
        for widget in below:
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(row(self.open, self.hold, self.back, None, gap=8))
        self.show_line(None, Priority(), ())

    def show_line(self, shown: Shown | None, why: Priority, documents: tuple[DocumentRow, ...]) -> None:
        """Show the reasons of another line."""
        late = [one for one in documents if one.late and not one.seen]
        self.head.show_text(f"Why it stands {place_word(shown.place)}" if shown else "No encounter")
        self.whose.show_text(_whose(shown) if shown else "")
        self.points.show_parts(why.parts)
        self.total.show_text(_total(shown, why) if shown else "Choose another view, or fill the list.")
        waits = waits_for(shown) if shown else ""
        self.waits.show_text(literal(waits))
        self.late.show_text("  \n".join(literal(one.title) for one in late[:MOST_LATE]))
        for widget, there in (
            (self.waits_head, bool(waits)),
            (self.waits, bool(waits)),
            (self.late_head, bool(late)),
            (self.late, bool(late)),
        ):
            widget.setVisible(there)
        held = shown is not None and shown.row.status is WorkStatus.HOLD
        self.open.setEnabled(shown is not None)
        self.hold.setVisible(not held)
        self.hold.setEnabled(shown is not None and shown.open)
        self.back.setVisible(held)


def place_word(place: int) -> str:
    """A place in the list as a word, or as a number."""
    return PLACES[place - 1] if place <= len(PLACES) else f"at {place:,}"


def _whose(shown: Shown) -> str:
    who = shown.row.patient or "No name yet"
    parts = [literal(who), f"`{literal(shown.row.account)}`" if shown.row.account else ""]
    return " · ".join(part for part in parts if part)


def _total(shown: Shown, why: Priority) -> str:
    if not shown.open:
        return "Done: nothing about it is urgent any more."
    rest = " Its bill has no date yet." if shown.row.due is None else ""
    return f"**{why.total}** points.{rest}"
