"""A coder's work as random steps, and the ledger of what was promised, to hold the disk to it.

A step tells the ledger what it is about to change and to what, does it, and tells that it is done.
After a fault each promise must be kept: what was done stands; what was being done stands as before or
as intended.
"""

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from coderdesk.domain.chart import Document, Media
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient
from coderdesk.domain.work import Act, DeskState, WorkStatus
from coderdesk.storage import vault
from coderdesk.storage.archive import write_archive
from coderdesk.storage.attempts import attempts_on
from coderdesk.storage.backup import back_up, copies, restore_copy
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.codec import to_json
from coderdesk.storage.copying import dated_copy
from coderdesk.storage.database import WorkFile, open_database, tx
from coderdesk.storage.desk_state import DeskStore
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.journal import Journal
from coderdesk.storage.picks import PickStore
from coderdesk.storage.ready import make_ready
from coderdesk.storage.verify import verify_work

CHEAP = vault.Cost(memory=64, passes=1, lanes=1)
MARKER = "Zebulon Marker"  # a name that may be found nowhere outside the encrypted file
ABSENT = ""
Said: TypeAlias = Callable[[WorkFile], dict[str, str]]


def phrase(number: int) -> str:
    """The passphrase of a desk after it was changed so many times."""
    return f"passphrase number {number}"


