"""Put the rooms together: the only file that knows them all."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coderdesk.gui.actions import Command, key_map
from coderdesk.gui.answers.desk import DeskAnswers
from coderdesk.gui.answers.encounters import Encounters
from coderdesk.gui.answers.paper import Paper
from coderdesk.gui.book_room import BookRoom
from coderdesk.gui.doorway import Doorway
from coderdesk.gui.hub import Hub
from coderdesk.gui.theme import wear
from coderdesk.gui.window import MainWindow
from coderdesk.log import set_up_log
from coderdesk.settings import load_settings
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.unlock import Door


class App(QObject):
    """One home, opened in one window."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        settings = load_settings(home)
        key_map().load(settings.keys)
        wear(settings.theme, settings.text_scale)
        self.books = Codebooks(home)
        self.hub = Hub(self.books)
        self.window = MainWindow(self.hub, home)
        self.door = Door(home, self.books)
        self.doorway = Doorway(self.door, self.window, self.hub)
        self.encounters = Encounters(self.window, self.hub)
        self.paper = Paper(self.window, self.hub)
        self.answers = DeskAnswers(self.window, self.hub, home)
        self.book_room = BookRoom(self.window, self.hub)
        self._answer()
        self.doorway.opened.connect(self.book_room.make_ready)
        self.window.closing.connect(self.close)

    def _answer(self) -> None:
        coding = self.window.desk.coding
        coding.hold_asked.connect(self.encounters.hold)
        coding.summary_asked.connect(self.paper.show)
        coding.finish_asked.connect(self.encounters.last_look)
        coding.command_asked.connect(self.window.do)
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
                Command.IMPORT_BOOK: self.answers.import_book,
                Command.BACKUP: self.answers.back_up,
                Command.NEW_RECOVERY_CODE: self.answers.new_recovery_code,
                Command.NEW_ENCOUNTER: self.encounters.new,
                Command.OPEN_FILES: self.encounters.open_files,
                Command.TRY_SYNTHETIC: self.encounters.try_synthetic,
                Command.WORKLIST: self.encounters.choose,
                Command.TIMELINE: self.encounters.timeline,
                Command.IMPORT_ENCOUNTER: self.encounters.read_file,
                Command.EXPORT_ENCOUNTER: self.encounters.write_file,
                Command.SAY_SAVED: self.encounters.say_saved,
                Command.HOLD: self.encounters.hold,
                Command.FINISH: self.encounters.last_look,
                Command.SUMMARY: self.paper.show,
                Command.BACK_OUT: self.window.back_out,
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
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("CoderDesk")
    set_up_log(home)
    app = App(home)
    app.open()
    QTimer.singleShot(0, app.book_room.warm)
    return qt.exec()
