"""Tables as text for spreadsheets, in which nothing that came from outside can act as a formula.

A spreadsheet runs a cell that begins with ``= + - @``, a tab or a line end, whatever quotes stand
around it (OWASP, "CSV Injection"); some do so behind blanks, or with the wide forms of these signs.
Such a cell gets an apostrophe in front, which spreadsheets take for "this is text". Numbers stay.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?%?")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
_UNSEEN = " \u00a0\u200b\u200c\u200d\u2060\ufeff\x00"


def cell(value: object) -> str:
    """A value as the text of one cell; None is empty."""
    text = "" if value is None else str(value).replace("\x00", "")
    if _NUMBER.fullmatch(text):
        return text
    bare = text.lstrip(_UNSEEN)
    if text.startswith(_STARTS) or bare.startswith(_STARTS):
        return f"'{text}"
    return text


def csv_text(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A whole table (RFC 4180: commas, CRLF, quotes where needed), every cell made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(name) for name in head])
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return out.getvalue()
