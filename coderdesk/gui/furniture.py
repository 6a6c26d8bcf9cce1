"""What stands behind the cover: hub, panes and answers, carried in piece by piece."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from coderdesk.gui.actions import Command
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
from coderdesk.gui.answers.stated import StatedAnswers
from coderdesk.gui.barred import Slots, at_the_door
from coderdesk.gui.book_room import BookRoom
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.desk_view import DeskView
from coderdesk.gui.doorway import Doorway
from coderdesk.gui.hub import Hub
from coderdesk.gui.pace_clock import PaceClock
from coderdesk.gui.search.pane import CodebookPane
from coderdesk.gui.window import MainWindow


class Furniture(QObject):
    """The desk of one window; ready to use when `carry_in` has run to its end."""

    def __init__(self, hub: Hub, window: MainWindow, doorway: Doorway, home: Path) -> None:
        super().__init__()
        self.hub, self._window, self._doorway, self._home = hub, window, doorway, home

    def carry_in(self) -> Iterator[None]:
        """Make the desk, a pane at a time, so that nobody waits long for a typed letter."""
        coding = EncounterPane()
        yield
        book = CodebookPane()
        yield
        chart = ChartPane()
        yield
        self._window.furnish(DeskView(self.hub, chart, book, coding))
        yield
        self.encounters = Encounters(self._window, self.hub)
        yield
        self.closing = Closing(self._window, self.hub)
        self.finds = Finds(self._window, self.hub)
        self.results = Results(self._window, self.hub)
        self.stated = StatedAnswers(self._window, self.hub)
        yield
        self.comparing = Comparing(self._window, self._window.desk.wiring.copied)
        self.closing.hold_asked.connect(self.encounters.hold)
        yield
        self.groups = Groups(self._window, self.hub)
        self.grouping = GroupingAnswers(self._window, self.hub)
        yield
        self.poa_help = PoaHelp(self._window, self.hub)
        self.offering = Offering(self._window, self.hub)
        yield
        self.levelling = Levelling(self._window, self.hub)
        self.paper = Paper(self._window, self.hub)
        yield
        self.late = LateRooms(self._window, self.hub)
        self.clock = PaceClock(self._window, self.hub, self._doorway.quiet)
        yield
        self.queries = Queries(self._window, self.hub)
        self.answers = DeskAnswers(self._window, self.hub, self._home)
        yield
        self.guides = Guides(self._window)
        self.dropping = Dropping(self.hub, self.answers)
        yield
        self.book_changes = BookChangesAnswers(self._window, self.hub)
        self.late_book = LateBook(self._window, self.hub)
        yield
        self.journal = JournalAnswers(self._window, self.hub)
        self.restoring = Restoring(self._window, self.hub, self._doorway)
        yield
        self.book_room = BookRoom(self._window, self.hub)
        yield
        self._answer()
        yield
        self._doorway.opened.connect(self.book_room.make_ready)
        self._doorway.opened.connect(self.queries.lists.remind)
        self.book_room.warm_early()

    def _answer(self) -> None:
        coding = self._window.desk.coding
        coding.hold_asked.connect(self.encounters.hold)
        coding.summary_asked.connect(self.paper.show)
        coding.finish_asked.connect(self.closing.last_look)
        coding.command_asked.connect(self._window.do)
        self._window.desk.book.asks.build.connect(self.late_book.begin)
        self._window.desk.book.asks.note.connect(self.late_book.write_note)
        self._window.desk.chart.window_asked.connect(self._window.toggle_chart_window)
        self._window.desk.status.keys_asked.connect(self.answers.all_keys)
        slots: Slots = {
            Command.ALL_KEYS: self.answers.all_keys,
            Command.ALL_COMMANDS: self.answers.all_commands,
            Command.LOCK: self._doorway.lock,
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
            Command.UNDO: self.hub.undo,
            Command.REDO: self.hub.redo,
            Command.BACK_OUT: self._window.back_out,
            Command.AUDIT: self.late.audit,
            Command.NOTEBOOK: self.late.learn,
            Command.SCORE_PRACTICE: self.late.score,
            **self.queries.slots,
            **self.late.work_slots,
        }
        self._window.answer(at_the_door(slots, self.hub.say_closed))
