"""The small parts that every pane and sheet is made of.

A part is imported when it is first asked for: the cover needs few of them, and it comes first.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from coderdesk.gui.parts.band import band
from coderdesk.gui.parts.rich import Rich, rich
from coderdesk.gui.theme import Look, dress, look, looks, use

if TYPE_CHECKING:
    from coderdesk.gui.parts.button import KeyButton, Segments
    from coderdesk.gui.parts.caps import Keyed, Keys, caps_width, draw_caps
    from coderdesk.gui.parts.cells import (
        Cell,
        Chips,
        CodeText,
        Evidence,
        Mark,
        OneLine,
        Poa,
        Pointers,
        Sequence,
        Spot,
        Text,
    )
    from coderdesk.gui.parts.edit_row import EditRow, GroupRow
    from coderdesk.gui.parts.field import Field
    from coderdesk.gui.parts.filter_box import FilterBox
    from coderdesk.gui.parts.lines import Line, Piece, Prose, column, row, rule, upright, words
    from coderdesk.gui.parts.marks import (
        SEVERITY,
        SEVERITY_WORD,
        Chip,
        Glyph,
        chip_width,
        draw_chip,
        draw_icon,
        draw_poa,
    )
    from coderdesk.gui.parts.markup import literal
    from coderdesk.gui.parts.pane import EmptyPane, Pane
    from coderdesk.gui.parts.rows import GroupName, Index, Rows, RowsModel
    from coderdesk.gui.parts.table import Table
    from coderdesk.gui.parts.table_model import Head, Spanning, TableLine, TableModel
    from coderdesk.gui.parts.toggle import Toggle

__all__ = [
    "SEVERITY",
    "SEVERITY_WORD",
    "Cell",
    "Chip",
    "Chips",
    "CodeText",
    "EditRow",
    "EmptyPane",
    "Evidence",
    "Field",
    "FilterBox",
    "Glyph",
    "GroupName",
    "GroupRow",
    "Head",
    "Index",
    "KeyButton",
    "Keyed",
    "Keys",
    "Line",
    "Look",
    "Mark",
    "OneLine",
    "Pane",
    "Piece",
    "Poa",
    "Pointers",
    "Prose",
    "Rich",
    "Rows",
    "RowsModel",
    "Segments",
    "Sequence",
    "Spanning",
    "Spot",
    "Table",
    "TableLine",
    "TableModel",
    "Text",
    "Toggle",
    "band",
    "caps_width",
    "chip_width",
    "column",
    "draw_caps",
    "draw_chip",
    "draw_icon",
    "draw_poa",
    "dress",
    "literal",
    "look",
    "looks",
    "rich",
    "row",
    "rule",
    "upright",
    "use",
    "words",
]

_ROOMS = {
    "button": "KeyButton Segments",
    "caps": "Keyed Keys caps_width draw_caps",
    "cells": "Cell Chips CodeText Evidence Mark OneLine Poa Pointers Sequence Spot Text",
    "edit_row": "EditRow GroupRow",
    "field": "Field",
    "filter_box": "FilterBox",
    "lines": "Line Piece Prose column row rule upright words",
    "marks": "SEVERITY SEVERITY_WORD Chip Glyph chip_width draw_chip draw_icon draw_poa",
    "markup": "literal",
    "pane": "EmptyPane Pane",
    "rows": "GroupName Index Rows RowsModel",
    "table": "Table",
    "table_model": "Head Spanning TableLine TableModel",
    "toggle": "Toggle",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part: object = getattr(import_module(f"{__name__}.{room}"), name)
    globals()[name] = part
    return part
