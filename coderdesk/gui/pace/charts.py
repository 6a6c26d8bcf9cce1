"""The charts of the pace: bars on whole pixels, every value beside its bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.domain.pace import KindPace, PaceTask, hours_said
from coderdesk.gui.parts import draw_icon, look, rich

ROW, NAME, VALUE, ACCURACY, BAR = 44, 110, 190, 150, 14
TASK_ROW = 30
TASK_TONES = ("ink", "ink2", "ink3", "edge")


class _Chart(QWidget):
    """A chart as high as its rows."""

    step = ROW

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def count(self) -> int:
        """How many rows there are."""
        return 0

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedHeight(look().px(self.step) * max(1, self.count()))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(500), look().px(self.step) * max(1, self.count()))


class SpeedChart(_Chart):
    """Encounters an hour by kind, a mark at the own norm, and the accuracy beside it."""

    def __init__(self) -> None:
        super().__init__("Encounters an hour, with accuracy")
        self._kinds: tuple[KindPace, ...] = ()

    def show_kinds(self, kinds: Sequence[KindPace]) -> None:
        """Show other figures."""
        self._kinds = tuple(kinds)
        told = [f"{one.kind.shown}: {speed(one)}, accuracy {accuracy(one)}" for one in kinds]
        self.setAccessibleDescription(". ".join(told))
        self.take_look()

    @override
    def count(self) -> int:
        return len(self._kinds)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = look().px(NAME)
        room = max(look().px(60), self.width() - left - look().px(VALUE + ACCURACY))
        for at, one in enumerate(self._kinds):
            top, high = at * look().px(ROW), look().px(ROW)
            most = max(one.per_hour, one.norm) * 1.1 or 1.0
            bar = look().px(BAR)
            middle = top + high // 2
            self._words(painter, one.kind.shown, "strong", 0, middle)
            track = QRect(left, middle - bar // 2, room, bar)
            painter.fillRect(track, look().colour("rest"))
            long = round(room * one.per_hour / most)
            painter.fillRect(QRect(left, middle - bar // 2, long, bar), look().colour("ink2"))
            mark = left + round(room * one.norm / most)
            painter.fillRect(QRect(mark - 1, middle - bar, 2, 2 * bar), look().colour("ink"))
            beside = left + room + look().px(10)
            self._words(painter, speed(one), "small", beside, middle)
            known = one.accuracy is not None
            right = left + room + look().px(VALUE)
            draw_icon(painter, "audit", "good" if known else "ink3", right, middle, 14)
            self._words(painter, accuracy(one), "small", right + look().px(20), middle)
        painter.end()

    @staticmethod
    def _words(painter: QPainter, text: str, role: str, x: int, middle: int) -> None:
        line = rich(text, role)
        line.draw(painter, x, middle - line.height / 2, "ink")


class TaskChart(_Chart):
    """Hours by task."""

    step = TASK_ROW

    def __init__(self) -> None:
        super().__init__("Active hours by task")
        self._tasks: tuple[tuple[PaceTask, float], ...] = ()

    def show_tasks(self, tasks: Sequence[tuple[PaceTask, float]]) -> None:
        """Show other figures."""
        self._tasks = tuple(tasks)
        self.setAccessibleDescription(", ".join(f"{task} {hours_said(one)}" for task, one in tasks))
        self.take_look()

    @override
    def count(self) -> int:
        return len(self._tasks)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = sum(hours for _task, hours in self._tasks)
        left, high, bar = look().px(NAME), look().px(TASK_ROW), look().px(BAR)
        room = max(look().px(60), self.width() - left - look().px(VALUE + ACCURACY))
        for at, (task, hours) in enumerate(self._tasks):
            middle = at * high + high // 2
            name = rich(task.capitalize(), "body")
            name.draw(painter, 0, middle - name.height / 2, "ink")
            painter.fillRect(QRect(left, middle - bar // 2, room, bar), look().colour("rest"))
            long = round(room * hours / whole) if whole else 0
            tone = look().colour(TASK_TONES[at % len(TASK_TONES)])
            painter.fillRect(QRect(left, middle - bar // 2, long, bar), tone)
            share = f"{hours_said(hours)}, {hours / whole:.0%}" if whole else hours_said(hours)
            said = rich(share, "small")
            said.draw(painter, left + room + look().px(10), middle - said.height / 2, "ink")
        painter.end()


def speed(one: KindPace) -> str:
    """The speed in words, with the norm."""
    return f"{one.per_hour:.1f} an hour, norm {one.norm:g}"


def accuracy(one: KindPace) -> str:
    """The accuracy in words."""
    return "no audit yet" if one.accuracy is None else f"{one.accuracy:.1%} right"
