"""From files to documents: what a file is, which reader takes it, and how big PDFs open at once.

The first page before the rest
    `begin_document` gives documents whose pages are known. For a PDF of more than
    `limits.MAX_PAGES_AT_ONCE` pages the text is left empty; `needs_text` says so, and
    `complete_document` reads it, page by page, with ``step`` called between pages (it may raise
    `errors.Cancelled`). The completed document differs in its text, the spans of its pages, its
    sections and what the text says of it; its ``sha256`` stays.
Passwords
    A protected PDF raises `errors.PasswordNeeded`; called again with the password, the document's
    ``data`` is the PDF without it, so that it is asked for once. ``sha256`` is that of the file given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from coderdesk.chart import kinds
from coderdesk.chart.about import about
from coderdesk.chart.archive import gunzip
from coderdesk.chart.ccda import read_cda
from coderdesk.chart.docx import read_docx
from coderdesk.chart.fhir import read_fhir
from coderdesk.chart.hl7 import read_hl7
from coderdesk.chart.html import read_html
from coderdesk.chart.image import read_image
from coderdesk.chart.intake import Intake, Reader
from coderdesk.chart.limits import MAX_DOCUMENTS, MAX_NESTING, MAX_PAGES_AT_ONCE
from coderdesk.chart.note import digest, not_a_chart, read_text, title_for
from coderdesk.chart.pdf import PdfPages
from coderdesk.chart.recognise import Format, recognise
from coderdesk.chart.rtf import read_rtf
from coderdesk.chart.sections import find_sections
from coderdesk.chart.source import take
from coderdesk.chart.step import Step, no_step
from coderdesk.domain.chart import Chart, Document, Media
from coderdesk.errors import CoderDeskError

READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.RTF: read_rtf,
    Format.ZIP: read_docx,
    Format.HTML: read_html,
    Format.IMAGE: read_image,
    Format.CDA: read_cda,
    Format.HL7: read_hl7,
    Format.FHIR: read_fhir,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, and why."""

    path: Path
    error: CoderDeskError


def read_document(
    source: Path | bytes, name: str = "", password: str | None = None
) -> tuple[Document, ...]:
    """The documents in one file, with all their text.

    ``name`` is shown where a document does not name itself; it plays no part in recognising the file.
    Raises `PasswordNeeded`, or `CoderDeskError` for anything that cannot be read.
    """
    return tuple(complete_document(found) for found in begin_document(source, name, password))


def begin_document(
    source: Path | bytes, name: str = "", password: str | None = None
) -> tuple[Document, ...]:
    """The documents in one file, big PDFs still without their text; as `read_document` else."""
    if not name and isinstance(source, Path):
        name = source.name
    found = _read(take(source), name, password, nesting=0)
    if not found:
        raise CoderDeskError("This file holds no document.", "Check what was exported at its source.")
    return found[:MAX_DOCUMENTS]


def needs_text(document: Document) -> bool:
    """Whether `complete_document` has something to do."""
    return document.media is Media.PDF and not document.text and document.page_count > 0


def complete_document(document: Document, step: Step = no_step) -> Document:
    """The same document with the text of its pages, which it may already have."""
    if not needs_text(document):
        return document
    pages = PdfPages(document.data)
    try:
        return _with_text(document, pages.texts(step))
    finally:
        pages.close()


def read_chart(paths: Iterable[Path]) -> Chart:
    """The chart in several files, in the order to read it; the first that cannot be read raises."""
    chart, refusals = read_files(paths)
    if refusals:
        raise refusals[0].error
    return chart


def read_files(
    paths: Iterable[Path], step: Step = no_step, password: str | None = None
) -> tuple[Chart, tuple[Refusal, ...]]:
    """The chart in those files that can be read, and the files that cannot, each with its reason.

    A document that lies in two files is taken once. ``step`` counts files; ``password`` opens the
    protected ones.
    """
    files = tuple(paths)
    found: dict[str, Document] = {}
    refusals = []
    for done, path in enumerate(files):
        step(done, len(files))
        try:
            for document in read_document(path, password=password):
                found.setdefault(document.sha256, document)
        except CoderDeskError as error:
            refusals.append(Refusal(path, error))
    step(len(files), len(files))
    return Chart(in_order(found.values())), tuple(refusals)


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents as coders read them: discharge summary first, within a kind the oldest first."""
    return tuple(
        sorted(documents, key=lambda each: (kinds.rank(each.kind), each.date is None, str(each.date)))
    )


def _read(data: bytes, name: str, password: str | None, *, nesting: int) -> tuple[Document, ...]:
    if nesting > MAX_NESTING:
        raise CoderDeskError(
            "Files lie too deep inside one another here.", "Open the inner file itself."
        )

    def inner(held: bytes, its_name: str) -> tuple[Document, ...]:
        if not held:
            raise not_a_chart()
        return _read(held, its_name, None, nesting=nesting + 1)

    kind = recognise(data)
    if kind is Format.GZIP:
        return inner(gunzip(data), name.removesuffix(".gz"))
    if kind is Format.PDF:
        return _begin_pdf(Intake(data, name, inner), password)
    return READERS[kind](Intake(data, name, inner))


def _begin_pdf(intake: Intake, password: str | None) -> tuple[Document, ...]:
    pages = PdfPages(intake.data, password)
    try:
        count = pages.page_count
        kept = pages.unlocked() if password is not None and pages.protected else intake.data
        bare = Document(
            title="",
            kind="",
            media=Media.PDF,
            text="",
            pages=((0, 0),) * count,
            data=kept,
            sha256=digest(intake.data),
        )
        attached = _attached(pages, intake)
        if count <= MAX_PAGES_AT_ONCE:
            return (_with_text(bare, pages.texts(), intake.name), *attached)
        return (_saying(bare, pages.text(0), intake.name), *attached)
    finally:
        pages.close()


def _attached(pages: PdfPages, intake: Intake) -> list[Document]:
    """The documents attached to a PDF; what cannot be read there does not keep the PDF shut."""
    found: list[Document] = []
    for name, data in pages.attachments():
        try:
            found += intake.inner(data, name)
        except CoderDeskError:
            continue
    return found


def _with_text(document: Document, texts: Iterable[str], name: str = "") -> Document:
    """The document with the text of its pages, each ended by a newline so that words stay apart."""
    spans, parts, at = [], [], 0
    for text in texts:
        page = text if text.endswith("\n") else text + "\n"
        spans.append((at, at + len(page)))
        parts.append(page)
        at += len(page)
    whole = "".join(parts)
    told = _saying(document, whole, name)
    return replace(told, text=whole, pages=tuple(spans), sections=find_sections(whole))


def _saying(document: Document, text: str, name: str) -> Document:
    """The document with what its text says of it, unless something better is known already."""
    said = about(text, name)
    known = document.kind not in ("", kinds.NOTE)
    return replace(
        document,
        title=document.title or title_for(said, name),
        kind=document.kind if known else said.kind,
        date=document.date or said.date,
        author=document.author or said.author,
        synthetic=document.synthetic or said.synthetic,
    )
