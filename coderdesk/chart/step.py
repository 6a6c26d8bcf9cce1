"""How a long reading says how far it is, and is stopped."""

from collections.abc import Callable
from typing import TypeAlias

Step: TypeAlias = Callable[[int, int], None]
"""Called with what is done and what there is; may raise `errors.Cancelled`."""


def no_step(_done: int, _total: int) -> None:
    """Nobody is waiting."""
