"""What is on the desk: the open work file, the codebooks, and who works here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from coderdesk.domain.chart import Document
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import (
    Act,
    Added,
    DeskState,
    DocumentRow,
    EncounterRow,
    Found,
    Happening,
    JournalEntry,
    Listing,
    WorkStatus,
)
from coderdesk.storage import vault
from coderdesk.storage.archive import write_archive
from coderdesk.storage.backup import back_up, is_due
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.choices import ChoiceStore
from coderdesk.storage.code_sets import CodeSetStore
from coderdesk.storage.credits import CreditStore
from coderdesk.storage.database import WorkFile
from coderdesk.storage.desk_state import DeskStore
from coderdesk.storage.encounters import EncounterStore, SettledEncounter
from coderdesk.storage.journal import Journal
from coderdesk.storage.learning import DrillStore, EntryStore
from coderdesk.storage.picks import Notebook, PickStore
from coderdesk.workflow.ask_physician import Asking
from coderdesk.workflow.audit_work import Auditing
from coderdesk.workflow.audited import accuracy_from, scores_from
from coderdesk.workflow.code_encounter import CodingSession
from coderdesk.workflow.code_groups import CodeGroups
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.fill_worklist import Filler
from coderdesk.workflow.go_back import GoingBack
from coderdesk.workflow.learn import Learning
from coderdesk.workflow.own_book import OwnBook
from coderdesk.workflow.pace import Pace
from coderdesk.workflow.show_journal import journal_pages, journal_table, newest
from coderdesk.workflow.tell_failures import tell_failures
from coderdesk.workflow.worklist import Worklist

OPEN = tuple(status for status in WorkStatus if status is not WorkStatus.DONE)


class Desk:
    """The open shelves; every trip of the day starts here."""

    def __init__(self, home: Path, work: WorkFile, books: Codebooks, who: str) -> None:
        self.home = home
        self.books = books
        self.who = who
        self._work = work
        self._encounters = EncounterStore(work)
        self._charts = ChartStore(work)
        self._states = DeskStore(work)
        self._journal = Journal(work)
        self.learning = Learning(EntryStore(work), DrillStore(work), CreditStore(work))
        self.groups = CodeGroups(CodeSetStore(work), self._encounters, books)
        self.own_book = OwnBook(PickStore(work), Notebook(work))
        self.worklist = Worklist(work, self._encounters, self.who_now)
        self.asking = Asking(work, lambda: self.who)
        self.filler = Filler(work, self.who_now)
        self.auditing = Auditing(work, lambda: self.who)
        self.pace = Pace(work, self.worklist)
        self.choices = ChoiceStore(work)
        self.going_back = GoingBack(home, work)
        self.pace.scores = scores_from(self.auditing.listing, self.who_now)
        self.pace.accuracy = accuracy_from(self.auditing.listing, self.who_now)
        self._journal.record(Act.UNLOCKED, who)

    def who_now(self) -> str:
        """Who works here, as the timeline names them."""
        return self.who

    def close(self) -> None:
        """Close the work file and drop its key."""
        self._work.close()

    def leave_copy(self) -> None:
        """Keep a verified, dated copy of the work, if it has changed since the last one."""
        if is_due(self.home):
            back_up(self._work)

    def begin(self, encounter: Encounter) -> CodingSession:
        """Put a new encounter on the desk."""
        kept = self._encounters.create(encounter, self.who)
        return self.take_up(kept.id)

    def take_up(self, encounter_id: str) -> CodingSession:
        """Go on with an encounter where it was left."""
        session = CodingSession(self._encounters, self.books, encounter_id, self.who)
        session.refusal = self.asking.refusal
        self._journal.record(Act.VIEWED, self.who, encounter_id)
        return session

    def add_documents(self, encounter_id: str, documents: Iterable[Document]) -> Added:
        """Keep documents in the chart of an encounter; those it has already are left as they are.

        SettledEncounter for one that is final or under audit: its codes were settled on what it held.
        """
        status = self._encounters.status(encounter_id)
        if status.is_settled:
            raise SettledEncounter(status)
        return self._charts.add(encounter_id, documents)

    def documents(self, encounter_id: str) -> tuple[DocumentRow, ...]:
        """The documents of a chart as listed, in reading order."""
        return self._charts.documents(encounter_id)

    def document(self, document_id: int) -> Document:
        """One document whole, with its bytes."""
        bare = self._charts.document(document_id)
        return replace(bare, data=self._charts.data(document_id))

    def text(self, document_id: int) -> Document:
        """One document without its bytes."""
        return self._charts.document(document_id)

    def find_in_chart(self, encounter_id: str, words: str) -> tuple[Found, ...]:
        """Where words stand in a chart."""
        return self._charts.find(encounter_id, words)

    def retell(self, document: Document) -> None:
        """Keep the text of a document that was read later."""
        self._charts.retell(document)

    def remove_document(self, document_id: int) -> None:
        """Take a document out of its chart."""
        self._charts.remove(document_id)

    def mark_seen(self, document_id: int, pages: Iterable[int]) -> None:
        """Note which pages have been looked at."""
        self._charts.mark_seen(document_id, pages)

    def set_bookmark(self, document_id: int, page: int) -> None:
        """Lay the bookmark at a page; 0 takes it out."""
        self._charts.set_bookmark(document_id, page)

    def keep(self, state: DeskState) -> None:
        """Keep how the desk lies, so that it can be laid out again."""
        self._states.save(state)

    def left(self) -> DeskState:
        """How the desk was left last."""
        return self._states.load()

    def left_for(self, encounter_id: str) -> DeskState:
        """How the desk was left the last time this encounter lay on it."""
        return self._states.load_for(encounter_id)

    def encounters(self, listing: Listing) -> tuple[EncounterRow, ...]:
        """The encounters of the work file."""
        return self._encounters.listing(listing)

    def open_encounters(self) -> Iterator[tuple[str, Encounter]]:
        """The encounters that are not final, each after its account."""
        for row in self._encounters.listing(Listing(statuses=OPEN)):
            yield row.account, self._encounters.load(row.id)

    def timeline(self, encounter_id: str) -> tuple[Happening, ...]:
        """All that happened to an encounter, oldest first."""
        return self._encounters.timeline(encounter_id)

    def back_up(self, target: Path) -> Path:
        """Write the whole work, still encrypted, into one file."""
        path = write_archive(self._work, target)
        self.record(Act.BACKED_UP)
        return path

    def change_passphrase(self, old: str, new: str) -> None:
        """Put a new passphrase in place; raises WrongPassphrase when the old one is not right."""
        try:
            vault.change_passphrase(self.home, old, new)
        except vault.WrongPassphrase:
            tell_failures(self.home, self._journal, self.who)
            raise
        self.record(Act.PASSPHRASE)

    def new_recovery_code(self) -> str:
        """Make a new recovery code; the one before opens nothing any more."""
        code = vault.new_recovery_code(self.home, self._work.key)
        self.record(Act.RECOVERY)
        return code

    def record(self, act: Act, encounter_id: str = "", detail: str = "") -> None:
        """Write a line into the journal."""
        self._journal.record(act, self.who, encounter_id, detail)

    def journal(self) -> tuple[JournalEntry, ...]:
        """The newest lines of the journal, newest first."""
        return newest(self._journal)

    def journal_csv(self) -> bytes:
        """The whole journal as a table."""
        return journal_table(self._journal).encode("utf-8-sig")

    def journal_pdf(self, author: str) -> bytes:
        """The newest lines of the journal on paper."""
        return journal_pages(self._journal, author)
