"""Behind the lock no widget keeps a word of the record: every object of Qt is looked through."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QMetaType, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from coderdesk.domain.changes import SetNote
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.gui.actions import Command
from tests.trips.conftest import Coder

NAME, ACCOUNT, MRN, NOTE, CHART, TYPED = (
    "Zebulon", "ACQZ77", "MRQZ55", "quetzalnote", "quetzalchart", "quetzaltyped",
)  # fmt: skip
MARKERS = (NAME, ACCOUNT, MRN, NOTE, CHART, TYPED)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)


def every_object() -> set[QObject]:
    """Every living object of Qt: of the widgets, their children, and what Python holds."""
    found: set[QObject] = {one for one in gc.get_objects() if isinstance(one, QObject) and isValid(one)}
    for widget in QApplication.allWidgets():
        found.add(widget)
        found.update(widget.findChildren(QObject))
    return {one for one in found if isValid(one)}


def words_of(one: QObject) -> Iterator[tuple[str, str]]:
    """Every text that an object shows, tells or holds, and where."""
    meta = one.metaObject()
    for at in range(meta.propertyCount()):
        if meta.property(at).metaType().id() == QMetaType.Type.QString.value:
            name = str(meta.property(at).name())
            yield name, str(one.property(name))
    if isinstance(one, QTextDocument):
        yield "document", one.toPlainText()
    if isinstance(one, QAbstractItemModel):
        yield from model_words(one, QModelIndex())
    for name, held in getattr(one, "__dict__", {}).items():
        if not isinstance(held, QObject):
            yield f"self.{name}", repr(held)


def model_words(model: QAbstractItemModel, above: QModelIndex) -> Iterator[tuple[str, str]]:
    flat = isinstance(model, QAbstractListModel)
    for row in range(model.rowCount(above)):
        for column in range(1 if flat else model.columnCount(above)):
            index = model.index(row, column, above)
            for role in ROLES:
                yield f"row {row}", repr(model.data(index, role))
            if column == 0 and not flat and model.hasChildren(index):
                yield from model_words(model, index)


def kept() -> list[str]:
    """Where a marker is still found."""
    told = [
        f"{type(one).__module__}.{type(one).__qualname__} {where}: {marker}"
        for one in every_object()
        for where, words in words_of(one)
        for marker in MARKERS
        if marker in words
    ]
    clipboard = QGuiApplication.clipboard().text()
    return sorted({*told, *(f"clipboard: {marker}" for marker in MARKERS if marker in clipboard)})


@pytest.fixture
def marked(coder: Coder, tmp_path) -> Coder:
    """A desk with markers in the chart, the visit, a line, the search and the copied words."""
    patient = Patient(name=f"{NAME}, Ida", mrn=MRN, sex="F")
    coder.hub.begin(Encounter(account=ACCOUNT, patient=patient))
    paper = tmp_path / f"{CHART}.txt"
    paper.write_text(f"Progress note\n\nAssessment: {CHART} pneumonia, {NAME} is better.\n" * 5)
    coder.hub.chart.open([paper])
    coder.select(CHART)
    coder.hub.assign(System.ICD10CM, "J18.9")
    coder.hub.change(SetNote(coder.state.encounter.diagnoses[0].id, NOTE))
    coder.search(TYPED)
    coder.hub.runner.wait()
    return coder


def lock(coder: Coder) -> None:
    coder.do(Command.LOCK)
    coder.until(lambda: coder.window.covered)
    coder.hub.runner.wait()
    QApplication.sendPostedEvents(None, 52)
    QApplication.processEvents()
    gc.collect()


def test_the_search_for_markers_finds_what_an_open_desk_shows(marked):
    found = kept()
    for marker in MARKERS:
        assert any(line.endswith(marker) for line in found), marker


def test_behind_the_lock_no_widget_keeps_a_word_of_the_record(marked):
    lock(marked)
    assert kept() == []


@pytest.mark.parametrize(
    "command",
    [
        Command.FINISH, Command.CLAIM, Command.SUMMARY, Command.TIMELINE, Command.HOLD, Command.JOURNAL,
        Command.LAST_TIME, Command.NEW_QUERY, Command.WORKLIST, Command.AUDIT, Command.PACE,
        Command.NOTEBOOK, Command.ALL_COMMANDS,
    ],
)  # fmt: skip
def test_nor_does_a_sheet_or_a_room_that_was_open(marked, command):
    marked.window.do(command)
    marked.hub.runner.wait()
    QApplication.processEvents()
    lock(marked)
    assert kept() == []


def test_words_copied_from_the_desk_are_taken_off_the_clipboard(marked):
    marked.desk.book.box.setText(f"{NAME} {NOTE}")
    marked.desk.book.box.selectAll()
    marked.desk.book.box.copy()
    assert NOTE in QGuiApplication.clipboard().text()
    lock(marked)
    assert kept() == []


def test_words_of_another_program_stay_on_the_clipboard(marked):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("of another program")
    marked.app.doorway._clipping.is_own = False
    lock(marked)
    assert clipboard.text() == "of another program"
    clipboard.clear()
