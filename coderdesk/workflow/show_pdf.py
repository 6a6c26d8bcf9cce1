"""A trip to the screen: a finished PDF as pictures, without a file."""

from dataclasses import dataclass

from coderdesk.chart.pdf import PdfPages
from coderdesk.workflow.codebooks import Step

POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as RGB32 rows of ``4 * width`` bytes."""

    width: int
    height: int
    data: bytes


def pictures(pdf: bytes, dpi: int, step: Step) -> tuple[Picture, ...]:
    """Every page drawn at a resolution; ``step`` counts pages."""
    pages = PdfPages(pdf)
    drawn = []
    try:
        for number in range(pages.page_count):
            step(number, pages.page_count)
            width, height = (round(side * dpi / POINTS) for side in pages.size(number))
            drawn.append(Picture(width, height, bytes(pages.render(number, width, height))))
    finally:
        pages.close()
    return tuple(drawn)
