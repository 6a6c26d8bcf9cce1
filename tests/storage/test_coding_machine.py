"""Any sequence of changes, undo, redo and reordering: nothing that was shown as saved is lost."""

import secrets
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from typing_extensions import override

from coderdesk.domain.changes import (
    Assign,
    Change,
    GiveEvidence,
    InsertLines,
    Move,
    Remove,
    ReplaceCode,
    SetPoa,
    TogglePointer,
)
from coderdesk.domain.chart import Passage
from coderdesk.domain.code import System
from coderdesk.domain.code_set import SetLine
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.lines import Line
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file

WHO = "J. Doe"
AT = st.integers(0, 20)
CODES = st.sampled_from(["I10", "E11.22", "N18.32", "J18.9", "Z79.4"])
SET = (
    SetLine("E11.22", System.ICD10CM),
    SetLine("99213", System.CPT, ("25",), 1, ("E11.22",)),
)


def lines_in(encounter: Encounter) -> list[Line]:
    return [*encounter.diagnoses, *encounter.procedures, *encounter.services]


class Coding(RuleBasedStateMachine):
    """A coder at work; ``past`` and ``future`` are what undo and redo must give back."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name) / "home"
        home.mkdir(mode=0o700)
        self.path, self.key = work_file(home), secrets.token_bytes(32)
        self.db = open_database(self.path, self.key)
        self.store = EncounterStore(self.db)
        self.now = self.store.create(Encounter(), WHO)
        self.past: list[Encounter] = []
        self.future: list[Encounter] = []

    def make(self, change: Change) -> None:
        """Do as the coding session does: apply, save, show."""
        after = change.apply(self.now)
        if after != self.now:
            self.store.save(after, change.describe(self.now), WHO)
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    @rule(code=CODES, principal=st.booleans())
    def assign(self, code: str, principal: bool) -> None:  # noqa: FBT001
        passage = Passage("Discharge summary", 1, f"the passage of {code}", 0, 9)
        self.make(Assign(code, principal=principal, evidence=(passage,)))

    @rule()
    def insert(self) -> None:
        self.make(InsertLines(SET, "put on a set"))

    @rule(at=AT, to=st.integers(-2, 20))
    def move(self, at: int, to: int) -> None:
        before = {line.id: line.pointers for line in self.now.services}
        self.make(Move(at, to))
        assert {line.id: line.pointers for line in self.now.services} == before

    @rule(at=AT)
    def remove(self, at: int) -> None:
        self.make(Remove((at,)))

    @rule(at=AT, value=st.sampled_from("YNUWE"))
    def poa(self, at: int, value: str) -> None:
        self.make(SetPoa((at,), value))

    @rule(at=AT, code=CODES)
    def replace(self, at: int, code: str) -> None:
        held = {line.id: line.evidence for line in lines_in(self.now)}
        self.make(ReplaceCode(at, code))
        assert {line.id: line.evidence for line in lines_in(self.now)} == held

    @rule(at=AT, to=AT)
    def point(self, at: int, to: int) -> None:
        self.make(TogglePointer(at, to))

    @rule(at=AT)
    def evidence(self, at: int) -> None:
        self.make(GiveEvidence(at, (Passage("Note", 2, f"more of {at}", 0, 9),)))

    @rule()
    def undo(self) -> None:
        found = self.store.undo(self.now.id, WHO)
        assert (found is None) == (not self.past)
        if found is not None:
            self.future.append(self.now)
            self.now = self.past.pop()
            assert found == self.now

    @rule()
    def redo(self) -> None:
        if self.future:
            found = self.store.redo(self.now.id, WHO)
            self.past.append(self.now)
            self.now = self.future.pop()
            assert found == self.now

    @rule()
    def kill_and_open_again(self) -> None:
        """What was shown as saved stands in the file, whatever becomes of the program."""
        other = open_database(self.path, self.key)
        try:
            assert EncounterStore(other).load(self.now.id) == self.now
        finally:
            other.close()

    @invariant()
    def lines_are_whole(self) -> None:
        ids = [line.id for line in lines_in(self.now)]
        assert len(set(ids)) == len(ids)
        places = [self.now.position(line.id) for line in self.now.diagnoses]
        assert places == list(range(1, len(places) + 1))
        held = {line.id for line in self.now.diagnoses}
        for service in self.now.services:
            assert set(service.pointers) <= held
            assert len(set(service.pointers)) == len(service.pointers)

    @invariant()
    def what_is_shown_is_saved(self) -> None:
        assert self.store.load(self.now.id) == self.now

    @override
    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            self.folder.cleanup()


Coding.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnySequenceOfChanges = Coding.TestCase
