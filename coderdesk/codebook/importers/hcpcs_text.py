"""HCPCS Level II as fixed records of 320 characters.

Source: CMS, HCPCS record layout (columns from 1): 1-5 code, a modifier in 4-5; 6-10 sequence; 11 record
type; 12-91 text; 92-119 short description; 205-229 references; 230 coverage; 269-276 added; 277-284
effective; 285-292 terminated. Windows-1252; lines of disclaimer come first.
"""

import re
from collections.abc import Iterator

from coderdesk.codebook.importers.hcpcs_records import KIND, TITLE, Row, reading_of
from coderdesk.codebook.importers.opening import Paper, lines_of
from coderdesk.codebook.importers.values import Context, Format, Reading

_RECORD = re.compile(r"^(?:   [A-Z0-9]{2}|[A-Z][0-9]{4})[0-9]{5}[3478]\S")
LENGTH = 320
ENOUGH = 5
REFERENCE = 5


def recognises(paper: Paper) -> bool:
    """Whether records of the layout follow the disclaimers."""
    rows = lines_of(paper.opening)
    return sum(bool(_RECORD.match(row)) for row in rows) >= min(ENOUGH, max(1, len(rows) // 2))


def read(paper: Paper, context: Context) -> Reading:
    """Reads the records."""
    return reading_of(paper, context, _rows(paper.lines()))


def _rows(lines: list[str]) -> Iterator[Row]:
    begun = False
    for number, line in enumerate(lines, 1):
        if not begun:
            begun = bool(_RECORD.match(line))
        if not begun or not line.strip("\x1a \t"):
            continue
        record = line.ljust(LENGTH)
        yield Row(
            number,
            record[0:5].strip(),
            record[10:11],
            " ".join(record[11:91].split()),
            " ".join(record[91:119].split()),
            record[229:230].strip(),
            tuple(
                record[204:229][at : at + REFERENCE].strip()
                for at in range(0, 25, REFERENCE)
                if record[204 + at].strip()
            ),
            record[268:276].strip(),
            record[276:284].strip(),
            record[284:292].strip(),
        )


FORMATS = (Format(KIND, TITLE, recognises, read),)
