"""Random work in a real window until it is killed; what `tests.faults.window_kill` runs.

It is given five words: the folder of the home, the home of the books, a seed, how often the passphrase
was changed, and whether to be ready ``early``, before the home is opened, or ``late``, at the desk.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from coderdesk.domain.changes import Assign, Change, Move, SetField, SetNote
from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.summary import SummaryWish
from coderdesk.paths import shipped
from coderdesk.storage import vault
from coderdesk.workflow.code_encounter import CodingSession
from tests.faults.window import go_in, open_window, tell
from tests.faults.work import CHEAP, digest, phrase
from tests.trips.conftest import Coder

CODES = ("I10", "E11.9", "J18.9", "N17.9", "E87.6", "Z79.4", "I50.9", "D64.9")
BEFORE = (
    "SELECT p.id FROM revisions r JOIN revisions p ON p.id = r.parent"
    " WHERE r.id = (SELECT head FROM encounters WHERE id = ?)"
)
AFTER = (
    "SELECT c.id FROM revisions c WHERE c.parent ="
    " (SELECT head FROM encounters WHERE id = ?) ORDER BY c.id DESC LIMIT 1"
)


class WindowWork:
    """One sitting; every act is promised before it is done and told when the window shows it."""

    def __init__(self, coder: Coder, folder: Path, seed: int, changes: int) -> None:
        self.coder, self.hub, self.folder = coder, coder.hub, folder
        self.changes, self.seed, self.made = changes, seed, 0
        self.chance = random.Random(seed)  # noqa: S311 - it only varies the acts

    @property
    def session(self) -> CodingSession:
        """The encounter on the desk."""
        assert self.hub.session is not None
        return self.hub.session

    @property
    def now(self) -> Encounter:
        """As it stands."""
        return self.session.state.encounter

    def promise(
        self, act: Callable[[], object], shown: Callable[[], object], *promises: tuple[str, str]
    ) -> None:
        """Do one act under its promises, and wait until the window shows it."""
        for key, value in promises:
            tell(f"try {key} {value}")
        act()
        self.coder.until(shown)
        tell("ack")

    def next_act(self) -> Callable[[], None]:
        """One of them by chance, the frequent ones frequent."""
        often = (self.assign, self.assign, self.reorder, self.write, self.undo, self.redo, self.bring)
        rare = (
            self.begin, self.read_scan, self.export, self.archive, self.copy, self.rephrase,
            self.finish, self.lock,
        )  # fmt: skip
        return self.chance.choice(rare if self.chance.random() < 0.5 else often)

    def begin(self) -> None:
        """Another encounter."""
        self.made += 1
        account = f"W{self.seed}-{self.made}"
        encounter = Encounter(account=account, patient=Patient("M1", "Synthetic"))
        self.promise(
            lambda: self.hub.begin(encounter),
            lambda: self.now.account == account,
            (f"state:{account}", digest(encounter)),
            (f"status:{account}", WorkStatus.WORKING.value),
            (f"charts:{account}", "0"),
            (f"read:{account}", "0"),
        )

    def change(self, change: Change) -> None:
        """One change of the encounter."""
        after = change.apply(self.now)
        if after != self.now:
            told = (f"state:{self.now.account}", digest(after))
            self.promise(lambda: self.hub.change(change), lambda: self.now == after, told)

    def assign(self) -> None:
        """A code, sometimes as the first."""
        self.change(Assign(self.chance.choice(CODES), principal=self.chance.random() < 0.3))

    def reorder(self) -> None:
        """A line to another place."""
        lines = self.now.diagnoses
        if len(lines) > 1:
            self.change(Move(self.chance.choice(lines).id, self.chance.randrange(1, len(lines) + 1)))

    def write(self) -> None:
        """Words in a field, or on a line."""
        words = f"words {self.chance.random()}"
        lines = self.now.diagnoses
        if lines and self.chance.random() < 0.5:
            self.change(SetNote(lines[0].id, words))
        else:
            self.change(SetField("payer", words))

    def undo(self) -> None:
        """The last change back."""
        self._walk(self.hub.undo, BEFORE)

    def redo(self) -> None:
        """And forward again."""
        self._walk(self.hub.redo, AFTER)

    def _walk(self, walk: Callable[[], None], where: str) -> None:
        shelf = self.session._store
        found = shelf._db.row(where, (self.now.id,))
        if found is not None:
            after = shelf.at_revision(found[0])
            told = (f"state:{self.now.account}", digest(after))
            self.promise(walk, lambda: digest(self.now) == told[1], told)

    def bring(self) -> None:
        """A note from a file into the chart."""
        note = self.folder / "charts" / f"note{self.chance.random()}.txt"
        note.write_text(f"Progress note\n\nSeen {self.chance.random()}.\n" + "words " * 4000)
        self._open(note)

    def _open(self, path: Path) -> None:
        before = len(self.hub.chart.rows)
        told = (f"charts:{self.now.account}", str(before + 1))
        self.promise(
            lambda: self.hub.chart.open([path]), lambda: len(self.hub.chart.rows) == before + 1, told
        )

    def read_scan(self) -> None:
        """A scanned page into the chart, and its words read."""
        sheet = Image.new("L", (900, 300), 255)
        face = next(iter(sorted((shipped("resources") / "fonts").rglob("*.ttf"))))
        words = f"Acute failure {self.chance.randrange(10_000)}"
        ImageDraw.Draw(sheet).text((60, 90), words, 0, ImageFont.truetype(str(face), 42))
        page = self.folder / "charts" / f"scan{self.chance.random()}.png"
        sheet.save(page)
        self._open(page)
        scan = max(one.id for one in self.hub.chart.rows)
        desk = self.hub.desk
        assert desk is not None
        self.hub.chart.show(scan)
        reading = self.coder.desk.chart.reading
        self.coder.until(lambda: reading.shown and reading.shown.row.id == scan)
        read = sum(bool(desk.text(one.id).scans) for one in self.hub.chart.rows)
        self.coder.do(Command.CHART)
        told = (f"read:{self.now.account}", str(read + 1))
        self.promise(
            lambda: self.coder.do(Command.READ_SCAN), lambda: bool(desk.text(scan).scans), told
        )

    def export(self) -> None:
        """The summary on paper."""
        paper = self.folder / "papers" / f"summary{self.chance.random()}.pdf"
        self.promise(
            lambda: self.coder.app.paper.save(SummaryWish(), paper),
            paper.exists,
            (f"paper:{paper.name}", "whole"),
        )

    def archive(self) -> None:
        """The whole work in one file."""
        desk, target = self.hub.desk, self.folder / "papers" / "work.coderdesk"
        assert desk is not None
        done: list[Any] = []
        self.promise(
            lambda: self.hub.runner.run(lambda _step: desk.back_up(target), done.append),
            lambda: done,
            (f"paper:{target.name}", "whole"),
        )

    def copy(self) -> None:
        """A dated copy among the backups."""
        desk = self.hub.desk
        assert desk is not None
        self.promise(desk.leave_copy, lambda: True)

    def rephrase(self) -> None:
        """A new passphrase."""
        desk, after = self.hub.desk, self.changes + 1
        assert desk is not None
        done: list[Any] = []
        old, new = phrase(self.changes), phrase(after)
        self.promise(
            lambda: self.hub.runner.run(lambda _step: desk.change_passphrase(old, new), done.append),
            lambda: done,
            ("passphrase", str(after)),
        )
        self.changes = after

    def finish(self) -> None:
        """Final, and open again."""
        self._settle(self.hub.finish, WorkStatus.DONE)
        self._settle(lambda: self.hub.reopen("not yet"), WorkStatus.WORKING)

    def _settle(self, act: Callable[[], None], status: WorkStatus) -> None:
        told = (f"status:{self.now.account}", status.value)
        self.promise(act, lambda: self.session.state.status is status, told)

    def lock(self) -> None:
        """Lock the desk, and in again."""
        account = self.now.account

        def out_and_in() -> None:
            self.coder.do(Command.LOCK)
            go_in(self.coder, phrase(self.changes), CHEAP)

        self.promise(out_and_in, lambda: self.hub.session and self.now.account == account)


def main() -> None:
    """Work until killed."""
    folder, books = Path(sys.argv[1]), Path(sys.argv[2])
    seed, changes, ready = int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    vault.set_passphrase.__defaults__ = vault.change_passphrase.__defaults__ = (CHEAP,)
    coder = open_window(folder / "home", books, lambda error: tell(f"trouble {error.line}"))
    if ready == "early":
        tell("ready")
    go_in(coder, phrase(changes), CHEAP)
    if ready != "early":
        tell("ready")
    work = WindowWork(coder, folder, seed, changes)
    act = work.begin
    while True:
        tell(f"act {act.__name__}")
        act()
        act = work.next_act()


if __name__ == "__main__":
    main()
