"""The head of the form: one switch for the setting, and the facts of the visit and the patient."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.changes import SetSetting
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.gui.actions import Command
from coderdesk.gui.coding.visit_fields import remarks, rows_for
from coderdesk.gui.coding.visit_row import VisitCell, VisitRow
from coderdesk.gui.parts import KeyButton, Keys, Segments, dress, look, row, words

SETTINGS = (Setting.INPATIENT, Setting.OUTPATIENT, Setting.PROFESSIONAL)
ROOMY = 5  # columns: then the electronic form is named too
CLAIMS = {
    Setting.INPATIENT: ("UB-04", "837I"),
    Setting.OUTPATIENT: ("UB-04", "837I"),
    Setting.PROFESSIONAL: ("CMS-1500", "837P"),
}


class VisitForm(QWidget):
    """Setting and visit fields; the patient's own row opens with the keyboard where room is short."""

    change_asked = Signal(object)  # Change
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._encounter = Encounter()
        self._key: tuple[Setting, int] | None = None
        self._drafts: dict[str, str] = {}
        self._tall = True
        self._closed = False
        self.rows: list[VisitRow] = []
        self._person: list[VisitRow] = []
        self.setting = Segments("Setting", [setting.value.capitalize() for setting in SETTINGS])
        self.setting.chosen.connect(self._on_setting)
        self._claim = words("", "small", "ink3")
        self._fields = KeyButton("Fields", Command.VISIT_FIELDS, "quiet")
        self._fields.setAccessibleName("Visit fields")
        self._fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fields.clicked.connect(lambda _checked: self.take_focus())
        self._caps = Keys(Command.SETTING)
        self._layout = QVBoxLayout(self)
        pieces = (self.setting, self._caps, None, self._claim, self._fields)
        self._layout.addWidget(row(*pieces, gap=8, margins=(3, 0, 0, 2)))
        self.setMinimumWidth(1)
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self._layout.setContentsMargins(*(look().px(size) for size in (9, 8, 9, 7)))
        self._layout.setSpacing(look().px(4))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """Where room is short, the words beside the switch go; the key of the switch stays longest."""
        room = self.width() - look().px(30) - self.setting.sizeHint().width()
        gap = look().px(8)
        room -= self._caps.sizeHint().width() + gap
        self._caps.setVisible(room >= 0)
        room -= self._claim.sizeHint().width() + gap
        self._claim.setVisible(room >= 0)
        for text in ("Fields", ""):
            self._fields.setText(text)
            self._fields.updateGeometry()
            if room >= self._fields.sizeHint().width() + gap:
                break
        self._fields.setVisible(room >= self._fields.sizeHint().width() + gap)

    # --- showing --------------------------------------------------------------------------------------
    @property
    def cells(self) -> list[VisitCell]:
        """Every field, row by row."""
        return [cell for one in self.rows for cell in one.cells]

    def show_encounter(self, encounter: Encounter, *, across: int, tall: bool) -> None:
        """Show the facts of an encounter, three, four or five side by side."""
        if encounter.id != self._encounter.id:
            self._key, self._drafts, self.rows = None, {}, self._cleared()
        self._encounter, self._tall = encounter, tall
        if self._key != (encounter.setting, across):
            self._build(across)
        found = remarks(encounter)
        for cell in self.cells:
            cell.set_closed(closed=self._closed)
            cell.show_encounter(encounter, found.get(cell.field.key, ""))
        form, claim = CLAIMS[encounter.setting]
        name = f"{form} · {claim}" if across >= ROOMY else form
        if name != self._claim.text() or self.setting.at != SETTINGS.index(encounter.setting):
            self._claim.setText(name)
            self.setting.choose(SETTINGS.index(encounter.setting))
            self._shorten()
        self._fold()

    def set_closed(self, *, closed: bool) -> None:
        """Let the facts be read only, or be typed again."""
        self._closed = closed
        self.setting.setEnabled(not closed)
        for cell in self.cells:
            cell.set_closed(closed=closed)

    def _build(self, across: int) -> None:
        self._drafts |= {cell.field.key: cell.draft for cell in self.cells if cell.draft}
        self._cleared()
        self._key = (self._encounter.setting, across)
        visit, person = rows_for(self._encounter.setting, across)
        self._person = [VisitRow(fields) for fields in person]
        self.rows = [*(VisitRow(fields) for fields in visit), *self._person]
        for one in self.rows:
            self._layout.addWidget(one)
        for cell in self.cells:
            cell.change_asked.connect(self.change_asked)
            cell.left.connect(self.left)
            cell.box.edit.installEventFilter(self)
            cell.show_encounter(self._encounter, "")
            draft = self._drafts.pop(cell.field.key, "")
            if draft:
                cell.take_draft(draft)

    def _cleared(self) -> list[VisitRow]:
        for one in self.rows:
            self._layout.removeWidget(one)
            one.hide()
            one.deleteLater()
        return []

    def _fold(self) -> None:
        """Show the patient's row where there is room, where it has gaps, and while typing here."""
        patient = self._encounter.patient
        gaps = not (patient.name and patient.birth_date and patient.sex)
        said = any(cell.sentence for one in self._person for cell in one.cells)
        for one in self._person:
            one.setVisible(self._tall or gaps or said or self._has_keyboard())

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(one.isAncestorOf(focus) for one in self.rows)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the patient's row while the keyboard is in the fields."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._fold)
        return False

    # --- doing ----------------------------------------------------------------------------------------
    def take_focus(self, key: str = "") -> None:
        """Put the keyboard in a field, or in the first one."""
        for cell in self.cells:
            if cell.field.read is not None and key in ("", cell.field.key):
                cell.box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
                cell.box.edit.selectAll()
                return

    def next_setting(self) -> None:
        """Go on to the next setting."""
        self.setting.step()

    def _on_setting(self, at: int) -> None:
        if SETTINGS[at] is not self._encounter.setting:
            self.change_asked.emit(SetSetting(SETTINGS[at]))
