"""Looking for words in the raw bytes of files: plain, wide, in hex, inside packed streams."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
MOST = 4 << 20  # of one stream


def found(paths: Iterable[Path], words: Iterable[str]) -> list[str]:
    """Where words stand in files or folders, as “file: word, how”; case does not count."""
    told = []
    forms = [form for word in words for form in _forms(word)]
    for path in sorted(file for place in paths for file in _files(place)):
        data = path.read_bytes()
        for how, piece in (("plain", data), *(("packed", piece) for piece in _unpacked(data))):
            folded = piece.lower()
            told += [f"{path}: {word}, {how} {kind}" for word, kind, form in forms if form in folded]
    return told


def _forms(word: str) -> Iterator[tuple[str, str, bytes]]:
    low = word.lower()
    yield word, "utf-8", low.encode()
    yield word, "utf-16", low.encode("utf-16-le")
    yield word, "utf-32", low.encode("utf-32-le")
    yield word, "hex", low.encode().hex().encode()


def _files(place: Path) -> Iterator[Path]:
    found = (place,) if place.is_file() else place.rglob("*")
    return (path for path in found if path.is_file() and not path.is_symlink())


def _unpacked(data: bytes) -> Iterator[bytes]:
    for match in PACKED.finditer(data):
        at = match.start()
        try:
            if data[at] == 0x1F:
                yield gzip.decompress(data[at:])[:MOST]
            else:
                yield zlib.decompressobj().decompress(data[at:], MOST)
        except (OSError, EOFError, zlib.error):
            continue
