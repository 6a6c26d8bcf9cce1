"""Trip 1: open a chart."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coderdesk.chart.apart import apart
from coderdesk.chart.pdf import PdfPages
from coderdesk.chart.reader import Refusal, in_order, needs_text
from coderdesk.domain.chart import Document, Media
from coderdesk.errors import CoderDeskError, PasswordNeeded
from coderdesk.workflow.codebooks import Step
from coderdesk.workflow.read_scan import ScanPages

__all__ = [
    "Opened",
    "Refusal",
    "complete_document",
    "keep_warm",
    "needs_text",
    "open_files",
    "pages_of",
]


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening files: documents in reading order, refusals, and files that are locked."""

    documents: tuple[Document, ...]
    refusals: tuple[Refusal, ...] = ()
    locked: tuple[Path, ...] = ()


def open_files(paths: Iterable[Path], step: Step, password: str | None = None) -> Opened:
    """Read the files that can be read; text of a big PDF is left for later. ``step`` counts files."""
    found: dict[str, Document] = {}
    refusals: list[Refusal] = []
    locked: list[Path] = []
    files: list[Path] = []
    for path in paths:
        try:
            files += files_in(path)
        except CoderDeskError as error:
            refusals.append(Refusal(path, error))
    for done, path in enumerate(files):
        step(done, len(files))
        try:
            for document in apart.begin_document(path, password=password):
                found.setdefault(document.sha256, document)
        except PasswordNeeded as error:
            locked.append(path)
            if password is not None:
                refusals.append(Refusal(path, error))
        except CoderDeskError as error:
            refusals.append(Refusal(path, error))
    return Opened(in_order(found.values()), tuple(refusals), tuple(locked))


def complete_document(document: Document, step: Step) -> Document:
    """The same document with the text of its pages, read apart from the window's process."""
    return apart.complete_document(document, step) if needs_text(document) else document


def keep_warm() -> None:
    """Have the process that reads charts ready before the first one is opened."""
    apart.warm()


def files_in(path: Path) -> list[Path]:
    """The file named, or those lying directly in the folder named, by name; none hidden.

    Raises CoderDeskError for a folder that cannot be read or holds no file.
    """
    try:
        if not path.is_dir():
            return [path]
        inside = [each for each in path.iterdir() if each.is_file() and not each.name.startswith(".")]
    except OSError as error:
        raise CoderDeskError("This folder cannot be read.", "Check its permissions.") from error
    if not inside:
        raise CoderDeskError("No file lies in this folder.", "Choose the folder with the chart files.")
    return sorted(inside)


def pages_of(document: Document) -> ScanPages | None:
    """The drawn pages of a PDF or a picture; None for a document that is set as text."""
    if document.media is Media.PDF:
        return ScanPages(PdfPages(document.data), document)
    if document.media is Media.IMAGE:
        from coderdesk.chart.image import ImagePages  # noqa: PLC0415 - Pillow is heavy at start-up

        return ScanPages(ImagePages(document.data), document)
    return None
