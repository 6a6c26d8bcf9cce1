"""Changes to the visit itself: its fields, its setting, and edits left as they are."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import TypeAlias

from coderdesk.domain.encounter import Encounter, Override, Setting

FieldValue: TypeAlias = str | dt.date | tuple[str, ...] | None

FIELDS = {
    "account": "account",
    "payer": "payer",
    "facility": "facility",
    "attending": "attending provider",
    "referring": "referring provider",
    "admit_date": "admission date",
    "discharge_date": "discharge date",
    "service_date": "service date",
    "disposition": "disposition",
    "admitting_diagnosis": "admitting diagnosis",
    "visit_reasons": "reasons for visit",
    "admission_type": "admission type",
    "admission_source": "admission source",
    "place": "place of service",
    "accident": "accident",
}
PERSON = {"mrn": "MRN", "name": "patient", "birth_date": "birth date", "sex": "sex"}


@dataclass(frozen=True, slots=True)
class SetField:
    """Set one field of the visit or of the patient, by its name in the encounter.

    Raises:
        ValueError: when there is no such field.
    """

    name: str
    value: FieldValue

    def __post_init__(self) -> None:
        """Refuse a name that is no field."""
        if self.name not in FIELDS and self.name not in PERSON:
            message = f"no visit field is called {self.name}"
            raise ValueError(message)

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        if self.name in PERSON:
            patient = replace(encounter.patient, **{self.name: self.value})  # type: ignore[arg-type]
            return replace(encounter, patient=patient)
        return encounter.with_(**{self.name: self.value})

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase; never the value, which may name a person."""
        word = FIELDS.get(self.name) or PERSON[self.name]
        return f"set the {word}" if self.value else f"cleared the {word}"


@dataclass(frozen=True, slots=True)
class SetSetting:
    """Choose the setting; all lines and fields stay, also those it does not show."""

    setting: Setting

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        return replace(encounter, setting=self.setting)

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase."""
        return f"set the setting to {self.setting}"


@dataclass(frozen=True, slots=True)
class LeaveEdit:
    """Leave an edit as it is, with a reason; a second reason replaces the first."""

    key: str
    reason: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        others = tuple(held for held in encounter.overrides if held.key != self.key)
        return replace(encounter, overrides=(*others, Override(self.key, self.reason.strip())))

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase."""
        return f"left {_told(self.key)} as it is"


@dataclass(frozen=True, slots=True)
class ReopenEdit:
    """Take back that an edit is left as it is."""

    key: str

    def apply(self, encounter: Encounter) -> Encounter:
        """The encounter after the change."""
        kept = tuple(held for held in encounter.overrides if held.key != self.key)
        return replace(encounter, overrides=kept)

    def describe(self, encounter: Encounter | None = None) -> str:  # noqa: ARG002
        """What it does, as a short verb phrase."""
        return f"opened {_told(self.key)} again"


def _told(key: str) -> str:
    rule, _colon, codes = key.partition(":")
    return f"{rule} on {codes.replace(',', ', ')}" if codes else rule
