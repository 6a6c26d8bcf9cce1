"""The hits found last, and what the encounter and its day say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coderdesk.domain.code import EditionInForce, Hit, System
from coderdesk.gui.search.hits import HitRow


@dataclass(slots=True)
class Found:
    """Hits; the codes that stand on the encounter already; the systems without an edition in force."""

    hits: tuple[Hit, ...] = ()
    on: dict[str, str] = field(default_factory=dict)  # code: line 3
    old: dict[System, str] = field(default_factory=dict)  # system: name of the edition that stands in

    def rows(self) -> tuple[HitRow, ...]:
        """The hits as the list shows them."""
        return tuple(
            HitRow(hit, self.on.get(hit.code, ""), self.old.get(hit.system, "")) for hit in self.hits
        )

    def judge(self, editions: Mapping[System, EditionInForce]) -> bool:
        """Take up which editions are in force; whether that changed anything comes back."""
        before = self.old
        self.old = {
            system: one.edition.name if one.edition else "No edition"
            for system, one in editions.items()
            if not one.covers
        }
        return self.old != before
