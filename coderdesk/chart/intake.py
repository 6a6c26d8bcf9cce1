"""What a reader is given: the bytes, the file's name, and a way to have what is inside read too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from coderdesk.domain.chart import Document


@dataclass(frozen=True, slots=True)
class Intake:
    """One file to read.

    ``inner`` reads a file that lies in this one (a PDF in a C-CDA); it raises `CoderDeskError` as
    reading any file does, and when files nest too deeply.
    """

    data: bytes
    name: str
    inner: Callable[[bytes, str], tuple[Document, ...]]


Reader: TypeAlias = Callable[[Intake], tuple[Document, ...]]
