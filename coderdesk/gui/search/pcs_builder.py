"""The PCS table as a sheet: seven boxes, columns of legal values, the sentence growing at the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from coderdesk.domain.code import System
from coderdesk.domain.pcs import LENGTH, PcsAxis, PcsDraft, PcsValue
from coderdesk.gui.actions import Command, chord_of, keys_of
from coderdesk.gui.parts import (
    Chip,
    Glyph,
    KeyButton,
    Prose,
    column,
    literal,
    row,
    rule,
    upright,
    words,
)
from coderdesk.gui.search.pcs_boxes import PcsBoxes
from coderdesk.gui.search.pcs_column import PcsColumn
from coderdesk.gui.sheets.sheet import Sheet

COLUMNS, TABLE = 4, 3
SURGICAL = "0"
NOTHING = {"No Device", "No Qualifier", "None"}
UNKNOWN = "No definition is here. Import the ICD-10-PCS definitions to read what a value means."
READ_OFF = "labels read off the titles; import the ICD-10-PCS tables for the official ones"


class PcsBuilder(Sheet):
    """Builds a procedure code; asks for each draft by its characters, hands over the whole code."""

    prefix_asked = Signal(str)
    code_built = Signal(object, str)  # System, code

    def __init__(self) -> None:
        super().__init__("Build a procedure code", "procedure", size=(1200, 640))
        self._draft: PcsDraft | None = None
        self._at = 1  # the position being chosen
        self._next = 0  # where to go when the draft asked for is there
        self._old = Chip("", "error", "mark-expired")
        self._old.hide()
        self.put_tool(self._old)
        self.boxes = PcsBoxes()
        self.columns = tuple(PcsColumn() for _ in range(COLUMNS))
        self.mark = Glyph("mark-header", "warning", 14)
        self.code = words("", "code-plain")
        self.sentence = Prose("", "body", lines=2)
        self.to_go = words("", "small", "ink2")
        self.back = KeyButton("Back", Command.PCS_BACK)
        self.primary = self.take = KeyButton("Take", Command.PCS_TAKE, "primary")
        self.ask = KeyButton("What it means", Command.PCS_MEANING, "quiet")
        self.means = Prose("", "small", "ink2", lines=3)
        self._telling = False
        self._lay()
        self._wire()

    def _lay(self) -> None:
        self.put(column(self.boxes, margins=(18, 12, 18, 6)))
        self.put(rule())
        lists = row((self.columns[0], 1), gap=0)
        for each in self.columns[1:]:
            lists.put(upright())
            lists.put((each, 1))
        self.put(lists, 1)
        self._meaning = column(self.means, margins=(18, 6, 18, 6))
        self._meaning.hide()
        self.put(rule())
        self.put(self._meaning)
        said = (self.mark, self.code, (self.sentence, 1), self.to_go)
        self.put_foot(*said, self.ask, self.back, self.take)

    def _wire(self) -> None:
        for each in self.columns:
            each.taken.connect(self._on_taken)
            each.moved.connect(self._show_foot)
        self.boxes.asked.connect(self.go_to)
        self.ask.clicked.connect(self._turn_meaning)
        self.back.clicked.connect(self.go_back)
        self.take.clicked.connect(self._do)
        self._keys: dict[tuple[Command, int], Callable[[], None]] = {
            (Command.PCS_CHARACTER, 0): lambda: self.go_to(self._at - 1),
            (Command.PCS_CHARACTER, 1): lambda: self.go_to(self._at + 1),
            (Command.PCS_BACK, 0): self.go_back,
            (Command.PCS_MEANING, 0): self._turn_meaning,
        }

    @property
    def here(self) -> PcsColumn:
        """The column that has the keyboard."""
        return self.columns[self._at - self._first - 1]

    @property
    def _first(self) -> int:
        """How many axes stand before the first column."""
        return 0 if self._at <= TABLE else LENGTH - COLUMNS

    @Slot(object)
    def show_draft(self, draft: PcsDraft) -> None:
        """Show a code as far as it stands."""
        self._draft = draft
        at, self._next = self._next or draft.at, 0
        self._say_edition(draft)
        self.go_to(at)

    def _say_edition(self, draft: PcsDraft) -> None:
        table = f"table {draft.prefix[:TABLE]} · " if len(draft.prefix) >= TABLE else ""
        off = "" if draft.official else f" · {READ_OFF}"
        self.hint.show_text(literal(f"{table}{draft.edition.title} {draft.edition.name}{off}"))
        self._old.show_text("Not in force", "error")
        self._old.setVisible(not draft.in_force)

    @Slot(int)
    def go_to(self, position: int) -> None:
        """Choose another character; what stands keeps standing."""
        draft = self._draft
        if draft is None:
            return
        self._at = max(1, min(position, draft.at))
        self.boxes.show_draft(draft, self._at)
        for each, axis in zip(self.columns, draft.axes[self._first :], strict=False):
            each.show_axis(axis, here=axis.position == self._at)
        self.first = self.here.values
        self.here.values.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_foot()

    @Slot()
    def go_back(self) -> None:
        """Take one character back, or drop those after the one being chosen."""
        draft = self._draft
        if draft is None or not draft.prefix:
            return
        keep = (
            self._at - 1 if self._at <= len(draft.prefix) and not draft.whole else len(draft.prefix) - 1
        )
        self._next = keep + 1
        self.prefix_asked.emit(draft.prefix[:keep])

    @Slot(int, str)
    def _on_taken(self, position: int, char: str) -> None:
        """Take a value; those after it in the same table stay as far as they are legal."""
        draft = self._draft
        if draft is None:
            return
        if draft.whole and position == LENGTH and draft.axes[-1].chosen == char:
            self._post()
            return
        after = draft.prefix[position:] if position > TABLE else ""
        self._next = min(LENGTH, position + 1)
        self.prefix_asked.emit(draft.prefix[: position - 1] + char + after)

    @Slot()
    def _do(self) -> None:
        draft = self._draft
        if draft is not None and draft.whole and self._at == LENGTH and self._is_chosen():
            self._post()
        else:
            self.here.take()

    def _is_chosen(self) -> bool:
        value, axis = self.here.current, self.here.axis
        return value is not None and axis is not None and value.char == axis.chosen

    def _post(self) -> None:
        if self._draft is not None:
            code = self._draft.prefix
            self.leave()
            self.code_built.emit(System.ICD10PCS, code)

    @Slot()
    def _show_foot(self) -> None:
        draft = self._draft
        if draft is None:
            return
        candidate = self.here.current
        self.code.setText(draft.prefix)
        self.sentence.show_text(_sentence(draft, self._at, candidate))
        self.mark.show_icon(*(("mark-billable", "good") if draft.whole else ("mark-header", "warning")))
        self.to_go.setText(_to_go(draft))
        self.back.setEnabled(bool(draft.prefix))
        ready = draft.whole and self._at == LENGTH and self._is_chosen()
        self.take.show_words("Assign" if ready else f"Take {candidate.char}" if candidate else "Take")
        self.take.setEnabled(candidate is not None)
        self._say_meaning(candidate)

    def _say_meaning(self, value: PcsValue | None) -> None:
        known = value is not None and value.means
        said = f"**{literal(value.label)}**  {literal(value.means)}" if value and known else UNKNOWN
        self.means.show_text(said)
        self._meaning.setVisible(self._telling)

    @Slot()
    def _turn_meaning(self) -> None:
        """Say what the values mean from now on, or no longer."""
        self._telling = not self._telling
        self._show_foot()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = chord_of(event)
        axis = self.here.axis
        if axis is not None and any(value.char == chord for value in axis.values):
            self._on_taken(self._at, chord)
            return
        for (command, number), slot in self._keys.items():
            if keys_of(command)[number : number + 1] == (chord,):
                slot()
                return
        super().keyPressEvent(event)


def _sentence(draft: PcsDraft, at: int, candidate: PcsValue | None) -> str:
    """The code in words as far as it stands, the value aimed at in bold."""
    if draft.whole and (candidate is None or candidate.char == draft.axes[at - 1].chosen):
        return literal(draft.title)
    said = {axis.position: _label(axis, at, candidate) for axis in draft.axes}
    if not draft.prefix.startswith(SURGICAL):
        return ", ".join(text for text in said.values() if text)
    operation, part, approach = said[3], said[4], said[5]
    whole = f"{operation} of {part}" if operation and part else operation or said[2] or said[1]
    for joint, text in ((" with ", said[6]), (", ", approach), (", ", said[7])):
        whole += f"{joint}{text}" if text else ""
    return whole


def _label(axis: PcsAxis, at: int, candidate: PcsValue | None) -> str:
    here = axis.position == at and candidate is not None
    value = candidate if here else axis.value
    if value is None or value.label in NOTHING or not value.label:
        return ""
    return f"**{literal(value.label)}**" if here else literal(value.label)


def _to_go(draft: PcsDraft) -> str:
    left = LENGTH - len(draft.prefix)
    if not left:
        return "billable"
    count = f"{left} character{'s' if left > 1 else ''} to go"
    return f"{count} · {draft.left:,} codes" if draft.left else count
