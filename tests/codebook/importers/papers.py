"""Official files in small, written for the tests."""

from pathlib import Path

from coderdesk.codebook.importers.opening import Paper, papers_of
from coderdesk.codebook.importers.values import Context, Options
from coderdesk.codebook.library import Library


def paper(folder: Path, name: str, content: str | bytes) -> Paper:
    """A file of its own."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = papers_of(path)
    return found


def context(shelf: Path, options: Options | None = None) -> Context:
    """What a reader may look at."""
    return Context(Library(shelf), options or Options(), lambda _done, _total: None)


def order_row(number: int, code: str, flag: int, long: str) -> str:
    """A row of an order file."""
    return f"{number:05} {code:<7} {flag} {long[:60]:<60} {long}"


ORDER = "\r\n".join(
    [
        order_row(1, "A00", 0, "Sore knee of the gardener"),
        order_row(2, "A000", 1, "Sore knee, cafe type"),
        order_row(3, "A009", 1, "Sore knee, unspecified"),
        order_row(4, "S06", 0, "Rake to the head"),
        order_row(5, "S069", 0, "Rake, unspecified"),
        order_row(6, "S069XXA", 1, "Rake, unspecified, initial encounter"),
        order_row(7, "S069XXD", 1, "Rake, unspecified, subsequent encounter"),
        "",
    ]
)


def change(action: str, flag: str, code: str, title: str, *, pcs: bool = False) -> str:
    """A row of addenda."""
    head = f"{action}:".ljust(13)
    body = f"{code:<7} " if pcs else f"{flag} {code:<7} "
    return f"{head}{body}{title[:60]:<60} {title}"


def addenda(
    rows: list[str], totals: tuple[int, int], counts: tuple[int, int, int], *, pcs: bool = False
) -> str:
    """An addenda file with its counts at the end."""
    name = "icd10pcs" if pcs else "icd10cm"
    end = f"""

Headers
  10 headers in {name}_order_2031.txt
  11 headers in {name}_order_2032.txt
      1 additions
      0 deletions
      0 revisions
    of which
      0 revisions to both long and short titles

Codes
  {totals[0]} codes in {name}_order_2031.txt
  {totals[1]} codes in {name}_order_2032.txt
    {counts[0]} additions
    {counts[1]} deletions
    {counts[2]} revisions
    of which
      0 revisions to both long and short titles
"""
    return "\r\n".join(rows) + end
