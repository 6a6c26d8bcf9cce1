"""Pace: what is due and whether it fits, speed with accuracy beside it, time by task."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout
from typing_extensions import override

from coderdesk.domain.pace import Span, Today, hours_said
from coderdesk.gui.actions import Command, make_action
from coderdesk.gui.message import MessageBar
from coderdesk.gui.pace.charts import SpeedChart, TaskChart
from coderdesk.gui.pace.days import DayFields
from coderdesk.gui.pace.over_time import OverTime
from coderdesk.gui.parts import Glyph, KeyButton, Keys, Prose, Segments, column, dress, row, rule, words
from coderdesk.gui.rooms import Room
from coderdesk.gui.runner import Runner
from coderdesk.workflow.pace import PaceSeen

NOTHING = "No active time yet. It counts while an encounter lies on the desk and you work on it."
PRIVATE = (
    "Private to you: nothing of this leaves the machine unless you export it. Idle time is left out."
)


class PaceRoom(Room):
    """The coder's own figures; what is asked of it is answered outside."""

    asked = Signal(object)  # Command

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setAccessibleName("Pace")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dress(self, ground="surface")
        self.message = MessageBar()
        self.span = words("", "body", "ink2")
        self.said = words("", "small", "ink2")
        self.today = Prose("", "body")
        self.note = Prose("", "small", "ink3")
        self.speed, self.tasks, self.over_time = SpeedChart(), TaskChart(), OverTime()
        self.days = DayFields()
        self.when = words("Over time: pace against your norms, accuracy below it", "strong")
        self.empty = Prose(NOTHING, "body", "ink2")
        self._buttons()
        self._lay_out()
        runner.trouble.connect(self.message.show_trouble)
        runner.told.connect(self.said.setText)

    def _buttons(self) -> None:
        self.spans = Segments("Days", [str(span) for span in Span], len(Span) - 1)
        make_action(Command.PACE_SPAN, self.spans.step, self)
        make_action(Command.PACE_DAYS, self.days.press, self)
        self.norms = KeyButton("Your norms", Command.PACE_NORMS, "", "pace")
        self.export = KeyButton("Export", Command.PACE_EXPORT, "", "export")
        self.norms.clicked.connect(lambda: self.asked.emit(Command.PACE_NORMS))
        self.export.clicked.connect(lambda: self.asked.emit(Command.PACE_EXPORT))
        make_action(Command.PACE_NORMS, lambda: self.asked.emit(Command.PACE_NORMS), self)
        make_action(Command.PACE_EXPORT, lambda: self.asked.emit(Command.PACE_EXPORT), self)

    def _lay_out(self) -> None:
        head = row(
            Glyph("pace", "ink2", 18), words("Pace", "title"), Keys(Command.PACE), None,
            self.spans, Keys(Command.PACE_SPAN), self.norms, self.export,
            gap=10, margins=(14, 0, 10, 0),
        )  # fmt: skip
        body = column(
            words("Today", "strong"), self.today, 12, self.days, 12,
            row(words("Encounters an hour, with accuracy beside it", "strong"), self.span, None),
            self.empty, self.speed,
            self.note, 12, self.when, self.over_time, 12,
            words("Active hours by task", "strong"), self.tasks, 12,
            Prose(PRIVATE, "small", "ink3"), None, gap=8, margins=(24, 18, 24, 18),
        )  # fmt: skip
        dress(body, ground="surface")
        scroll = QScrollArea()
        scroll.setAccessibleName("Pace, figures")
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(dress(head, ground="canvas", tall=40))
        layout.addWidget(rule())
        layout.addWidget(self.message)
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        foot = row(
            self.said,
            None,
            words("Nothing leaves this machine", "small", "ink2"),
            margins=(12, 0, 12, 0),
        )
        layout.addWidget(dress(foot, ground="canvas", tall=30))

    def show_seen(self, seen: PaceSeen) -> None:
        """Show the figures."""
        self.span.setText(f"{seen.since:%m/%d/%Y} to {seen.until:%m/%d/%Y}")
        self.over_time.show_stretches(seen.over_time)
        self.today.show_text(today_said(seen.now))
        self.speed.show_kinds(seen.kinds)
        self.tasks.show_tasks(seen.tasks)
        for part in (self.speed, self.when, self.over_time):
            part.setVisible(bool(seen.kinds))
        self.empty.setVisible(not seen.kinds)
        done = sum(one.done for one in seen.kinds)
        units = sum(one.weighted for one in seen.kinds)
        self.note.show_text(
            f"{done:,} finished, {units:.1f} in weights of one stay. The line is your norm."
        )
        self.note.setVisible(bool(seen.kinds))

    @override
    def do(self, command: Command) -> bool:
        if command is Command.BACK_OUT and self.message.isVisible():
            self.message.put_away()
            return True
        return False


def today_said(now: Today) -> str:
    """What is due and whether it fits, in words."""
    left = f"{hours_said(now.left)} of the day are left"
    if not now.due:
        return f"Nothing is due today; {left}."
    needed = f"about {hours_said(now.needed)} at your norms"
    fits = "**It fits.**" if now.fits else "**It does not fit:** begin with the most urgent."
    kinds = ", ".join(
        f"{count:,} {kind.shown.lower() if kind.shown != 'ED' else 'ED'} {hours_said(hours)}"
        for kind, count, hours in now.kinds
    )
    return f"**{now.due:,} due**, {needed}; {left}. {fits}\n~{kinds}~"
