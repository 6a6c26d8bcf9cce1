"""Asking for one line of typing in the form; half-typed words are never thrown away unasked."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coderdesk.domain.encounter import Encounter
from coderdesk.gui.coding.asks import Ask, Asked, read, shown
from coderdesk.gui.coding.rows import EditRow, Spot
from coderdesk.gui.coding.typed import Unreadable
from coderdesk.gui.coding.view import FormView


class Asking(QObject):
    """Opens the field under a line or an edit, and turns what was typed into a change.

    ``now`` is what is being typed; ``renewed`` says that the rows have to be made anew with it.
    """

    renewed = Signal()
    change_asked = Signal(object)  # Change

    def __init__(self, view: FormView) -> None:
        super().__init__(view)
        self._view = view
        self._editor = view.editor
        self._shown: Ask | None = None
        self.encounter: Encounter | None = None
        self.now: Ask | None = None
        self._editor.kept.connect(self.keep)
        self._editor.dropped.connect(self.drop)
        self._editor.went_on.connect(self._on_went_on)
        self._editor.typed.connect(self._on_typed)

    def ask(self, kind: Asked, spot: Spot) -> None:
        """Ask for something of a line."""
        if self.encounter is not None:
            self.now = Ask(kind, spot.head, shown(kind, self.encounter, spot.line))
            self.renewed.emit()

    def ask_reason(self, row: EditRow, index: int) -> None:
        """Ask why an edit is left as it is; the reason that the rule knows stands there already."""
        self.now = Ask(Asked.REASON, row.spot, row.mends[index].value, row.edit)
        self.renewed.emit()

    def show(self) -> None:
        """Show the field in its row; one whose row is gone closes."""
        if self.now is not None and self._view.ask_rect() is None:
            self.now = None
        ask, was = self.now, self._shown
        self._shown = ask
        if ask is not None and (was is None or (ask.kind, ask.spot) != (was.kind, was.spot)):
            self._editor.open(ask)
        elif ask is None and was is not None:
            had = self._editor.edit.hasFocus()
            self._editor.hide()
            if had:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def drop(self) -> None:
        """Close the field and forget what was typed."""
        self.now = None
        self.renewed.emit()

    def settle(self) -> bool:
        """Keep what was typed before going elsewhere; false while it cannot be kept."""
        if self.now is not None and self.now.kind is Asked.REASON and not self.now.text.strip():
            self.drop()
        return self.keep()

    @Slot()
    def keep(self) -> bool:
        """Ask for the change that the typed text means; false when it means none, and says so."""
        if self.now is None or self.encounter is None:
            return True
        try:
            change = read(self.now, self.encounter)
        except Unreadable as problem:
            self._editor.say(str(problem))
            self._editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.drop()
        if change is not None:
            self.change_asked.emit(change)
        return True

    @Slot(int)
    def _on_went_on(self, step: int) -> None:
        if self.now is None:
            return
        kind, following, spot = self.now.kind, self.now.following(step), self.now.spot
        if self.keep() and following is not kind:
            self.ask(following, spot)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self.now is not None:
            self.now = self._shown = replace(self.now, text=text)
