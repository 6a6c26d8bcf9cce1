"""What the indexes say: terms by level, where they lead, and the tables that stand beside them."""

from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.code import Edition, System


class IndexKind(StrEnum):
    """The indexes, named as the command line names them."""

    DISEASES = "icd10cm-index"
    CAUSES = "icd10cm-eindex"
    NEOPLASMS = "icd10cm-neoplasm"
    DRUGS = "icd10cm-drug"
    PROCEDURES = "icd10pcs-index"

    @property
    def system(self) -> System:
        """The code system that it leads to."""
        return System.ICD10PCS if self is IndexKind.PROCEDURES else System.ICD10CM

    @property
    def label(self) -> str:
        """Its name as the trade writes it."""
        return _TITLES[self]

    @property
    def brief(self) -> str:
        """Its name in one short word."""
        return _BRIEF[self]

    @property
    def is_table(self) -> bool:
        """Whether each of its lines has several codes in columns."""
        return self in {IndexKind.NEOPLASMS, IndexKind.DRUGS}


_TITLES = {
    IndexKind.DISEASES: "Alphabetic Index",
    IndexKind.CAUSES: "External cause index",
    IndexKind.NEOPLASMS: "Neoplasm table",
    IndexKind.DRUGS: "Table of drugs and chemicals",
    IndexKind.PROCEDURES: "ICD-10-PCS index",
}
_BRIEF = {
    IndexKind.DISEASES: "Terms",
    IndexKind.CAUSES: "Causes",
    IndexKind.NEOPLASMS: "Neopl.",
    IndexKind.DRUGS: "Drugs",
    IndexKind.PROCEDURES: "PCS",
}


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line of an index, in the order of the book.

    ``number`` counts the lines from 0, ``above`` is the line it stands under (-1: a main term) and
    ``last`` the last line under it. ``title`` has its nonessential modifiers in parentheses; ``code``
    may end in a dash (more characters are needed) or, in the PCS index, be the beginning of a code.
    ``manifestation`` is the bracketed second code, ``see`` and ``also`` are the terms it sends on to,
    ``cells`` the codes of the columns of a table.
    """

    number: int
    above: int
    last: int
    depth: int
    title: str
    code: str = ""
    manifestation: str = ""
    see: str = ""
    also: str = ""
    cells: tuple[str, ...] = ()

    @property
    def leads_on(self) -> bool:
        """Whether it sends on to another term."""
        return bool(self.see or self.also)

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        codes = ", ".join(code for code in self.cells if code.strip("-")) or self.code
        with_ = f"with {self.manifestation}" if self.manifestation else ""
        see = f"see {self.see}" if self.see else ""
        also = f"see also {self.also}" if self.also else ""
        parts = (self.title, codes, with_, see, also, f"level {self.depth + 1}")
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class IndexLeaf:
    """A stretch of one index as it is shown; ``at`` is the line to stand on, from 0.

    ``above`` are the terms that the first line stands under; ``heads`` the columns of a table;
    ``earlier`` and ``later`` tell that the index goes on before and after. ``fitting`` are the lines
    that the words found (none: it is the book as it stands), and ``nearest`` says that none fitted
    and the place in the alphabet is shown instead. ``shelf`` names the installed indexes.
    """

    kind: IndexKind
    shelf: tuple[IndexKind, ...] = ()
    edition: Edition | None = None
    in_force: bool = True
    entries: tuple[IndexEntry, ...] = ()
    at: int = 0
    above: tuple[IndexEntry, ...] = ()
    heads: tuple[str, ...] = ()
    words: str = ""
    fitting: frozenset[int] | None = None
    nearest: bool = False
    earlier: bool = False
    later: bool = False

    def path(self, entry: IndexEntry) -> tuple[IndexEntry, ...]:
        """The terms above a line of this stretch, main term first, and the line itself."""
        known = {one.number: one for one in (*self.above, *self.entries)}
        found = [entry]
        while (up := known.get(found[0].above)) is not None:
            found.insert(0, up)
        return tuple(found)
