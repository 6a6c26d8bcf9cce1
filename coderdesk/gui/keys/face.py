"""What a command is called, where it works and which keys do it."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where the keyboard can be; a key means one thing in one place."""

    EVERYWHERE = "Everywhere"
    CHART = "Chart"
    TYPING = "Codebook, typing"
    TABLES = "Codebook, tables"
    DIAGNOSES = "Diagnoses"
    PROCEDURES = "Procedures"
    SERVICES = "Service lines"
    PCS = "PCS table"
    WORKLIST = "Worklist"
    QUERY = "Query"
    AUDIT = "Audit"
    SHEETS = "Sheets"


class Menu(StrEnum):
    """The menus, left to right; ``&`` stands before the letter that opens one."""

    CHART = "&Chart"
    CODEBOOK = "C&odebook"
    ENCOUNTER = "&Encounter"
    WORKLIST = "&Worklist"
    QUERY = "&Query"
    AUDIT = "&Audit"
    LEARN = "&Learn"
    VIEW = "&View"
    HELP = "&Help"
    NONE = ""

    @property
    def letter(self) -> str:
        """The letter that opens the menu with Alt."""
        return self.value[self.value.index("&") + 1].upper() if self.value else ""

    @property
    def plain(self) -> str:
        """The name without its mark."""
        return self.value.replace("&", "")


@dataclass(frozen=True, slots=True)
class Face:
    """How a command shows itself.

    ``keys`` are alternatives, the first being the one on caps; in a ``family`` each key means another
    value of one thing (the letter of POA, the number of a mend). ``later`` keeps the keys of a command
    that no screen answers yet: it is in no menu, on no sheet and cannot be pressed.
    """

    place: Place
    text: str
    keys: tuple[str, ...] = ()
    menu: Menu = Menu.NONE
    tip: str = ""
    icon: str = ""
    family: bool = False
    later: bool = False

    @property
    def typing(self) -> bool:
        """Whether it works while a text field has the keyboard."""
        return self.place in TYPING_PLACES and not any(is_bare(key) for key in self.keys)


TYPING_PLACES = {Place.EVERYWHERE, Place.TYPING, Place.QUERY, Place.SHEETS}
NAMED_BUT_BARE = {"Space", "Backspace", "Del", "Home", "End"}  # a text field needs them for itself


def is_bare(key: str) -> bool:
    """Whether a key alone is one that typing needs."""
    return len(key) == 1 or key in NAMED_BUT_BARE
