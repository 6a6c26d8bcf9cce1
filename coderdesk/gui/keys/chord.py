"""How a key is written (``Ctrl+Shift+Z``, ``]``, ``Space``), and how an event is read as one.

On macOS Ctrl of the table is Command and Alt is Control, so that no letter with Option is lost to
accents. Qt already calls Command ``Ctrl`` there; Control is its ``Meta``.
"""

import sys

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

MAC = sys.platform == "darwin"
_CAPS = {
    "Enter": "↵",
    "Shift": "⇧",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Backspace": "⌫",
    "Tab": "⇥",
    "PgDown": "PgDn",
}
_MAC_CAPS = {"Ctrl": "⌘", "Alt": "⌃", "Esc": "⎋", "Del": "⌦"}
_SPOKEN = {".": "full stop", ",": "comma", "/": "slash", "+": "plus", "-": "minus", "=": "equals"}
_HELD = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.MetaModifier if MAC else Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
)
_MODIFIER_KEYS = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}


def parts_of(chord: str) -> tuple[str, ...]:
    """The keys of a chord: ``Ctrl++`` is Ctrl and +."""
    if chord == "+":
        return ("+",)
    if chord.endswith("++"):
        return (*chord[:-2].split("+"), "+")
    return tuple(chord.split("+"))


def caps_of(chord: str, *, mac: bool = MAC) -> tuple[str, ...]:
    """What stands on the caps of a chord, one text a cap."""
    faces = _CAPS | _MAC_CAPS if mac else _CAPS
    return tuple(faces.get(part, part) for part in parts_of(chord))


def spoken(chord: str) -> str:
    """A chord as a screen reader says it."""
    return " ".join(_SPOKEN.get(part, part) for part in parts_of(chord))


def chord_of(event: QKeyEvent) -> str:
    """The chord that a key event is; empty for a modifier alone."""
    key = Qt.Key(event.key())
    if key in _MODIFIER_KEYS:
        return ""
    held = [name for modifier, name in _HELD if event.modifiers() & modifier]
    name = _name(key, event, held)
    if len(name) == 1 and not name.isalnum() and "Shift" in held:
        held.remove(
            "Shift"
        )  # the sign says it: } is Shift and ] on one keyboard, AltGr and 0 on another
    return "+".join([*held, name]) if name else ""


def _name(key: Qt.Key, event: QKeyEvent, held: list[str]) -> str:
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "Enter"
    if key is Qt.Key.Key_Backtab:
        return "Tab"
    text = event.text()
    if len(text) == 1 and text.isprintable() and not text.isspace() and not {"Ctrl", "Alt"} & set(held):
        return text.upper()
    return QKeySequence(QKeyCombination(key)).toString(QKeySequence.SequenceFormat.PortableText)


def sequences(chord: str, *, mac: bool = MAC) -> tuple[QKeySequence, ...]:
    """A chord as Qt's shortcuts; Enter is both the large and the keypad's key."""
    parts = ["Meta" if mac and part == "Alt" else part for part in parts_of(chord)]
    names = [
        [*parts[:-1], last] for last in (("Return", "Enter") if parts[-1] == "Enter" else parts[-1:])
    ]
    return tuple(QKeySequence("+".join(name)) for name in names)


def is_key(chord: str) -> bool:
    """Whether a chord names a key that a keyboard has."""
    portable = QKeySequence.SequenceFormat.PortableText
    return bool(chord) and all(one.count() == 1 and one.toString(portable) for one in sequences(chord))
