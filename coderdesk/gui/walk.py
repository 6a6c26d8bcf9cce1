"""Walk the main job through the real window by key presses, and take pictures on the way."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coderdesk.domain.code import Answer
from coderdesk.errors import CoderDeskError
from coderdesk.gui.chart.shown import ChartPlace
from coderdesk.gui.hub import Hub
from coderdesk.gui.theme import look, wear
from coderdesk.gui.window import MainWindow
from coderdesk.settings import Theme
from coderdesk.workflow.demo_charts import DemoChart, DemoStep, StepKind, passage_of

PATIENCE_S = 30.0
ROWS_TRIED = 10
TURN_MS = 5
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Tell = Callable[[str], None]


class Walk:
    """A coder's hands on one window: everything is done by keys, and waited for."""

    def __init__(self, window: MainWindow, hub: Hub, out: Path, tell: Tell) -> None:
        self._window, self._hub, self._out, self._tell = window, hub, out, tell
        self._pictures = 0
        self._answered = ""
        hub.answer_found.connect(self._on_answer)

    def until(self, what: str, done: Callable[[], bool]) -> None:
        """Wait while the event loop turns; raises CoderDeskError when it takes too long."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > end:
                raise CoderDeskError(f"The demo waited in vain for {what}.", "Run coderdesk selftest.")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, TURN_MS)
            QTest.qWait(TURN_MS)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        widget: QWidget = QApplication.focusWidget() or self._window
        QTest.keyClick(widget, key, held)

    def type(self, text: str) -> None:
        """Type words where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self._window, text)

    def picture(self, name: str) -> None:
        """Take a picture in light and in dark."""
        self._pictures += 1
        was = Theme.DARK if look().dark else Theme.LIGHT
        for theme in (Theme.LIGHT, Theme.DARK):
            wear(theme, look().scale)
            QTest.qWait(120)
            path = self._out / f"{self._pictures:02}-{name}-{theme}.png"
            if not self._window.grab().save(str(path)):
                raise CoderDeskError(
                    f"“{path.name}” could not be written.", "Choose another --out folder."
                )
        wear(was, look().scale)
        self._tell(f"picture {self._pictures:02} {name}")

    def code(self, chart: DemoChart) -> None:
        """Do every step of a chart; a trap is shown and taken back."""
        for step in chart.steps:
            self._take(step, chart)
            if step.trap:
                state = self._hub.state
                raised = state is not None and any(edit.rule == step.trap for edit in state.edits)
                if not raised:
                    raise CoderDeskError(f"The edit {step.trap} did not speak.", "Run the tests.")
                self.picture(f"edit-{step.trap}")
                self.key(Qt.Key.Key_Z, CONTROL)
                self.until("undo", partial(self._is_off, step.code))
            elif step.poa:
                self._give_poa(step)

    def _take(self, step: DemoStep, chart: DemoChart) -> None:
        self._select(step, chart)
        self._window.desk.book.take_focus()
        self.type(step.words)
        hits = self._window.desk.book.hits
        self.until(f"hits for {step.words}", lambda: self._answered == step.words)
        for _row in range(ROWS_TRIED):
            current = hits.current
            if current is not None and current.hit.code == step.code:
                break
            self.key(Qt.Key.Key_Down)
        held = SHIFT if step.principal else NONE
        self.key(Qt.Key.Key_Return, held)
        self.until(step.code, lambda: step.code in self._codes())
        self._tell(f"{step.code} for “{step.words}”")

    def _on_answer(self, answer: Answer) -> None:
        self._answered = answer.query

    def _select(self, step: DemoStep, chart: DemoChart) -> None:
        """Select the passage that proves the code and send it to the search with its key."""
        title = chart.document(step).title
        row = next((row for row in self._hub.chart.rows if row.title == title), None)
        desk = self._hub.desk
        if row is None or desk is None:
            return
        passage = passage_of(step, desk.document(row.id))
        if passage is None:
            return
        pane = self._window.desk.chart
        pane.go_to(ChartPlace(row.id, passage.page, selection=(passage.start, passage.end)))
        self.until("the passage", lambda: pane.reading.selected() is not None)
        pane.take_focus()
        self.key(Qt.Key.Key_S)

    def _give_poa(self, step: DemoStep) -> None:
        if step.kind is not StepKind.DIAGNOSIS:
            return
        state = self._hub.state
        line = (
            next(line for line in state.encounter.diagnoses if line.code == step.code)
            if state
            else None
        )
        if line is None:
            return
        self._window.desk.coding.choose_line(line.id)
        self._window.desk.coding.take_focus()
        self.key(getattr(Qt.Key, f"Key_{step.poa}"))
        self.until("its POA", lambda: self._poa(step.code) == step.poa)

    def _codes(self) -> tuple[str, ...]:
        state = self._hub.state
        if state is None:
            return ()
        encounter = state.encounter
        names = [line.code for line in encounter.diagnoses]
        names += [line.code for line in encounter.procedures]
        return tuple(names + [line.code for line in encounter.services])

    def _is_off(self, code: str) -> bool:
        return code not in self._codes()

    def _poa(self, code: str) -> str:
        state = self._hub.state
        lines = state.encounter.diagnoses if state else ()
        return next((line.poa for line in lines if line.code == code), "")
