"""Changes to procedures and service lines: date, provider, modifiers, units, pointers, place."""

import datetime as dt
from dataclasses import dataclass, replace

from coderdesk.domain.encounter import Diagnosis, Encounter, Service
from coderdesk.domain.lines import Line, letter, line_of, named, with_each


@dataclass(frozen=True, slots=True)
class SetDate:
    """Date a procedure or service line."""

    id: int
    date: dt.date | None

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, (self.id,), self._set)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"{'dated' if self.date else 'took the date off'} {named(encounter, (self.id,))}"

    def _set(self, line: Line) -> Line:
        return line if isinstance(line, Diagnosis) else replace(line, date=self.date)


@dataclass(frozen=True, slots=True)
class SetProvider:
    """Name the provider of a procedure or service line."""

    id: int
    provider: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, (self.id,), self._set)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"set the provider of {named(encounter, (self.id,))}"

    def _set(self, line: Line) -> Line:
        if isinstance(line, Diagnosis):
            return line
        return replace(line, provider=self.provider.strip())


@dataclass(frozen=True, slots=True)
class SetModifiers:
    """Set the modifiers of a service line, in their order."""

    id: int
    modifiers: tuple[str, ...]

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        names = (name.strip().upper() for name in self.modifiers)
        held = tuple(dict.fromkeys(name for name in names if name))
        return with_each(encounter, (self.id,), lambda line: _service(line, modifiers=held))

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        names = " ".join(self.modifiers) or "none"
        return f"set modifiers of {named(encounter, (self.id,))} to {names}"


@dataclass(frozen=True, slots=True)
class SetUnits:
    """Set the units of a service line; none leaves them blank."""

    id: int
    units: int | None

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        units = None if self.units is None else max(0, self.units)
        return with_each(encounter, (self.id,), lambda line: _service(line, units=units))

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        count = "blank" if self.units is None else str(self.units)
        return f"set units of {named(encounter, (self.id,))} to {count}"


@dataclass(frozen=True, slots=True)
class SetCharge:
    """Set the charge of a service line in cents; none leaves it blank."""

    id: int
    charge: int | None

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return with_each(encounter, (self.id,), lambda line: _service(line, charge=self.charge))

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        what = "cleared the charge" if self.charge is None else "set the charge"
        return f"{what} of {named(encounter, (self.id,))}"


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Set the place of service of lines."""

    ids: tuple[int, ...]
    place: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        place = self.place.strip()
        return with_each(encounter, self.ids, lambda line: _service(line, place=place))

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        return f"set the place of {named(encounter, self.ids)} to {self.place or 'blank'}"


@dataclass(frozen=True, slots=True)
class SetPointers:
    """Point a service line to diagnoses by their ids, the first being its main one.

    Pointers from a file that name no diagnosis go with the old ones.
    """

    id: int
    pointers: tuple[int, ...]

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        held = {line.id for line in encounter.diagnoses}
        pointers = tuple(one for one in dict.fromkeys(self.pointers) if one in held)
        return with_each(
            encounter,
            (self.id,),
            lambda line: _service(line, pointers=pointers, stray_pointers=()),
        )

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        places = [encounter.position(one) if encounter else 0 for one in self.pointers]
        letters = "".join(letter(place) for place in places if place)
        return f"pointed {named(encounter, (self.id,))} to {letters or 'nothing'}"


@dataclass(frozen=True, slots=True)
class TogglePointer:
    """Point a service line to a diagnosis, or no longer; the last pointer added stands last."""

    id: int
    diagnosis: int

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return self._pointers(encounter).apply(encounter)

    def describe(self, encounter: Encounter | None = None) -> str:
        """What it does, as a short verb phrase."""
        if encounter is None:
            return "turned a pointer"
        return self._pointers(encounter).describe(encounter)

    def _pointers(self, encounter: Encounter) -> SetPointers:
        line = line_of(encounter, self.id)
        held = line.pointers if isinstance(line, Service) else ()
        if self.diagnosis in held:
            return SetPointers(self.id, tuple(one for one in held if one != self.diagnosis))
        return SetPointers(self.id, (*held, self.diagnosis))


def _service(line: Line, **values: object) -> Line:
    return replace(line, **values) if isinstance(line, Service) else line  # type: ignore[arg-type]
