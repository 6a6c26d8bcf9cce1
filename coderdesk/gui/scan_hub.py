"""The part of the hub that reads scanned pages, one after the other, in the background."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.chart import Document
from coderdesk.errors import CoderDeskError
from coderdesk.gui.chart.scan import ScanReading, ScanState
from coderdesk.gui.hub import Hub
from coderdesk.gui.runner import Runner
from coderdesk.gui.tasks import Task
from coderdesk.workflow.read_scan import (
    PageRead,
    ScanPages,
    can_read,
    next_page,
    read_scan,
    unread,
    with_read,
)

KEEP_EVERY = 8  # pages; keeping rewrites the text of the whole document


class ScanHub(QObject):
    """Reads the scans of the open document page by page; what is read is kept with it."""

    def __init__(self, hub: Hub, scan: ScanReading) -> None:
        super().__init__()
        self._hub, self._scan = hub, scan
        self._runner = Runner()  # its own: a page takes seconds, and locking waits for nobody's page
        self._document: Document | None = None
        self._pages: ScanPages | None = None
        self._task: Task | None = None
        self._total = self._unkept = 0
        self.read_page, self.can_read = read_scan, can_read
        hub.chart.document_opened.connect(self._on_opened)
        hub.chart.text_read.connect(self._on_text)
        hub.chart.documents_listed.connect(self._on_listed)
        hub.leaving.connect(self.stop)
        scan.asked.connect(self.start)
        scan.stop_asked.connect(self.stop)
        scan.said.connect(hub.runner.told)
        self._runner.trouble.connect(hub.runner.trouble)

    @Slot(object, object, object)
    def _on_opened(self, _row: object, document: Document, pages: object) -> None:
        self.stop()
        self._document = document
        self._pages = pages if isinstance(pages, ScanPages) else None
        self._tell()

    @Slot(object)
    def _on_text(self, document: Document) -> None:
        if self._document is not None and document.id == self._document.id:
            self._document = document
            self._tell()

    @Slot(object)
    def _on_listed(self, rows: object) -> None:
        here = self._document.id if self._document else 0
        if not isinstance(rows, tuple) or here not in {row.id for row in rows}:
            self.stop()
            self._document = self._pages = None
            self._tell()

    @Slot(int)
    def start(self, page: int) -> None:
        """Read what waits, beginning at a page."""
        if self._task is None and self._document is not None:
            self._total = len(unread(self._document))
            self._go_on(page)

    @Slot()
    def stop(self) -> None:
        """Read no further; what has been read is kept."""
        if self._task is not None:
            self._cancel()
            self._keep()
            self._tell()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _go_on(self, page: int) -> None:
        document, pages = self._document, self._pages
        number = next_page(document, page) if document is not None and pages is not None else 0
        if not number or pages is None:
            self._task = None
            self._keep()
        else:
            held, read = pages, self.read_page
            self._task = self._runner.run(
                lambda _step: read(held, number), self._on_read, None, partial(self._on_trouble)
            )
        self._tell()

    def _on_read(self, read: PageRead) -> None:
        document, pages = self._document, self._pages
        if document is None or pages is None:
            return
        self._document = told = with_read(document, (read,))
        pages.take(told)
        self._unkept += 1
        if self._unkept >= KEEP_EVERY:
            self._keep()
        self._hub.chart.text_read.emit(told)
        if self._task is not None:  # nobody who heard of it has stopped the reading
            self._go_on(self._scan.page)

    def _on_trouble(self, error: CoderDeskError) -> None:
        self._task = None
        self._keep()
        self._tell()
        self._hub.runner.trouble.emit(error)

    def _keep(self) -> None:
        desk, document = self._hub.desk, self._document
        if self._unkept and desk is not None and document is not None:
            self._hub.runner.guarded(lambda: desk.retell(document))
        self._unkept = 0

    def _tell(self) -> None:
        left = len(unread(self._document)) if self._document is not None and self._pages else 0
        running = self._task is not None
        self._scan.show_state(
            ScanState(left, bool(left) and self.can_read(), running, self._total - left, self._total)
        )
