"""ICD-10-PCS: codes with their titles, ordered under section, body system and table.

Source: the yearly ``icd10pcs_codes_<year>.txt`` of CMS: a code of seven characters, a blank, its title.
"""

from collections.abc import Iterable
from functools import cache

from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.errors import CoderDeskError
from coderdesk.paths import shipped

LENGTH = 7
TABLE = 3  # characters that name a table
ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")  # PCS has no I and no O


@cache
def axis_labels() -> dict[str, str]:
    """Labels by prefix (``02``), an operation by its section (``0_1``)."""
    text = shipped("codebooks", "icd10pcs", "axes.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def is_pcs(code: str) -> bool:
    """Whether a text has the form of a PCS code."""
    return len(code) == LENGTH and ALPHABET.issuperset(code)


def codes_in(text: str) -> list[tuple[str, str]]:
    """The codes and titles of a codes file.

    Raises:
        CoderDeskError: a line is not a code and its title.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        code, _blank, title = line.partition(" ")
        if not is_pcs(code) or not title.strip():
            raise CoderDeskError(
                f"Line {number} is not an ICD-10-PCS code and its title.", "Download the file again."
            )
        found.append((code, " ".join(title.split())))
    return found


def pcs_lines(codes: Iterable[tuple[str, str]]) -> list[Line]:
    """The lines of the book: section, body system, table, code."""
    labels = axis_labels()
    lines: list[Line] = []
    heads: dict[str, int] = {}
    for code, title in sorted(codes):
        above = -1
        for length in (1, 2, TABLE):
            prefix = code[:length]
            if prefix not in heads:
                heads[prefix] = len(lines)
                lines.append(Line(prefix, _label(prefix, labels), LineKind.CODE, above))
            above = heads[prefix]
        lines.append(Line(code, title, LineKind.CODE, above, billable=True))
    return lines


def _label(prefix: str, labels: dict[str, str]) -> str:
    if len(prefix) < TABLE:
        return labels.get(prefix, f"Codes beginning with {prefix}")
    system = labels.get(prefix[:2], prefix[:2])
    operation = labels.get(f"{prefix[0]}_{prefix[2]}", prefix[2])
    return f"{system}, {operation}"
