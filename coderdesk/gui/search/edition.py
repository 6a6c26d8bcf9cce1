"""The edition that counts on the encounter's day, in the head of the pane."""

from coderdesk.gui.parts import Chip, look

NARROW = 440  # pixels at 100 % under which the edition is named without its days


class EditionChip(Chip):
    """Names the edition; where room is short, without what follows its first dot (`` · ``)."""

    def __init__(self) -> None:
        super().__init__("", "ink2", "calendar")
        self._whole, self._warn, self._brief = "", False, False
        self.show_edition("No book yet", warn=False)

    def show_edition(self, text: str, *, warn: bool) -> None:
        """Name the edition; ``warn`` when it does not cover the day, or soon will not."""
        self._whole, self._warn = text, warn
        said = text.partition(" · ")[0] if self._brief else text
        self.show_text(said, *(("warning", "warning") if warn else ("ink2", "calendar")))
        self.setAccessibleName(f"Edition: {text}")
        self.setToolTip(text)

    def fit(self, width: int) -> None:
        """Make do with a pane of this width."""
        brief = width / look().scale < NARROW
        if brief is not self._brief:
            self._brief = brief
            self.show_edition(self._whole, warn=self._warn)
