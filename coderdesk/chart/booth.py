"""The process that reads charts: it takes bytes from one pipe, answers on another, and has no more.

``python -c "from coderdesk.chart.booth import serve; serve()"`` is how `apart` starts it.
"""

import os
import sys
import threading
import time
from typing import IO

from coderdesk.chart import reader
from coderdesk.chart.confine import confine
from coderdesk.chart.wire import BrokenFrame, Words, pack, receive, send, unpack
from coderdesk.errors import CoderDeskError, PasswordNeeded


def serve() -> None:
    """Read what is sent until the pipe ends."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nowhere, handle)  # a library that prints must not speak on the pipe
    sys.setrecursionlimit(3000)
    os.chdir(os.sep)
    given = confine()  # before there is a second thread: some walls stand around one thread only
    threading.Thread(target=_end_with_the_window, args=(os.getppid(),), daemon=True).start()
    send(answers, {"ready": sorted(given)})
    while True:
        try:
            words, data = receive(asked)
        except BrokenFrame:
            return
        _answer(words, data, answers)


def _end_with_the_window(window: int) -> None:
    """A file that is read without end does not outlive a window that was killed."""
    while os.getppid() == window:
        time.sleep(2)
    os._exit(1)


def _answer(words: Words, data: bytes, answers: IO[bytes]) -> None:
    try:
        if words["do"] == "begin":
            found = reader.begin_document(data, words["name"], words["password"])
        else:
            (bare,) = unpack(words, b"", data)
            found = (reader.complete_document(bare, lambda *at: send(answers, {"step": at})),)
    except PasswordNeeded as error:
        send(answers, {"wrong": error.wrong})
    except CoderDeskError as error:
        send(answers, {"message": error.message, "hint": error.hint})
    except (MemoryError, RecursionError):
        send(answers, {"message": TOO_MUCH, "hint": SMALLER})
    else:
        send(answers, *pack(found, data))


TOO_MUCH = "This file needs more memory than a chart may take."
SMALLER = "Split it into parts at its source, or print it to PDF again."
