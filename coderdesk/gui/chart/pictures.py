"""Drawn pages kept within a budget of bytes, the longest unused given up first."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Wish:
    """One page at one size, in device pixels; ``night`` draws it light on dark."""

    page: int
    width: int
    height: int
    turn: int = 0
    night: bool = False


class Pictures:
    """Pictures by wish; ``budget`` in bytes holds them all together."""

    def __init__(self, budget: int) -> None:
        self._kept: OrderedDict[Wish, QImage] = OrderedDict()
        self._budget = budget
        self.bytes = 0

    def __contains__(self, wish: Wish) -> bool:
        return wish in self._kept

    def get(self, wish: Wish) -> QImage | None:
        """The picture, which counts as used."""
        found = self._kept.get(wish)
        if found is not None:
            self._kept.move_to_end(wish)
        return found

    def nearest(self, page: int, turn: int, *, night: bool) -> QImage | None:
        """The widest picture of a page at any size, to stand in until the sharp one is there."""
        same = [
            wish for wish in self._kept if (wish.page, wish.turn, wish.night) == (page, turn, night)
        ]
        return self._kept[max(same, key=lambda wish: wish.width)] if same else None

    def put(self, wish: Wish, picture: QImage) -> None:
        """Keep a picture; one of the same wish is replaced, and its bytes with it."""
        old = self._kept.pop(wish, None)
        self.bytes += picture.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
        self._kept[wish] = picture
        while self.bytes > self._budget and len(self._kept) > 1:
            _wish, gone = self._kept.popitem(last=False)
            self.bytes -= gone.sizeInBytes()

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.bytes = 0
