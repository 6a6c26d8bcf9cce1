"""Which code the coder looks at: its page is open, or about to be."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coderdesk.domain.code import Hit, bare
from coderdesk.domain.page import Page
from coderdesk.gui.search.asking import Pick
from coderdesk.gui.search.history import GuideSpot, History, IndexSpot, Spot, Visit

PAUSE_MS = 30  # the page of a hit opens once the choice rests for two frames


class Looking(QObject):
    """Asks for the page of the code looked at, and knows the way back.

    ``late`` is a pick that came before that page; looking at another code drops it.
    """

    page_wanted = Signal(object, str)  # System | None, code
    index_wanted = Signal(object)  # IndexSpot
    guide_wanted = Signal(object)  # GuideSpot

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.history = History()
        self.late: Pick | None = None
        self._wanted: Spot | None = None
        self._passing = False  # it is looked at on the way through the hits
        self.strayed = False  # a link or the way back led away from the list
        self._beside = False  # it is looked at beside a line of the index, which is the place itself
        self._page: Page | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)

    @property
    def settled(self) -> bool:
        """Whether the page open is that of the code looked at."""
        return self._wanted is None or _is(self._wanted, self._page)

    def rest_on(self, hit: Hit) -> None:
        """Look at a hit, once the choice rests."""
        self.rest_at((hit.system, hit.code))
        self._beside = False

    def rest_at(self, spot: Spot) -> None:
        """Look at the code that a line of the index gives, once the choice rests."""
        self._wanted, self._passing, self.late = spot, True, None
        self._beside, self.strayed = True, False
        self._pause.start()

    def go(self, spot: Visit | None) -> None:
        """Open the page of a code now, or a place of the index."""
        if isinstance(spot, IndexSpot):
            self.index_wanted.emit(spot)
        elif isinstance(spot, GuideSpot):
            self.guide_wanted.emit(spot)
        elif spot is not None:
            self._pause.stop()
            self._beside, self.strayed = False, True
            self._wanted, self._passing, self.late = spot, False, None
            self.page_wanted.emit(*spot)

    @Slot()
    def look(self) -> None:
        """Open the page of the code looked at, unless it is open already."""
        self._pause.stop()
        if self._wanted is not None and not self.settled:
            self.page_wanted.emit(*self._wanted)

    def forget(self) -> None:
        """Look at nothing in particular."""
        self._pause.stop()
        self.strayed = False
        self._wanted, self._passing, self.late = None, False, None

    def stay(self) -> None:
        """Stay with the page that is open: the one asked for does not come."""
        if self._page is not None and not self._pause.isActive():
            self._wanted = (self._page.code.system, self._page.code.code)
            self._passing, self.late = False, None

    def look_again(self) -> None:
        """Open the same page anew, as after the encounter changed."""
        if self._page is not None:
            self.page_wanted.emit(self._page.code.system, self._page.code.code)

    def arrive(self, page: Page) -> Pick | None:
        """Note that a page was opened; the pick that waited for it comes back."""
        self._page = page
        here = (page.code.system, page.code.code)
        if not self._pause.isActive() and self.late is None and not self.settled:
            self._wanted, self._passing = here, False  # somebody else opened it
            self._beside = False
        if not self._beside:
            self.history.visit(here, passing=self._passing and self.settled)
        late = self.late if self.settled else None
        self.late = None if late else self.late
        return late


def _is(spot: Spot, page: Page | None) -> bool:
    """Whether a page is the one of a spot."""
    if page is None:
        return False
    return spot[0] in {None, page.code.system} and bare(spot[1]) == bare(page.code.code)
