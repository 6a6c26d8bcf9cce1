"""Where things are: what ships with CoderDesk, and what belongs to the user."""

import os
import sys
from pathlib import Path

import platformdirs


def shipped(*parts: str) -> Path:
    """A file that ships: under ``resources/`` or ``codebooks/``, in whatever way it is installed."""
    house = Path(__file__).parent
    for root in (house.parent, house / "_shipped"):
        if (root / "resources").is_dir():
            return root.joinpath(*parts)
    return Path(getattr(sys, "_MEIPASS", house.parent)).joinpath(*parts)


def default_home() -> Path:
    """The coder's own folder: ``CODERDESK_HOME``, else the platform's user-data folder."""
    chosen = os.environ.get("CODERDESK_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("CoderDesk", appauthor=False))
