"""A field of the form: a small label over its value, which reads as text until it is touched."""

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from coderdesk.gui.parts.lines import words
from coderdesk.gui.theme import dress, look


class Field(QWidget):
    """A label and one line; ``edit`` is the line itself."""

    def __init__(self, label: str, value: str = "", wide: int = 0, *, boxed: bool = False) -> None:
        super().__init__()
        self.label = words(label, "micro", "ink3")
        self.edit = QLineEdit(value)
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self.label.setIndent(0 if boxed else 3)  # where the value of a field without a box begins
        policy = QSizePolicy.Policy
        self.edit.setSizePolicy(policy.Expanding, policy.Fixed)
        dress(self.edit, voice="body", flat=not boxed, tall=look().s.control if boxed else 24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 if boxed else 0)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        if wide:
            dress(self, wide=wide)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.edit.text()

    def show_value(self, value: str) -> None:
        """Show a value from its beginning, without disturbing one who is typing here."""
        if not self.edit.hasFocus() and self.edit.text() != value:
            self.edit.setText(value)
            self.edit.setCursorPosition(0)

    def mark(self, *, bad: bool, why: str = "") -> None:
        """Show that the value cannot be right, and why."""
        dress(self.edit, bad=bad)
        self.edit.setToolTip(why)
        self.edit.setAccessibleDescription(why)
