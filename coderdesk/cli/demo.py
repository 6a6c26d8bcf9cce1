"""The desk itself, its demo and its self-test: the commands that need Qt."""

import argparse
from pathlib import Path
from typing import Any

from coderdesk.cli.printing import progress, say

Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``demo`` and ``selftest``."""
    demo_ = commands.add_parser("demo", parents=[shared], help="a throw-away desk, synthetic charts")
    demo_.add_argument("--headless", action="store_true", help="walk the main job off-screen")
    demo_.add_argument("--out", type=Path, default=Path("demo-out"), metavar="DIR")
    demo_.set_defaults(command=demo)
    selftest_ = commands.add_parser("selftest", parents=[shared], help="check this installation")
    selftest_.set_defaults(command=selftest)


def desk(args: argparse.Namespace) -> int:
    """Open the desk and stay until it is closed."""
    from coderdesk.app import run  # noqa: PLC0415 - Qt is loaded only for the window

    return run(args.home)


def demo(args: argparse.Namespace) -> int:
    """Open a throw-away desk, or walk the main job off-screen and leave pictures and the PDF."""
    from coderdesk.app import run_demo  # noqa: PLC0415 - Qt is loaded only for the window

    step = progress("Building the codebooks")
    return run_demo(args.home, args.out, step, say, headless=args.headless)


def selftest(args: argparse.Namespace) -> int:
    """Check Qt, book, index, store and PDF; 1 when something is missing."""
    from coderdesk.app import run_selftest  # noqa: PLC0415 - Qt is loaded only for the window

    return run_selftest(args.home, progress("Building the codebooks"), say)
