"""Opening what is packed, without being blown up by it."""

import io
import lzma
import struct
import zipfile
import zlib

from coderdesk.chart.limits import (
    FREE_RATIO_BELOW,
    MAX_FILE,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
)
from coderdesk.errors import CoderDeskError

# What the standard library raises for zip files that are damaged, encrypted or oddly packed.
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    IndexError,
    OverflowError,
)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """A zip whose members are few, not too large and not packed beyond belief.

    The sizes stated in its directory are checked here; `member` checks the true ones while unpacking.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except _FAILURES:
        raise _damaged() from None
    members = packed.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED or any(map(_is_bomb, members)):
        packed.close()
        raise _bomb()
    return packed


def member(packed: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of one member, or None when there is none of that name."""
    try:
        info = packed.getinfo(name)
    except KeyError:
        return None
    try:
        with packed.open(info) as stream:
            found = stream.read(MAX_UNPACKED + 1)
    except _FAILURES:
        raise _damaged() from None
    if len(found) > MAX_UNPACKED:
        raise _bomb()
    return found


def gunzip(data: bytes) -> bytes:
    """The bytes in a gzip file, member after member, within the limit for any chart file."""
    found = bytearray()
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            found += stream.decompress(rest, MAX_FILE + 1 - len(found))
        except zlib.error:
            raise _damaged() from None
        if len(found) > MAX_FILE or stream.unconsumed_tail:
            raise _bomb()
        if not stream.eof:
            raise _damaged()
        rest = stream.unused_data.lstrip(b"\x00")
    return bytes(found)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > FREE_RATIO_BELOW and info.file_size > MAX_RATIO * max(1, info.compress_size)


def _bomb() -> CoderDeskError:
    return CoderDeskError("This file unpacks to far more than a chart holds.", "Do not open it again.")


def _damaged() -> CoderDeskError:
    return CoderDeskError(
        "This packed file is damaged or cut short.", "Fetch it again from where it came."
    )
