"""A whole desk on a home of its own, and a coder's hands on its keys."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coderdesk.app import App
from coderdesk.domain.chart import Passage
from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Diagnosis
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command, key_map, keys_of
from coderdesk.gui.chart.shown import ChartPlace
from coderdesk.gui.keys.chord import sequences
from coderdesk.gui.theme import Look, use
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.unlock import LIGHT

PASSPHRASE = "seven wet herons on a pier"  # noqa: S105 - of a home that is deleted at once
PATIENCE = 15_000  # ms
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Coder:
    """One desk and the hands on it; everything is done by keys, and waited for."""

    app: App
    qtbot: QtBot

    def __post_init__(self) -> None:
        self.app.arrival.end()
        self.window = self.app.window
        self.desk = self.app.window.desk
        self.hub = self.app.hub
        self.answered: list[str] = []
        self.troubles: list[CoderDeskError] = []
        self.hub.answer_found.connect(lambda answer: self.answered.append(answer.query))
        self.hub.runner.trouble.connect(self.troubles.append)

    # hands
    def press(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys, or type words, where the keyboard is."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None, "nothing has the keyboard"
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key, held)

    def do(self, command: Command, at: int = 0) -> None:
        """Press a key of a command as the table has it."""
        combination = sequences(keys_of(command)[at])[0][0]  # type: ignore[index]
        self.press(combination.key(), held=combination.keyboardModifiers())

    def until(self, done: Callable[[], object]) -> None:
        """Wait while the event loop turns."""
        self.qtbot.waitUntil(lambda: bool(done()), timeout=PATIENCE)

    def search(self, words: str) -> None:
        """Type words into the search box and wait for their own answer."""
        self.do(Command.CODEBOOK)
        self.until(self.desk.book.box.hasFocus)
        self.desk.book.box.selectAll()
        self.press(words)
        self.until(lambda: self.answered[-1:] == [words])

    def assign(self, words: str, code: str, *, principal: bool = False) -> None:
        """Search, walk down to a code, and take it."""
        self.search(words)
        hits = self.desk.book.hits
        for _row in range(10):
            if hits.current is not None and hits.current.hit.code == code:
                break
            self.press(Qt.Key.Key_Down)
        self.do(Command.ASSIGN_PRINCIPAL if principal else Command.ASSIGN)
        self.until(lambda: code in self.codes)

    def select(self, words: str) -> Passage:
        """Select words in the open document."""
        pane = self.desk.chart
        self.until(lambda: pane.reading.shown and words in pane.reading.shown.document.text)
        shown = pane.reading.shown
        assert shown is not None
        at = shown.document.text.index(words)
        page = shown.document.page_of(at)
        pane.go_to(ChartPlace(shown.row.id, page, selection=(at, at + len(words))))
        self.until(lambda: pane.reading.selected() is not None)
        found = pane.reading.selected()
        assert found is not None
        return found

    def try_synthetic(self) -> None:
        """Open the invented stay, first document on the desk."""
        self.do(Command.TRY_SYNTHETIC)
        self.until(lambda: self.desk.chart.reading.shown is not None)
        self.until(lambda: self.desk.chart.reading.shown.document.text)  # type: ignore[union-attr]

    def go_to_line(self, code: str) -> None:
        """Put the keyboard on the line of a code, with the arrows."""
        self.do(Command.ENCOUNTER)
        pane = self.desk.coding
        self.press(Qt.Key.Key_Home)
        for _row in range(60):
            spot = pane.form.looked.spot
            if pane.current_code() == code and spot is not None and not spot.under:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{code} is on no line")

    # eyes
    @property
    def state(self) -> CodingState:
        """The encounter as it stands; there must be one."""
        assert self.hub.state is not None
        return self.hub.state

    @property
    def codes(self) -> list[str]:
        """The diagnoses in their order."""
        return [line.code for line in self.state.encounter.diagnoses]

    def line(self, code: str) -> Diagnosis:
        """The line of a code."""
        return next(line for line in self.state.encounter.diagnoses if line.code == code)

    def rules(self) -> list[str]:
        """The rules of the open edits."""
        return [edit.rule for edit in self.state.edits]

    @property
    def message(self) -> str:
        """What the message bar says; empty when it is away."""
        bar = self.desk.message
        return bar.accessibleDescription() if bar.isVisible() else ""

    @property
    def keyboard(self) -> QWidget | None:
        """What has the keyboard."""
        return QApplication.focusWidget()


Open = Callable[..., Coder]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Every trip begins with the same look and the keys of the table."""
    use(Look())
    yield
    use(Look())
    key_map().load(())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that has never been used."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def shared_books(built_home: Path) -> Codebooks:
    """The books of the installed packages, read into memory once for all trips."""
    return Codebooks(built_home)


@pytest.fixture
def start(qtbot: QtBot, shared_books: Codebooks, home: Path) -> Iterator[Open]:
    """Start the app on a home, as far as its door; everything is closed again at the end."""
    started: list[App] = []

    def begin(at: Path = home) -> Coder:
        app = App(at, shared_books)
        started.append(app)
        app.window.resize(1366, 768)
        app.open()
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        return Coder(app, qtbot)

    yield begin
    for app in started:
        leave(app)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert QThreadPool.globalInstance().activeThreadCount() == 0


@pytest.fixture
def coder(start: Open) -> Coder:
    """A coder at an open, empty desk."""
    made = start()
    enter(made)
    return made


def enter(coder: Coder, passphrase: str = PASSPHRASE) -> None:
    """Found the home cheaply where it is new, and go in."""
    desk, _code = coder.app.door.found(passphrase, LIGHT)
    coder.app.doorway.enter(desk)
    coder.until(coder.desk.book.box.hasFocus)
    coder.hub.runner.wait()


def leave(app: App) -> None:
    """Close the window as its owner would, and let Qt delete what is left."""
    if not isValid(app):
        return
    app.window.close()
    app.close()
    app.doorway._watch.stop()
    qt = QApplication.instance()
    assert qt is not None
    qt.removeEventFilter(app.doorway)
    app.window.deleteLater()
    app.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def texts(root: QWidget) -> list[str]:
    """Everything that the widgets below a root say, shown or not."""
    found = []
    for widget in root.findChildren(QWidget):
        for name in ("text", "plain", "accessibleDescription", "accessibleName", "toolTip"):
            said = getattr(widget, name, "")
            said = said() if callable(said) else said
            if isinstance(said, str) and said:
                found.append(said)
    return found
