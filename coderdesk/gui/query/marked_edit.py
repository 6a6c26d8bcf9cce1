"""A field of a query whose faulty words are washed and waved while they are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit
from typing_extensions import override

from coderdesk.domain.edit import Severity
from coderdesk.domain.query import QueryFinding
from coderdesk.gui.parts import SEVERITY, dress, look

LONGEST = 4000


class MarkedEdit(QPlainTextEdit):
    """One line, or ``lines`` of them; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 1, role: str = "body") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._lines, self._role = lines, role
        self._found: tuple[QueryFinding, ...] = ()
        if lines == 1:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed if lines == 1 else policy.Preferred)
        dress(self, voice=role)
        self.take_look()

    @property
    def text(self) -> str:
        """What stands in it, at most 4,000 characters."""
        return self.toPlainText()[:LONGEST]

    def show_text(self, text: str) -> None:
        """Show other words; the cursor stays where it is when they are the same."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def mark(self, found: Sequence[QueryFinding]) -> None:
        """Wash and wave the words that findings are about."""
        self._found = tuple(one for one in found if one.end > one.start)
        self._paint_marks()
        said = "; ".join(one.message.replace("*", "") for one in found)
        self.setAccessibleDescription(said)

    def take_look(self) -> None:
        """Measure and colour again."""
        tall = look().leading(self._role) * self._lines + look().px(14)
        if self._lines == 1:
            self.setFixedHeight(tall)
        else:
            self.setMinimumHeight(tall)
        self._paint_marks()

    def _paint_marks(self) -> None:
        selections = []
        for one in self._found:
            tone = SEVERITY[one.severity][1]
            style = QTextCharFormat()
            style.setBackground(look().colour(f"{tone}_soft"))
            style.setUnderlineColor(look().colour(tone))
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            cursor = QTextCursor(self.document())
            last = max(0, self.document().characterCount() - 1)
            cursor.setPosition(min(one.start, last))
            cursor.setPosition(min(one.end, last), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, style
            selections.append(selection)
        self.setExtraSelections(selections)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), self.minimumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._lines == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # one line has no second
            return
        super().keyPressEvent(event)


def severest(found: Sequence[QueryFinding]) -> Severity | None:
    """The gravest severity among findings; none where there are none."""
    order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    return next((one for one in order if any(each.severity is one for each in found)), None)
