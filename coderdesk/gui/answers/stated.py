"""What the files of the chart state in coded parts, offered by key; nothing is taken by itself."""

from PySide6.QtCore import QObject, Slot

from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.offer_stated import Offer, offer_stated

EMPTY = (
    "The files of this chart state nothing that the form lacks. C-CDA, FHIR and HL7 files bring "
    "the visit, problems and procedures coded."
)


class StatedAnswers(QObject):
    """Gathers what is stated off the GUI thread, lists it, and takes the one line chosen."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        window.desk.chart.stated_asked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Gather what the files state and the form lacks."""
        desk, state, rows = self._hub.desk, self._hub.state, self._hub.chart.rows
        if desk is None or state is None:
            hint = "Start one, or open a chart."
            self._hub.trouble.emit(CoderDeskError("There is no encounter to fill.", hint))
        elif not self._hub.say_closed():
            encounter, books = state.encounter, self._hub.books
            self._hub.runner.run(
                lambda _step: offer_stated(rows, desk.text, encounter, books), self.show_offers
            )

    @Slot(object)
    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """List them; Enter takes one."""
        lines = [Listed(one.title, one.below, one.does, one) for one in offers]
        sheet = ListingSheet("Stated by the files", "import", lines, does="Take it", empty=EMPTY)
        sheet.chosen.connect(self._take)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _take(self, offer: Offer) -> None:
        """Take one; after a change of the form the rest is offered again."""
        if offer.change is not None:
            self._hub.change(offer.change)
        elif offer.code and offer.system is not None:
            self._hub.chart.offer(offer.passage)
            self._hub.assign(offer.system, offer.code)
        else:
            self._hub.chart.offer(offer.passage)
            self._window.desk.book.take_focus(offer.words)
            return
        self.ask()
