"""X: a mention that is not coded, and why; what is left so is no longer something to decide."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.changes import LeaveMention, TakeUpMention
from coderdesk.domain.chart import Passage
from coderdesk.domain.encounter import NotCoded
from coderdesk.domain.mention import Mention
from coderdesk.gui.chart.passages import locate
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.shown import Shown
from coderdesk.gui.sheets.reason import ReasonPrompt

QUESTION = "Why not coded?"
REASONS = (
    "Not evaluated, treated or watched here (III)",
    "Integral to a condition that is coded (I.B.5)",
    "Coded already in other words (I.B.8)",
    "Uncertain, and this is a visit (IV.H)",
    "Resolved, and no longer treated (IV.J)",
)
"""Reasons that are completed while typing, each with its guideline section."""


class Leaving(QObject):
    """Asks for the reason, and takes a mention up again that was left."""

    change_asked = Signal(object)  # LeaveMention | TakeUpMention
    changed = Signal()
    said = Signal(str)

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._reading = reading
        self._left: tuple[NotCoded, ...] = ()
        self._asked: Passage | None = None
        self.prompt = ReasonPrompt()
        self.prompt.given.connect(self._on_given)

    def show_left(self, left: Sequence[NotCoded] | None) -> None:
        """Take what is left without a code; None when there is no encounter, and nothing to ask."""
        if left is None and not self.prompt.isHidden():
            self.prompt.drop()
        self._left = tuple(left or ())
        self.changed.emit()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The mentions that are left without a code."""
        return tuple(one.passage for one in self._left)

    def spans(self, shown: Shown) -> list[tuple[int, int]]:
        """Where mentions of the open document are left without a code."""
        held = (one.passage for one in self._left if shown.holds(one.passage))
        return [span for passage in held if (span := locate(shown.document, passage))]

    def reason(self, mention: Mention | None) -> str:
        """Why a mention of the open document is not coded; empty while it is to be decided."""
        held = self._held(mention)
        return held.reason if held else ""

    def toggle(self, mention: Mention | None) -> None:
        """Ask why the mention at hand is not coded; one that was left is taken up again."""
        passage, held = self._reading.selected(), self._held(mention)
        if mention is None or passage is None:
            self.said.emit("Go to a mention first")
        elif held is not None:
            self.change_asked.emit(TakeUpMention(held.passage))
        else:
            self._asked = passage
            past = dict.fromkeys((*(one.reason for one in self._left), *REASONS))
            self.prompt.ask(QUESTION, "Begin a word: past reasons are completed", tuple(past))

    def _held(self, mention: Mention | None) -> NotCoded | None:
        shown = self._reading.shown
        if shown is None or mention is None:
            return None
        for one in self._left:
            span = locate(shown.document, one.passage) if shown.holds(one.passage) else None
            if span and span[0] < mention.end and mention.start < span[1]:
                return one
        return None

    @Slot(str)
    def _on_given(self, reason: str) -> None:
        passage, self._asked = self._asked, None
        if passage is not None:
            self.change_asked.emit(LeaveMention(passage, reason))
