"""The hits found last, and what the encounter and its day say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coderdesk.domain.code import EditionInForce, Hit, System, bare
from coderdesk.domain.page import OwnMarks
from coderdesk.gui.search.hits import HitRow

FIRST = 10  # hits whose codes below are still what the words asked for


@dataclass(slots=True)
class Found:
    """Hits; the codes that stand on the encounter already; the systems without an edition in force."""

    hits: tuple[Hit, ...] = ()
    on: dict[str, str] = field(default_factory=dict)  # code: line 3
    old: dict[System, str] = field(default_factory=dict)  # system: name of the edition that stands in
    marks: OwnMarks = field(default_factory=OwnMarks)

    def rows(self) -> tuple[HitRow, ...]:
        """The hits as the list shows them."""
        return tuple(
            HitRow(
                hit,
                self.on.get(hit.code, ""),
                self.old.get(hit.system, ""),
                self.marks.notes.get((hit.system, hit.code), ""),
                (hit.system, hit.code) in self.marks.favourites,
            )
            for hit in self.hits
        )

    def leads_to(self, code: str) -> bool:
        """Whether a code was found by the words: it is a hit, or stands below one of the first."""
        plain = bare(code)
        heads = {bare(hit.code) for hit in self.hits[:FIRST] if not hit.billable}
        return any(hit.code == code for hit in self.hits) or any(map(plain.startswith, heads))

    def judge(self, editions: Mapping[System, EditionInForce]) -> bool:
        """Take up which editions are in force; whether that changed anything comes back."""
        before = self.old
        self.old = {
            system: one.edition.name if one.edition else "No edition"
            for system, one in editions.items()
            if not one.covers
        }
        return self.old != before
