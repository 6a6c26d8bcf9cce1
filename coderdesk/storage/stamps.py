"""Moments in file names, in UTC, so that they sort and no time zone doubles them."""

from datetime import UTC, datetime
from pathlib import Path

FORM = "%Y%m%d-%H%M%S"


def stamp() -> str:
    """This moment: ``20261105-143000``."""
    return datetime.now(UTC).strftime(FORM)


def moment(text: str) -> datetime | None:
    """The moment that a stamp names; None when it names none."""
    try:
        return datetime.strptime(text, FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def free_name(folder: Path, name: str, suffix: str = "") -> Path:
    """A path in a folder that nothing has yet: ``name``, else ``name.2``, ``name.3`` and so on."""
    path = folder / f"{name}{suffix}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{name}.{number}{suffix}"
    return path
