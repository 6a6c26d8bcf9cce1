"""F1: every key as it is now. Type a word or press a key to filter; any key can be changed."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QScrollBar
from typing_extensions import override

from coderdesk.gui.actions import FACES, Command, Place, chord_of, is_bare, key_map, keys_of
from coderdesk.gui.parts import (
    KeyButton,
    Keys,
    Prose,
    Rows,
    caps_width,
    column,
    draw_caps,
    literal,
    look,
    rich,
    row,
    words,
)
from coderdesk.gui.sheets.keys_model import HeadLine, KeyLine, found_for, key_lines, laid_out
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

STEP, COLUMN = 20, 276  # height of a line, least width of a column, in pixels at 100 %
HINT = "a letter alone works only where no text field has the keyboard"
MOVES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_PageUp: "left",
    Qt.Key.Key_PageDown: "right",
}


class KeysSheet(Sheet):
    """The live table of keys, beginning with the place where the keyboard was."""

    changed = Signal()  # the user gave a command another key; see `KeyMap.own`

    def __init__(self, here: Place = Place.EVERYWHERE) -> None:
        super().__init__("Keys", "keyboard", HINT, size=(1860, 1000))
        self._here = here
        self._taking: Command | None = None
        self._taken: list[str] = []
        self.box = _KeyBox()
        self.first = self.box
        self.change = KeyButton("Change a key", Command.SHEET_CHANGE_KEY, "quiet")
        self.put_tool(self.box)
        self.put_tool(self.change)
        self.list = _KeyList()
        self.said = Prose("", "small", "ink2", lines=1)
        self.put(column(self.list, _SideBar(self.list), margins=(10, 12, 10, 0)), 1)
        first = (words("Give the first key back", "small", "ink3"), Keys(Command.SHEET_KEY_DEFAULT))
        self.put(row((self.said, 1), *first, gap=6, margins=(20, 4, 20, 8)))
        self.box.textChanged.connect(self._on_asked)
        self.box.moved.connect(self.list.go)
        self.box.pressed.connect(self._on_pressed)
        self.change.clicked.connect(self.begin_change)
        self.answer(Command.SHEET_CHANGE_KEY, self.begin_change)
        self.answer(Command.SHEET_KEY_DEFAULT, self.give_back)
        self.list.resized.connect(self._fill)
        self._tell()

    @property
    def current(self) -> Command | None:
        """The command of the current line."""
        line = self.list.current
        return line.command if isinstance(line, KeyLine) else None

    @override
    def do(self) -> None:
        """Enter begins the change of the current line."""
        self.begin_change()

    @override
    def leave(self) -> None:
        if self._taking is not None:  # Esc leaves the change first
            self._end_change("")
        else:
            super().leave()

    def begin_change(self) -> None:
        """Ask for the new key of the current line."""
        if self.current is None:
            self._tell("Choose a line with the arrows first.")
            return
        self._taking, self._taken = self.current, []
        self.box.listen(on=True)
        self._ask_next()

    def give_back(self) -> None:
        """Give the current line the key it came with."""
        command = self.current
        if command is not None:
            trouble = key_map().restore(command)
            self._tell(trouble or f"{FACES[command].text}: as it came.")
            self._after_change(command)

    def _ask_next(self) -> None:
        if self._taking is None:
            return
        face = FACES[self._taking]
        which = f" instead of {face.keys[len(self._taken)]}" if face.family else ""
        text = (
            f"**Press the new key for {literal(face.text)}{literal(which)}.** ~Esc leaves it as it is.~"
        )
        self.said.show_text(text)

    def _on_pressed(self, chord: str) -> None:
        """A key came: while changing it is the new one, else it filters."""
        if self._taking is None:
            self.box.setText(chord)
            return
        command, face = self._taking, FACES[self._taking]
        self._taken.append(chord)
        if face.family and len(self._taken) < len(face.keys):
            self._ask_next()
            return
        rest = () if face.family else tuple(key for key in keys_of(command)[1:] if key != chord)
        trouble = key_map().change(command, *self._taken, *rest)
        self._end_change(trouble or f"{face.text}: {' '.join(self._taken)} from now on.")
        self._after_change(command)

    def _end_change(self, text: str) -> None:
        self._taking, self._taken = None, []
        self.box.listen(on=False)
        self._tell(text)

    def _after_change(self, command: Command) -> None:
        self._fill()
        self.list.show_command(command)
        self.changed.emit()

    def _tell(self, text: str = "") -> None:
        self.said.show_text(literal(text))

    def _fill(self) -> None:
        asked = self.box.text()
        self.list.show_keys(found_for(asked, key_lines(self._here)), self._here)

    def _on_asked(self, asked: str) -> None:
        self._fill()
        nothing = asked and not self.list.rows
        self._tell(f"{asked} does nothing, and nothing is called that." if nothing else "")


class _KeyBox(QLineEdit):
    """Words filter; a key that is no typing filters by itself, or is taken as the new key."""

    moved = Signal(str)
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._listening = False
        self.setPlaceholderText("Press a key or type a word")
        self.setAccessibleName("Filter the keys")
        self.setMaxLength(60)
        dress(self, wide=250, tall=28)

    def listen(self, *, on: bool) -> None:
        """Take every key as it is pressed, letters too."""
        self._listening = on

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = chord_of(event)
        if self._listening:
            if chord and chord != "Esc":
                self.pressed.emit(chord)
            elif chord:
                super().keyPressEvent(event)
        elif Qt.Key(event.key()) in MOVES and not event.modifiers():
            self.moved.emit(MOVES[Qt.Key(event.key())])
        elif self._is_asked(chord):
            self.pressed.emit(chord)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _is_asked(chord: str) -> bool:
        own = (Command.SHEET_CHANGE_KEY, Command.SHEET_KEY_DEFAULT)
        kept = {"Esc", "Enter", "Tab", "Shift+Tab", "Left", "Right", "Shift+Left", "Shift+Right"}
        kept |= {key for command in own for key in keys_of(command)}
        letter = chord.startswith("Shift+") and is_bare(chord.removeprefix("Shift+"))
        return bool(chord) and not is_bare(chord) and not letter and chord not in kept

    @override
    def focusNextPrevChild(self, next_: bool) -> bool:
        return False if self._listening else super().focusNextPrevChild(next_)


class _KeyList(Rows[KeyLine | HeadLine]):
    resized = Signal()

    def __init__(self) -> None:
        super().__init__("Keys", _paint, lambda *_: look().px(STEP))
        self.drive(on=True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self, ground="raised")

    @property
    def _per_column(self) -> int:
        return max(4, (self.viewport().height() - 1) // look().px(STEP))

    def show_keys(self, lines: tuple[KeyLine, ...], here: Place) -> None:
        """Lay the lines out in columns."""
        self.flow_in(max(2, self.width() // look().px(COLUMN)))
        self.show_rows(tuple(laid_out(lines, here, self._per_column)), 0)

    def show_command(self, command: Command) -> None:
        """Make the line of a command current."""
        for number, line in enumerate(self.rows):
            if isinstance(line, KeyLine) and line.command is command:
                self.choose(number)

    def go(self, where: str) -> None:
        """Up, down, or a column left or right."""
        by = {"up": -1, "down": 1, "left": -self._per_column, "right": self._per_column}[where]
        self.step(by)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}.get(Qt.Key(event.key()))
        if side:
            self.go(side)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() - event.angleDelta().x())


class _SideBar(QScrollBar):
    """Scrolls the columns; it keeps its room when there is nothing to scroll."""

    def __init__(self, listed: Rows[KeyLine | HeadLine]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._bar = listed.horizontalScrollBar()
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._bar.rangeChanged.connect(self._on_range)
        self._bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._bar.setValue)
        self._on_range(0, 0)

    def _on_range(self, least: int, most: int) -> None:
        self.setPageStep(self._bar.pageStep())
        self.setSingleStep(self._bar.singleStep())
        self.setRange(least, most)
        self.setVisible(most > least)


def _paint(painter: QPainter, rect: QRect, line: KeyLine | HeadLine, _current: bool) -> None:  # noqa: FBT001 - the view's call
    left, middle = rect.left() + look().px(10), rect.top() + rect.height() / 2
    if isinstance(line, HeadLine):
        title = rich(line.markup, "body", rect.width() - look().px(20), 1)
        title.draw(painter, left, middle - title.height / 2)
        if line.here:
            bar = QRectF(rect.left(), middle - title.height / 2, look().px(3), title.height)
            painter.fillRect(bar, look().colour("accent"))
        return
    right = rect.right() - look().px(12)
    room = sum(_face_width(face) for face in line.faces)
    text = f"**{literal(line.text)}**" if line.changed else literal(line.text)
    line_text = rich(text, "small", right - room - left - look().px(8), 1)
    line_text.draw(painter, left, middle - line_text.height / 2, "ink2")
    at = right - room + look().px(4)
    for face in line.faces:
        if face in ("or", "to"):
            between = rich(face, "micro")
            between.draw(painter, at + 1, middle - between.height / 2, "ink3")
        else:
            draw_caps(painter, face, at, middle, "ink")
        at += _face_width(face)


def _face_width(face: str) -> float:
    return look().px(17) if face in ("or", "to") else caps_width(face) + look().px(4)
