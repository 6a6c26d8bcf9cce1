"""Pictures and faxes: JPEG, PNG, TIFF of many pages, through Pillow.

A fax has fewer lines to the inch up and down than across (204 by 98 or 196, ITU-T T.4), so pages are
sized by their resolution, not by their pixels.
"""

import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from coderdesk.chart.about import about
from coderdesk.chart.intake import Intake
from coderdesk.chart.limits import MAX_PAGES, MAX_PIXELS
from coderdesk.chart.note import digest, title_for
from coderdesk.chart.sized import Sized
from coderdesk.domain.chart import Document, Media
from coderdesk.errors import CoderDeskError

FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP")
POINTS = 72
LETTER_WIDTH = 612.0
_LEAST_DPI, _MOST_DPI = 50.0, 2400.0  # what is outside was not written by a scanner
_ORIENTATION = 0x0112  # the tag that says how a camera was held (TIFF 6.0, EXIF)
_TURNED = 5  # from here the tag means a quarter turn
# Every picture is measured below before it is decoded; Pillow's own limit would warn, not refuse.
Image.MAX_IMAGE_PIXELS = None

_FAILURES = (
    OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError, TypeError, KeyError,
    IndexError, struct.error, zlib.error,
)  # fmt: skip
_HUSHED = threading.Lock()  # filters of warnings belong to the whole process
_SHRINK = 2  # a picture decoded at twice the width it is drawn at loses nothing


class ImagePages(Sized):
    """The pages of a picture file in memory; may be used from any thread.

    Raises `CoderDeskError` for a damaged or an oversized picture.
    """

    def __init__(self, data: bytes) -> None:
        self._lock = threading.Lock()
        self._data = data
        self._kept: tuple[int, Image.Image, int] | None = None  # page, picture, good up to this width
        self._sizes, self._pixels = _measure(data)

    def render(self, page: int, width: int, height: int, turn: int = 0) -> bytearray:
        """A page drawn to fit ``width`` by ``height`` pixels, as `PdfPages.render` does.

        A page that cannot be decoded comes back white.
        """
        across, down = (height, width) if turn % 2 else (width, height)
        with self._lock:
            picture = self._picture(page, across)
            if picture is None:
                return bytearray(b"\xff") * (4 * width * height)
            small = picture.resize((across, down), Image.Resampling.BOX, reducing_gap=2.0)
            if turn:
                small = small.rotate(-90 * turn, expand=True)
            return bytearray(small.convert("RGBX").tobytes("raw", "BGRX"))

    def words(self, page: int) -> tuple[str, tuple[None, ...]]:
        """A picture has no text of its own."""
        del page
        return "", ()

    def close(self) -> None:
        """Let the pictures go."""
        with self._lock:
            self._kept = None

    def check(self) -> None:
        """Decode every page once: a page that is not all there is told of, not shown as blank."""
        for page in range(self.page_count):
            with self._lock:
                if self._picture(page, 1) is None:
                    raise _damaged()

    def _picture(self, page: int, across: int) -> Image.Image | None:
        """A page decoded at least ``across`` pixels wide, or as wide as it is."""
        if self._kept is not None and self._kept[0] == page and self._kept[2] >= across:
            return self._kept[1]
        try:
            picture = _decode(self._data, page, across)
        except _FAILURES:
            return None
        whole = picture.width >= self._pixels[page]
        self._kept = (page, picture, 1 << 30 if whole else picture.width)
        return picture


@contextmanager
def _unwarned() -> Iterator[None]:
    """Let Pillow read on past a damaged side note, such as EXIF, without telling the console."""
    with _HUSHED, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


@_unwarned()
def _decode(data: bytes, page: int, across: int) -> Image.Image:
    image = Image.open(BytesIO(data), formats=FORMATS)
    image.seek(page)
    if image.format == "JPEG" and image.width > _SHRINK * across:
        image.draft(image.mode, (_SHRINK * across, 1))  # JPEG can leave out detail while decoding
    turned = ImageOps.exif_transpose(image)
    grey = turned.mode in ("1", "L", "I;16", "I", "F")
    return turned.convert("L" if grey else "RGB")


def read_image(intake: Intake) -> tuple[Document, ...]:
    """The reader of pictures: one document, its pages drawn, without text."""
    pages = ImagePages(intake.data)
    pages.check()
    said = about("", intake.name)
    return (
        Document(
            title=title_for(said, intake.name),
            kind=said.kind,
            media=Media.IMAGE,
            text="",
            pages=((0, 0),) * pages.page_count,
            data=intake.data,
            sha256=digest(intake.data),
        ),
    )


@_unwarned()
def _measure(data: bytes) -> tuple[tuple[tuple[float, float], ...], tuple[int, ...]]:
    """The size of each page in points, and its width in pixels as it is seen."""
    sizes, pixels = [], []
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        for page in range(min(MAX_PAGES, frames)):
            image.seek(page)
            _check_size(image)
            turned = image.getexif().get(_ORIENTATION, 1) >= _TURNED
            width, height = _size(image)
            sizes.append((height, width) if turned else (width, height))
            pixels.append(image.height if turned else image.width)
    except _FAILURES:
        raise _damaged() from None
    if not sizes:
        raise _damaged()
    return tuple(sizes), tuple(pixels)


def _check_size(image: Image.Image) -> None:
    points = image.width * image.height
    if points > MAX_PIXELS:
        message = f"This picture has {points // 1_000_000} million points, too many to draw."
        raise CoderDeskError(message, "Scan it again at 300 dots to the inch.")


def _size(image: Image.Image) -> tuple[float, float]:
    """A page in points; without a believable resolution it is as wide as a letter."""
    across, down = (float(each) for each in image.info.get("dpi", (0, 0)))
    width, height = float(image.width), float(image.height)
    if _LEAST_DPI <= across <= _MOST_DPI and _LEAST_DPI <= down <= _MOST_DPI:
        return width * POINTS / across, height * POINTS / down
    return LETTER_WIDTH, LETTER_WIDTH * height / max(1.0, width)


def _damaged() -> CoderDeskError:
    return CoderDeskError("This picture is damaged and cannot be shown.", "Scan or fetch it again.")
