"""The strip of keys for the list in hand, and the foot with what is open and the three ways on."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.gui.actions import Command, key_map, keys_of
from coderdesk.gui.coding.acts import CHANGES, Act, command_of
from coderdesk.gui.parts import (
    SEVERITY,
    SEVERITY_WORD,
    Glyph,
    KeyButton,
    caps_width,
    draw_caps,
    dress,
    look,
    rich,
    row,
    words,
)

_HINTS: dict[Part, tuple[tuple[str, Act], ...]] = {
    Part.DIAGNOSES: (
        ("POA", Act.POA),
        ("Evidence", Act.EVIDENCE),
        ("Look up", Act.LOOK_UP),
        ("Note", Act.NOTE),
        ("Status", Act.STATUS),
        ("First", Act.PRINCIPAL),
        ("Remove", Act.REMOVE),
        ("Add", Act.SEARCH),
    ),
    Part.PROCEDURES: (
        ("Date, provider", Act.OPEN),
        ("Evidence", Act.EVIDENCE),
        ("Look up", Act.LOOK_UP),
        ("Note", Act.NOTE),
        ("Remove", Act.REMOVE),
        ("Add", Act.SEARCH),
    ),
    Part.SERVICES: (
        ("Point to", Act.POINTER),
        ("Units", Act.MORE_UNITS),
        ("", Act.FEWER_UNITS),
        ("Modifiers", Act.MODIFIERS),
        ("Place", Act.PLACE),
        ("Evidence", Act.EVIDENCE),
        ("Note", Act.NOTE),
        ("Look up", Act.LOOK_UP),
        ("Remove", Act.REMOVE),
        ("Add", Act.SEARCH),
    ),
    Part.VISIT: (("Next edit", Act.NEXT_EDIT), ("Add a code", Act.SEARCH)),
}
_BARE = (("Search a code", Act.SEARCH), ("Next edit", Act.NEXT_EDIT))
_SPAN = "…"


class KeyStrip(QWidget):
    """What the letters do here, as many as there is room for; a click does it too."""

    asked = Signal(object)  # Command

    def __init__(self) -> None:
        super().__init__()
        self._part, self._poa, self._letters, self._bare = Part.DIAGNOSES, True, 0, False
        self._closed = False
        dress(self, ground="surface", tall=30)
        self.setMouseTracking(True)
        key_map().changed.connect(self.update)
        self._name()

    def show_part(self, part: Part, *, poa: bool, letters: int, bare: bool) -> None:
        """Show the keys of a list; ``letters`` is how many diagnoses a service line can point to.

        With no line in hand (``bare``) there is only adding one.
        """
        if (part, poa, letters, bare) != (self._part, self._poa, self._letters, self._bare):
            self._part, self._poa, self._letters, self._bare = part, poa, letters, bare
            self._name()
            self.update()

    def show_closed(self, *, closed: bool) -> None:
        """Show only the keys that change nothing, or all."""
        if closed is not self._closed:
            self._closed = closed
            self._name()
            self.update()

    def _name(self) -> None:
        said = (f"{text} {' '.join(keys)}" for text, _command, keys, _place in self._hints())
        self.setAccessibleName("Keys here: " + ", ".join(said))

    def _hints(self) -> Iterator[tuple[str, Command, tuple[str, ...], QRect]]:
        left, gap = look().px(12), look().px(14)
        for text, act in _BARE if self._bare else _HINTS[self._part]:
            command = command_of(self._part, act)
            keys = self._keys(command, act) if command else ()
            if command is None or not keys or (act is Act.POA and not self._poa):
                continue
            if self._closed and act in (*CHANGES, Act.OPEN):
                continue
            width = rich(text, "small").width + look().px(5 if text else 0)
            width += sum(self._wide(key) for key in keys) + 2 * (len(keys) - 1)
            if left + width > self.width() - look().px(8):
                return
            left -= 0 if text else gap - 2
            yield text, command, keys, QRect(left, 0, round(width), self.height())
            left += round(width) + gap

    def _keys(self, command: Command, act: Act) -> tuple[str, ...]:
        keys = keys_of(command)
        if act is Act.POINTER:
            keys = keys[: self._letters]
            return (keys[0], _SPAN, keys[-1]) if len(keys) > 3 else keys  # noqa: PLR2004
        return keys if act is Act.POA else keys[:1]

    @staticmethod
    def _wide(key: str) -> float:
        return rich(key, "small").width if key == _SPAN else caps_width(key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        for text, _command, keys, place in self._hints():
            line = rich(text, "small")
            line.draw(painter, place.left(), middle - line.height / 2, "ink2")
            left = place.left() + line.width + look().px(5 if text else 0)
            for key in keys:
                if key == _SPAN:
                    dots = rich(key, "small")
                    dots.draw(painter, left, middle - dots.height / 2, "ink3")
                else:
                    draw_caps(painter, key, left, middle)
                left += self._wide(key) + 2
        painter.end()

    def _command_at(self, event: QMouseEvent) -> Command | None:
        at = event.position().toPoint()
        found = (
            command
            for _t, command, keys, place in self._hints()
            if place.contains(at) and len(keys) == 1
        )
        return next(found, None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        command = self._command_at(event)
        if command is not None:
            self.asked.emit(command)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._command_at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)


class Foot(QWidget):
    """How many edits of each severity are open, and Hold, Summary, Finish."""

    hold_asked = Signal()
    summary_asked = Signal()
    finish_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._marks = {one: Glyph(SEVERITY[one][0], "edge", 14) for one in Severity}
        self._counts = {one: words("0", "strong", "ink3") for one in Severity}
        self._shown: tuple[int, ...] = ()
        parts: list[QWidget | int | None] = []
        for one in Severity:
            parts += [self._marks[one], self._counts[one], 2]
        self.hold = KeyButton("Hold", Command.HOLD)
        self.summary = KeyButton("Summary", Command.SUMMARY)
        self.finish = KeyButton("Finish", Command.FINISH)
        for button, signal in (
            (self.hold, self.hold_asked),
            (self.summary, self.summary_asked),
            (self.finish, self.finish_asked),
        ):
            button.clicked.connect(lambda _checked, asked=signal: asked.emit())
        line = row(*parts, None, self.hold, self.summary, self.finish, gap=6, margins=(12, 6, 10, 6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)
        dress(self, ground="surface")
        self._buttons = (self.finish, self.hold, self.summary)
        self._closed = False
        self.setMinimumWidth(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the summary goes first: its key and its menu stay."""
        super().resizeEvent(event)
        self._fit()

    def show_closed(self, *, closed: bool) -> None:
        """Offer holding and finishing, or only the summary."""
        if closed is not self._closed:
            self._closed = closed
            self._fit()

    def _fit(self) -> None:
        room = self.width() - look().px(126)
        for button in self._buttons:
            if self._closed and button is not self.summary:
                button.hide()
                continue
            room -= button.sizeHint().width() + look().px(6)
            button.setVisible(room >= 0)

    def show_edits(self, edits: tuple[Edit, ...]) -> None:
        """Count the open edits."""
        counts = tuple(sum(edit.severity is one for edit in edits) for one in Severity)
        if counts == self._shown:
            return
        self._shown, said = counts, []
        for one, count in zip(Severity, counts, strict=True):
            icon, tone = SEVERITY[one]
            self._marks[one].show_icon(icon, tone if count else "edge")
            self._counts[one].setText(str(count))
            dress(self._counts[one], tone="" if count else "ink3")
            said.append(f"{count} {SEVERITY_WORD[one]}{'s' * (count != 1)}")
            self._counts[one].setAccessibleName(said[-1])
        self.setAccessibleName("Open edits: " + ", ".join(said))
