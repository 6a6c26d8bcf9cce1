"""PySide6 6.12.0 took a reference from None with each call that returned it; 3.11 ended by that."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 20_000


def test_a_call_that_returns_none_takes_no_reference_from_it(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setToolTip("")
        widget.update()
        widget.setObjectName("one")
    assert before - sys.getrefcount(None) < CALLS // 10
