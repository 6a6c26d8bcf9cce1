"""The text of a book that is published as a PDF: the chart's reader lends its eyes to the codebook."""

from pathlib import Path

from coderdesk.codebook.importers.guidelines import NAME
from coderdesk.errors import CoderDeskError

LARGEST = 64 * 2**20  # bytes; the guidelines have 2 MB
MOST_PAGES = 400  # the guidelines have 121


def is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does."""
    try:
        with path.open("rb") as stream:
            return stream.read(5) == b"%PDF-"
    except OSError:
        return False


def is_guidelines(path: Path) -> bool:
    """Whether the first page of a PDF is that of the guidelines; one that cannot be read is none."""
    try:
        return NAME in " ".join(_texts(path, 1).split())
    except CoderDeskError:
        return False


def book_text(path: Path) -> str | None:
    """The text of a PDF; none of any other file.

    Raises:
        CoderDeskError: it is protected, damaged, or longer than any book of codes.
    """
    return _texts(path, MOST_PAGES) if is_pdf(path) else None


def _texts(path: Path, most: int) -> str:
    from coderdesk.chart.pdf import PdfPages  # noqa: PLC0415 - no import needs it but that of a PDF

    if path.stat().st_size > LARGEST:
        raise CoderDeskError(
            f"{path.name} is larger than any guidelines.", "Choose the published file."
        )
    pages = PdfPages(path.read_bytes())
    try:
        if most > 1 and pages.page_count > most:
            raise CoderDeskError(
                f"{path.name} has more pages than any guidelines.", "Choose the published file."
            )
        return "\n".join(pages.text(page) for page in range(min(most, pages.page_count)))
    finally:
        pages.close()
