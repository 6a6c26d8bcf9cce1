"""Before you finish: what of the form still wants the coder; the last look adds what lies elsewhere."""

from collections.abc import Iterator, Sequence

from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.domain.encounter import Setting, Status
from coderdesk.domain.lines import Line, line_at, lines_of
from coderdesk.gui.coding.lines import shown_poa
from coderdesk.gui.coding.rows import VISIT, PartHead, PointRow, Row, Spot
from coderdesk.gui.keys.command import Command

FINISH = Part.VISIT  # the open points stand under no list


def points(state: CodingState) -> tuple[Row, ...]:
    """The head and its open points; the head alone says when there are none."""
    found = [*_edits(state), *_lines(state)]
    rows = tuple(
        PointRow(Spot(FINISH, VISIT, f"point:{number}"), text, command, to)
        for number, (text, command, to) in enumerate(found)
    )
    says = "nothing here stops you" if rows else "nothing is open"
    return (PartHead(FINISH, "Before you finish", says, tools=(("Last look", Command.FINISH),)), *rows)


_Point = tuple[str, Command | None, Spot]


def _edits(state: CodingState) -> Iterator[_Point]:
    wanting = [edit for edit in state.edits if edit.severity is not Severity.INFO]
    if wanting:
        counts = [
            counted(sum(edit.severity is one for edit in wanting), word)
            for one, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"))
        ]
        text = " and ".join(count for count in counts if not count.startswith("0"))
        loudest = min(wanting, key=lambda edit: edit.severity is not Severity.ERROR)
        yield f"{text} to decide", Command.DX_NEXT_EDIT, spot_of(state, loudest)


def spot_of(state: CodingState, edit: Edit) -> Spot:
    """The line an edit is shown under."""
    line = line_at(state.encounter, edit.part, edit.lines[0]) if edit.lines else None
    return (
        Spot(edit.part, line.id, f"edit:{edit.key}")
        if line
        else Spot(Part.VISIT, VISIT, f"edit:{edit.key}")
    )


def _lines(state: CodingState) -> Iterator[_Point]:
    encounter = state.encounter
    if encounter.setting is Setting.INPATIENT:
        blank = [line for line in encounter.diagnoses if not shown_poa(state, line)]
        yield from _said(Part.DIAGNOSES, blank, "has no POA", "have no POA")
    asked = [line for line in encounter.diagnoses if line.status is Status.QUERY]
    yield from _said(Part.DIAGNOSES, asked, "waits for a query", "wait for a query")
    undated = [line for line in encounter.procedures if line.date is None]
    yield from _said(Part.PROCEDURES, undated, "has no date", "have no date")
    for part in (Part.DIAGNOSES, Part.PROCEDURES, Part.SERVICES):
        bare = [line for line in lines_of(encounter, part) if not line.evidence]
        yield from _said(part, bare, "has no evidence yet", "have no evidence yet", Command.DX_EVIDENCE)


_MANY = {Part.DIAGNOSES: "diagnoses", Part.PROCEDURES: "procedures", Part.SERVICES: "service lines"}


def _said(
    part: Part, lines: Sequence[Line], one: str, many: str, command: Command | None = None
) -> Iterator[_Point]:
    if not lines:
        return
    to = Spot(part, lines[0].id)
    if len(lines) == 1:
        yield f"`{lines[0].code}` {one}", command, to
    else:
        yield f"{len(lines)} {_MANY[part]} {many}", command, to


def counted(count: int, word: str) -> str:
    """A count with its word: ``2 warnings``."""
    return f"{count} {word}{'s' * (count != 1)}"
