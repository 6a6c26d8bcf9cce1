import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from coderdesk.gui.sweeper import Sweeper


class Circle(QWidget):
    """Holds itself, and says on which thread it went."""

    def __init__(self, went):
        super().__init__()
        self.me, self.child = self, QWidget(self)
        self.last = Last(went)


class Last:
    def __init__(self, went):
        self.went = went

    def __del__(self):
        self.went.append(threading.current_thread() is threading.main_thread())


@pytest.fixture
def owner(qapp):
    owner = QObject()
    yield owner
    owner.deleteLater()
    gc.unfreeze()


def test_python_does_not_sweep_by_itself_on_any_thread(owner):
    sweeper, went = Sweeper(owner), []
    Circle(went)

    def make_much():
        kept = [[] for _ in range(20_000)]
        kept.append(kept)

    maker = threading.Thread(target=make_much)
    maker.start()
    maker.join()
    assert not went
    gc.collect()
    assert went == [True]
    assert not gc.isenabled()
    sweeper.sweep()


def test_what_is_due_is_swept_from_the_timer(owner, qtbot):
    sweeper, went = Sweeper(owner), []
    Circle(went)
    kept = [[] for _ in range(20_000)]
    qtbot.waitUntil(lambda: went == [True], timeout=20_000)
    assert len(kept) == 20_000
    assert sweeper.parent() is owner


def test_what_was_set_aside_is_looked_at_while_the_coder_is_elsewhere(owner, qapp):
    sweeper, went = Sweeper(owner), []
    sweeper.sweep_all()
    Circle(went)
    gc.freeze()
    gc.collect()
    assert went == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert went == [True]
