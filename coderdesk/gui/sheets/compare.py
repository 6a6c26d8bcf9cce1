"""D: two notes side by side; what only one of them says is marked in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from typing_extensions import override

from coderdesk.domain.chart import Document
from coderdesk.domain.compared import Compared, Span
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Line, Prose, column, literal, row, upright
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress, look


class CompareSheet(Sheet):
    """The earlier note at the left, the later at the right; Enter goes to the next difference."""

    def __init__(self, first: Document, second: Document, compared: Compared) -> None:
        super().__init__("Compare two notes", "copied-forward", compared.said, size=(1240, 1400))
        self._compared = compared
        self._at = -1
        self.left, self.right = _page(first, "Earlier note"), _page(second, "Later note")
        self.put(
            row(
                (_half(first, "only here: struck", self.left), 1),
                upright(),
                (_half(second, "only here: underlined", self.right), 1),
                gap=0,
            ),
            1,
        )
        self.first = self.right
        self.primary = KeyButton("Next difference", Command.SHEET_DO, "primary")
        self.primary.setEnabled(bool(compared.new or compared.gone))
        self.primary.clicked.connect(self.next_difference)
        self.said = Prose(self._said(), "small", "ink3", lines=1)
        self.put_foot((self.said, 1), self.primary)
        self._tint_both()

    @override
    def take_look(self) -> None:
        super().take_look()
        self._tint_both()

    def _tint_both(self) -> None:
        self._tint(self.left, self._compared.gone, "error", struck=True)
        self._tint(self.right, self._compared.new, "good", struck=False)

    def next_difference(self) -> None:
        """Go to the next span that the later note alone has; where it has none, in the earlier one."""
        page, spans = self._differing()
        self._at = (self._at + 1) % len(spans)
        cursor = page.textCursor()
        cursor.setPosition(_unit(page, spans[self._at][0]))
        page.setTextCursor(cursor)
        page.ensureCursorVisible()
        self.said.show_text(self._said())

    def _differing(self) -> tuple[QPlainTextEdit, tuple[Span, ...]]:
        if self._compared.new:
            return self.right, self._compared.new
        return self.left, self._compared.gone

    def _said(self) -> str:
        count = len(self._differing()[1])
        places = "1 place" if count == 1 else f"{count} places"
        return f"{self._at + 1} of {places}" if self._at >= 0 else f"They differ in {places}"

    @staticmethod
    def _tint(page: QPlainTextEdit, spans: Sequence[Span], tone: str, *, struck: bool) -> None:
        picked = []
        for start, end in spans:
            one = QTextEdit.ExtraSelection()
            cursor = page.textCursor()
            cursor.setPosition(_unit(page, start))
            cursor.setPosition(_unit(page, end), QTextCursor.MoveMode.KeepAnchor)
            kind = QTextCharFormat()
            kind.setForeground(look().colour(tone))
            kind.setBackground(look().colour(f"{tone}_soft"))
            kind.setFontStrikeOut(struck)
            kind.setFontUnderline(not struck)
            one.cursor, one.format = cursor, kind
            picked.append(one)
        page.setExtraSelections(picked)


def _unit(page: QPlainTextEdit, letter: int) -> int:
    """A letter of the text as Qt counts it: letters beyond the first plane take two."""
    text = page.toPlainText()
    return letter if text.isascii() else len(text[:letter].encode("utf-16-le")) // 2


def _half(document: Document, hint: str, page: QPlainTextEdit) -> Line:
    day = f"{document.date:%m/%d/%Y}" if document.date else "no date"
    about = "  ·  ".join(part for part in (day, document.author, hint) if part)
    head = column(
        Prose(literal(document.title), "strong", lines=1),
        Prose(literal(about), "small", "ink3", lines=1),
        gap=1,
        margins=(18, 8, 12, 6),
    )
    return column(head, (page, 1), gap=0)


def _page(document: Document, name: str) -> QPlainTextEdit:
    page = QPlainTextEdit(document.text)
    page.setReadOnly(True)
    page.setTabChangesFocus(True)
    page.setAccessibleName(f"{name}: {document.title}")
    page.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    page.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    dress(page, voice="record")
    return page
