"""How much of a file the chart readers take; every limit stands here with its reason.

CODERDESK_LIMITS may name a JSON file, such as ``{"MAX_PAGES": 40000}``, that adjusts them.
"""

import os

MEGABYTE = 1 << 20

# A 2,000-page scanned stay is about 150 MB; the work file keeps every document in one row.
MAX_FILE = 256 * MEGABYTE
# Notes are kilobytes. An interface batch of a busy day reaches tens of megabytes.
MAX_TEXT = 64 * MEGABYTE
# The longest stays print to about 5,000 pages; a page list beyond this is a damaged or hostile file.
MAX_PAGES = 20_000
# Up to here the text of a PDF is read with it (about 1.5 ms a page); beyond, the page comes first.
MAX_PAGES_AT_ONCE = 20
# Narrative lists and tables nest about ten deep; this leaves room, and the walkers recurse safely.
MAX_DEPTH = 150
# A Word file has about 20 members; a large report unpacks to 20 MB and shrinks about tenfold.
MAX_MEMBERS = 2_000
MAX_UNPACKED = 128 * MEGABYTE
MAX_RATIO = 200
# Small members may shrink far more than large ones without harm.
FREE_RATIO_BELOW = MEGABYTE
# A letter page scanned at 600 dpi has 34 million pixels, a ledger page 68 million.
MAX_PIXELS = 80_000_000
# Documents inside one file: a year of messages of one patient, or a bundle of a long stay.
MAX_DOCUMENTS = 2_000
# A document may carry another (C-CDA in FHIR, a PDF in that): one carrier inside another is enough.
MAX_NESTING = 3
# A file of the limits above is read in seconds; a page of a PDF that takes longer than this never ends.
MAX_SECONDS = 90
# What the process that reads charts may take in memory: the largest file, four times unpacked.
MAX_MEMORY = 3 << 30


def adjust(table: dict[str, object], said: str | None) -> None:
    """Put the numbers of a JSON file in place, for offices whose charts are out of the ordinary.

    Names that are not in the table, and values that are not whole numbers above 0, are passed over.
    """
    if not said:
        return
    import json  # noqa: PLC0415 - only where somebody adjusts
    from pathlib import Path  # noqa: PLC0415

    try:
        asked = json.loads(Path(said).read_bytes())
    except (OSError, ValueError):
        return
    if isinstance(asked, dict):
        known = {name for name in table if name.isupper() and isinstance(table[name], int)}
        table.update(
            {name: n for name, n in asked.items() if name in known and type(n) is int and n > 0}
        )


adjust(globals(), os.environ.get("CODERDESK_LIMITS"))
