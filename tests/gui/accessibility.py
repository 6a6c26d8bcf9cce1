"""What every screen must keep to: names for what takes the keyboard, and nothing cut."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

OWN_TO_QT = (QScrollBar, QSplitterHandle, QHeaderView)


def unnamed(root: QWidget) -> list[str]:
    """Every widget that can have the keyboard and that a screen reader could not name."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, OWN_TO_QT):
            continue
        if widget.objectName().startswith("qt_"):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if not (face.isValid() and face.text(QAccessible.Text.Name).strip()):
            found.append(_path(widget))
    return found


def clipped(root: QWidget) -> list[str]:
    """Every visible widget drawn partly outside its parent, and every word or button cut short."""
    found = []
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or widget.isWindow() or parent is None or _scrolls(widget):
            continue
        if isinstance(widget, OWN_TO_QT) or isinstance(parent, QLineEdit):
            continue
        if not parent.rect().contains(QRect(widget.pos(), widget.size())):
            found.append(f"{_path(widget)} {widget.geometry()} in {parent.rect()}")
        plain = isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and not widget.wordWrap() and bool(widget.text())
        )
        if plain and widget.width() < widget.sizeHint().width():
            found.append(f"{_path(widget)} is cut: {widget.width()} of {widget.sizeHint().width()}")
        if plain and widget.height() < widget.sizeHint().height():
            found.append(
                f"{_path(widget)} is cut: {widget.height()} of {widget.sizeHint().height()} high"
            )
    return found


def windows() -> list[str]:
    """Every window that is open now."""
    return [_path(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
            return True
        parent = above
    return False


def _path(widget: QWidget) -> str:
    names: list[str] = []
    step: QWidget | None = widget
    while step is not None and len(names) < 4:
        said = step.accessibleName() or step.objectName()
        text = getattr(step, "text", None)
        said = said or (text() if callable(text) and not isinstance(step, QScrollBar) else "")
        names.append(f"{type(step).__name__}({said})" if said else type(step).__name__)
        step = step.parentWidget()
    return " in ".join(names)
