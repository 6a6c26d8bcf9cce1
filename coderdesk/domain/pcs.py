"""An ICD-10-PCS code being built, character by character."""

from dataclasses import dataclass

from coderdesk.domain.code import Edition

LENGTH = 7


@dataclass(frozen=True, slots=True)
class PcsValue:
    """One legal character, its label, and the book's definition of it where that is installed."""

    char: str
    label: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class PcsAxis:
    """One of the seven characters.

    ``position`` counts from 1; ``values`` are legal after the characters before it that are chosen;
    ``chosen`` is the character taken, empty while it is to come.
    """

    position: int
    title: str
    values: tuple[PcsValue, ...] = ()
    chosen: str = ""

    @property
    def value(self) -> PcsValue | None:
        """The value taken."""
        return next((value for value in self.values if value.char == self.chosen), None)


@dataclass(frozen=True, slots=True)
class PcsDraft:
    """The characters chosen so far, the seven axes, and what the code is called once it is whole.

    ``in_force`` is false when the edition does not cover the day; ``official`` is false when the labels
    of the table were read off titles; ``left`` counts the codes of the table that begin so.
    """

    prefix: str
    axes: tuple[PcsAxis, ...]
    edition: Edition
    in_force: bool = True
    official: bool = True
    title: str = ""
    left: int = 0

    @property
    def whole(self) -> bool:
        """Whether all seven characters stand."""
        return len(self.prefix) == LENGTH

    @property
    def at(self) -> int:
        """The position to be chosen next, from 1; the last one when the code is whole."""
        return min(LENGTH, len(self.prefix) + 1)
