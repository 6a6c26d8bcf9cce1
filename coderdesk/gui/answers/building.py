"""The PCS table over the desk: a procedure code is built and put on the encounter."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.code import System
from coderdesk.gui.hub import Hub
from coderdesk.gui.search.pcs_builder import PcsBuilder
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.build_pcs import PcsBuilding


class Building(QObject):
    """Answers the command that builds a procedure code."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._building: PcsBuilding | None = None
        self._sheet: PcsBuilder | None = None

    @Slot()
    def build(self) -> None:
        """Begin with the procedure code that is open in the codebook, or with nothing."""
        page = self._window.desk.book.asks.page
        self.begin(page.code.code if page and page.code.system is System.ICD10PCS else "")

    @Slot(str)
    def begin(self, prefix: str) -> None:
        """Begin with these characters, in the edition of the encounter's day."""
        self._hub.runner.guarded(lambda: self._open(prefix))

    def _open(self, prefix: str) -> None:
        self._building = building = PcsBuilding(self._hub.books, self._hub.day)
        draft = building.draft(prefix)
        self._sheet = sheet = PcsBuilder()
        sheet.prefix_asked.connect(self._on_prefix)
        sheet.code_built.connect(self._on_built)
        sheet.closed.connect(self._on_closed)
        sheet.show_draft(draft)
        self._window.open_sheet(sheet)

    @Slot(str)
    def _on_prefix(self, prefix: str) -> None:
        building, sheet = self._building, self._sheet
        if building is not None and sheet is not None:
            self._hub.runner.guarded(lambda: sheet.show_draft(building.draft(prefix)))

    @Slot(object, str)
    def _on_built(self, system: System, code: str) -> None:
        """Put the code on the encounter; without one its page is opened, so that it is not lost."""
        self._hub.assign(system, code)
        self._hub.open_page(system, code)

    @Slot()
    def _on_closed(self) -> None:
        self._building = self._sheet = None
