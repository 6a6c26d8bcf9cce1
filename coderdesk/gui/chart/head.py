"""The tools in the head of the pane: which document, find, a window of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.actions import FACES, Command, keys_of
from coderdesk.gui.chart.finding import FindField
from coderdesk.gui.parts import KeyButton, Keys, row
from coderdesk.gui.theme import look

LONGEST = 26  # letters of a title on the button
FIELD = 170
LEAST = 4  # letters of a title that still say something


class ChartTools(QWidget):
    """Wide: a field to find in the chart. Narrow: a button with the document's name, and a lens."""

    list_asked = Signal()
    find_asked = Signal()
    window_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wide, self._finding, self._many = False, False, False
        self._named = ("", "")
        self.document = KeyButton("", kind="quiet", icon="documents")
        self.field = FindField()
        self._steps = (Keys(Command.PREVIOUS_DOCUMENT), Keys(Command.NEXT_DOCUMENT))
        self._find_key = Keys(Command.FIND_IN_CHART)
        self.lens = _icon("search", Command.FIND_IN_CHART)
        self.window_button = _icon("second-window", Command.CHART_WINDOW)
        line = row(
            4,
            self.document,
            *self._steps,
            None,
            self.field,
            self._find_key,
            self.lens,
            self.window_button,
            gap=4,
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)
        self.document.clicked.connect(self.list_asked)
        self.lens.clicked.connect(self.find_asked)
        self.window_button.clicked.connect(self.window_asked)
        self._arrange()

    def show_document(self, title: str, at: int, count: int) -> None:
        """Name the open document and say how many there are; ``count`` 0 for an empty chart."""
        short = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
        self._named = (short, f"{at} of {count}") if at else ("", f"{count} documents")
        self.document.setAccessibleName(f"Documents: {title}, {at} of {count}")
        self._many = count > 0
        self._arrange()

    def show_wide(self, *, wide: bool) -> None:
        """Arrange for the room there is."""
        self._wide = wide
        self._arrange()

    def show_finding(self, *, on: bool) -> None:
        """Give the field room in a narrow head, or take it away again."""
        self._finding = on
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """Name the document in the room there is: its title cut at the end, at last only its number."""
        others = (*self._steps, self.lens, self.window_button)
        gaps = look().px(4) * (len(others) + 3)
        rest = self.width() - gaps - sum(one.sizeHint().width() for one in others)
        title, number = self._named
        self.document.show_words(number)
        left = rest - self.document.sizeHint().width()
        metrics = self.document.fontMetrics()
        for key in self._steps:  # they go where not even the number has room; the keys stay
            key.setVisible(left >= 0 and self.document.isVisibleTo(self))
        left -= metrics.horizontalAdvance("  ")
        short = metrics.elidedText(title, Qt.TextElideMode.ElideRight, left)
        if len(short) > LEAST:
            self.document.show_words(f"{short}  {number}")

    def _arrange(self) -> None:
        any_at_all, field = self._many, self._wide or self._finding
        self.document.setVisible(any_at_all and not field)
        for key in self._steps:
            key.setVisible(any_at_all and not field)
        self.field.setVisible(any_at_all and field)
        self._find_key.setVisible(any_at_all and self._wide)
        self.lens.setVisible(any_at_all and not field)
        self.window_button.setVisible(any_at_all)
        self.field.setMinimumWidth(look().px(FIELD if self._wide else 120))
        self.field.setMaximumWidth(look().px(FIELD if self._wide else 1000))
        self._shorten()


def _icon(name: str, command: Command) -> KeyButton:
    """A small button whose key stands in its tip, where the head has no room for caps."""
    button = KeyButton("", kind="quiet", icon=name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(FACES[command].text)
    button.setToolTip(f"{FACES[command].text}  {' '.join(keys_of(command)[:1])}")
    return button
