"""Keeps the keyboard while a sheet or a cover lies over the desk: no shortcut below hears a key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command, Place, chord_of, is_bare, key_map, keys_of

LEFT_TO_FIELDS = {"Enter", "Esc", "Tab"}  # a field hands these on by itself


class Keeping(QWidget):
    """Answers the keys of some commands; of the others only those of ``through`` reach the window."""

    through: frozenset[Command] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._answers: dict[Command, Callable[[], object]] = {}

    def answer(self, command: Command, slot: Callable[[], object]) -> None:
        """Do something at the keys of a command while this lies over the desk."""
        self._answers[command] = slot

    def answer_at(self, button: QAbstractButton, command: Command, slot: Callable[[], object]) -> None:
        """Do something at a button and at the keys of its command, unless the button is off."""
        button.clicked.connect(lambda _on: slot())
        self.answer(command, button.click)

    def watch_fields(self) -> None:
        """Hear Alt and a letter before a text field types the letter."""
        for edit in self.findChildren(QLineEdit):
            edit.removeEventFilter(self)
            edit.installEventFilter(self)

    def _slot(self, chord: str) -> Callable[[], object] | None:
        for command, slot in self._answers.items():
            if chord in keys_of(command):
                return slot
        return None

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            chord = chord_of(event)
            window_s = key_map().find(Place.EVERYWHERE, chord) in self.through
            if self._slot(chord) is not None or not window_s:
                event.accept()
            return True
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            chord = chord_of(event)
            slot = None if is_bare(chord) or chord in LEFT_TO_FIELDS else self._slot(chord)
            if slot is not None and isinstance(watched, QLineEdit):
                slot()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        slot = self._slot(chord_of(event))
        if slot is not None:
            slot()
        event.accept()  # nothing typed here reaches the desk
