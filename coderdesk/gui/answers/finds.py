"""Saved finds: words looked for in every chart, with what this one has of them."""

from PySide6.QtCore import QObject, Slot

from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.saved_finds import SavedFind, remove_find, run_finds, save_find, saved_finds

EMPTY = "None yet. Find words in a chart, then open this list: it offers to save them."


class Finds(QObject):
    """Runs the saved finds over the chart on the desk; Enter shows one."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        window.desk.chart.saved_asked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Run every saved find, off the GUI thread."""
        desk, session = self._hub.desk, self._hub.session
        if desk is not None and session is not None:
            encounter = session.id
            self._hub.runner.run(lambda _step: run_finds(desk, encounter), self.show_finds)

    @Slot(object)
    def show_finds(self, found: tuple[SavedFind, ...]) -> None:
        """List them; words in the find field are offered to be saved, or to be saved no longer."""
        words = " ".join(self._window.desk.chart.tools.field.text().split())
        desk = self._hub.desk
        lines = [Listed(one.words, right=_hits(one), target=("find", one.words)) for one in found]
        if desk is not None and words:
            kept = words in saved_finds(desk)
            act = ("remove", f"Save “{words}” no longer") if kept else ("save", f"Save “{words}”")
            lines.append(Listed(act[1], "For every chart", target=(act[0], words)))
        sheet = ListingSheet("Saved finds", "search", lines, does="Do it", empty=EMPTY)
        sheet.chosen.connect(self._do)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _do(self, target: object) -> None:
        desk = self._hub.desk
        if desk is None or not isinstance(target, tuple):
            return
        act, words = target
        if act == "find":
            self._window.desk.chart.finder.find(words)
        elif act == "save":
            if self._hub.runner.guarded(lambda: save_find(desk, words)):
                self._hub.runner.told.emit("Saved: it runs on every chart")
        elif self._hub.runner.guarded(lambda: remove_find(desk, words)):
            self._hub.runner.told.emit("Not saved any more")


def _hits(one: SavedFind) -> str:
    if not one.hits:
        return "not in this chart"
    where = "1 document" if one.documents == 1 else f"{one.documents} documents"
    return f"{one.hits} in {where}"
