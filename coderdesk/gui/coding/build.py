"""From a state to the rows of the form: a pure function, so that every screen can be tested unseen."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coderdesk.domain.code import System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import Setting
from coderdesk.domain.lines import Line, letter, line_at, lines_of
from coderdesk.domain.page import OwnMarks
from coderdesk.gui.coding.asks import Ask
from coderdesk.gui.coding.heads import column_heads, empty_hint, part_head
from coderdesk.gui.coding.lines import line_row
from coderdesk.gui.coding.points import points
from coderdesk.gui.coding.rows import (
    MOST_NUMBERS,
    VISIT,
    AskRow,
    EditRow,
    NoteRow,
    PartHead,
    PassageRow,
    Row,
    Spot,
    mends_of,
)

_SYSTEMS = {
    Part.DIAGNOSES: (System.ICD10CM,),
    Part.PROCEDURES: (System.ICD10PCS,),
    Part.SERVICES: (System.HCPCS, System.CPT),
}
_LOUDNESS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a state is looked at: where the keyboard is, what is unfolded and what is being typed."""

    spot: Spot | None = None
    passages: bool = False  # the evidence of the current line is unfolded
    ask: Ask | None = None
    wide: bool = False
    marks: OwnMarks = field(default_factory=OwnMarks)


@dataclass(frozen=True, slots=True)
class _Found:
    """An edit under a line; ``reason`` is why it was left, a ``guest`` is at home under another."""

    under: str
    edit: Edit
    reason: str
    guest: bool


def rows_of(state: CodingState, shown: Shown) -> tuple[Row, ...]:
    """Every row of the form, from top to bottom."""
    found = _edits_by_line(state, shown.spot)
    rows: list[Row] = []
    visit = found.get((Part.VISIT, VISIT))
    if visit:
        rows.append(PartHead(Part.VISIT, "Visit", ""))
        rows += _edit_rows(Spot(Part.VISIT, VISIT), visit, state, shown)
    for part in parts_shown(state):
        rows.append(part_head(state, part, wide=shown.wide))
        lines = lines_of(state.encounter, part)
        if not lines:
            rows.append(empty_hint(part))
            continue
        rows.append(column_heads(state, part, wide=shown.wide))
        for number, line in enumerate(lines, 1):
            spot = Spot(part, line.id)
            is_open = shown.spot is not None and shown.spot.head == spot
            row = line_row(state, line, number, wide=shown.wide)
            rows.append(replace(row, is_open=True) if is_open else row)
            rows += _under(line, spot, shown)
            edits = found.get((part, line.id))
            if edits:
                rows += _edit_rows(spot, edits, state, shown)
    rows += points(state)
    return tuple(rows)


def parts_shown(state: CodingState) -> tuple[Part, ...]:
    """The lists that the setting has, and any other that holds lines all the same."""
    encounter = state.encounter
    stay = encounter.setting is Setting.INPATIENT
    parts = [Part.DIAGNOSES]
    if stay or encounter.procedures:
        parts.append(Part.PROCEDURES)
    if not stay or encounter.services:
        parts.append(Part.SERVICES)
    return tuple(parts)


def _edits_by_line(state: CodingState, here: Spot | None) -> dict[tuple[Part, int], list[_Found]]:
    """The edits of each line, loudest first, those left as they are last.

    An edit stands under its first line, or as a guest under the line in hand when it names that too.
    """
    found: dict[tuple[Part, int], list[_Found]] = {}
    seen: dict[str, int] = {}
    told = [(edit, "") for edit in sorted(state.edits, key=lambda edit: _LOUDNESS[edit.severity])]
    told += [(edit, state.reason(edit) or "no reason given") for edit in state.overridden]
    for edit, reason in told:
        lines = [line_at(state.encounter, edit.part, number) for number in edit.lines]
        ids = [line.id if line else VISIT for line in lines] or [VISIT]
        guest = here is not None and here.part is edit.part and here.line in ids[1:]
        at = here.line if here and guest else ids[0]
        where = (edit.part if at else Part.VISIT, at)
        again = seen[edit.key] = seen.get(edit.key, 0) + 1
        under = f"edit:{edit.key}" if again == 1 else f"edit:{edit.key}#{again}"
        found.setdefault(where, []).append(_Found(under, edit, reason, guest))
    return found


def _under(line: Line, spot: Spot, shown: Shown) -> Iterator[Row]:
    """What unfolds under the current line before its edits: note, evidence, a field to type in."""
    if shown.spot is None or shown.spot.head != spot:
        return
    asking = shown.ask if shown.ask and shown.ask.spot == spot else None
    if asking:
        yield AskRow(spot, asking.kind.value)
    elif line.note:
        yield NoteRow(Spot(spot.part, spot.line, "note"), line.note)
    notes = (shown.marks.notes.get((system, line.code), "") for system in _SYSTEMS[spot.part])
    own = next(filter(None, notes), "")
    if own:
        yield NoteRow(Spot(spot.part, spot.line, "own-note"), f"My note on {line.code}: {own}")
    if shown.passages:
        for number, passage in enumerate(line.evidence):
            yield PassageRow(Spot(spot.part, spot.line, f"passage:{number}"), passage)


def _edit_rows(spot: Spot, found: list[_Found], state: CodingState, shown: Shown) -> Iterator[Row]:
    is_open = shown.spot is not None and shown.spot.head == spot
    closed = state.is_settled
    keys = _keys(spot, found, state, shown) if is_open and not closed else {}
    for one in found:
        own = Spot(spot.part, spot.line, one.under)
        caps = keys.get(one.under, ())
        yield EditRow(own, one.edit, is_open, caps, one.reason, one.guest, closed)
        if shown.ask and shown.ask.spot == own:
            yield AskRow(own, shown.ask.kind.value)


def _keys(
    spot: Spot, found: list[_Found], state: CodingState, shown: Shown
) -> dict[str, tuple[str, ...]]:
    """The key of each mend: a letter where the letter says it, else numbers on through the line.

    Where there are more than nine, counting begins at the edit the keyboard is on.
    """
    wants = [
        (one.under, [_own_key(spot, mend, state) for mend in mends_of(one.edit, left=bool(one.reason))])
        for one in found
    ]
    total = sum(key == "" for _under, keys in wants for key in keys)
    here = shown.spot.under if shown.spot else ""
    first = 0
    if total > MOST_NUMBERS:
        first = next((at for at, (under, _keys) in enumerate(wants) if under == here), 0)
    number = 0
    held: dict[str, tuple[str, ...]] = {}
    for at, (under, keys) in enumerate(wants):
        caps = []
        for key in keys:
            if not key and at >= first and number < MOST_NUMBERS:
                number += 1
                caps.append(str(number))
            else:
                caps.append(key)
        held[under] = tuple(caps)
    return held


def _own_key(spot: Spot, mend: Mend, state: CodingState) -> str:
    """The letter that does the same as a mend on the current line anyway."""
    own = line_at(state.encounter, mend.part, mend.line) if mend.line else None
    if mend.part is not spot.part or (own is not None and own.id != spot.line):
        return ""
    if mend.kind is MendKind.POA and spot.part is Part.DIAGNOSES:
        return mend.value
    if mend.kind is MendKind.POINTER and spot.part is Part.SERVICES:
        return letter(mend.to) if letter(mend.to).isalpha() else ""
    return ""
