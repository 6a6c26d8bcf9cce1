"""What stands on the sheet of keys: the place you are in first, then Everywhere, then the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.gui.actions import Command, Place, key_map, keys_of, ready, spoken
from coderdesk.gui.parts import literal

MANY = 5  # so many keys of a family are shown as the first to the last


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A command and its keys as they are now."""

    command: Command
    place: Place
    text: str
    keys: tuple[str, ...]
    family: bool
    changed: bool = False
    inert: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        keys = f"{' or '.join(spoken(key) for key in self.keys)}" or "no key"
        return ", ".join([self.place, self.text, keys, *(["changed"] if self.changed else [])])

    @property
    def faces(self) -> tuple[str, ...]:
        """The chords, with the words between them."""
        if not self.family:
            return tuple(part for key in self.keys for part in ("or", key))[1:]
        if len(self.keys) > MANY:
            return (self.keys[0], "to", self.keys[-1])
        return self.keys


@dataclass(frozen=True, slots=True)
class HeadLine:
    """The name of a place above its keys; one without a name is air between two places."""

    text: str = ""
    here: bool = False
    continued: bool = False
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The name."""
        return self.text

    @property
    def markup(self) -> str:
        """The name as it is painted."""
        if not self.text:
            return ""
        if self.continued:
            return f"~{self.text}, continued~"
        return f"**{literal(self.text)}**" + ("  ~you are here~" if self.here else "")


def key_lines(here: Place) -> tuple[KeyLine, ...]:
    """Every command that some screen answers, the place you are in first."""
    changed = {name for name, _keys in key_map().own}
    lines = [
        KeyLine(command, face.place, face.text, keys_of(command), face.family, command in changed)
        for command, face in ready()
        if keys_of(command)
    ]
    order = (here, Place.EVERYWHERE, *Place)
    return tuple(sorted(lines, key=lambda line: order.index(line.place)))


def answers(asked: str, line: KeyLine) -> bool:
    """Whether a line has the key that was pressed, or all the words that were typed."""
    wanted = asked.strip()
    if not wanted:
        return True
    if wanted in line.keys or (len(wanted) == 1 and wanted.upper() in line.keys):
        return True
    text = f"{line.place} {line.text} {' '.join(line.keys)}".casefold()
    return len(wanted) > 1 and all(word in text for word in wanted.casefold().split())


def found_for(asked: str, lines: tuple[KeyLine, ...]) -> tuple[KeyLine, ...]:
    """The lines that have the key that was pressed; when none has, those with the words."""
    exact = tuple(line for line in lines if asked.strip() in line.keys)
    return exact or tuple(line for line in lines if answers(asked, line))


def laid_out(lines: tuple[KeyLine, ...], here: Place, per_column: int) -> Iterator[KeyLine | HeadLine]:
    """The lines under heads, broken into columns of equal length; a broken place repeats its head.

    No head stands at the foot of a column with fewer than two of its lines.
    """
    at = 0
    for number, line in enumerate(lines):
        first = number == 0 or lines[number - 1].place is not line.place
        left = per_column - at % per_column
        if first:
            if at % per_column and left <= 4:  # air, head and two lines  # noqa: PLR2004
                yield from (HeadLine() for _ in range(left))
                at += left
            elif at % per_column:
                yield HeadLine()
                at += 1
            yield HeadLine(line.place, here=line.place is here)
            at += 1
        elif at % per_column == 0:
            yield HeadLine(line.place, continued=True)
            at += 1
        yield line
        at += 1
