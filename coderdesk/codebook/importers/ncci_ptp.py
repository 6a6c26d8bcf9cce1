"""The NCCI procedure-to-procedure pairs of Medicare, in four text files a quarter.

Source: CMS, NCCI PTP edits: by tabs column 1, column 2, ``*`` if older than 1996, first day, last day
or ``*``, modifier indicator, rationale; heads that wrap over several lines come first. Latin-1.
"""

import io
import re
from sys import intern

from coderdesk.codebook.importers.ncci_names import LICENCE, part_of, setting_of, span_of
from coderdesk.codebook.importers.opening import Paper, guarded, lines_of
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.domain.code import Edition, System

COLUMNS = 7
MODIFIERS = {"0": 0, "1": 1, "9": 9}
STEP_ROWS = 20_000
BYTES_A_ROW = 70  # about; for progress only
_ROW = re.compile(r"[0-9A-Z]{5}\t[0-9A-Z]{5}\t\*?\t\d{8}\t(?:\d{8}|\*)\t[019]\t")
_CODE = re.compile(r"[0-9A-Z]{5}")

PairRow = tuple[str, str, int, int, int, int]


def recognises(paper: Paper) -> bool:
    """Whether rows of pairs follow the heads."""
    lines = lines_of(paper.opening)[:40]
    return any(line.startswith("Column 1\tColumn 2") for line in lines) or (
        sum(bool(_ROW.match(line)) for line in lines) > len(lines) // 2
    )


def read(paper: Paper, context: Context) -> Reading:
    """Reads one part of the pairs, with all its history."""
    kind = f"ptp-{setting_of(paper.name)}{part_of(paper.name)}"
    pairs = _Pairs(paper.name)
    with guarded(paper.name), paper.open() as stream:
        text = io.TextIOWrapper(stream, encoding="latin-1", newline=None)
        for number, line in enumerate(text, 1):
            pairs.add(number, line)
            if number % STEP_ROWS == 0:
                context.step(number * BYTES_A_ROW, max(paper.size, number * BYTES_A_ROW))
    latest = max((row[2] for row in pairs.rows), default=0)
    span = span_of(paper.name, latest, context)
    edition = Edition(System.HCPCS, span.name, span.effective, span.expires, paper.name, "", LICENCE)
    counts = (
        ("pairs", len(pairs.rows)),
        ("in force", sum(not row[3] for row in pairs.rows)),
    )
    taken = len(pairs.rows)
    content = ListContent(kind, ListTable.PAIR, pairs.rows, tuple(pairs.texts))
    return Reading(
        edition, counts, taken + len(pairs.refused), taken, content=content, refused=pairs.refused
    )


class _Pairs:
    """Takes the rows of a file one by one."""

    def __init__(self, name: str) -> None:
        self.rows: list[PairRow] = []
        self.refused: list[Refused] = []
        self.texts: dict[str, int] = {}
        self._name = name
        self._begun = False
        self._same: set[tuple[str, str, int]] = (
            set()
        )  # of one column-1 code, by which the file is sorted

    def add(self, number: int, line: str) -> None:
        """One line: a head, a pair, or one that is refused."""
        cells = line.rstrip("\n").split("\t")
        code = cells[0].strip()
        if not self._begun:
            self._begun = len(cells) >= COLUMNS and _CODE.fullmatch(code) is not None
            if not self._begun:
                return
        elif not line.strip():
            return
        row = self._row(cells)
        if row is None:
            self.refused.append(Refused(self._name, number, "is not a pair of codes with its dates"))
        elif row[:3] in self._same:
            self.refused.append(Refused(self._name, number, f"{row[0]} with {row[1]} stands twice"))
        else:
            if self.rows and self.rows[-1][0] != row[0]:
                self._same.clear()
            self._same.add(row[:3])
            self.rows.append(row)

    def _row(self, cells: list[str]) -> PairRow | None:
        try:
            one, two, _old, since, until, modifier, rationale = cells[:COLUMNS]
            first = int(since)
            last = 0 if until.strip() == "*" else int(until)
            indicator = MODIFIERS[modifier.strip()]
        except (ValueError, KeyError):
            return None
        one, two = one.strip(), two.strip()
        if len(one) != 5 or len(two) != 5:  # noqa: PLR2004 - the length of a code
            return None
        text = self.texts.setdefault(rationale.strip(), len(self.texts))
        return intern(one), intern(two), first, last, indicator, text


FORMATS = (Format("ncci-ptp", "NCCI PTP pairs", recognises, read),)
