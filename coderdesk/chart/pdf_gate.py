"""The gate before PDFium, which is one machine for the whole process and may not be entered twice."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """A lock with an express lane."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside: int | None = None
        self._depth = 0
        self._drawing = 0

    @contextmanager
    def pass_(self, *, drawing: bool) -> Iterator[None]:
        """Wait for the turn; text waits while any page wants to be drawn."""
        me = threading.get_ident()
        with self._changed:
            self._drawing += drawing
            while self._inside not in (None, me) or (
                not drawing and self._drawing and self._inside != me
            ):
                self._changed.wait()
            self._drawing -= drawing
            self._inside, self._depth = me, self._depth + 1
        try:
            yield
        finally:
            with self._changed:
                self._depth -= 1
                if not self._depth:
                    self._inside = None
                    self._changed.notify_all()


gate = Gate()
