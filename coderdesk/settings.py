"""What the user may choose. Every choice has a type, a range and a default here.

The choices lie in ``settings.json`` in the home folder, readable without the passphrase, so nothing
of a chart or a patient may ever become one.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

FILE = "settings.json"
SMALLEST_TEXT, LARGEST_TEXT = 0.9, 1.5
LONGEST_IDLE_MINUTES = 240
LARGEST_FILE = 1_000_000  # a longer file is not ours
LARGEST_COORDINATE = 100_000
PANES = 3


class Theme(StrEnum):
    """Which of the two looks is worn."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a window stands, in logical pixels."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices.

    ``text_scale`` runs from 0.9 to 1.5; ``idle_lock_minutes`` of 0 never locks; ``shares`` are the
    widths of the three panes; ``keys`` hold the commands whose keys were changed, as (command id,
    keys); ``columns`` the columns of codes and texts last chosen in a table with these heads, as
    (heads, places).
    """

    theme: Theme = Theme.SYSTEM
    text_scale: float = 1.0
    idle_lock_minutes: int = 15
    shares: tuple[float, ...] = (41.0, 26.0, 33.0)
    window: Geometry | None = None
    chart_window: Geometry | None = None
    coder: str = ""
    credential: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def signature(self) -> str:
        """The coder as the timeline names them: ``J. Doe, CCS``."""
        return ", ".join(part for part in (self.coder, self.credential) if part)


def load_settings(home: Path) -> Settings:
    """The saved choices; a missing or damaged file, an unknown name or a wrong value is no trouble."""
    saved = _saved(home / FILE)
    choices: dict[str, object] = {}
    for field in fields(Settings):
        if field.name in saved:
            try:
                choices[field.name] = _READERS[field.name](saved[field.name])
            except (TypeError, ValueError, KeyError, OverflowError):
                continue  # this one choice falls back to its default
    return Settings(**choices)  # type: ignore[arg-type]


def save_settings(home: Path, settings: Settings) -> bool:
    """Write the choices whole or not at all; False when the disk refuses."""
    path = home / FILE
    part = path.with_suffix(".json.part")
    text = json.dumps(asdict(settings), indent=2)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def _saved(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return {}
        saved = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return saved if isinstance(saved, dict) else {}


_Reader: TypeAlias = Callable[[object], object]


def _number(value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return min(most, max(least, float(value)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.encode("utf-8", "replace").decode("utf-8")


def _shares(value: object) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != PANES:
        raise TypeError
    shares = tuple(_number(share, 0, LARGEST_COORDINATE) for share in value)
    if sum(shares) <= 0:
        raise ValueError
    return shares


def _geometry(value: object) -> Geometry | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise TypeError
    x, y = (int(_number(value[side], -LARGEST_COORDINATE, LARGEST_COORDINATE)) for side in ("x", "y"))
    width, height = (int(_number(value[side], 1, LARGEST_COORDINATE)) for side in ("width", "height"))
    return Geometry(x, y, width, height, maximised=value.get("maximised") is True)


def _keys(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple((_text(command), _text(keys)) for command, keys in value)


_READERS: Mapping[str, _Reader] = {
    "theme": lambda value: Theme(_text(value)),
    "text_scale": lambda value: _number(value, SMALLEST_TEXT, LARGEST_TEXT),
    "idle_lock_minutes": lambda value: int(_number(value, 0, LONGEST_IDLE_MINUTES)),
    "shares": _shares,
    "window": _geometry,
    "chart_window": _geometry,
    "coder": _text,
    "credential": _text,
    "keys": _keys,
    "columns": _keys,
}
