"""Finding what is said of a code among many targets, without trying them all."""

from collections.abc import Iterable, Set
from typing import Generic, TypeVar

from coderdesk.domain.code import CATEGORY_LENGTH
from coderdesk.edits.targets import Target

T = TypeVar("T")


class Lookup(Generic[T]):
    """Targets, each with something to say, found by code."""

    def __init__(self, pairs: Iterable[tuple[Target, T]]) -> None:
        self._near: dict[str, list[tuple[Target, T]]] = {}
        self._wide: list[tuple[str, str, Target, T]] = []
        for target, said in pairs:
            low, high = target.first[:CATEGORY_LENGTH], target.last[:CATEGORY_LENGTH]
            if low == high:
                self._near.setdefault(low, []).append((target, said))
            else:
                self._wide.append((low, high, target, said))

    def __bool__(self) -> bool:
        return bool(self._near or self._wide)

    def of(self, code: str) -> list[T]:
        """What is said of a code (without its dot)."""
        return [said for _target, said in self.found(code)]

    def found(self, code: str) -> list[tuple[Target, T]]:
        """The targets that name a code, with what is said there."""
        category = code[:CATEGORY_LENGTH]
        near = self._near.get(category)
        hits = [pair for pair in near if pair[0].names(code)] if near else []
        for low, high, target, said in self._wide:
            if low <= category <= high and target.names(code):
                hits.append((target, said))
        return hits

    def among(self, categories: Set[str]) -> set[str]:
        """Those of these categories that any target reaches into."""
        reached = self._near.keys() & categories
        for low, high, _target, _said in self._wide:
            reached.update(category for category in categories if low <= category <= high)
        return reached
