"""How the commands speak: one JSON document, or lines for people; progress on stderr."""

import json
import sys
from collections.abc import Callable
from typing import Any


def print_json(document: Any) -> None:
    """Print one JSON document on stdout."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_json_line(document: Any) -> None:
    """Print one JSON document on one line of stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


def progress(what: str) -> Callable[[int, int], None]:
    """A step for a long job: a percentage on stderr, rewritten in place on a terminal."""
    shown = -1

    def step(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // max(total, 1)
        if percent == shown or not sys.stderr.isatty():
            return
        shown = percent
        sys.stderr.write(f"\r{what} … {percent} %" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    return step


def say(text: str) -> None:
    """Say one line as soon as it is known."""
    print(text, flush=True)
