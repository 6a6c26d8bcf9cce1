"""Opens what a user hands in: a plain file, a gzip file or a zip, without trusting any of it."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, cast

from typing_extensions import override

from coderdesk.errors import CoderDeskError

LARGEST = 512 * 2**20  # bytes of one file; the largest official one, a part of the PTP pairs, has 60 MB
LARGEST_ALL = 2 * 2**30  # bytes of all files of a zip
MOST_FILES = 500
STEEPEST = 150  # expanded size over packed size; official XML and XLSX stay below 40
SMALL = 2**20  # a small file may be packed as tightly as it likes
HEAD = 64 * 1024
_CHUNK = 2**20
_AGAIN = "Download the file again from the publisher."
_LINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Paper:
    """One file to import, by itself or out of a zip; ``open`` gives its bytes from the start."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]

    @cached_property
    def head(self) -> bytes:
        """The first 64 KB, by which a file is recognised."""
        with guarded(self.name), self.open() as stream:
            return stream.read(HEAD)

    def data(self) -> bytes:
        """All bytes.

        Raises:
            CoderDeskError: the file is larger than any official one, or damaged.
        """
        parts: list[bytes] = []
        left = LARGEST
        with guarded(self.name), self.open() as stream:
            while left >= 0 and (part := stream.read(_CHUNK)):
                parts.append(part)
                left -= len(part)
        if left < 0:
            raise CoderDeskError(f"{self.name} is larger than any official file.", _AGAIN)
        return b"".join(parts)

    @property
    def opening(self) -> str:
        """The first 64 KB as text; what is no text comes out as rubbish that no format recognises."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")

    @property
    def first_line(self) -> str:
        """The first line, empty where there is none."""
        return _LINES.split(self.opening, maxsplit=1)[0]

    def text(self) -> str:
        """All text, in UTF-8, UTF-16 or Windows-1252, as the file shows."""
        return decoded(self.data(), self.name)

    def lines(self) -> list[str]:
        """All lines, whichever line ends the file has."""
        return lines_of(self.text())


def lines_of(text: str) -> list[str]:
    """The lines of a text with LF, CRLF or CR ends; other separators are left in the lines."""
    found = _LINES.split(text)
    return found[:-1] if found and not found[-1] else found


def decoded(data: bytes, name: str) -> str:
    """Bytes as text.

    Raises:
        CoderDeskError: the bytes are no text in any encoding that publishers use.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as problem:
                raise CoderDeskError(f"{name} is damaged text.", _AGAIN) from problem
    if b"\0" in data:
        raise CoderDeskError(f"{name} is not a text file.", "Choose the file as published.")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def papers_of(path: Path) -> tuple[Paper, ...]:
    """The files that a path holds: itself, what a gzip file unpacks to, or the members of a zip.

    Raises:
        CoderDeskError: it cannot be read, is empty, or is a zip that no publisher would make.
    """
    try:
        if path.is_dir():
            raise CoderDeskError(f"{path.name} is a folder.", "Choose a file.")
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as problem:
        raise CoderDeskError(
            f"{path.name} cannot be read: {problem.strerror}.", "Choose another file."
        ) from problem
    if not size:
        raise CoderDeskError(f"{path.name} is empty.", _AGAIN)
    if start.startswith(b"PK"):
        return _zip(path)
    if start.startswith(b"\x1f\x8b"):
        inner = path.name.removesuffix(".gz")
        return (Paper(inner, size, lambda: io.BufferedReader(_Bounded(_gzip(path), size, inner))),)
    return (Paper(path.name, size, lambda: path.open("rb")),)


def _zip(path: Path) -> tuple[Paper, ...]:
    with guarded(path.name), zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = {member.filename for member in members}
        if "[Content_Types].xml" in names:  # a spreadsheet is a zip as well
            return (Paper(path.name, path.stat().st_size, lambda: path.open("rb")),)
        check_members(path.name, members)
        return tuple(_member(path, member) for member in members)


def check_members(name: str, members: list[zipfile.ZipInfo]) -> None:
    """Refuses a zip that is built to do harm.

    Raises:
        CoderDeskError: too many or too large files, a packing ratio that only a bomb has, a path that
            leads out of the zip, or a password.
    """
    reason = ""
    if len(members) > MOST_FILES:
        reason = f"holds {len(members):,} files"
    elif sum(member.file_size for member in members) > LARGEST_ALL:
        reason = "unpacks to more than 2 GB"
    for member in members:
        if _leads_out(member.filename):
            reason = "holds a file whose path leads out of the zip"
        elif member.file_size > max(SMALL, STEEPEST * member.compress_size):
            reason = "is packed as only a zip bomb is"
        elif member.flag_bits & 1:
            reason = "is locked with a password"
    if reason:
        raise CoderDeskError(f"{name} {reason}.", "Choose the zip as published, or unpack it yourself.")


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name


def _member(path: Path, member: zipfile.ZipInfo) -> Paper:
    def opened() -> IO[bytes]:
        with zipfile.ZipFile(path) as archive:
            return archive.open(member)  # the stream keeps the file open by itself

    return Paper(PurePosixPath(member.filename.replace("\\", "/")).name, member.file_size, opened)


def _gzip(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path))


class _Bounded(io.RawIOBase):
    """A gzip stream that stops when it has grown beyond reason."""

    def __init__(self, stream: IO[bytes], packed: int, name: str) -> None:
        self._stream = stream
        self._left = min(LARGEST, max(SMALL, STEEPEST * packed))
        self._name = name

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._stream.read(len(buffer))
        self._left -= len(found)
        if self._left < 0:
            raise CoderDeskError(
                f"{self._name} is packed as only a bomb is.", "Choose the file as published."
            )
        buffer[: len(found)] = found
        return len(found)

    @override
    def close(self) -> None:
        self._stream.close()
        super().close()


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Turns every way a packed file can be broken into one sentence.

    Raises:
        CoderDeskError: naming the file.
    """
    try:
        yield
    except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError) as problem:
        raise CoderDeskError(f"{name} is cut short or damaged.", _AGAIN) from problem
    except (NotImplementedError, RuntimeError) as problem:
        raise CoderDeskError(
            f"{name} is packed in a way that cannot be read.", "Unpack it yourself."
        ) from problem
    except OSError as problem:
        raise CoderDeskError(f"{name} cannot be read.", "Choose another file.") from problem
