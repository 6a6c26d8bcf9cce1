"""Reading the keys of a JSON object one by one, with a clear sentence for each thing wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn

from coderdesk.errors import CoderDeskError

LONGEST_KEY = 40
EARLIEST_YEAR, LATEST_YEAR = 1850, 2199

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_NAMES: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one object; ``where`` says which, in words (empty for the outermost)."""

    values: Mapping[str, Any]
    where: str

    def fail(self, message: str, hint: str = "") -> NoReturn:
        """Refuse the whole file."""
        raise CoderDeskError(message, hint or "Correct the file and try again.")

    def known(self, names: tuple[str, ...]) -> None:
        """Refuse any key that is not one of these, naming it."""
        for key in self.values:
            if key not in names:
                near = get_close_matches(key, names, 1)
                hint = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(names)}."
                self.fail(f"{self._named(key)} is not a key of an encounter, version 1.", hint)

    def has(self, key: str) -> bool:
        """Whether a key is there with a value (null counts as absent)."""
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        """A text; empty when absent."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(key, "text", value)
        if any(ord(char) < ord(" ") for char in value):
            self.fail(f"{self._named(key)} holds a line break or a control character.")
        if any("\ud800" <= char <= "\udfff" for char in value):  # nothing can store or print it
            self.fail(f"{self._named(key)} holds half a character.")
        return value

    def code(self) -> str:
        """The code of a line, which every line must have."""
        text = self.text("code")
        if not text.strip():
            self.fail(f"{self._named('code')} is missing.", "Every line needs its code.")
        return text

    def day(self, key: str) -> date | None:
        """A day, written YYYY-MM-DD."""
        text = self.text(key).strip()
        if not text:
            return None
        found = _DAY.fullmatch(text)
        if not found:
            self.fail(f"{self._named(key)} must be a date such as 2026-11-01.", "Dates are ISO 8601.")
        year, month, day = map(int, found.groups())
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            self.fail(
                f"{self._named(key)} lies in the year {year}, which cannot be.", "Correct the date."
            )
        try:
            return date(year, month, day)
        except ValueError:
            self.fail(f"{self._named(key)} is not a day of the calendar.", "Correct the date.")

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(key, "a whole number", value)
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty when absent."""
        for value in self._list(key):
            if isinstance(value, bool) or not isinstance(value, int):
                self.fail(f"{self._named(key)} must hold whole numbers.", "They are positions from 1.")
        return tuple(self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        for value in self._list(key):
            if not isinstance(value, str) or not value.strip():
                self.fail(f"{self._named(key)} must hold texts.")
        return tuple(self._list(key))

    def inner(self, key: str) -> "Keys":
        """An object inside this one; empty when absent."""
        value = self.values.get(key)
        if value is None:
            return Keys({}, key)
        if not isinstance(value, dict):
            self._wrong(key, "an object in braces", value)
        return Keys(value, key)

    def lines(self, key: str, names: tuple[str, ...]) -> Iterator["Keys"]:
        """The objects of a list, each holding only these keys."""
        for number, value in enumerate(self._list(key), 1):
            if not isinstance(value, dict):
                self.fail(f"Line {number} of {key} must be an object in braces.")
            line = Keys(value, f"line {number} of {key}")
            line.known(names)
            yield line

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(key, "a list in square brackets", value)
        return value

    def _named(self, key: str) -> str:
        # A key can be anything; only its beginning is worth a line of the screen.
        shown = key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}…"
        return f"“{shown}” in {self.where}" if self.where else f"“{shown}”"

    def _wrong(self, key: str, wanted: str, value: object) -> NoReturn:
        found = "missing" if key not in self.values else _NAMES.get(type(value), "something else")
        self.fail(f"{self._named(key)} must be {wanted}, but is {found}.")


def only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs; a key that stands twice is refused."""
    value = dict(pairs)
    if len(value) != len(pairs):
        seen: set[str] = set()
        for key, _held in pairs:
            if key in seen:
                raise CoderDeskError(
                    f"The key “{key[:LONGEST_KEY]}” stands twice in one object.", "Keep one."
                )
            seen.add(key)
    return value
