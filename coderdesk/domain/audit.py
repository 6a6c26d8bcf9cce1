"""A second review beside the first: what differs line by line, how it is classed and answered."""

from dataclasses import dataclass, replace
from enum import StrEnum

from coderdesk.domain.code import bare
from coderdesk.domain.encounter import Diagnosis, Encounter


class Element(StrEnum):
    """What a score is told for, element by element."""

    PRINCIPAL = "principal"
    SECONDARY = "secondary"
    POA = "POA"
    PCS = "PCS"
    CPT = "CPT/HCPCS"
    MODIFIER = "modifier"
    UNITS = "units"
    POINTER = "pointer"
    DISPOSITION = "disposition"


class Verdict(StrEnum):
    """What the reviewer says of a line."""

    AGREE = "agree"
    CHANGE = "change"
    ADD = "add"
    DELETE = "delete"


class ErrorClass(StrEnum):
    """How a difference is classed (FIELD: the classes that audits hold)."""

    NONE = ""
    OMITTED = "omitted"
    UNSUPPORTED = "added without support"
    WRONG = "wrong code or specificity"
    SEQUENCE = "sequencing"
    POA = "POA"
    PROCEDURE = "procedure"
    MODIFIER = "modifier"
    UNITS = "units"
    POINTER = "pointer"
    DISPOSITION = "disposition"
    EM_LEVEL = "E/M level"
    QUERY = "missed query"


class Answer(StrEnum):
    """What the coder says to a difference."""

    OPEN = ""
    ACCEPTED = "accepted"
    DISPUTED = "disputed"


class Resolution(StrEnum):
    """How a dispute ended."""

    OPEN = ""
    UPHELD = "the reviewer's code stands"
    OVERTURNED = "the coder's code stands"


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison; ``old`` is the coder's, ``new`` the reviewer's, empty for none.

    ``element`` says what is compared; ``on`` is the code that a POA, modifier, unit or pointer is of.
    """

    element: Element
    old: str
    new: str
    on: str = ""
    moved: bool = False  # the same code at the other end of principal and secondary

    @property
    def key(self) -> str:
        """What names the line while others come and go."""
        return f"{self.element.value}:{self.on}:{self.old}>{self.new}"

    @property
    def verdict(self) -> Verdict:
        """What the reviewer says by it."""
        if self.old == self.new:
            return Verdict.AGREE
        if not self.old:
            return Verdict.ADD
        return Verdict.CHANGE if self.new else Verdict.DELETE

    @property
    def usual_class(self) -> ErrorClass:
        """The class that a difference has unless the reviewer names another."""
        if self.verdict is Verdict.AGREE:
            return ErrorClass.NONE
        if self.element in _CLASSES:
            return _CLASSES[self.element]
        if self.moved:
            return ErrorClass.SEQUENCE
        return _BY_VERDICT[self.verdict]


_CLASSES = {
    Element.POA: ErrorClass.POA,
    Element.PCS: ErrorClass.PROCEDURE,
    Element.MODIFIER: ErrorClass.MODIFIER,
    Element.UNITS: ErrorClass.UNITS,
    Element.POINTER: ErrorClass.POINTER,
    Element.DISPOSITION: ErrorClass.DISPOSITION,
}
_BY_VERDICT = {
    Verdict.ADD: ErrorClass.OMITTED,
    Verdict.DELETE: ErrorClass.UNSUPPORTED,
    Verdict.CHANGE: ErrorClass.WRONG,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said about one difference: class and reason, the coder's answer, how it ended."""

    key: str
    error_class: ErrorClass = ErrorClass.NONE
    reason: str = ""
    answer: Answer = Answer.OPEN
    why: str = ""
    resolution: Resolution = Resolution.OPEN


NOTHING = Encounter()


@dataclass(frozen=True, slots=True)
class Review:
    """One account under audit: the coder's coding as it was, the reviewer's, and what was said.

    ``sample`` names the sample it was drawn in; a ``blind`` review hides the coder's codes until
    it is ``shown``; ``own`` is a coder's recoding of an old chart of their own.
    """

    id: int = 0
    encounter_id: str = ""
    sample: str = ""
    coder: str = ""
    reviewer: str = ""
    blind: bool = False
    shown: bool = True
    own: bool = False
    done: str = ""  # the day it was finished, ISO 8601
    first: Encounter = NOTHING
    second: Encounter = NOTHING
    remarks: tuple[Remark, ...] = ()

    def remark(self, key: str) -> Remark:
        """What was said about a line."""
        return next((one for one in self.remarks if one.key == key), Remark(key))

    def with_remark(self, remark: Remark) -> "Review":
        """The review with something said about a line."""
        kept = tuple(one for one in self.remarks if one.key != remark.key)
        return replace(self, remarks=(*kept, remark))

    def class_of(self, line: Compared) -> ErrorClass:
        """How a difference is classed here."""
        return self.remark(line.key).error_class or line.usual_class

    def counts(self, line: Compared) -> bool:
        """Whether a line counts as an error: a dispute that the coder won does not."""
        if line.verdict is Verdict.AGREE:
            return False
        return self.remark(line.key).resolution is not Resolution.OVERTURNED


