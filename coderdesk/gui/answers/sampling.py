"""Asks for the size and the seed of an audit's sample, and draws it."""

import datetime as dt

from PySide6.QtCore import QObject, Signal

from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.sample import SampleSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.audit_work import Auditing

SAMPLE = 15  # accounts per coder and quarter, as audits usually draw


class Sampling(QObject):
    """Opens the sheet of a sample; the day is the seed unless another is typed."""

    drawn = Signal(object)  # the reviews, one at least

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    def ask(self, auditing: Auditing, *, by_risk: bool, blind: bool) -> None:
        """Ask, then draw; CoderDeskError when no encounter is final."""
        auditing.insist_on_final()
        seed = f"{dt.date.today():%Y-%m-%d}"  # noqa: DTZ011 - the desk's own day
        sheet = SampleSheet(SAMPLE, seed, by_risk=by_risk)

        def draw(count: int, typed: str) -> None:
            self.drawn.emit(auditing.draw(count, typed, by_risk=by_risk, blind=blind))

        sheet.drawn.connect(lambda count, typed: self._hub.runner.guarded(lambda: draw(count, typed)))
        self._window.open_sheet(sheet)
