"""What the search has learned from this coder: every pick and own word, to look at and to forget."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, column, row, rule
from coderdesk.gui.sheets.kept import KeptSheet, Undo, View

HINT = "Only on this machine, in your encrypted file"


class LearnedSheet(KeptSheet):
    """Picks and own words; own words are added here, and all of it can be forgotten at once."""

    word_added = Signal(str, str)  # term, what it stands for
    erase_asked = Signal()

    def __init__(
        self, views: Callable[[], Sequence[View]], drop: Callable[[object], Undo | None]
    ) -> None:
        super().__init__(("What the search has learned", "search"), views, drop)
        self.hint.show_text(HINT)
        self.remove.show_words("Forget")
        self.erase = KeyButton("Forget everything", Command.SHEET_ERASE, "quiet")
        self.put_tool(self.erase)
        self.term = Field("A word of mine", boxed=True, wide=200)
        self.meaning = Field("stands for words of the book, or a code", boxed=True)
        self.add = KeyButton("Add", Command.SHEET_NEW)
        for field in (self.term, self.meaning):
            field.edit.setMaxLength(200)
        self.put(rule())
        add = column(self.add, gap=0, margins=(0, 14, 0, 0))
        self.put(row(self.term, (self.meaning, 1), add, gap=8, margins=(18, 8, 18, 10)))
        self.add.clicked.connect(self._add)
        self.erase.clicked.connect(self.erase_asked)
        self.meaning.edit.returnPressed.connect(self._add)
        self.answer(Command.SHEET_NEW, self._add)
        self.answer(Command.SHEET_ERASE, self.erase_asked.emit)

    @Slot()
    def _add(self) -> None:
        empty = next((one for one in (self.term, self.meaning) if not one.text.strip()), None)
        for field in (self.term, self.meaning):
            field.mark(bad=field is empty, why="Say both." if field is empty else "")
        if empty is not None:
            empty.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.word_added.emit(self.term.text.strip(), self.meaning.text.strip())
        self.term.edit.clear()
        self.meaning.edit.clear()
        self.term.edit.setFocus(Qt.FocusReason.OtherFocusReason)
