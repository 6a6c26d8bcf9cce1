"""CPT from any table of the user's own, by the columns that the user points out."""

import csv
import io
from collections.abc import Iterable

from coderdesk.codebook.cpt import CODE
from coderdesk.codebook.importers.cpt_files import HOLDER, Rows, reading_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.importers.xlsx import is_xlsx, rows_of
from coderdesk.errors import CoderDeskError

SEPARATORS = "\t,;|"
SAMPLE = 20
POSITION = "#"
"""Before a number it means the column at that place, from 0, whatever its head says."""


def table_rows(paper: Paper) -> Iterable[tuple[int, tuple[str, ...]]]:
    """The rows of a spreadsheet or a text table with whatever separator.

    Raises:
        CoderDeskError: it is no table.
    """
    if is_xlsx(paper):
        yield from rows_of(paper)
        return
    text = paper.text()
    first = text[:8192]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, tuple(cell.strip() for cell in cells)
    except csv.Error as problem:
        raise CoderDeskError(
            f"{paper.name} is no table from line {reader.line_num} on.", "Save it as CSV or XLSX."
        ) from problem


def sample_of(paper: Paper) -> tuple[tuple[str, ...], ...]:
    """The first rows, for the user to point the columns out in."""
    found = []
    for _number, cells in table_rows(paper):
        found.append(cells)
        if len(found) == SAMPLE:
            break
    return tuple(found)


def read(paper: Paper, context: Context) -> Reading:
    """Reads the column of codes and the column of titles under the heads that the user named."""
    columns = dict(context.options.columns)
    return reading_of(paper, context, _rows(paper, columns), titles=True)


def _rows(paper: Paper, columns: dict[str, str]) -> Rows:
    if all(name.startswith(POSITION) for name in columns.values()):
        yield from _by_place(paper, int(columns["code"][1:]), int(columns["title"][1:]))
        return
    heads: dict[str, int] = {}
    for number, cells in table_rows(paper):
        if not heads:
            if {columns["code"], columns["title"]}.issubset(cells):
                heads = {head: at for at, head in enumerate(cells)}
            continue
        row = {head: cells[at] for head, at in heads.items() if at < len(cells)}
        code, title = row.get(columns["code"], ""), row.get(columns["title"], "")
        yield (number, code, title) if CODE.fullmatch(code) else (number, "", "")
    if not heads:
        raise CoderDeskError(
            f"{paper.name} has no columns “{columns['code']}” and “{columns['title']}”.",
            "Choose the columns again.",
        )


def _by_place(paper: Paper, code_at: int, title_at: int) -> Rows:
    """Rows by the place of their columns; what stands above the first code is no row."""
    begun = False
    for number, cells in table_rows(paper):
        code, title = (cells[at] if at < len(cells) else "" for at in (code_at, title_at))
        known = bool(CODE.fullmatch(code))
        begun = begun or known
        if begun:
            yield (number, code, title) if known else (number, "", "")


MAPPED = Format("cpt-table", "CPT by chosen columns", lambda _paper: False, read, HOLDER)
