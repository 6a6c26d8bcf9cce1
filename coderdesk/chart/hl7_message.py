"""HL7 v2 messages taken apart: segments, fields, repetitions, components, escapes.

Source: HL7 v2.5.1, chapter 2 (2.5 message construction, 2.7 escape sequences, 2.10.3 batches). Senders
differ in line ends; CR, LF and both are taken, and a line that opens no segment continues the last.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

_SEGMENT = re.compile(r"[A-Z][A-Z0-9]{2}(?=[^\w\s]|$)")
_FRAMES = "\x0b\x1c"  # of the minimal lower layer protocol
_ENVELOPE = frozenset(["FHS", "FTS", "BHS", "BTS"])
_BREAKS = (".br", ".sp", ".ce")
_LEAST = 8  # letters of the shortest header worth reading: MSH|^~\&
_HIGH_LIGHT = {"H": "", "N": ""}


@dataclass(frozen=True, slots=True)
class Marks:
    """The letters that divide a message: of fields, components, repetitions, escapes, subcomponents."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    sub: str = "&"


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment; fields count from 1 as the standard counts them."""

    name: str
    fields: tuple[str, ...]
    marks: Marks

    def raw(self, field: int) -> str:
        """A field as it was sent."""
        at = field - 1 if self.name == "MSH" else field
        return self.fields[at] if 0 <= at < len(self.fields) else ""

    def repeats(self, field: int) -> tuple[str, ...]:
        """The repetitions of a field, as they were sent."""
        raw = self.raw(field)
        return tuple(raw.split(self.marks.repetition)) if raw else ()

    def part(self, field: int, component: int = 1) -> str:
        """A component of the first repetition of a field, in plain words."""
        raw = self.raw(field)
        if not raw:
            return ""
        return self.component(raw.split(self.marks.repetition, 1)[0], component)

    def component(self, repetition: str, component: int) -> str:
        """A component of a repetition, in plain words; its subcomponents run together."""
        parts = repetition.split(self.marks.component)
        found = parts[component - 1] if component <= len(parts) else ""
        return self.plain(found.replace(self.marks.sub, " ")) if found else ""

    def words(self, field: int) -> str:
        """A coded field as people say it: its text, else its code."""
        raw, marks = self.raw(field), self.marks
        if not raw:
            return ""
        if marks.component not in raw and marks.repetition not in raw:
            return self.plain(raw.replace(marks.sub, " ")).strip()
        said = []
        for repetition in self.repeats(field):
            text = (
                self.component(repetition, 2)
                or self.component(repetition, 1)
                or self.component(repetition, 5)
            )
            if text.strip():
                said.append(text.strip())
        return ", ".join(dict.fromkeys(said))

    def text(self, field: int) -> str:
        """A text field whole: repetitions are lines."""
        return "\n".join(self.plain(repetition) for repetition in self.repeats(field))

    def plain(self, text: str) -> str:
        """Text with its escape sequences resolved."""
        mark = self.marks.escape
        if not mark or mark not in text:
            return text
        return re.sub(
            re.escape(mark) + r"([^\n" + re.escape(mark) + r"]{0,80})" + re.escape(mark),
            lambda found: self._escaped(found.group(1)),
            text,
        )

    def _escaped(self, code: str) -> str:
        marks = self.marks
        single = {
            "F": marks.field,
            "S": marks.component,
            "T": marks.sub,
            "R": marks.repetition,
            "E": marks.escape,
            **_HIGH_LIGHT,
        }
        if code in single:
            return single[code]
        if code.startswith(_BREAKS):
            return "\n"
        if code.startswith("X"):
            try:
                return binascii.unhexlify(code[1:]).decode("utf-8", "replace")
            except (binascii.Error, ValueError):
                return ""
        return ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its segments in order, and its text as it came."""

    segments: tuple[Segment, ...]
    source: str

    @property
    def kind(self) -> str:
        """What it is about: ``ADT A01``."""
        head = self.segments[0]
        return f"{head.part(9)} {head.part(9, 2)}".strip()

    def first(self, name: str) -> Segment:
        """The first segment of a name, or an empty one."""
        found = (segment for segment in self.segments if segment.name == name)
        return next(found, Segment(name, (), self.segments[0].marks))

    def all(self, name: str) -> tuple[Segment, ...]:
        """The segments of a name."""
        return tuple(segment for segment in self.segments if segment.name == name)


def messages_in(text: str) -> Iterator[Message]:
    """The messages of a file, one or a batch; what stands outside of messages is passed over."""
    lines: list[str] = []
    for line in _lines(text):
        if line.startswith("MSH") and len(line) >= _LEAST:
            yield from _message(lines)
            lines = [line]
        elif lines and line[:3] not in _ENVELOPE:
            lines.append(line)
    yield from _message(lines)


def _lines(text: str) -> Iterator[str]:
    """The segments as lines, each with the lines that continue it."""
    held: list[str] = []
    for raw in re.split(r"\r\n|\r|\n", text):
        line = raw.strip(_FRAMES)
        if _SEGMENT.match(line):
            if held:
                yield "\n".join(held)
            held = [line]
        elif held and line.strip():
            held.append(line)
    if held:
        yield "\n".join(held)


def _message(lines: list[str]) -> Iterator[Message]:
    if not lines:
        return
    head = lines[0]
    marks = Marks(head[3], *(head[4:8] if len(set(head[3:8])) == 5 else "^~\\&"))  # noqa: PLR2004
    segments = []
    for line in lines:
        fields = tuple(line.split(marks.field))
        segments.append(Segment(line[:3], fields, marks))
    yield Message(tuple(segments), "\n".join(lines))
