"""Which command of the chart is answered by what."""

from collections.abc import Callable

from coderdesk.gui.actions import Command
from coderdesk.gui.chart.lens import LensReading
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.reading_desk import ReadingDesk


def answers(
    desk: ReadingDesk, reading: Reading, lens: LensReading
) -> dict[Command, Callable[[], None]]:
    """The commands that move about in a chart or change how it is looked at."""
    view = desk.view
    return {
        Command.NEXT_DOCUMENT: lambda: reading.step_document(1),
        Command.PREVIOUS_DOCUMENT: lambda: reading.step_document(-1),
        Command.NEXT_SECTION: lambda: reading.step_section(1),
        Command.PREVIOUS_SECTION: lambda: reading.step_section(-1),
        Command.PAGE_DOWN: view.page_down,
        Command.PAGE_UP: lambda: view.page_down(-1),
        Command.ZOOM_IN: lambda: view.zoom_by(1),
        Command.ZOOM_OUT: lambda: view.zoom_by(-1),
        Command.ZOOM_FIT: lambda: view.set_zoom(0.0),
        Command.TURN_PAGE: reading.turn,
        Command.NIGHT_PAGE: reading.invert,
        Command.SELECT_WORDS: view.select_words,
        Command.MARK_READ: reading.mark_read,
        Command.BOOKMARK: reading.bookmark,
        Command.LENS: lens.toggle,
        Command.NEXT_MENTION: lambda: lens.step(1),
        Command.PREVIOUS_MENTION: lambda: lens.step(-1),
        Command.ASSIGN_MENTION: lens.assign,
        Command.NOT_CODED: lambda: lens.leaving.toggle(lens.current),
        Command.NEXT_FIND: lambda: desk.found.step(1),
        Command.PREVIOUS_FIND: lambda: desk.found.step(-1),
    }
