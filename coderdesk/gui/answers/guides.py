"""From an edit to the guideline that it cites."""

from PySide6.QtCore import QObject

from coderdesk.domain.edit import Edit
from coderdesk.domain.guideline import cited_in
from coderdesk.gui.coding.form import Form
from coderdesk.gui.coding.points import spot_of
from coderdesk.gui.window import MainWindow


class Guides(QObject):
    """Answers the key that opens the guideline of the edit in hand."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window

    def open(self) -> None:
        """Open the section that the current edit cites; without one, the guidelines themselves."""
        desk = self._window.desk
        edits = current_edits(desk.coding.form)
        number = next((cited for edit in edits if (cited := cited_in(edit.source))), "")
        if number:
            desk.book.beside.guide.section_asked.emit(number)
        else:
            desk.book.beside.guide.turn_on()


def current_edits(form: Form) -> tuple[Edit, ...]:
    """The edit the keyboard stands on, else those of its line."""
    state, spot = form.state, form.looked.spot
    if state is None or spot is None:
        return ()
    placed = [(spot_of(state, edit), edit) for edit in state.edits]
    here = tuple(edit for place, edit in placed if place == spot)
    return here or tuple(edit for place, edit in placed if place.head == spot.head)
