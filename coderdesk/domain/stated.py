"""What a file of a chart states in coded parts: the visit field by field, problems and procedures."""

from dataclasses import dataclass
from enum import StrEnum

SETTING = "setting"  # the one stated field that is not a `SetField`


class StatedKind(StrEnum):
    """What a stated line would become on the form."""

    PROBLEM = "problem"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class StatedLine:
    """One problem or procedure as it was coded by its sender.

    ``system`` is the code system as people say it (``ICD-10-CM``, ``SNOMED CT``), empty where it is
    not told; ``date`` is written for people; ``absent`` where the file says that there was none.
    """

    kind: StatedKind
    name: str
    code: str = ""
    system: str = ""
    status: str = ""
    date: str = ""
    poa: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """The coded parts of one document; ``fields`` are names as `SetField` knows them, dates in ISO."""

    fields: tuple[tuple[str, str], ...] = ()
    lines: tuple[StatedLine, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is stated."""
        return bool(self.fields or self.lines)
