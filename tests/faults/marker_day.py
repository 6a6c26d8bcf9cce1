"""A whole day in the window with a mark in every field and chart, to be killed at its end.

``python -m tests.faults.marker_day HOME BOOKS CHARTS PAPERS``; each act is told on the output by its
name, and nothing is told of what it holds.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from coderdesk.domain.audit import Remark
from coderdesk.domain.changes import LeaveMention, SetField, SetNote
from coderdesk.domain.chart import Media, Passage
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.domain.learning import Certificate, Credit, Entry
from coderdesk.domain.taught import Synonym
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.summary import SummaryWish
from coderdesk.storage import vault
from coderdesk.workflow.saved_finds import save_find
from tests.faults.window import go_in, open_window, tell
from tests.trips.conftest import Coder

MARK = "zqxw"
"""Begins every mark; the rest of a mark says where it was planted."""
PASSPHRASE = f"{MARK}phrase under a wide pier"
CHEAP = vault.Cost(memory=64, passes=1, lanes=1)
FIELDS = (
    "account", "mrn", "name", "payer", "facility", "attending", "referring", "accident",
)  # fmt: skip


def mark(where: str) -> str:
    """A word that says where it was planted."""
    return f"{MARK}{where}"


class Day:
    """The acts of one day, in their order."""

    def __init__(self, coder: Coder, charts: Path, papers: Path) -> None:
        self.coder, self.hub, self.charts, self.papers = coder, coder.hub, charts, papers
        assert self.hub.desk is not None
        self.shelf = self.hub.desk

    def acts(self) -> tuple[Callable[[], None], ...]:
        """All of them."""
        return (
            self.fill_worklist, self.write_fields, self.read_chart, self.read_scan, self.search,
            self.keep_in_book, self.ask, self.leave_mention, self.hold, self.audit, self.learn,
            self.copy, self.export, self.back_up, self.change_passphrase, self.lock, self.stumble,
        )  # fmt: skip

    def fill_worklist(self) -> None:
        """Fill the worklist with a folder whose name, files and words are marked."""
        filler = self.shelf.filler
        filler.keep(filler.read([self.charts], _no_step), _no_step)
        self.coder.do(Command.WORKLIST)
        self.coder.until(lambda: self.coder.window.rooms.currentWidget() is not None)
        self.coder.do(Command.WORK_FILTER)
        self.coder.press(mark("filter"), Qt.Key.Key_Return)
        self.coder.do(Command.WORK_KEEP_VIEW)
        self.coder.press(mark("view"), Qt.Key.Key_Return)
        self.coder.window.grab()
        self.coder.window.rooms.forget()

    def write_fields(self) -> None:
        """Begin an encounter, and write into every field of words and onto a line."""
        self.hub.begin(
            Encounter(account=mark("begun"), patient=Patient(mark("mrnbegun"), mark("born")))
        )
        for name in FIELDS:
            self.hub.change(SetField(name, mark(name)))
        self.hub.assign(System.ICD10CM, "I10", words=mark("learnedword"))
        line = self.coder.state.encounter.diagnoses[0]
        self.hub.change(SetNote(line.id, mark("linenote")))

    def read_chart(self) -> None:
        """Open every chart, look at its page, find in it, save the find, quote it."""
        files = sorted(path for path in self.charts.rglob("*") if path.is_file())
        self.hub.chart.open(files)
        self.coder.until(lambda: len(self.hub.chart.rows) == len(files))
        self.hub.chart.find(mark("chart"))
        save_find(self.shelf, mark("savedfind"))
        row = next(row for row in self.hub.chart.rows if row.media is Media.TEXT)
        self.hub.chart.show(row.id)
        shown = self.coder.desk.chart.reading
        self.coder.until(lambda: shown.shown and mark("chart") in shown.shown.document.text)
        self.coder.select(mark("chart"))
        self.coder.window.grab()

    def read_scan(self) -> None:
        """Read a scanned page on which a mark is drawn."""
        row = next(row for row in self.hub.chart.rows if row.media is Media.IMAGE)
        self.hub.chart.show(row.id)
        self.coder.until(lambda: self.coder.desk.chart.reading.shown)
        self.coder.do(Command.CHART)
        self.coder.do(Command.READ_SCAN)

        def read() -> str:
            return self.shelf.text(row.id).text.casefold()

        self.coder.until(read)
        tell(f"scan read: {MARK in read()}")

    def search(self) -> None:
        """Look for a mark in the codebook."""
        self.coder.search(mark("codebook"))
        self.coder.search(f"diabetes {mark('codebook')}")

    def keep_in_book(self) -> None:
        """A word of one's own, a star, a note, and a code set."""
        book = self.hub.book
        book.toggle_favourite(System.ICD10CM, "I10")
        book.write_note(System.ICD10CM, "I10", mark("codenote"))
        self.shelf.own_book.add_synonym(Synonym(mark("synonym"), "I10"))
        self.shelf.groups.keep(mark("codeset"), "I10 E11.9", self.coder.state.encounter)

    def ask(self) -> None:
        """A query with a mark in every part, sent, answered, and kept as a template."""
        asking, here = self.shelf.asking, self.coder.state.encounter.id
        query = asking.begin(here).with_(
            title=mark("querytitle"), question=mark("question"), options=(mark("option"),),
            to=mark("physician"),
        )  # fmt: skip
        asking.keep(query)
        asking.write_template(query, mark("template"))
        sent = asking.send(query, mark("querywhy"))
        self.coder.do(Command.QUERIES)
        self.coder.window.grab()
        today = dt.datetime.now().astimezone().date()
        asking.complete(asking.answer(sent, mark("response"), mark("responder"), today))

    def leave_mention(self) -> None:
        """A mention that stands without a code, with the reason."""
        passage = Passage(mark("passagetitle"), 1, mark("quote"), 0, 5)
        self.hub.change(LeaveMention(passage, mark("notcoded")))

    def hold(self) -> None:
        """On hold, final and open again, each with its reason."""
        self.hub.hold(mark("holdreason"), None)
        self.hub.finish(mark("finishreason"))
        self.hub.reopen(mark("reopenreason"))
        self.hub.finish(mark("finishagain"))

    def audit(self) -> None:
        """A review with a marked reason."""
        assert self.coder.state.status is WorkStatus.DONE
        auditing = self.shelf.auditing
        review = auditing.draw(1, mark("seed"), by_risk=False, blind=False)[0]
        remark = Remark("x", reason=mark("auditreason"), why=mark("auditwhy"))
        auditing.keep(review.with_remark(remark))
        self.coder.do(Command.AUDIT)
        self.coder.window.grab()
        self.coder.window.rooms.forget()

    def learn(self) -> None:
        """The notebook, a certificate and a credit with its proof."""
        learning = self.shelf.learning
        learning.write(Entry(mark("notebook"), terms=(mark("term"),)))
        today = dt.datetime.now().astimezone().date()
        kept = learning.keep_certificate(
            Certificate(mark("certificate"), mark("body"), today, today, 2)
        )
        proof = self.papers / "proof.pdf"
        proof.write_text(mark("proof"))
        learning.keep_credit(Credit(mark("credit"), today, 1, (kept.id,)), proof)

    def copy(self) -> None:
        """Words of the chart on the clipboard."""
        clipboard = QApplication.clipboard()
        clipboard.setText(mark("clipboard"))

    def export(self) -> None:
        """A summary, drawn and written where the coder said."""
        paper = self.papers / "summary.pdf"
        self.coder.app.paper.save(SummaryWish(password=mark("pdfpassword")), paper)
        self.coder.until(paper.exists)
        (self.papers / "journal.csv").write_bytes(self.shelf.journal_csv())

    def back_up(self) -> None:
        """An archive, and a dated copy."""
        self.shelf.back_up(self.papers.parent / "home" / "kept.coderdesk")
        self.shelf.leave_copy()

    def change_passphrase(self) -> None:
        """A new passphrase."""
        self.shelf.change_passphrase(PASSPHRASE, f"{PASSPHRASE} again")

    def lock(self) -> None:
        """Locked, tried with a wrong passphrase, and in again."""
        self.coder.do(Command.LOCK)
        door = self.coder.app.door
        try:
            door.open(mark("wrongphrase"))
        except vault.WrongPassphrase:
            tell("refused")
        self.coder.app.doorway.enter(door.open(f"{PASSPHRASE} again"))
        self.coder.until(lambda: self.hub.desk is not None and self.hub.state is not None)

    def stumble(self) -> None:
        """An error of the program's own, whose words quote a chart."""

        def fall() -> None:
            raise ValueError(mark("crash"))

        QTimer.singleShot(0, fall)
        self.hub.runner.run(lambda _step: fall(), lambda _none: None)
        stopped = time.monotonic() + 0.5
        self.coder.until(lambda: time.monotonic() > stopped)


def _no_step(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def main() -> None:
    """Work, then wait to be killed."""
    home, books, charts, papers = map(Path, sys.argv[1:])
    QFileDialog.getSaveFileName = lambda *_a, **_k: ("", "")  # type: ignore[method-assign]
    coder = open_window(home, books, lambda error: tell(f"trouble {type(error).__name__}"))
    go_in(coder, PASSPHRASE, CHEAP)
    for act in Day(coder, charts, papers).acts():
        act()
        tell(f"did {act.__name__}")
    tell("day done")
    coder.until(lambda: False)


if __name__ == "__main__":
    main()
