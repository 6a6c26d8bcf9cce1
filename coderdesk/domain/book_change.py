"""One change from an edition of a code system to the next, and whose work it touches."""

from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.code import CATEGORY_LENGTH, bare


class ChangeKind(StrEnum):
    """What happened to a code or a note."""

    NEW = "new"
    DELETED = "deleted"
    REVISED = "revised"
    HEADER = "now a header"
    BILLABLE = "now billable"
    NOTE_NEW = "note new"
    NOTE_GONE = "note deleted"


@dataclass(frozen=True, slots=True)
class BookChange:
    """A change at a code, section or chapter.

    ``before`` and ``after`` are titles, or the text of a note, empty where there was or is none;
    ``instead`` names the codes to be used now, where the books tell; ``because`` says what of the
    coder's own it touches.
    """

    kind: ChangeKind
    code: str
    before: str = ""
    after: str = ""
    note: str = ""  # the kind of the note
    instead: tuple[str, ...] = ()
    because: tuple[str, ...] = ()

    def touches(self, plain: str) -> bool:
        """Whether it changes what a code (without its dot) is or what binds it.

        A note binds what is below it; a code that is new or gone matters to the header above it.
        """
        if self.note:
            return _binds(self.code, plain)
        own = bare(self.code)
        return own == plain or own.startswith(plain) or plain in {bare(one) for one in self.instead}


def _binds(place: str, plain: str) -> bool:
    """Whether a note at a place is inherited by a code; a chapter's is left out, it binds too much."""
    first, dash, last = place.partition("-")
    if not dash:
        return plain.startswith(bare(place))
    return bare(first) <= plain[:CATEGORY_LENGTH] <= bare(last)
