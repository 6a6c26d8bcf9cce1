"""Reading charts in a process of its own: a hostile file meets no key, no record and no network.

One process is kept warm and asked in turn. When it dies, hangs or talks nonsense the file is refused
with a sentence, and the next file gets a new process.
"""

import atexit
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from coderdesk.chart.limits import MAX_SECONDS
from coderdesk.chart.source import take
from coderdesk.chart.step import Step, no_step
from coderdesk.chart.wire import BrokenFrame, Words, pack, receive, send, unpack
from coderdesk.domain.chart import Document
from coderdesk.errors import CoderDeskError, PasswordNeeded

if TYPE_CHECKING:
    import subprocess

SERVE = "from coderdesk.chart.booth import serve; serve()"
OTHERWISE = "Your work is safe. Print the file to PDF again at its source, and open that."


class Apart:
    """The process, and what it is asked."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self.confined: frozenset[str] = frozenset()
        self.seconds: float = MAX_SECONDS

    def warm(self) -> None:
        """Start the process, if it is not there."""
        with self._turn:
            self._ready()

    def begin_document(
        self, source: Path | bytes, name: str = "", password: str | None = None
    ) -> tuple[Document, ...]:
        """As `reader.begin_document`, read apart."""
        if not name and isinstance(source, Path):
            name = source.name
        data = take(source)
        asked = {"do": "begin", "name": name, "password": password}
        return self._ask(asked, data, no_step)

    def complete_document(self, document: Document, step: Step = no_step) -> Document:
        """As `reader.complete_document`, read apart; ``step`` may raise `errors.Cancelled`."""
        words, _none = pack((document,), document.data)
        (whole,) = self._ask(words | {"do": "complete"}, document.data, step)
        return whole

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    _close(pipe)
            child.wait()

    def _ask(self, words: Words, data: bytes, step: Step) -> tuple[Document, ...]:
        with self._turn:
            into, out = self._ready()
            child = self._child
            with _Watch(self.seconds, child.kill if child else _nothing) as watch:
                try:
                    send(into, words, data)
                    while "step" in (said := receive(out))[0]:
                        watch.again()
                        step(*said[0]["step"])
                    _raise_told(said[0])
                    return unpack(*said, data)
                except (BrokenFrame, OSError, TypeError, ValueError):
                    self.close()
                    raise _broke(self.seconds, late=watch.rung) from None
                except CoderDeskError:
                    raise
                except BaseException:  # stopped in the middle: the answer would come at the wrong time
                    self.close()
                    raise

    def _ready(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._start()
        child = self._child
        if child is None or child.stdin is None or child.stdout is None:
            raise _broke(self.seconds, late=False)
        return child.stdin, child.stdout

    def _start(self) -> None:
        import subprocess  # noqa: PLC0415 - 5 ms that a start can spare

        package = str(Path(__file__).resolve().parents[2])
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept | {"PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            with _Watch(self.seconds, self._child.kill):
                words, _none = receive(self._child.stdout)  # type: ignore[arg-type]
        except (BrokenFrame, OSError):
            self.close()
            raise CoderDeskError(
                "Charts cannot be read: the reader did not start.", "Install CoderDesk again."
            ) from None
        self.confined = frozenset(words.get("ready", ()))


KEPT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "CODERDESK_LIMITS")
READ_APART = "--read-apart"


def command() -> list[str]:
    """How the process is started: by Python, or in a frozen build by the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_APART]
    return [sys.executable, "-c", SERVE]


class _Watch:
    """Calls for an end when nothing has been heard for so long."""

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self._seconds, self._ring = seconds, ring
        self._heard, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self.rung = False

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._heard.set()
        self._thread.join()

    def again(self) -> None:
        """Something has been heard."""
        self._heard.set()

    def _wait(self) -> None:
        while self._heard.wait(self._seconds):
            if self._over.is_set():
                return
            self._heard.clear()
        self.rung = True
        self._ring()


def _raise_told(words: Words) -> None:
    if "wrong" in words:
        raise PasswordNeeded(wrong=words["wrong"] is True)
    if "message" in words:
        raise CoderDeskError(str(words["message"])[:400], str(words.get("hint", ""))[:400])


def _broke(seconds: float, *, late: bool) -> CoderDeskError:
    if late:
        return CoderDeskError(f"This file could not be read within {seconds:g} seconds.", OTHERWISE)
    return CoderDeskError("This file made the reader fail.", OTHERWISE)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was not yet sent has nowhere to go


def _nothing() -> None:
    """There is nobody to end."""


apart = Apart()
atexit.register(apart.close)
