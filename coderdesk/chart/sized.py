"""The sizes of pages, whatever draws them."""


class Sized:
    """Pages whose sizes are known before one is drawn; ``_sizes`` are widths and heights in points."""

    _sizes: tuple[tuple[float, float], ...]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""
        return self._sizes[page]
