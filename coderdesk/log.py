"""The log: what the program did, never what a chart says.

A line holds the time, the level, the module and our own sentence. Of other libraries only the place is
written, and of an error only its type and where it was raised: both could otherwise quote a chart.
"""

import logging
import os
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from typing_extensions import override

FOLDER = "log"
FILE = "coderdesk.log"
LARGEST = 512 * 1024
KEPT = 3
OURS = "coderdesk"

_Raised: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class DiscreetFormatter(logging.Formatter):
    """Writes our own sentences, and nothing that a library or an exception says."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    @override
    def format(self, record: logging.LogRecord) -> str:
        """The line for a record; a stranger's message is left out."""
        told = logging.makeLogRecord(record.__dict__)
        told.exc_text = told.stack_info = None  # another handler may have put the full text there
        if record.name != OURS and not record.name.startswith(f"{OURS}."):
            told.msg, told.args = f"spoke at {record.module}:{record.lineno}", None
        return super().format(told)

    @override
    def formatException(self, ei: _Raised) -> str:
        """The type of the error and the places it passed, without its message."""
        kind, _error, trace = ei
        lines = [kind.__name__ if kind else "no error"]
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  at {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}")
            trace = trace.tb_next
        return "\n".join(lines)


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner may read."""

    @override
    def _open(self):  # type: ignore[no-untyped-def]
        stream = super()._open()
        if os.name == "posix":
            os.fchmod(stream.fileno(), 0o600)
        return stream


def set_up_log(home: Path, level: int = logging.INFO) -> logging.Handler | None:
    """Start writing to ``log/coderdesk.log`` in the home folder; None when the folder refuses.

    Four files of 512 KiB at most are kept. Hand the handler to `close_log` at the end.
    """
    folder = home / FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFile(folder / FILE, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(DiscreetFormatter())
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger(OURS).setLevel(level)
    return handler


def hush_crashes() -> None:
    """Let an error that nobody caught say its type and place only, in the log and on stderr."""
    sys.excepthook = lambda _kind, error, _trace: _tell_crash(error)
    threading.excepthook = lambda told: _tell_crash(told.exc_value)
    sys.unraisablehook = lambda told: _tell_crash(told.exc_value)


def _tell_crash(error: BaseException | None) -> None:
    if error is None:
        return
    raised = (type(error), error, error.__traceback__)
    if logging.getLogger().handlers:  # else the words would go to the error stream after all
        logging.getLogger(f"{OURS}.log").critical("something went wrong", exc_info=raised)
    if sys.stderr is not None:
        print(DiscreetFormatter().formatException(raised), file=sys.stderr)  # noqa: T201


def close_log(handler: logging.Handler | None) -> None:
    """Stop writing and close the file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()
