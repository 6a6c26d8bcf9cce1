"""Which column of a table holds the codes and which the descriptions."""

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Prose, Toggle, column, literal, row, rule, words
from coderdesk.gui.sheets.hold import day_of
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress, look
from coderdesk.workflow.map_columns import Mapping, TableSample

HOLDER = "the American Medical Association"
HELD = "The coder states in the window to hold a licence of their own."
LONGEST = 60  # letters of a head in the lists of columns


class CodeColumnsSheet(Sheet):
    """The first rows, two choices, the first day in force, and the licence."""

    import_asked = Signal(object)  # Mapping

    def __init__(self, sample: TableSample, effective: dt.date) -> None:
        super().__init__("Codes of your own", "import", literal(sample.name), size=(980, 620))
        self._sample = sample
        self.codes = self._choice("Column of the codes", sample.codes)
        self.texts = self._choice("Column of the descriptions", sample.texts)
        self.day = Field("In force from", f"{effective:%m/%d/%Y}", boxed=True, wide=120)
        self.table = self._preview()
        self.said = Prose("", "small", "ink2", lines=2)
        self.licence = Toggle(f"I hold a licence from {HOLDER} for these codes")
        self.primary = self.take = KeyButton("Import", Command.SHEET_DO, "primary")
        choices = row(
            _named("Codes", self.codes), _named("Descriptions", self.texts), self.day, None, gap=12
        )
        self.put(column(choices, self.said, gap=6, margins=(18, 12, 18, 8)))
        self.put(rule())
        self.put(self.table, 1)
        self.put_foot(self.licence, None, self.take)
        self.first = self.codes
        for choice in (self.codes, self.texts):
            choice.currentIndexChanged.connect(self._show)
        self.licence.toggled.connect(self._show)
        self.day.edit.textChanged.connect(self._show)
        self.take.clicked.connect(self._take)
        self._show()

    def _choice(self, name: str, at: int) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.view().setAccessibleName(name)
        for number, head in enumerate(self._sample.heads, 1):
            made.addItem(f"{number}  {head[:LONGEST]}")
        made.setCurrentIndex(at)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(24)
        return dress(made, voice="body", tall=look().s.control)

    def _preview(self) -> QTableWidget:
        sample = self._sample
        table = QTableWidget(len(sample.rows), sample.width)
        table.setAccessibleName("First rows of the file")
        table.setHorizontalHeaderLabels([str(at + 1) for at in range(sample.width)])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        for at, cells in enumerate(sample.rows):
            for place, text in enumerate(cells):
                table.setItem(at, place, QTableWidgetItem(text[:200]))
        table.resizeColumnsToContents()
        for place in range(sample.width):
            table.setColumnWidth(place, min(table.columnWidth(place), look().px(420)))
        return dress(table, ground="raised", voice="body")

    @Slot()
    def _show(self, *_what: object) -> None:
        """Mark the chosen columns, and say whether they can be what they are said to be."""
        codes, texts = self.codes.currentIndex(), self.texts.currentIndex()
        for at in range(self._sample.width):
            item = QTableWidgetItem(
                "Codes" if at == codes else "Descriptions" if at == texts else str(at + 1)
            )
            self.table.setHorizontalHeaderItem(at, item)
        found, of = self._sample.count(codes), len(self._sample.rows)
        self.day.mark(bad=self._day is None, why="A day such as 01/01/2026" if not self._day else "")
        trouble = (
            "Codes and descriptions cannot stand in the same column."
            if codes == texts
            else f"No row shown here has a CPT code in column {codes + 1}."
            if not found
            else ""
        )
        said = trouble or f"{found} of the first {of} rows have a CPT code in column {codes + 1}."
        self.said.show_text(said, "error" if trouble else "ink2")
        self.take.setEnabled(not trouble and self._day is not None and self.licence.isChecked())

    @property
    def _day(self) -> dt.date | None:
        try:
            return day_of(self.day.text, dt.date.today())  # noqa: DTZ011 - the coder's own day
        except (ValueError, OverflowError):
            return None

    @Slot()
    def _take(self) -> None:
        day = self._day
        if day is not None:
            codes, texts = self.codes.currentIndex(), self.texts.currentIndex()
            self.leave()
            self.import_asked.emit(Mapping(codes, texts, day, HELD))

    @override
    def take_look(self) -> None:
        super().take_look()
        self.table.resizeRowsToContents()


def _named(name: str, widget: QWidget) -> QWidget:
    label = words(name, "micro", "ink3")
    label.setBuddy(widget)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return column(label, widget, gap=2)
