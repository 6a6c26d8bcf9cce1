"""The part of the hub that handles charts: open, show, find, and how far they were read."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.chart import Document, Passage
from coderdesk.domain.encounter import Setting
from coderdesk.domain.shown import shown_name
from coderdesk.domain.work import Act, DocumentRow
from coderdesk.errors import CoderDeskError
from coderdesk.gui.runner import Runner
from coderdesk.gui.tasks import Task
from coderdesk.workflow.coverage import Uncovered, uncovered
from coderdesk.workflow.desk import Desk
from coderdesk.workflow.lens import Lens
from coderdesk.workflow.open_chart import (
    Opened,
    Refusal,
    complete_document,
    needs_text,
    open_files,
    pages_of,
)
from coderdesk.workflow.reading_order import in_reading_order

MOST_TOLD = 3  # refused files are told by name; the bar is not a list


class ChartHub(QObject):
    """The documents of the encounter on the desk."""

    documents_listed = Signal(object)  # tuple[DocumentRow, ...]
    document_opened = Signal(object, object, object)  # DocumentRow, Document, pages or None
    found = Signal(str, object)  # words, tuple[Found, ...]
    text_read = Signal(object)  # Document
    password_asked = Signal(object, bool)  # Path, whether the one given was wrong
    password_dropped = Signal()  # another encounter came, or the desk is locked
    files_read = Signal(int, int)  # files done, files in all

    def __init__(self, runner: Runner, begin: Callable[[], str]) -> None:
        """``begin`` starts an encounter where there is none, and gives its id."""
        super().__init__()
        self._runner = runner
        self._begin = begin
        self._desk: Desk | None = None
        self._encounter = ""
        self._locked: list[Path] = []
        self._finding: Task | None = None
        self._offered: Passage | None = None
        self._setting: Setting | None = None
        self.rows: tuple[DocumentRow, ...] = ()
        self.shown: DocumentRow | None = None

    def take(self, desk: Desk | None, encounter_id: str) -> None:
        """Show the documents of an encounter."""
        self._desk, self._encounter = desk, encounter_id
        self.shown = self._offered = None
        if self._finding is not None:
            self._finding.cancel()
            self._finding = None
        self._list()
        if self._locked:
            self._locked.clear()
            self.password_dropped.emit()

    def _list(self) -> None:
        desk = self._desk
        rows = desk.documents(self._encounter) if desk and self._encounter else ()
        self.rows = in_reading_order(rows, self._setting)
        self.documents_listed.emit(self.rows)

    def order_for(self, setting: Setting | None) -> None:
        """List the documents as they are read in a setting."""
        if setting is not self._setting:
            self._setting = setting
            if self.rows:
                self._runner.guarded(self._list)

    def uncovered(self, lens: Lens, day: dt.date | None) -> tuple[Uncovered, ...]:
        """What of the chart has not been looked at."""
        desk = self._desk
        return uncovered(desk.documents(self._encounter), desk.text, lens, day) if desk else ()

    def open(self, paths: Iterable[Path], password: str | None = None) -> None:
        """Trip 1: read files and keep them in the chart."""
        files = tuple(paths)
        if self._desk is not None and files:
            self._runner.run(
                lambda step: open_files(files, step, password),
                partial(self._take_in, encounter=self._encounter, tried=password is not None),
                self.files_read.emit,
            )

    def open_documents(self, documents: Iterable[Document]) -> None:
        """Keep documents that are at hand, such as those of a synthetic chart."""
        self._take_in(Opened(tuple(documents)), encounter=self._encounter, tried=False)

    def give_password(self, password: str) -> None:
        """Try a password on the file that asked for one."""
        if self._locked:
            self.open((self._locked.pop(0),), password)

    def drop_password(self) -> None:
        """Leave the file that asked for a password unopened."""
        if self._locked:
            self._locked.pop(0)
        self._ask_password(wrong=False)

    def _take_in(self, opened: Opened, *, encounter: str, tried: bool) -> None:
        """Keep what was read in the chart it was opened for, whichever lies on the desk by now."""
        refused = [one for one in opened.refusals if one.path not in opened.locked]
        if refused:
            self._runner.trouble.emit(_named(refused))
        if opened.documents:
            self._runner.guarded(lambda: self._keep(encounter, opened.documents))
        if encounter in ("", self._encounter):
            self._locked += opened.locked
            self._ask_password(wrong=tried and bool(opened.locked))

    def _ask_password(self, *, wrong: bool) -> None:
        if self._locked:
            self.password_asked.emit(self._locked[0], wrong)

    def _keep(self, opened_for: str, documents: tuple[Document, ...]) -> None:
        desk = self._desk
        if desk is None:
            return
        encounter = opened_for or self._begin_with_locked()
        added = desk.add_documents(encounter, documents)
        desk.record(Act.IMPORTED, encounter, f"{len(added.kept)} documents")
        if encounter != self._encounter:
            self._runner.told.emit("The documents lie with the encounter they were opened for")
            return
        self._list()
        if added.kept:
            first = added.kept[0].sha256
            self._show_first(lambda row: row.sha256 == first)
        if added.known:
            self._runner.told.emit(f"{len(added.known)} already in this chart")

    def _begin_with_locked(self) -> str:
        """Begin an encounter; the files that still want a password come along."""
        locked, self._locked = self._locked, []
        encounter = self._begin()
        self._locked = locked
        return encounter

    def _show_first(self, fits: Callable[[DocumentRow], bool]) -> None:
        for row in self.rows:
            if fits(row):
                self.show(row.id)
                return

    def show(self, document_id: int) -> None:
        """Show a document; the text of a long PDF follows."""
        self._runner.guarded(lambda: self._show(document_id))

    def _show(self, document_id: int) -> None:
        row = next((row for row in self.rows if row.id == document_id), None)
        if row is None or self._desk is None:
            return
        document = self._desk.document(document_id)
        self.shown = row
        self.document_opened.emit(row, document, pages_of(document))
        if needs_text(document):
            self._runner.run(lambda step: complete_document(document, step), self._on_text)

    @Slot(object)
    def _on_text(self, document: Document) -> None:
        if self._desk is not None:
            desk = self._desk
            self._runner.guarded(lambda: desk.retell(document))
            self.text_read.emit(document)

    def find(self, words: str) -> None:
        """Find words in every document of the chart; only the last words are answered."""
        desk, encounter = self._desk, self._encounter
        if self._finding is not None:
            self._finding.cancel()
            self._finding = None
        if desk is None or not words.strip():
            self.found.emit(words, ())
            return
        self._finding = self._runner.run(
            lambda _step: desk.find_in_chart(encounter, words), partial(self._on_found, words)
        )

    def _on_found(self, words: str, found: object) -> None:
        self._finding = None
        self.found.emit(words, found)

    def see(self, document_id: int, pages: tuple[int, ...]) -> None:
        """Note which pages have been looked at."""
        desk = self._desk
        if desk is not None:
            self._runner.guarded(lambda: desk.mark_seen(document_id, pages))

    def bookmark(self, document_id: int, page: int) -> None:
        """Lay the bookmark at a page; 0 takes it out."""
        desk = self._desk
        if desk is not None:
            self._runner.guarded(lambda: desk.set_bookmark(document_id, page))

    def offer(self, passage: Passage | None) -> None:
        """Keep the passage whose words were sent to the search: it proves the code found with it."""
        self._offered = passage

    def offered(self) -> Passage | None:
        """The passage for the next code; it is given once."""
        passage, self._offered = self._offered, None
        return passage


def _named(refused: list[Refusal]) -> CoderDeskError:
    """Say which files were refused, and why, in one message."""
    told = [f"“{shown_name(one.path.name)}”: {one.error.message}" for one in refused[:MOST_TOLD]]
    if len(refused) == 1:
        return CoderDeskError(told[0], refused[0].error.hint)
    more = len(refused) - len(told)
    return CoderDeskError(
        f"{len(refused)} files were not opened. {' '.join(told)}", f"And {more} more." if more else ""
    )
