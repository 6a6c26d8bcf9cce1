"""Put the rooms together: the only file that knows them all."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command, key_map
from coderdesk.gui.answers.book_changes import BookChangesAnswers
from coderdesk.gui.answers.closing import Closing
from coderdesk.gui.answers.comparing import Comparing
from coderdesk.gui.answers.desk import DeskAnswers
from coderdesk.gui.answers.dropping import Dropping
from coderdesk.gui.answers.encounters import Encounters
from coderdesk.gui.answers.finds import Finds
from coderdesk.gui.answers.grouping import GroupingAnswers
from coderdesk.gui.answers.groups import Groups
from coderdesk.gui.answers.guides import Guides
from coderdesk.gui.answers.journal import JournalAnswers
from coderdesk.gui.answers.late import LateRooms
from coderdesk.gui.answers.late_book import LateBook
from coderdesk.gui.answers.levelling import Levelling
from coderdesk.gui.answers.offering import Offering
from coderdesk.gui.answers.paper import Paper
from coderdesk.gui.answers.poa_help import PoaHelp
from coderdesk.gui.answers.queries import Queries
from coderdesk.gui.answers.restoring import Restoring
from coderdesk.gui.answers.results import Results
from coderdesk.gui.book_room import BookRoom
from coderdesk.gui.demo import lay_out, walk_main_job
from coderdesk.gui.doorway import Doorway
from coderdesk.gui.hub import Hub
from coderdesk.gui.pace_clock import PaceClock
from coderdesk.gui.sweeper import Sweeper
from coderdesk.gui.theme import wear
from coderdesk.gui.window import MainWindow
from coderdesk.log import set_up_log
from coderdesk.settings import load_settings
from coderdesk.workflow.codebooks import Codebooks, Step
from coderdesk.workflow.open_chart import keep_warm
from coderdesk.workflow.selftest import self_checks
from coderdesk.workflow.unlock import LIGHT, Door

Tell = Callable[[str], None]
SWITCH_S = 0.0005  # a search gives way to the window ten times sooner than Python would
FACES = ("Inter", "JetBrains Mono", "Source Serif 4")


class App(QObject):
    """One home, opened in one window."""

    def __init__(self, home: Path, books: Codebooks | None = None) -> None:
        super().__init__()
        self._sweeper = Sweeper(self)
        settings = load_settings(home)
        key_map().load(settings.keys)
        wear(settings.theme, settings.text_scale)
        self.books = books or Codebooks(home)
        self.hub = Hub(self.books)
        self.window = MainWindow(self.hub, home)
        self.door = Door(home, self.books)
        self.doorway = Doorway(self.door, self.window, self.hub)
        self.encounters = Encounters(self.window, self.hub)
        self.closing = Closing(self.window, self.hub)
        self.finds = Finds(self.window, self.hub)
        self.results = Results(self.window, self.hub)
        self.comparing = Comparing(self.window, self.window.desk.wiring.copied)
        self.closing.hold_asked.connect(self.encounters.hold)
        self.groups = Groups(self.window, self.hub)
        self.grouping = GroupingAnswers(self.window, self.hub)
        self.poa_help = PoaHelp(self.window, self.hub)
        self.offering = Offering(self.window, self.hub)
        self.levelling = Levelling(self.window, self.hub)
        self.paper = Paper(self.window, self.hub)
        self.late = LateRooms(self.window, self.hub)
        self.clock = PaceClock(self.window, self.hub, self.doorway.quiet)
        self.queries = Queries(self.window, self.hub)
        self.answers = DeskAnswers(self.window, self.hub, home)
        self.guides = Guides(self.window)
        self.dropping = Dropping(self.hub, self.answers)
        self.book_changes = BookChangesAnswers(self.window, self.hub)
        self.late_book = LateBook(self.window, self.hub)
        self.journal = JournalAnswers(self.window, self.hub)
        self.restoring = Restoring(self.window, self.hub, self.doorway)
        self.book_room = BookRoom(self.window, self.hub)
        self._answer()
        self.doorway.opened.connect(self.book_room.make_ready)
        self.doorway.opened.connect(self.queries.lists.remind)
        self.window.closing.connect(self.close)

    def _answer(self) -> None:
        coding = self.window.desk.coding
        coding.hold_asked.connect(self.encounters.hold)
        coding.summary_asked.connect(self.paper.show)
        coding.finish_asked.connect(self.closing.last_look)
        coding.command_asked.connect(self.window.do)
        self.window.desk.book.asks.build.connect(self.late_book.begin)
        self.window.desk.book.asks.note.connect(self.late_book.write_note)
        self.window.desk.chart.window_asked.connect(self.window.toggle_chart_window)
        self.window.desk.status.keys_asked.connect(self.answers.all_keys)
        self.window.answer(
            {
                Command.ALL_KEYS: self.answers.all_keys,
                Command.ALL_COMMANDS: self.answers.all_commands,
                Command.LOCK: self.doorway.lock,
                Command.SETTINGS: self.answers.settings,
                Command.ABOUT: self.answers.about,
                Command.BOOKS: self.answers.books,
                Command.GUIDELINE: self.guides.open,
                Command.IMPORT_BOOK: self.answers.import_book,
                Command.BUILD_PCS: self.late_book.build,
                Command.BOOK_CHANGES: self.book_changes.choose,
                Command.AT_HAND: self.late_book.at_hand,
                Command.LEARNED: self.late_book.learned,
                Command.JOURNAL: self.journal.show,
                Command.BACKUP: self.answers.back_up,
                Command.RESTORE: self.restoring.choose,
                Command.CHANGE_PASSPHRASE: self.answers.change_passphrase,
                Command.NEW_RECOVERY_CODE: self.answers.new_recovery_code,
                Command.NEW_ENCOUNTER: self.encounters.new,
                Command.OPEN_FILES: self.encounters.open_files,
                Command.TRY_SYNTHETIC: self.encounters.try_synthetic,
                Command.CODE_SET: self.groups.code_sets,
                Command.LAST_TIME: self.groups.last_time,
                Command.WORKLIST: self.late.worklist,
                Command.PACE: self.late.pace,
                Command.NEXT_ENCOUNTER: self.late.next_encounter,
                Command.PREVIOUS_ENCOUNTER: self.late.previous_encounter,
                Command.TIMELINE: self.encounters.timeline,
                Command.IMPORT_ENCOUNTER: self.encounters.read_file,
                Command.EXPORT_ENCOUNTER: self.encounters.write_file,
                Command.SAY_SAVED: self.encounters.say_saved,
                Command.HOLD: self.encounters.hold,
                Command.FINISH: self.closing.last_look,
                Command.EM_HELPER: self.levelling.level,
                Command.GROUP: self.grouping.group,
                Command.OFFER_MODIFIERS: self.offering.offer,
                Command.POA_HELP: self.poa_help.show,
                Command.CLAIM: self.closing.claim,
                Command.SUMMARY: self.paper.show,
                Command.BACK_OUT: self.window.back_out,
                Command.AUDIT: self.late.audit,
                Command.NOTEBOOK: self.late.learn,
                Command.SCORE_PRACTICE: self.late.score,
                **self.queries.slots,
                **self.late.work_slots,
            }
        )

    def open(self) -> None:
        """Take the home and stand at the door; raises CoderDeskError when it is in use."""
        self.door.take()
        self.doorway.stand()
        self.window.show()

    def close(self) -> None:
        """Close the work file and leave the home to others."""
        self.hub.close()
        self.door.leave()


def run(home: Path) -> int:
    """Open the desk and stay until it is closed; raises CoderDeskError when the home is in use."""
    qt = qt_application()
    set_up_log(home)
    app = App(home)
    app.open()
    QTimer.singleShot(0, app.book_room.warm)
    QTimer.singleShot(1500, lambda: app.hub.runner.run(lambda _step: keep_warm(), lambda _none: None))
    return qt.exec()


def run_demo(home: Path, out: Path, step: Step, tell: Tell, *, headless: bool) -> int:
    """Open a throw-away desk on the books of a home; headless walks the main job with pictures."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = qt_application()
    books = Codebooks(home)
    books.ensure(step)
    with TemporaryDirectory(prefix="coderdesk-demo-") as throw_away:
        app = App(Path(throw_away), books)
        app.door.take()
        app.window.show()
        desk, _code = app.door.found("a throw-away desk", LIGHT)
        app.doorway.enter(desk)
        try:
            if headless:
                out.mkdir(parents=True, exist_ok=True)
                pdf = walk_main_job(app.window, app.hub, app.paper, out, tell)
                tell(f"The summary is {pdf}; the pictures lie beside it.")
                return 0
            lay_out(app.encounters)
            return qt.exec()
        finally:
            app.window.close()
            app.close()


