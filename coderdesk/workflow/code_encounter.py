"""Trip 3: put codes on an encounter and see the edits."""

import datetime as dt
from collections.abc import Callable

from coderdesk.domain.changes import Assign, Change, LeaveEdit, Together
from coderdesk.domain.code import System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import WorkStatus
from coderdesk.edits.why_not import why_not
from coderdesk.errors import CoderDeskError
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.revisions import SettledEncounter
from coderdesk.workflow.check_encounter import check_encounter
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.place_addons import under_its_base


class CodingSession:
    """One encounter on the desk; every change is saved before it is shown."""

    def __init__(self, store: EncounterStore, books: Codebooks, encounter_id: str, who: str) -> None:
        self._store = store
        self._books = books
        self._who = who
        self._id = encounter_id
        self.refusal: Callable[[str], CoderDeskError | None] = lambda _id: None
        self.state = self._seen(store.load(encounter_id), saved_at=None, revision=0)

    @property
    def id(self) -> str:
        """The encounter's id in the work file."""
        return self._id

    def apply(self, change: Change) -> CodingState:
        """Make a change, save it, and check what came of it.

        A change that changes nothing is not saved; one that cannot be saved raises CoderDeskError and
        leaves the state as it was.
        """
        before = self.state.encounter
        change = under_its_base(change, before, self._books)
        after = change.apply(before)
        if after == before:
            return self.state
        kept = self._store.save(after, change.describe(before), self._who)
        self.state = self._seen(after, saved_at=dt.datetime.now().astimezone(), revision=kept.id)
        return self.state

    def undo(self) -> CodingState:
        """Take back the last change, however long ago it was made."""
        return self._moved(self._store.undo(self._id, self._who))

    def redo(self) -> CodingState:
        """Make the change taken back again."""
        return self._moved(self._store.redo(self._id, self._who))

    def hold(self, reason: str, until: dt.date | None) -> CodingState:
        """Put the encounter aside, with a reason and the day it returns."""
        self._store.set_status(self._id, WorkStatus.HOLD, self._who, (reason, until))
        return self.recheck()

    def finish(self, reason: str = "") -> CodingState:
        """Make the encounter final; the revision that stands is locked.

        With a reason, the open errors are left as they are in the same transaction. What still waits
        for somebody else, such as an open query, refuses with CoderDeskError.
        """
        refusal = self.refusal(self._id)
        if refusal is not None:
            raise refusal
        before = self.state.encounter
        errors = [edit for edit in self.state.edits if edit.severity is Severity.ERROR]
        leaving = Together(
            tuple(LeaveEdit(edit.key, reason) for edit in errors if reason),
            "left the open errors as they are",
        )
        after = leaving.apply(before)
        if after == before:
            self._store.finish(self._id, self._who)
            return self.recheck()
        kept = self._store.finish(self._id, self._who, (after, leaving.describe(before)))
        self.state = self._seen(after, saved_at=dt.datetime.now().astimezone(), revision=kept.id)
        return self.state

    def reopen(self, reason: str) -> CodingState:
        """Take the encounter in work again; a new revision begins."""
        self._store.reopen(self._id, reason, self._who)
        return self.recheck()

    def closed(self) -> CoderDeskError | None:
        """Why the encounter takes no change now; none when it takes one."""
        return SettledEncounter(self.state.status) if self.state.is_settled else None

    def recheck(self) -> CodingState:
        """Check again, as after a book came or went or the status changed."""
        self.state = self._seen(self.state.encounter, self.state.saved_at, self.state.revision)
        return self.state

    def why_not(self, system: System, code: str) -> tuple[Edit, ...]:
        """The edits that a code would raise if it were assigned now."""
        now = self.state.encounter
        tried = Assign(code, system).apply(now)
        codes = self._books.codes(tried)
        return why_not(now, tried, codes, self.state.editions, self._books.claim_tables(tried))

    def _moved(self, encounter: Encounter | None) -> CodingState:
        if encounter is not None:
            now = dt.datetime.now().astimezone()
            self.state = self._seen(encounter, saved_at=now, revision=self.state.revision)
        return self.state

    def _seen(self, encounter: Encounter, saved_at: dt.datetime | None, revision: int) -> CodingState:
        checked = check_encounter(encounter, self._books)
        left = {override.key for override in encounter.overrides}
        undo, redo = self._store.can_undo(self._id)
        status = self._store.status(self._id)
        return CodingState(
            encounter=encounter,
            codes=checked.codes,
            edits=tuple(edit for edit in checked.edits if edit.key not in left),
            overridden=tuple(edit for edit in checked.edits if edit.key in left),
            editions=checked.editions,
            can_undo=bool(undo) and not status.is_settled,
            can_redo=bool(redo) and not status.is_settled,
            saved_at=saved_at,
            revision=revision,
            status=status,
        )
