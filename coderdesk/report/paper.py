"""What stands on paper, as values: every report is made of these before anything is laid out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Voice(StrEnum):
    """Who speaks, and how loudly: the desk in sans, a code in mono, the record in serif."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HOUSE = "house"
    LABEL = "label"
    VALUE = "value"
    SUBJECT = "subject"
    PART = "part"
    TAIL = "tail"
    HEAD = "head"
    SEQUENCE = "sequence"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SOFT = "soft"
    CODE = "code"
    QUOTE = "quote"
    SOURCE = "source"
    FOOT = "foot"
    WARN = "warn"
    RECORD_TITLE = "record title"
    RECORD_META = "record meta"
    RECORD_HEAD = "record head"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in one voice; ``spoken`` is what a screen reader says when it differs."""

    text: str
    voice: Voice = Voice.BODY
    spoken: str = ""


Cell = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a part: its head, and its place in points from the left margin.

    ``name`` is what a screen reader calls a column without a head.
    """

    head: str
    left: float
    width: float
    right: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a part, a cell for each column.

    ``first`` sets the first cell white in a black square; ``cut`` is the caption of a dashed line above
    the row, from which on nothing fits the claim; ``ruled`` draws the hairline below.
    """

    cells: tuple[Cell, ...]
    first: bool = False
    cut: str = ""
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the paper under its own head; the head is repeated where the part runs over a page."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value; ``span`` counts columns of the head's grid of five.

    ``code`` stands in mono before the value.
    """

    label: str
    value: str
    code: str = ""
    span: int = 1
    voice: Voice = Voice.VALUE


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of each page: left the mark over the notes, right the page number over the stamp."""

    mark: str
    notes: tuple[str, ...]
    stamp: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the file says of itself: its title, author and subject, and when it was made."""

    title: str
    author: str
    subject: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report; ``running`` are the words left and right at the top of the pages after the first.

    ``fields`` are the rows of the head's grid, ``signatures`` the labels of the lines to sign on.
    """

    card: Card
    title: str
    subtitle: str
    house: str
    house_note: str
    running: tuple[str, str]
    fields: tuple[tuple[Field, ...], ...]
    parts: tuple[Part, ...]
    foot: Foot
    signatures: tuple[str, ...] = ()
