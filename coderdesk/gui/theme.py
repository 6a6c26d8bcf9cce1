"""The look in use: colours, sizes, type and icons at one text size, changeable while the desk runs.

`use` puts a look on. Every living widget is then dressed again: what `dress` gave it (font role, fixed
size, tone) is renewed, and a widget with a method ``take_look`` has it called.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from coderdesk.gui.colours import DARK, LIGHT, Colours
from coderdesk.gui.style import palette, stylesheet
from coderdesk.gui.typeface import ROLES, font_of, load_fonts
from coderdesk.paths import shipped
from coderdesk.settings import LARGEST_TEXT, SMALLEST_TEXT, Theme

RATIOS = (1.0, 1.5, 2.0)
WIDE, TALL = 1700, 900  # breakpoints, in text-scaled pixels
FUSED = "fused"  # on an application that wears Fusion already
SIZED = ("voice", "tall", "wide")
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Space:
    """Spacing on a grid of 4 px, and the heights of what repeats."""

    xxs: int = 2
    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - the usual name of a size
    xl: int = 24
    xxl: int = 32
    row: int = 28  # one line of a table
    control: int = 28  # field, button
    search: int = 36
    head: int = 36  # of a pane
    identity: int = 40
    status: int = 26
    radius: int = 4  # field, button
    radius_l: int = 8  # sheet


@dataclass(frozen=True, slots=True)
class Look:
    """One theme at one text size; ``scale`` runs from 0.9 to 1.5."""

    dark: bool = False
    scale: float = 1.0

    @property
    def c(self) -> Colours:
        """The colours as hex text."""
        return DARK if self.dark else LIGHT

    @property
    def s(self) -> Space:
        """The spacing, in pixels at 100 %."""
        return _SPACE

    def px(self, value: float) -> int:
        """A length at this text size, in logical pixels."""
        return round(value * self.scale)

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour by its meaning."""
        colour = QColor(getattr(self.c, name))
        if alpha != 1.0:
            colour.setAlphaF(alpha)
        return colour

    def font(self, role: str) -> QFont:
        """A type role."""
        return font_of(role, self.scale)

    def leading(self, role: str) -> int:
        """The line height of a type role in pixels."""
        return self.px(ROLES[role].leading)

    def pixmap(self, name: str, tone: str, size: int, ratio: float) -> QPixmap:
        """An icon in a semantic colour; the inside of a solid mark takes the surface's."""
        return _pixmap(name, getattr(self.c, tone), self.c.surface, self.px(size), ratio)

    def icon(self, name: str, tone: str = "ink2", size: int = 16) -> QIcon:
        """An icon for a control, sharp at 100, 150 and 200 %."""
        icon = QIcon()
        for ratio in RATIOS:
            icon.addPixmap(self.pixmap(name, tone, size, ratio))
            icon.addPixmap(self.pixmap(name, "edge", size, ratio), QIcon.Mode.Disabled)
        return icon

    def is_wide(self, width: int) -> bool:
        """Whether a window of this width shows the roomy layout."""
        return width / self.scale >= WIDE

    def is_tall(self, height: int) -> bool:
        """Whether a window of this height shows the roomy layout."""
        return height / self.scale >= TALL


class Looks(QObject):
    """Says that another look is in use: first what to forget, then, all dressed, what to do."""

    forgotten = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now = Look()
        self.choice: tuple[Theme, float] | None = None


_SPACE = Space()


@lru_cache(maxsize=1)
def looks() -> Looks:
    """The one that knows the look in use; its ``changed`` comes after all widgets are dressed again."""
    return Looks()


def look() -> Look:
    """The look in use."""
    return looks().now


def use(new: Look) -> None:
    """Put on a look; what was laid out or drawn for another is forgotten."""
    looks().now = new
    _pixmap.cache_clear()
    looks().forgotten.emit()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        load_fonts()
        if not app.property(FUSED):  # asking for the style itself brings in all of its names
            app.setStyle("Fusion")
            app.setProperty(FUSED, True)  # noqa: FBT003 - Qt's own order
        app.setPalette(palette(new.c))
        app.setFont(new.font("body"))
        app.setStyleSheet(stylesheet(new.c))
        # who measures parts comes last; dressing one may replace another, such as the icon of a field
        for widget in sorted(app.allWidgets(), key=_depth, reverse=True):
            if isValid(widget):
                _dress_again(widget)
    looks().changed.emit()


def wear(theme: Theme, scale: float = 1.0) -> None:
    """Put on what the user chose; ``Theme.SYSTEM`` follows the system from now on."""
    first = looks().choice is None
    size = min(LARGEST_TEXT, max(SMALLEST_TEXT, scale))
    looks().choice = (theme, size)
    if first:
        QGuiApplication.styleHints().colorSchemeChanged.connect(_on_scheme)
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and _system_is_dark())
    use(Look(dark=dark, scale=size))


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _on_scheme(_scheme: Qt.ColorScheme) -> None:
    choice = looks().choice
    if choice and choice[0] is Theme.SYSTEM and _system_is_dark() is not look().dark:
        wear(*choice)


def dress(widget: W, **roles: str | bool | int) -> W:
    """Give a widget its roles, and keep them when the look changes; the widget comes back.

    ``kind``, ``tone``, ``ground``, ``flat``, ``sheet`` and ``bad`` are known to the stylesheet;
    ``voice`` is a type role; ``tall`` and ``wide`` are a fixed height and width in pixels at 100 %.
    """
    for name, value in roles.items():
        widget.setProperty(name, value)
    if "ground" in roles:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
    _size(widget)
    # What Qt has not polished yet reads its roles when shown; polished now, it would lose its font.
    polished = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    if polished and roles.keys() - set(SIZED):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    _size(widget)
    return widget


def _size(widget: QWidget) -> None:
    voice, tall, wide = (widget.property(name) for name in SIZED)
    if voice:
        widget.setFont(look().font(voice))
    if tall:
        widget.setFixedHeight(look().px(tall))
    if wide:
        widget.setFixedWidth(look().px(wide))


def _depth(widget: QWidget) -> int:
    depth, above = 0, widget.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return depth


def _dress_again(widget: QWidget) -> None:
    _size(widget)
    again = getattr(widget, "take_look", None)
    if again is not None and vars(widget):  # else swept already, and only Qt does not know it yet
        again()


@lru_cache(maxsize=1)
def _icons() -> Path:
    return shipped("resources", "icons")


@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    return (_icons() / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, ground: str, size: int, ratio: float) -> QPixmap:
    svg = _svg(name).replace("currentColor", colour).replace("groundColor", ground)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
