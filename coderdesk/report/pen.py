"""A pen for words and rules on a tagged page; left edges are points from the left margin."""

from contextlib import ExitStack

from coderdesk.report.blocks import MARGIN, MEASURE, Line
from coderdesk.report.faces import advance, runs
from coderdesk.report.tagging import TaggedPage
from coderdesk.report.voices import TYPES


class Pen:
    """Draws lines where the layout put them; heights are points above the foot of the page."""

    def __init__(self, page: TaggedPage) -> None:
        self.page = page
        self.canvas = page.canvas

    def cell(self, lines: tuple[Line, ...], top: float) -> None:
        """Lines as content of the open element; nothing where there are no words."""
        if any(line.text for line in lines):
            with self.page.content():
                self.lines(lines, top)

    def lines(self, lines: tuple[Line, ...], top: float, grey: float | None = None) -> None:
        """Lines at their places below the top of their block, in their own grey or another."""
        for at, line in enumerate(lines, 1):
            if line.text:
                self.canvas.setFillGray(TYPES[line.voice].grey if grey is None else grey)
                # The blank after a line keeps its last word from the next line's first in the text.
                self._text(line, top - line.down, "" if at == len(lines) else " ")

    def _text(self, line: Line, y: float, after: str) -> None:
        """One line, run by run; what a stand-in means goes into the file with it."""
        setting = TYPES[line.voice]
        x = MARGIN + line.x
        if line.right:
            x -= advance(line.text, setting.face, setting.size)
        with ExitStack() as whole:
            if line.spoken and line.text != line.spoken:
                whole.enter_context(self.page.spoken(line.spoken))
            for run in runs(line.text, setting.face):
                self.canvas.setFont(run.face.value, setting.size)
                with ExitStack() as part:
                    if run.said and not line.spoken:
                        part.enter_context(self.page.spoken(run.said))
                    self.canvas.drawString(x, y, run.text)
                x += advance(run.text, run.face, setting.size)
            if after:
                self.canvas.drawString(x, y, after)

    def rule(self, y: float, weight: float, grey: float, span: tuple[float, float]) -> None:
        """A solid line across, with no meaning to a screen reader."""
        with self.page.artifact():
            self._line(y, weight, grey, span)

    def dashes(self, y: float, weight: float, grey: float, span: tuple[float, float]) -> None:
        """A dashed line across."""
        with self.page.artifact():
            self.canvas.setDash(3, 2)
            self._line(y, weight, grey, span)
            self.canvas.setDash()

    def square(self, left: float, y: float, size: tuple[float, float], grey: float) -> None:
        """A filled box with softened corners."""
        with self.page.artifact():
            self.canvas.setFillGray(grey)
            self.canvas.roundRect(MARGIN + left, y, size[0], size[1], 2, stroke=0, fill=1)

    def _line(self, y: float, weight: float, grey: float, span: tuple[float, float]) -> None:
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(weight)
        self.canvas.line(MARGIN + span[0], y, MARGIN + span[1], y)


FULL = (0.0, MEASURE)
