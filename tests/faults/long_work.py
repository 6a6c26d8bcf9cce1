"""So many hours at the window without the waiting: memory, handles and threads stay as they were.

``python -m tests.faults.long_work --hours 200`` prints the figures. An hour is forty acts: notes,
searches, pages, codes put on, moved and taken back; every eight hours it is locked, copied.
"""

import argparse
import gc
import random
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

from coderdesk.codebook.build import build_default
from coderdesk.domain.code import System
from coderdesk.storage.home import work_file
from tests.faults.window import go_in, open_window
from tests.faults.window_work import CODES, WindowWork
from tests.faults.work import CHEAP, phrase
from tests.trips.conftest import Coder, leave

ACTS = 40
DAY = 8
WARM = 0.2  # of the hours; caches are full then
MOST = 1.05
WORDS = (
    "diabetes",
    "knee pain",
    "copd exac",
    "t2dm ckd3b",
    "fracture wrist",
    "sepsis",
    "htn",
    "anemia",
)


@dataclass(frozen=True)
class Seen:
    """What the program holds at one time: memory in MB, handles, threads, and the work file in MB."""

    memory: float
    handles: int
    threads: int
    file: float


class Hours(WindowWork):
    """Work without promises, for nobody kills it."""

    @override
    def promise(
        self, act: Callable[[], object], shown: Callable[[], object], *promises: tuple[str, str]
    ) -> None:
        """Do an act, and wait until the window shows it."""
        del promises
        act()
        self.coder.until(shown)

    @override
    def next_act(self) -> Callable[[], None]:
        """One of them by chance."""
        acts = (
            self.assign, self.assign, self.assign, self.reorder, self.write, self.undo, self.redo,
            self.look_up, self.look_up, self.open_page, self.bring, self.begin, self.finish,
        )  # fmt: skip
        return self.chance.choice(acts)

    def look_up(self) -> None:
        """Search."""
        words = self.chance.choice(WORDS)
        answered = self.coder.answered
        answered.clear()
        self.hub.find(words)
        self.coder.until(lambda: words in answered)

    def open_page(self) -> None:
        """The page of a code."""
        self.hub.open_page(System.ICD10CM, self.chance.choice(CODES))


def work(home: Path, books: Path, hours: int, say: Callable[[str], None]) -> tuple[Seen, Seen]:
    """Work so many hours; what was held after warming up, and at the end."""
    (home.parent / "charts").mkdir()
    coder = open_window(home, books, lambda error: say(f"trouble: {error.line}"))
    go_in(coder, phrase(0), CHEAP)
    sitting = Hours(coder, home.parent, 1, 0)
    sitting.chance = random.Random(1)  # noqa: S311
    sitting.begin()
    early: list[Seen] = []
    late: list[Seen] = []
    for hour in range(1, hours + 1):
        for _act in range(ACTS):
            sitting.next_act()()
        if hour % DAY == 0:
            sitting.lock()
            sitting.copy()
        held = seen(coder, home)
        if hour > hours * (1 - WARM):
            late.append(held)
        elif hours * WARM < hour <= 2 * hours * WARM:
            early.append(held)
        if hour % 20 == 0:
            say(f"hour {hour}: {held}")
    leave(coder.app)
    return middle(early), middle(late)


def seen(coder: Coder, home: Path) -> Seen:
    """What is held now, after what nobody needs has been swept out."""
    coder.hub.runner.wait()
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    handles = sum(1 for _one in Path("/proc/self/fd").iterdir())
    return Seen(
        pages * 4096 / 1e6, handles, threading.active_count(), work_file(home).stat().st_size / 1e6
    )


def middle(held: list[Seen]) -> Seen:
    """The median of each."""

    def of(name: str) -> float:
        values = sorted(getattr(one, name) for one in held)
        return float(values[len(values) // 2])

    return Seen(of("memory"), int(of("handles")), int(of("threads")), of("file"))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=int, default=200)
    parser.add_argument("--books", type=Path, help="a home whose books are used")
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        books = asked.books or Path(name)
        if asked.books is None:
            build_default(books / "books")
        early, late = work(Path(name) / "home", books, asked.hours, print)
    print(  # noqa: T201
        f"{asked.hours} hours, {asked.hours * ACTS} acts in {time.monotonic() - began:.0f} s: memory"
        f" {early.memory:.0f} MB, then {late.memory:.0f} MB ({late.memory / early.memory - 1:+.1%});"
        f" handles {early.handles}, then {late.handles}; threads {early.threads}, then {late.threads};"
        f" work file {late.file:.1f} MB"
    )
    assert late.memory <= early.memory * MOST, "memory grows"
    assert late.handles <= early.handles + 2, "handles are lost"


if __name__ == "__main__":
    main()
