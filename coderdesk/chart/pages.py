"""The drawn pages of a document, for those that have any."""

from coderdesk.chart.image import ImagePages
from coderdesk.chart.pdf import PdfPages
from coderdesk.domain.chart import Document, Media


def pages_of(document: Document) -> PdfPages | ImagePages | None:
    """The pages of a PDF or a picture, ready to be drawn; None for a text."""
    if document.media is Media.PDF:
        return PdfPages(document.data)
    if document.media is Media.IMAGE:
        return ImagePages(document.data)
    return None
