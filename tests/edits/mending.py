"""Taking a mend, as the workflow would."""

from dataclasses import replace

from coderdesk.domain.edit import Mend, MendKind, Part
from coderdesk.domain.encounter import Diagnosis, Encounter, Service


def mended(encounter: Encounter, mend: Mend) -> Encounter | None:
    """The encounter after a mend; none where the coder has to do something first."""
    if mend.kind in {MendKind.SEARCH, MendKind.LEAVE}:
        return None
    if mend.part is Part.PROCEDURES:
        return encounter.with_(procedures=_without(encounter.procedures, mend.line))
    if mend.part is Part.SERVICES:
        return _service_mended(encounter, mend)
    return encounter.with_(diagnoses=tuple(_diagnoses(encounter, mend)))


def _diagnoses(encounter: Encounter, mend: Mend) -> list[Diagnosis]:
    lines = list(encounter.diagnoses)
    at = mend.line - 1
    match mend.kind:
        case MendKind.REMOVE:
            del lines[at]
        case MendKind.REPLACE:
            lines[at] = replace(lines[at], code=mend.code)
        case MendKind.POA:
            lines[at] = replace(lines[at], poa=mend.value)
        case MendKind.MOVE:
            lines.insert(mend.to - 1, lines.pop(at))
        case MendKind.ADD:
            line = Diagnosis(mend.code, "Y", encounter.next_id())
            lines.insert(mend.to - 1 if mend.to else len(lines), line)
    return lines


def _service_mended(encounter: Encounter, mend: Mend) -> Encounter:
    if mend.kind is MendKind.REMOVE:
        return encounter.with_(services=_without(encounter.services, mend.line))
    lines: list[Service] = list(encounter.services)
    pointed = encounter.diagnoses[mend.to - 1].id
    lines[mend.line - 1] = replace(lines[mend.line - 1], pointers=(pointed,), stray_pointers=())
    return encounter.with_(services=tuple(lines))


def _without(lines: tuple[object, ...], number: int) -> tuple[object, ...]:
    return lines[: number - 1] + lines[number:]
