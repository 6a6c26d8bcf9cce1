"""The recovery code, shown once: print it or copy it, and show that you have it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, column, row, words
from coderdesk.gui.sheets.passphrase import Told
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

PROVED = 5  # so many characters at its end are typed to show that it is kept
CLIPBOARD_SECONDS = 60
TEXT = (
    "This is the only other way into the work file, and it is shown **only now**. "
    "Print it, or write it down, and keep it where charts would be safe too."
)


class RecoveryCode(QWidget):
    """The code in large type, two ways to keep it, and the proof that it is kept."""

    print_asked = Signal(str)
    proved = Signal(bool)

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self._code = code
        groups = words("", "code")
        groups.setAccessibleName("Recovery code")
        self.groups = groups
        self.print = KeyButton("Print", Command.SHEET_PRINT, "", "print")
        self.copy = KeyButton("Copy", None, "", "export")
        self.proof = QLineEdit()
        self.proof.setAccessibleName(f"The last {PROVED} characters of the recovery code")
        self.proof.setMaxLength(2 * PROVED)
        dress(self.proof, voice="code-plain", tall=36, wide=120)
        self.told = Told(lines=2)
        box = dress(column(groups, margins=(14, 12, 14, 12)), ground="sunken")
        ask = words(f"Type its last {PROVED} characters to show that you have it", "micro", "ink3")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        proof = row(self.proof, None)
        for part in (box, row(self.print, self.copy, None), ask, proof, self.told):
            layout.addWidget(part)
        self.print.clicked.connect(lambda: self.print_asked.emit(self._code))
        self.copy.clicked.connect(self._on_copy)
        self.proof.textChanged.connect(self._on_typed)
        self.show_code(code)

    @property
    def kept(self) -> bool:
        """Whether the last characters were typed as they are."""
        typed = "".join(sign for sign in self.proof.text().upper() if sign.isalnum())
        return bool(self._code) and typed == self._code.replace("-", "")[-PROVED:]

    def show_code(self, code: str) -> None:
        """Show a code."""
        self._code = code
        parts = code.split("-")
        half = (len(parts) + 1) // 2
        self.groups.setText("  ".join(parts[:half]) + "\n" + "  ".join(parts[half:]))
        self.proof.clear()
        self.told.say("")

    def forget(self) -> None:
        """Hold the code no longer."""
        self.show_code("")

    def _on_copy(self) -> None:
        clipboard, code = QGuiApplication.clipboard(), self._code
        clipboard.setText(code)

        def empty() -> None:
            if clipboard.text() == code:
                clipboard.clear()

        QTimer.singleShot(CLIPBOARD_SECONDS * 1000, clipboard, empty)
        self.told.say(
            f"Copied, for a password manager. The clipboard is emptied in {CLIPBOARD_SECONDS} seconds.",
            "mark-done",
            "good",
        )

    def _on_typed(self, text: str) -> None:
        if self.kept:
            self.told.say("That is it.", "mark-done", "good")
        elif len(text) >= PROVED:
            self.told.say("Those are not its last characters.")
        else:
            self.told.say("")
        self.proved.emit(self.kept)


class RecoverySheet(Sheet):
    """A new recovery code, shown once; the one before it opens nothing any more."""

    print_asked = Signal(str)

    def __init__(self, code: str) -> None:
        super().__init__("New recovery code", "lock", size=(520, 420))
        self.shown = RecoveryCode(code)
        self.primary = KeyButton("I have it", Command.SHEET_DO, "primary")
        self.primary.setEnabled(False)
        text = Prose(f"{TEXT} The code before it opens nothing any more.", "body", "ink2")
        self.put(column(text, self.shown, gap=12, margins=(18, 14, 18, 8)))
        self.put_foot(None, self.primary)
        self.first = self.shown.proof
        self.shown.print_asked.connect(self.print_asked)
        self.shown.proved.connect(self.primary.setEnabled)
        self.primary.clicked.connect(self.leave)
        self.answer(Command.SHEET_PRINT, self.shown.print.click)
        self.fit_height()
