"""Files dropped on the pane: which are taken, and the frame that says so."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coderdesk.gui.parts import Pane
from coderdesk.gui.theme import look

INSET = 14


def files_in(data: QMimeData) -> list[Path]:
    """The files and folders of this machine in what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropFrame(QWidget):
    """Lies over the pane while files hover over it."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, *, on: bool) -> None:
        """Lie over the whole pane, or go."""
        parent = self.parentWidget()
        if on and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
        self.setVisible(on)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface", 0.86))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().colour("accent"), 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        painter.drawRoundedRect(frame, look().s.radius_l, look().s.radius_l)
        painter.setPen(look().colour("ink"))
        painter.setFont(look().font("title"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, "Drop to add to this chart")


class DropPane(Pane):
    """A pane on which files can be dropped."""

    files_dropped = Signal(list)  # list[Path]

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._drop_frame().cover(on=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_frame().cover(on=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_frame().cover(on=False)
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _drop_frame(self) -> DropFrame:
        frame = self.findChild(DropFrame)
        return frame if frame is not None else DropFrame(self)
