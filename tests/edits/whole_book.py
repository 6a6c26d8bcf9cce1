"""The packaged tabular list in memory: real codes for the edits, without building a book first."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.codebook.tabular import TabularReader
from coderdesk.codebook.tabular_sevenths import expanded
from coderdesk.domain.code import Code, Edition, Note, Place, System, bare

EDITION = Edition(
    System.ICD10CM,
    "FY2026 April",
    date(2026, 4, 1),
    date(2026, 9, 30),
    "CDC/NCHS",
    "",
    "US Government work",
)
# ICD-10-PCS codes that the examples use; whether a code exists is all that the edits ask of them.
PCS_EDITION = Edition(
    System.ICD10PCS, "FY2026", date(2025, 10, 1), date(2026, 9, 30), "CMS", "", "US Government work"
)
PCS = {
    "0DTJ4ZZ": "Resection of Appendix, Percutaneous Endoscopic Approach",
    "027034Z": "Dilation of Coronary Artery",
}


class WholeBook:
    """Every code, made when asked for and kept."""

    def __init__(self) -> None:
        reader = TabularReader()
        spec = find_spec("simple_icd_10_cm")
        assert spec is not None
        assert spec.origin is not None
        [tabular] = Path(spec.origin).parent.glob("data/*.xml")
        with tabular.open("rb") as stream:
            for _lines in reader.read(stream):
                pass
        self._lines = expanded(reader.lines)
        self._at = {
            bare(line.name): at for at, line in enumerate(self._lines) if line.kind >= LineKind.CODE
        }
        self._below: dict[int, list[int]] = {}
        for at, line in enumerate(self._lines):
            self._below.setdefault(line.parent, []).append(at)
        self._kept: dict[str, Code] = {}

    def __iter__(self) -> Iterator[str]:
        """The names without the dot, in book order."""
        return iter(self._at)

    def bases(self) -> list[str]:
        """The names that the tabular list itself prints, without seventh characters added."""
        return [name for name, at in self._at.items() if self._lines[at].kind is LineKind.CODE]

    def is_billable(self, name: str) -> bool:
        return self._lines[self._at[name]].billable

    def code(self, name: str) -> Code | None:
        plain = bare(name)
        if plain not in self._kept and plain in self._at:
            self._kept[plain] = self._made(self._at[plain])
        return self._kept.get(plain)

    def codes(self, names: Iterable[tuple[System | None, str]]) -> dict[str, Code]:
        """As the library answers: by the name as asked."""
        found = {}
        for system, name in names:
            code = self.code(name) if system in (System.ICD10CM, None) else None
            if code is None and name in PCS and system in (System.ICD10PCS, None):
                code = Code(System.ICD10PCS, name, PCS[name], billable=True, edition=PCS_EDITION.name)
            if code is not None:
                found[name] = code
        return found

    def _made(self, at: int) -> Code:
        line = self._lines[at]
        above = list(self._above(at))
        is_expansion = line.kind is LineKind.EXPANSION
        return Code(
            System.ICD10CM,
            line.name,
            line.title,
            line.billable,
            EDITION.name,
            tuple(reversed([_place(one) for one in above])),
            tuple(_place(self._lines[one]) for one in self._below[line.parent] if one != at),
            tuple(_place(self._lines[one]) for one in self._below.get(at, ())),
            tuple(Note(kind, text, one.name) for one in (line, *above) for kind, text in one.notes),
            (self._lines[line.parent] if is_expansion else line).sevenths,
        )

    def _above(self, at: int) -> Iterator[Line]:
        at = self._lines[at].parent
        while at >= 0:
            yield self._lines[at]
            at = self._lines[at].parent


def _place(line: Line) -> Place:
    return Place(line.name, line.title, line.billable)
