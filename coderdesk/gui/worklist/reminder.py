"""One line above the worklist: queries wait for an answer."""

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton


class Reminder(KeyButton):
    """Says how many queries wait too long, with the key of their list; hidden when none does."""

    def __init__(self) -> None:
        super().__init__("", Command.ALL_QUERIES, "quiet", "query", "warning")
        self.remind("")

    def remind(self, said: str) -> None:
        """Say it, or nothing."""
        self.show_words(said)
        self.setAccessibleName(said or "Queries that wait")
        self.setVisible(bool(said))