def run_selftest(home: Path, step: Step, tell: Tell) -> int:
    """Check Qt, book, index, store and PDF; 1 when something is missing."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt_application()
    worst = 0
    checks: dict[str, Callable[[], str]] = {"window": _check_window, **self_checks(home, step)}
    for name, check in checks.items():
        try:
            said = check()
        except CoderDeskError as error:
            worst, said = 1, f"WRONG: {error.line}"
        tell(f"{name:<8} {said}")
    return worst


def _check_window() -> str:
    """Open the window on a throw-away home and see that it draws its fonts."""
    with TemporaryDirectory(prefix="coderdesk-selftest-") as throw_away:
        app = App(Path(throw_away))
        app.window.show()
        drawn = app.window.grab()
        app.window.close()
        families = set(QFontDatabase.families())
    missing = [name for name in FACES if name not in families]
    if missing or drawn.isNull():
        hint = "Install CoderDesk again."
        raise CoderDeskError(f"Fonts are missing: {', '.join(missing) or 'none drawn'}.", hint)
    return f"Qt {qVersion()}, {drawn.width()} x {drawn.height()}, fonts in place"


def qt_application() -> QApplication:
    """The one QApplication of the process, by the name of the desk."""
    sys.setswitchinterval(SWITCH_S)
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    qt.setApplicationName("CoderDesk")
    if not isinstance(qt, QApplication):
        raise CoderDeskError("Qt runs without windows here.", "Start it in a process of its own.")
    return qt
