"""The bar under the menus: whose record this is, in every state that shows any of it."""

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.gui.parts import Chip, dress, look, words


class IdentityBar(QWidget):
    """Name, sex, age, birth date, MRN and account of the encounter on the desk."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="canvas", tall=40)
        self.setAccessibleName("Patient")
        self._name = words("", "title")
        self._synthetic = Chip("Synthetic", "ink2")
        self._facts = words("", "body", "ink2")
        self._mrn_label = words("MRN", "small", "ink3")
        self._mrn = words("", "code-plain")
        self._account_label = words("Account", "small", "ink3")
        self._account = words("", "code-plain")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look().px(14), 0, look().px(12), 0)
        layout.setSpacing(look().px(10))
        for widget in (
            self._name,
            self._synthetic,
            self._facts,
            self._mrn_label,
            self._mrn,
            self._account_label,
            self._account,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.show_state(None)

    def show_state(self, state: CodingState | None, *, synthetic: bool = False) -> None:
        """Show whose encounter is open."""
        if state is None:
            self._name.setText("No chart open")
            dress(self._name, tone="ink2")
            for label in (self._facts, self._mrn, self._account):
                label.clear()  # hidden is not enough: a locked desk keeps nothing of a record
        else:
            patient = state.encounter.patient
            self._name.setText(patient.name or "Patient without a name yet")
            dress(self._name, tone="" if patient.name else "ink2")
            self._facts.setText(_facts(patient, state.encounter))
            self._mrn.setText(patient.mrn or "—")
            self._account.setText(state.encounter.account or "—")
        for widget in (
            self._facts,
            self._mrn_label,
            self._mrn,
            self._account_label,
            self._account,
        ):
            widget.setVisible(state is not None)
        self._synthetic.setVisible(state is not None and synthetic)


def _facts(patient: Patient, encounter: Encounter) -> str:
    parts = [patient.sex] if patient.sex else []
    if patient.birth_date:
        day = encounter.admit_date or encounter.service_date or encounter.day
        if day:
            parts.append(_age(patient.birth_date, day))
        parts.append(f"born {patient.birth_date:%m/%d/%Y}")
    return "  ·  ".join(parts)


def _age(born: dt.date, day: dt.date) -> str:
    """Age as charts write it: years, or months and days for the very young."""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if years >= 2:  # noqa: PLR2004 - from the second birthday on, years say enough
        return f"{years} y"
    days = (day - born).days
    return f"{days} d" if days < 31 else f"{days // 30} mo"  # noqa: PLR2004 - a month
