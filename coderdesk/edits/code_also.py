"""Code-also notes: a prompt to look whether a second condition is there, in either order."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case
from coderdesk.edits.notes import Instruction, notes_of


def _asks(block: Instruction) -> bool:
    """Whether a note asks for one thing; those of blocks, and with "any", mean only some."""
    plain = not (block.conditional or block.open or block.text.lower().startswith("any "))
    return plain and bool(block.named) and "-" not in block.place


def code_also(case: Case) -> Iterator[Edit]:
    """A code whose note asks for another one that is not here; information, never more.

    A note that says "if applicable" or gives examples only asks for nothing that a program could miss.
    """
    for dx in case.dx:
        if dx.code is None:
            continue
        for block in notes_of(dx.code).code_also:
            if not _asks(block):
                continue
            if any(other.at != dx.at and block.partner(other.bare) for other in case.dx):
                continue
            yield Edit(
                "code-also",
                Severity.INFO,
                f"{dx.name} may need a second code beside it; look whether the record gives one.",
                f"Guidelines I.A.17; Tabular {block.place}, code also",
                (dx.name,),
                (dx.at,),
                quote=block.text,
                exception="Code also does not say which of the two goes first.",
                mends=(mends.leave("the record names no such condition", dx.at),),
            )
            break
