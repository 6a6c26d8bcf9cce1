"""Drawing pages off the GUI thread, one at a time, always what is wanted now."""

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from typing_extensions import override

from coderdesk.gui.chart.pages import Pages, PageWords
from coderdesk.gui.chart.pictures import Wish


class Renderer(QObject):
    """Draws and reads pages; each new list of wishes replaces the one before.

    ``drawn`` and ``read`` arrive on the GUI thread; what belongs to a document no longer shown is not
    sent. The thread ends when there is nothing left to do.
    """

    drawn = Signal(object, QImage)  # Wish
    read = Signal(int, object)  # page, PageWords
    _done = Signal(int, object, object)  # generation, Wish or page, QImage or PageWords

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._wishes: list[Wish | int] = []
        self._busy: Wish | int | None = None
        self._running = False
        self._pages: Pages | None = None
        self._generation = 0
        self._ground = QColor("black")
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._deliver)

    def take(self, pages: Pages | None, ground: QColor) -> None:
        """Go over to another document; ``ground`` is the paper of pages drawn by night."""
        with self._lock:
            self._pages, self._ground = pages, QColor(ground)
            self._generation += 1
            self._wishes = []

    def want(self, wishes: Sequence[Wish | int]) -> None:
        """What is wanted now, first things first; an int asks for the words of a page."""
        with self._lock:
            self._wishes = [wish for wish in wishes if wish != self._busy]
            if self._running or not self._wishes or self._pages is None:
                return
            self._running = True
        self._pool.start(_Work(self.run))

    def stop(self) -> None:
        """Want nothing any more and wait for the page in hand."""
        self.take(None, self._ground)
        self._pool.waitForDone()

    def run(self) -> None:
        """Do the wishes on the pool until none is left."""
        ended = False
        try:
            while (job := self._next()) is not None:
                wish, pages, generation, ground = job
                if isinstance(wish, int):
                    found: object = PageWords(*pages.words(wish))
                else:
                    found = _draw(pages, wish, ground)
                del pages, job  # the last hand on a document closes it
                self._done.emit(generation, wish, found)
            ended = True
        finally:
            if not ended:
                with self._lock:
                    self._running, self._busy = False, None

    def _next(self) -> tuple[Wish | int, Pages, int, QColor] | None:
        with self._lock:
            self._busy = None
            if not self._wishes or self._pages is None:
                self._running = False
                return None
            self._busy = self._wishes.pop(0)
            return self._busy, self._pages, self._generation, self._ground

    def _deliver(self, generation: int, wish: Wish | int, found: object) -> None:
        if generation != self._generation:
            return
        if isinstance(wish, int):
            self.read.emit(wish, found)
        else:
            self.drawn.emit(wish, found)


class _Work(QRunnable):
    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    @override
    def run(self) -> None:
        self._call()


def _draw(pages: Pages, wish: Wish, ground: QColor) -> QImage:
    pixels = pages.render(wish.page, wish.width, wish.height, wish.turn)
    bare = QImage(pixels, wish.width, wish.height, 4 * wish.width, QImage.Format.Format_RGB32)
    picture = bare.copy()  # the bytes are Python's, the copy is Qt's
    if wish.night:
        picture.invertPixels()
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
        painter.fillRect(picture.rect(), ground)
        painter.end()
    return picture