@dataclass
class Ledger:
    """What was promised: key and value of what is done, and of the step that may not have ended."""

    done: dict[str, str] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take down a line: ``try KEY VALUE`` or ``ack``."""
        word, _, rest = line.partition(" ")
        if word == "try":
            key, _, value = rest.partition(" ")
            self.pending[key] = value
        elif word == "ack":
            self.done |= self.pending
            self.pending.clear()

    def allows(self, key: str, value: str) -> bool:
        """Whether the disk may say this."""
        allowed = {self.done.get(key, ABSENT)}
        if key in self.pending:
            allowed.add(self.pending[key])
        return value in allowed


class Work:
    """One sitting at the desk."""

    def __init__(self, home: Path, changes: int, tell: Callable[[str], None], seed: int) -> None:
        self.home, self.changes, self.tell = home, changes, tell
        self.chance = random.Random(seed)  # noqa: S311 - it only varies the steps
        self.key = vault.unlock(home, phrase(changes))
        self._open()
        self.mine: dict[str, list[Encounter]] = {}
        self.at: dict[str, int] = {}
        self.seed = seed

    def _open(self) -> None:
        self.db = open_database(work_file(self.home), self.key)
        self.encounters, self.charts = EncounterStore(self.db), ChartStore(self.db)
        self.journal, self.desk, self.picks = Journal(self.db), DeskStore(self.db), PickStore(self.db)

    def steps(self) -> Iterator[Callable[[], None]]:
        """Steps without end, the frequent ones frequent."""
        rare = (self.back_up, self.archive, self.rephrase, self.restore)
        often = [self.assign, self.assign, self.assign, self.undo, self.redo, self.add_document]
        often += [self.add_document, self.remember_desk, self.record, self.settle, self.remove_document]
        yield self.create
        while True:
            yield (
                self.create
                if self.chance.random() < 0.1
                else (
                    self.chance.choice(rare)
                    if self.chance.random() < 0.12
                    else self.chance.choice(often)
                )
            )

    def promise(self, change: Callable[[], object], *promises: tuple[str, str]) -> None:
        """Do one change under its promises."""
        for key, value in promises:
            self.tell(f"try {key} {value}")
        change()
        self.tell("ack")

    def create(self) -> None:
        account = f"A{self.seed}-{len(self.mine)}"
        encounter = Encounter(account=account, patient=Patient("M1", MARKER))
        made: list[Encounter] = []
        self.promise(
            lambda: made.append(self.encounters.create(encounter, "a")),
            (f"state:{account}", digest(encounter)),
            (f"status:{account}", WorkStatus.WORKING.value),
        )
        self.mine[account], self.at[account] = made, 0

    def assign(self) -> None:
        account = self.chance.choice(list(self.mine))
        now = self._now(account)
        line = Diagnosis("E11.9", id=now.next_id(), note=MARKER * self.chance.randrange(200))
        after = now.with_(diagnoses=(*now.diagnoses, line))
        if self._is_open(account):
            self.promise(
                lambda: self.encounters.save(after, "assigned E11.9", "a"),
                (f"state:{account}", digest(after)),
            )
            self.mine[account] = [*self.mine[account][: self.at[account] + 1], after]
            self.at[account] += 1

    def undo(self) -> None:
        self._walk(-1)

    def redo(self) -> None:
        self._walk(1)

    def settle(self) -> None:
        account = self.chance.choice(list(self.mine))
        name = self._now(account).id
        if self._is_open(account):
            done = (f"status:{account}", WorkStatus.DONE.value)
            self.promise(lambda: self.encounters.finish(name, "a"), done)
        else:
            again = (f"status:{account}", WorkStatus.WORKING.value)
            self.promise(lambda: self.encounters.reopen(name, "late", "a"), again)

    def add_document(self) -> None:
        account = self.chance.choice(list(self.mine))
        text = f"{MARKER} {self.chance.random()} insulin " + "words " * self.chance.randrange(9000)
        size = self.chance.choice((0, 0, 900, 300_000))
        data = self.chance.randbytes(16) + bytes(size) if size else b""
        document = Document("Note", "Note", Media.PDF, text, ((0, len(text)),), data=data)
        name = self._now(account).id
        told = hashlib.sha256(text.encode() + data).hexdigest()
        self.promise(lambda: self.charts.add(name, (document,)), (f"document:{account}:{told}", "in"))

    def remove_document(self) -> None:
        account = self.chance.choice(list(self.mine))
        rows = self.charts.documents(self._now(account).id)
        if rows:
            told = _told(self.charts, rows[0].id)
            self.promise(lambda: self.charts.remove(rows[0].id), (f"document:{account}:{told}", ABSENT))

    def remember_desk(self) -> None:
        account = self.chance.choice(list(self.mine))
        state = DeskState(self._now(account).id, page=self.chance.randrange(99), words=MARKER)
        self.promise(lambda: self.desk.save(state), ("desk", digest(state)))

    def record(self) -> None:
        count = int(self.db.rows("SELECT count(*) FROM journal")[0][0])
        picked = sum(pick.times for pick in self.picks.listing())

        def both() -> None:
            with tx(self.db):
                self.journal.record(Act.ASSIGNED, "a", detail="E11.9")
                self.picks.learn("t2dm", System.ICD10CM, "E11.9")

        self.promise(both, ("journal", str(count + 1)), ("picks", str(picked + 1)))

    def back_up(self) -> None:
        self.promise(lambda: back_up(self.db))

    def archive(self) -> None:
        self.promise(lambda: write_archive(self.db, self.home.parent / "work.coderdesk"))

    def restore(self) -> None:
        """Go back to a copy of this moment, so that every promise still holds."""

        def go_back() -> None:
            db = self.db
            copy = dated_copy(db.path, db.key, self.home, "before-restore", db.bytes_at)
            db.close()
            restore_copy(self.home, copy, self.key)
            self._open()

        self.promise(go_back)

    def rephrase(self) -> None:
        after = self.changes + 1
        self.promise(
            lambda: vault.change_passphrase(self.home, phrase(self.changes), phrase(after), CHEAP),
            ("passphrase", str(after)),
        )
        self.changes = after

    def _now(self, account: str) -> Encounter:
        return self.mine[account][self.at[account]]

    def _is_open(self, account: str) -> bool:
        return self.encounters.status(self._now(account).id) is WorkStatus.WORKING

    def _walk(self, way: int) -> None:
        account = self.chance.choice(list(self.mine))
        to = self.at[account] + way
        if 0 <= to < len(self.mine[account]) and self._is_open(account):
            after = self.mine[account][to]
            move = self.encounters.undo if way < 0 else self.encounters.redo
            self.promise(lambda: move(after.id, "a"), (f"state:{account}", digest(after)))
            self.at[account] = to


def new_home(home: Path) -> Ledger:
    """A fresh desk with nothing promised."""
    vault.create(home, phrase(0), CHEAP)
    open_database(work_file(home), vault.unlock(home, phrase(0))).close()
    return Ledger({"passphrase": "0", "journal": "0", "picks": "0"})


def hold_to_promises(home: Path, ledger: Ledger, said: Said | None = None) -> None:
    """Start again as the program would, and assert that every promise was kept and nothing is half.

    ``said`` answers what the disk says of all that was promised, in the ledger's words.
    """
    make_ready(home)
    changes = _unlocked(home, ledger)
    key = vault.unlock(home, phrase(changes))
    findings = verify_work(home, key)
    assert findings == (), findings
    db = open_database(work_file(home), key)
    try:
        kept = (said or _kept)(db)
        for promised in (kept.keys() | ledger.done.keys() | ledger.pending.keys()) - {"passphrase"}:
            value = kept.get(promised, ABSENT)
            assert ledger.allows(promised, value), f"{promised} is not as it was promised"
            ledger.done[promised] = value
    finally:
        db.close()
    for copy in copies(home):
        open_database(copy.path, key).close()
    ledger.pending.clear()


def _unlocked(home: Path, ledger: Ledger) -> int:
    attempts_on(home).passed()
    for value in {ledger.done["passphrase"], ledger.pending.get("passphrase", "0")}:
        try:
            vault.unlock(home, phrase(int(value)))
        except vault.WrongPassphrase:
            continue
        assert ledger.allows("passphrase", value)
        ledger.done["passphrase"] = value
        attempts_on(home).passed()
        return int(value)
    message = "no promised passphrase opens the desk"
    raise AssertionError(message)


def _kept(db: WorkFile) -> dict[str, str]:
    """All that the disk says, in the ledger's words."""
    encounters, charts = EncounterStore(db), ChartStore(db)
    kept = {
        "journal": str(db.rows("SELECT count(*) FROM journal")[0][0]),
        "picks": str(sum(pick.times for pick in PickStore(db).listing())),
    }
    state = DeskStore(db).load()
    if state != DeskState():
        kept["desk"] = digest(state)
    for account, name, status in db.rows("SELECT account, id, status FROM encounters"):
        kept[f"state:{account}"] = digest(encounters.load(name).with_(id=""))
        kept[f"status:{account}"] = status
        for row in charts.documents(name):
            kept[f"document:{account}:{_told(charts, row.id)}"] = "in"
    return kept


def _told(charts: ChartStore, number: int) -> str:
    text, data = charts.document(number).text, charts.data(number)
    return hashlib.sha256(text.encode() + data).hexdigest()


def digest(value: Encounter | DeskState) -> str:
    """A value in 16 characters; an encounter without the number it is given."""
    if isinstance(value, Encounter):
        value = value.with_(id="")
    return hashlib.sha256(to_json(value).encode()).hexdigest()[:16]
