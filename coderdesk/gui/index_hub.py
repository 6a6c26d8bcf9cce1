"""The part of the hub that reads in the indexes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coderdesk.domain.changes import Assign, AssignPair
from coderdesk.domain.code import System
from coderdesk.domain.index_book import IndexKind, IndexLeaf
from coderdesk.gui.hub import Hub
from coderdesk.gui.tasks import Task
from coderdesk.workflow.read_index import Indexes


class IndexHub(QObject):
    """What a pane can ask of the indexes."""

    narrowed = Signal(object)  # IndexLeaf, the answer to the words typed last
    opened = Signal(object)  # IndexLeaf, another place of the index

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._hub = hub
        self._finding: Task | None = None

    @property
    def _indexes(self) -> Indexes:
        return Indexes(self._hub.books)

    def find(self, kind: IndexKind, words: str) -> None:
        """Narrow an index by words; only the last ones are answered."""
        if self._finding is not None:
            self._finding.cancel()
        indexes, day = self._indexes, self._hub.day
        self._finding = self._hub.runner.run(
            lambda _step: indexes.find(kind, words, day), self._on_found
        )

    def _on_found(self, leaf: IndexLeaf) -> None:
        self._finding = None
        self.narrowed.emit(leaf)

    def open(self, kind: IndexKind, number: int) -> None:
        """Open an index at a line."""
        self._emit(lambda: self._indexes.at(kind, number, self._hub.day))

    def follow(self, kind: IndexKind, reference: str) -> None:
        """Go where a term sends to."""
        self._emit(lambda: self._indexes.follow(kind, reference, self._hub.day))

    def open_naming(self, system: System, code: str) -> None:
        """Show the terms that lead to a code."""
        self._emit(lambda: self._indexes.naming(system, code, self._hub.day))

    def _emit(self, read: Callable[[], IndexLeaf]) -> None:
        if self._finding is not None:
            self._finding.cancel()
            self._finding = None
        self._hub.runner.guarded(lambda: self.opened.emit(read()))

    def assign_pair(self, first: str, second: str, principal: bool) -> None:  # noqa: FBT001 - a signal's
        """Put a code and its bracketed one on the encounter, in their order."""
        if self._hub.state is None:
            self._hub.assign(System.ICD10CM, first)  # says that there is no encounter yet
            return
        edition, _covers = self._hub.books.library.in_force(System.ICD10CM, self._hub.day)
        key = edition.key if edition else ""
        offered = self._hub.chart.offered()
        evidence = (offered,) if offered else ()
        self._hub.change(
            AssignPair(
                Assign(first, edition=key, principal=principal, evidence=evidence),
                Assign(second, edition=key, evidence=evidence),
            )
        )
