"""Which books are searched, whether headers are left out, and how much was found."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.code import Answer, System
from coderdesk.gui.actions import Command, key_map, keys_of
from coderdesk.gui.parts import Chip, KeyButton, Keys, Segments, row, words
from coderdesk.gui.search.fitting import Fitting

BOOKS: tuple[tuple[str, tuple[System, ...]], ...] = (
    ("All", ()),
    ("CM", (System.ICD10CM,)),
    ("PCS", (System.ICD10PCS,)),
    ("HCPCS", (System.HCPCS, System.CPT)),
    ("Index", ()),
    ("§", ()),
)
BOOK_KEYS = (Command.BOOKS_ALL, Command.BOOKS_CM, Command.BOOKS_PCS, Command.BOOKS_HCPCS)
# Where the index and the guidelines stand behind the books.
INDEX, GUIDE = len(BOOK_KEYS), len(BOOK_KEYS) + 1


class BookStrip(QWidget):
    """The filters of the search."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.billable_only = False
        self.books = Segments("Books", [name for name, _systems in BOOKS])
        self.books.chosen.connect(lambda _at: self.changed.emit())
        guide = self.books.findChildren(KeyButton)[GUIDE]
        guide.setAccessibleName("Books: Official Guidelines")
        guide.setToolTip("Official Guidelines")
        self._first, self._last = Keys(BOOK_KEYS[0]), Keys(Command.BOOKS_GUIDE)
        self._keys = row(self._first, words("…", "small", "ink3"), self._last, gap=3)
        self._only = row(Chip("Billable only", "good"), Keys(Command.BILLABLE_ONLY), gap=4)
        self._count = words("", "small", "ink3")
        self._row = Fitting((self.books, self._only, self._keys), self._count, gap=8)
        self._row.put_away(self._only, away=True)
        self._row.set_wrapping(on=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row)
        key_map().changed.connect(self._on_keys)
        self._on_keys()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through."""
        return [*self.books.findChildren(KeyButton)]

    @property
    def systems(self) -> tuple[System, ...]:
        """The code systems searched; none is all of them."""
        return BOOKS[self.books.at][1]

    @property
    def index(self) -> bool:
        """Whether the index is searched instead of the books."""
        return self.books.at == INDEX

    @property
    def guide(self) -> bool:
        """Whether the guidelines are searched instead of the books."""
        return self.books.at == GUIDE

    @property
    def narrowed(self) -> bool:
        """Whether some books are left out."""
        return bool(self.systems)

    def choose(self, at: int) -> None:
        """Search other books."""
        self.books.choose(at)
        self.changed.emit()

    def choose_index(self, *, quiet: bool = False) -> None:
        """Search the index; ``quiet`` when a place of it is shown already."""
        self.books.choose(INDEX)
        if not quiet:
            self.changed.emit()

    def choose_guide(self, *, quiet: bool = False) -> None:
        """Search the guidelines; ``quiet`` when a section is shown already."""
        self.books.choose(GUIDE)
        if not quiet:
            self.changed.emit()

    def toggle_billable(self) -> None:
        """Leave headers out of the hits, or take them in again."""
        self.billable_only = not self.billable_only
        self._row.put_away(self._only, away=not self.billable_only)
        self._row.set_wrapping(on=self.billable_only)
        self.changed.emit()

    def show_count(self, answer: Answer | None) -> None:
        """Say how many hits there are and what they took."""
        self._count.setText(_count(answer) if answer and answer.query.strip() else "")

    @Slot()
    def _on_keys(self) -> None:
        shown = all(keys_of(command) for command in (*BOOK_KEYS, Command.BOOKS_GUIDE))
        self._row.put_away(self._keys, away=not shown)


def _count(answer: Answer) -> str:
    count = len(answer.hits)
    some = "no hits" if not count else "1 hit" if count == 1 else f"{count} hits"
    return f"{some} · {max(1, round(answer.ms))} ms"
