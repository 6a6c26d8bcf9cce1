"""Credits: certificates, how far their cycles are, and the units earned for them."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from coderdesk.domain.learning import Certificate, Credit, Standing
from coderdesk.gui.actions import Command
from coderdesk.gui.learn.room import LearnSheet, Shown, listing
from coderdesk.gui.parts import Field, FilterBox, KeyButton, Prose, column, row
from coderdesk.gui.sheets.hold import day_of

EMPTY = (
    "No certificate yet. Add yours (CPC, CCS, COC, …) with its cycle and the units it asks for, then "
    "log what you earn; you are warned before a cycle ends short."
)
HOW_CERTIFICATE = "Days as 09/30/2026. Units may be left empty until you know them."
HOW_CREDIT = "The certificates it counts for, by their names with commas between them."
DAY = "%m/%d/%Y"


class CreditSheet(LearnSheet):
    """Certificates above, credits below; the second page writes one of either."""

    certificate_kept = Signal(object)  # Certificate
    credit_kept = Signal(object)  # Credit
    removed = Signal(object)  # Certificate | Credit
    proof_asked = Signal(object)  # Credit
    attach_asked = Signal(object)  # Credit

    def __init__(self, standings: Sequence[Standing], log: Sequence[Credit]) -> None:
        super().__init__(3)
        self._standings, self._log = tuple(standings), tuple(log)
        self._editing: Certificate | Credit | None = None
        self.filter = FilterBox("Filter: credits", "Type to filter")
        self.list = listing("Certificates and credits", self._shown)
        self._when_empty = column(Prose(EMPTY, "body", "ink3"), margins=(18, 6, 18, 8))
        self.name = Field("Certificate", boxed=True)
        self.issuer = Field("Issued by", boxed=True)
        self.begins = Field("Cycle begins", boxed=True, wide=150)
        self.ends = Field("Cycle ends", boxed=True, wide=150)
        self.units = Field("Units", boxed=True, wide=110)
        self.counts = Field("Counts for", boxed=True)
        self.told = Prose("", "small", "ink3")
        self.new = KeyButton("New credit", Command.SHEET_NEW)
        self.certificate = KeyButton("New certificate", Command.SHEET_TICK)
        self.remove = KeyButton("Take away", Command.SHEET_REMOVE)
        self.proof = KeyButton("Proof", Command.SHEET_PRINT)
        self.save = KeyButton("Save as PDF or CSV", Command.SHEET_SAVE)
        self._dark = KeyButton("Change", Command.SHEET_DO, "primary")
        self.primary = self._dark
        self._pages = QStackedWidget()
        listed = column(self.filter, margins=(18, 10, 18, 8))
        self._pages.addWidget(column(listed, self._when_empty, (self.list, 1), gap=0))
        days = row(self.begins, self.ends, self.units, None)
        form = (self.name, self.issuer, days, self.counts, self.told, None)
        self._pages.addWidget(column(*form, gap=10, margins=(18, 14, 18, 8)))
        self.put(self._pages, 1)
        self._tools = (self.new, self.certificate, self.remove, self.back, self.proof, self.save)
        self.put(row(self.remove, self.back, self.save, None, gap=8, margins=(18, 8, 18, 8)))
        self.put_foot(self.new, self.certificate, self.proof, None, self._dark)
        self._wire()
        self.show_log(standings, log)

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _words: self._show())
        self.filter.moved.connect(self.list.step)
        self.list.chosen.connect(self._on_chosen)
        self.list.activated.connect(lambda _index: self.do())
        self._dark.clicked.connect(self._on_dark)
        for button, command, slot in (
            (self.new, Command.SHEET_NEW, self._on_new),
            (self.certificate, Command.SHEET_TICK, self._on_certificate),
            (self.remove, Command.SHEET_REMOVE, self._on_remove),
            (self.proof, Command.SHEET_PRINT, self._on_proof),
            (self.save, Command.SHEET_SAVE, self.save_asked.emit),
        ):
            self.answer_at(button, command, slot)

    def show_log(
        self, standings: Sequence[Standing], log: Sequence[Credit], *, undoable: bool = False
    ) -> None:
        """Show what is kept now, the list first."""
        self._standings, self._log = tuple(standings), tuple(log)
        self.may_take_back(undoable=undoable)
        self._pages.setCurrentIndex(0)
        self._show()
        self.first = self.filter
        if self.isVisible():
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str) -> None:
        """Say why something could not be kept."""
        self.told.show_text(text, "error")

    def _show(self) -> None:
        words = self.filter.text().casefold().split()
        every: list[Standing | Credit] = [*self._standings, *self._log]
        found = [
            one
            for one in every
            if all(w in f"{self._shown(one).title} {self._shown(one).below}".casefold() for w in words)
        ]
        self.list.show_rows(found, 0 if found else -1)
        self.list.drive(on=True)
        self._when_empty.setVisible(not every)
        listed = self._pages.currentIndex() == 0
        for button in self._tools:
            button.setVisible(listed)
        self._dark.setText("Change" if listed else "Write")
        self._dark.setEnabled(bool(found) or not listed)
        self.remove.setEnabled(bool(found))
        self.new.setEnabled(bool(self._standings))
        self.save.setEnabled(bool(every))
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.proof.setEnabled(isinstance(self.list.current, Credit))

    def _shown(self, one: Standing | Credit) -> Shown:
        if isinstance(one, Credit):
            names = ", ".join(
                s.certificate.name for s in self._standings if s.certificate.id in one.certificates
            )
            below = "  ·  ".join(part for part in (f"{one.day:{DAY}}", names, one.file) if part)
            return Shown(one.title, below, f"{one.units:g} units", "document")
        certificate = one.certificate
        days = [f"{day:{DAY}}" for day in (certificate.begins, certificate.ends) if day]
        below = one.warning or "  ·  ".join(
            part for part in (certificate.issuer, " to ".join(days)) if part
        )
        right = (
            f"{one.earned:g} of {certificate.units:g} units"
            if certificate.units
            else f"{one.earned:g} units"
        )
        icon, tone = (
            ("warning", "warning")
            if one.warning
            else ("tick", "good")
            if certificate.units and not one.lacking
            else ("calendar", "ink3")
        )
        return Shown(certificate.name, below, right, icon, tone)

    def _on_new(self) -> None:
        every = tuple(one.certificate.id for one in self._standings)
        self._edit(Credit("", dt.date.today(), 0.0, every))  # noqa: DTZ011 - the coder's own day

    def _on_certificate(self) -> None:
        self._edit(Certificate(""))

    def _on_remove(self) -> None:
        one = self.list.current
        if one is not None:
            self.removed.emit(one.certificate if isinstance(one, Standing) else one)

    def _on_proof(self) -> None:
        """Show the proof that is kept, or choose the file of one."""
        one = self.list.current
        if isinstance(one, Credit):
            (self.proof_asked if one.file else self.attach_asked).emit(one)

    def _edit(self, one: Certificate | Credit) -> None:
        self._editing = one
        credit = isinstance(one, Credit)
        self.name.label.setText("Title" if credit else "Certificate")
        self.begins.label.setText("Day" if credit else "Cycle begins")
        for field in (self.issuer, self.ends):
            field.setVisible(not credit)
        self.counts.setVisible(credit)
        if isinstance(one, Credit):
            texts = (
                one.title,
                "",
                f"{one.day:{DAY}}",
                "",
                f"{one.units:g}" if one.units else "",
                self._names(one),
            )
        else:
            days = [f"{day:{DAY}}" if day else "" for day in (one.begins, one.ends)]
            texts = (one.name, one.issuer, days[0], days[1], f"{one.units:g}" if one.units else "", "")
        fields = (self.name, self.issuer, self.begins, self.ends, self.units, self.counts)
        for field, text in zip(fields, texts, strict=True):
            field.edit.setText(text)
        self.told.show_text(HOW_CREDIT if credit else HOW_CERTIFICATE, "ink3")
        self._pages.setCurrentIndex(1)
        self._show()
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names(self, one: Credit) -> str:
        return ", ".join(
            s.certificate.name for s in self._standings if s.certificate.id in one.certificates
        )

    def _on_dark(self) -> None:
        one = self.list.current
        if self._pages.currentIndex() == 0:
            if one is not None:
                self._edit(one.certificate if isinstance(one, Standing) else one)
            return
        try:
            self._keep()
        except (ValueError, OverflowError):
            self.told.show_text(
                "A day is typed as 09/30/2026, and units as a number, such as 1.5.", "error"
            )

    def _keep(self) -> None:
        today = dt.date.today()  # noqa: DTZ011 - the coder's own day
        units = float(self.units.text.replace(",", ".") or 0)
        begins, ends = day_of(self.begins.text, today), day_of(self.ends.text, today)
        editing = self._editing
        if isinstance(editing, Credit):
            named = {name.strip().casefold() for name in self.counts.text.split(",")}
            counts = tuple(
                s.certificate.id for s in self._standings if s.certificate.name.casefold() in named
            )
            self.credit_kept.emit(
                Credit(self.name.text.strip(), begins or today, units, counts, editing.file, editing.id)
            )
        elif editing is not None:
            self.certificate_kept.emit(
                Certificate(
                    self.name.text.strip(), self.issuer.text.strip(), begins, ends, units, editing.id
                )
            )

    @override
    def leave(self) -> None:
        if self._pages.currentIndex() == 1 and self.isVisible():
            self._pages.setCurrentIndex(0)
            self._show()
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().leave()
