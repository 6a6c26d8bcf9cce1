"""The palette that colours Fusion, and the one short stylesheet that does what a palette cannot."""

from dataclasses import asdict
from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QPalette

from coderdesk.gui.colours import Colours
from coderdesk.paths import shipped


def stylesheet(colours: Colours) -> str:
    """The stylesheet in these colours."""
    return _template().substitute(asdict(colours))


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template(shipped("resources", "themes", "desk.qss").read_text("utf-8"))


def palette(colours: Colours) -> QPalette:
    """The palette that Fusion paints with."""
    role, made = QPalette.ColorRole, QPalette()
    for where, colour in {
        role.Window: colours.canvas,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.ink,
        role.Button: colours.canvas,
        role.ButtonText: colours.ink,
        role.BrightText: colours.error,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.ink,
        role.PlaceholderText: colours.ink3,
        role.Link: colours.ink,
        role.LinkVisited: colours.ink,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.desk,
    }.items():
        made.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.ink3))
    return made