def compare(first: Encounter, second: Encounter) -> tuple[Compared, ...]:
    """Every line of two codings beside each other, in the order of the reviewer's.

    Codes are the same however they are written; each occurrence is matched once.
    """
    found = [*_principal(first, second), *_secondary(first, second), *_poa(first, second)]
    found += _matched(Element.PCS, _codes(first.procedures), _codes(second.procedures))
    found += _services(first, second)
    if first.disposition or second.disposition:
        found.append(Compared(Element.DISPOSITION, first.disposition, second.disposition))
    return tuple(found)


def _codes(lines: tuple[object, ...]) -> list[str]:
    return [getattr(line, "code", "") for line in lines]


def _principal(first: Encounter, second: Encounter) -> list[Compared]:
    old = first.diagnoses[0].code if first.diagnoses else ""
    new = second.diagnoses[0].code if second.diagnoses else ""
    if not old and not new:
        return []
    if bare(old) == bare(new):
        return [Compared(Element.PRINCIPAL, new, new)]
    others = {bare(line.code) for line in first.diagnoses[1:]}
    return [Compared(Element.PRINCIPAL, old, new, moved=bare(new) in others)]


def _secondary(first: Encounter, second: Encounter) -> list[Compared]:
    old = _codes(first.diagnoses[1:])
    new = _codes(second.diagnoses[1:])
    moved = {bare(_codes(first.diagnoses[:1])[0])} if first.diagnoses else set()
    moved |= {bare(_codes(second.diagnoses[:1])[0])} if second.diagnoses else set()
    lines = _matched(Element.SECONDARY, old, new)
    return [
        replace(one, moved=one.old != one.new and bare(one.old or one.new) in moved) for one in lines
    ]


def _matched(element: Element, old: list[str], new: list[str]) -> list[Compared]:
    """Equal codes matched first, each once; then those of one category as changes; the rest apart."""
    left = list(old)
    pairs: list[tuple[str, str]] = []
    for code in new:
        same = next((one for one in left if bare(one) == bare(code)), None)
        if same is not None:
            left.remove(same)
            pairs.append((code, code))
        else:
            pairs.append(("", code))
    settled = []
    for before, code in pairs:
        kin = None if before else next((one for one in left if bare(one)[:3] == bare(code)[:3]), None)
        if kin is not None:
            left.remove(kin)
        settled.append((kin or before, code))
    return [
        Compared(element, before, code) for before, code in [*settled, *((one, "") for one in left)]
    ]


def _poa(first: Encounter, second: Encounter) -> list[Compared]:
    """POA of the diagnoses that both have; where neither gave one there is nothing to compare."""
    held: dict[str, Diagnosis] = {bare(line.code): line for line in first.diagnoses}
    found = []
    for line in second.diagnoses:
        before = held.get(bare(line.code))
        if before is not None and (before.poa or line.poa):
            found.append(Compared(Element.POA, before.poa or "blank", line.poa or "blank", line.code))
    return found


def _services(first: Encounter, second: Encounter) -> list[Compared]:
    found = _matched(Element.CPT, _codes(first.services), _codes(second.services))
    left = list(first.services)
    for line in second.services:
        before = next((one for one in left if bare(one.code) == bare(line.code)), None)
        if before is None:
            continue
        left.remove(before)
        told = (
            (Element.MODIFIER, " ".join(before.modifiers), " ".join(line.modifiers)),
            (Element.UNITS, str(before.units or ""), str(line.units or "")),
            (
                Element.POINTER,
                _pointed(first, before.pointers),
                _pointed(second, line.pointers),
            ),
        )
        for element, old, new in told:
            if old or new:
                found.append(Compared(element, old or "none", new or "none", line.code))
    return found


def _pointed(encounter: Encounter, pointers: tuple[int, ...]) -> str:
    """What a line points to, as codes: their order and letters are the form's business."""
    held = {line.id: line.code for line in encounter.diagnoses}
    return " ".join(held[one] for one in pointers if one in held)
