"""What can be chosen: theme, text size, idle lock, and the name on summaries."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Line, Segments, column, row, words
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress
from coderdesk.settings import Settings, Theme

THEMES = ((Theme.SYSTEM, "As the system"), (Theme.LIGHT, "Light"), (Theme.DARK, "Dark"))
SIZES = (0.9, 1.0, 1.1, 1.25, 1.5)
IDLE = ((5, "5 min"), (10, "10"), (15, "15"), (30, "30"), (60, "60"), (0, "Never"))


class SettingsSheet(Sheet):
    """Every choice takes effect at once; `changed` carries all of them."""

    changed = Signal(object)  # Settings
    keys_asked = Signal()
    passphrase_asked = Signal()
    recovery_asked = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__("Settings", "settings", "every choice counts at once", size=(600, 420))
        self._settings = settings
        theme = [choice for choice, _text in THEMES].index(settings.theme)
        size = nearest(SIZES, settings.text_scale)
        idle = nearest([minutes for minutes, _text in IDLE], settings.idle_lock_minutes)
        self.theme = Segments("Theme", [text for _choice, text in THEMES], theme)
        self.text_size = Segments("Text size", [f"{round(100 * scale)} %" for scale in SIZES], size)
        self.idle = Segments("Lock after", [text for _minutes, text in IDLE], idle)
        self.name = Field("Name on summaries", settings.coder, boxed=True)
        self.credential = Field("Credential", settings.credential, wide=110, boxed=True)
        keys = KeyButton("Keys", Command.ALL_KEYS)
        change = KeyButton("Change the passphrase")
        code = KeyButton("New recovery code")
        self.put(
            column(
                _line("You", row((self.name, 1), self.credential, gap=8)),
                _line("Theme", row(self.theme, None)),
                _line("Text size", row(self.text_size, None)),
                _line("Lock without a key for", row(self.idle, None)),
                _line("Keys", row(keys, None)),
                _line("Work file", row(change, code, None)),
                gap=14,
                margins=(18, 16, 18, 18),
            )
        )
        self.theme.chosen.connect(lambda at: self._change(theme=THEMES[at][0]))
        self.text_size.chosen.connect(lambda at: self._change(text_scale=SIZES[at]))
        self.idle.chosen.connect(lambda at: self._change(idle_lock_minutes=IDLE[at][0]))
        for field in (self.name, self.credential):
            field.edit.setMaxLength(80)
            field.edit.editingFinished.connect(self._on_name)
        keys.clicked.connect(self._ask_keys)
        change.clicked.connect(self._ask_passphrase)
        code.clicked.connect(self._ask_recovery)
        self.fit_height()

    def _change(self, **choices: object) -> None:
        self._settings = replace(self._settings, **choices)  # type: ignore[arg-type]
        self.changed.emit(self._settings)

    def _on_name(self) -> None:
        coder, credential = self.name.text.strip(), self.credential.text.strip()
        if (coder, credential) != (self._settings.coder, self._settings.credential):
            self._change(coder=coder, credential=credential)

    def _ask_keys(self) -> None:
        self.leave()
        self.keys_asked.emit()

    def _ask_passphrase(self) -> None:
        self.leave()
        self.passphrase_asked.emit()

    def _ask_recovery(self) -> None:
        self.leave()
        self.recovery_asked.emit()


def nearest(choices: Sequence[float], value: float) -> int:
    """The place of the choice that is nearest to a value."""
    return min(range(len(choices)), key=lambda at: abs(choices[at] - value))


def _line(label: str, control: QWidget) -> Line:
    return row(dress(words(label, "small", "ink3"), wide=150), (control, 1), gap=8)
