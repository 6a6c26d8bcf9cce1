"""HCPCS Level II as a spreadsheet.

Source: CMS, ``HCPC<year>_<month>_ANWEB.xlsx``: a row of heads (first, fifth or eleventh), then one row
per code or modifier; long descriptions may go on in a row of record type 4 or 8.
"""

from collections.abc import Iterator

from coderdesk.codebook.importers.hcpcs_records import KIND, TITLE, Row, reading_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.importers.xlsx import head_rows, is_xlsx, rows_of

NEEDED = {"HCPC", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION"}
REFERENCES = ("XREF1", "XREF2", "XREF3", "XREF4", "XREF5")


def recognises(paper: Paper) -> bool:
    """Whether one of the first rows has the heads."""
    return is_xlsx(paper) and any(NEEDED.issubset(row) for row in head_rows(paper))


def read(paper: Paper, context: Context) -> Reading:
    """Reads the rows below the heads."""
    return reading_of(paper, context, _rows(paper))


def _rows(paper: Paper) -> Iterator[Row]:
    heads: dict[str, int] = {}
    for number, cells in rows_of(paper):
        if not heads:
            if NEEDED.issubset(cells):
                heads = {head.strip(): at for at, head in enumerate(cells)}
            continue
        row = {head: cells[at].strip() for head, at in heads.items() if at < len(cells)}
        yield Row(
            number,
            row.get("HCPC", ""),
            row.get("RECID", ""),
            " ".join(row.get("LONG DESCRIPTION", "").split()),
            " ".join(row.get("SHORT DESCRIPTION", "").split()),
            row.get("COV", ""),
            tuple(row[head] for head in REFERENCES if row.get(head)),
            row.get("ADD DT", ""),
            row.get("ACT EFF DT", ""),
            row.get("TERM DT", ""),
        )


FORMATS = (Format(KIND, TITLE, recognises, read),)
