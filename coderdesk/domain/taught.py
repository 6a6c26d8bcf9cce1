"""What the coder taught the desk: picks, favourites, notes on codes, synonyms."""

from dataclasses import dataclass

from coderdesk.domain.code import System


@dataclass(frozen=True, slots=True)
class Pick:
    """A code that the coder picked for these words, how often, and when last (UTC, ISO 8601)."""

    words: str
    system: System
    code: str
    times: int
    last: str


@dataclass(frozen=True, slots=True)
class Favourite:
    """A code kept at hand, in a group of the coder's own naming."""

    system: System
    code: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class CodeNote:
    """The coder's own note on a code."""

    system: System
    code: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class AtHand:
    """A code of the coder's own list with what is known of it today.

    ``title`` is empty where no book of the day has the code; ``note`` is the coder's own; ``kept`` is
    what the list keeps of it: a favourite, a pick or a note.
    """

    system: System
    code: str
    title: str
    note: str = ""
    more: str = ""
    kept: "Favourite | Pick | CodeNote | None" = None


@dataclass(frozen=True, slots=True)
class Synonym:
    """A word of the coder's own and what it means."""

    term: str
    meaning: str
