"""Ways to settle an edit, worded for a key cap. Lines count from 1."""

from coderdesk.domain.edit import Mend, MendKind, Part


def add(code: str, to: int = 0) -> Mend:
    """Put a code on the encounter as a new line, at a position or (0) at the end."""
    return Mend(MendKind.ADD, f"Add {code}", code=code, to=to)


def replace(line: int, code: str, what: str = "") -> Mend:
    """Change the code of a line."""
    return Mend(MendKind.REPLACE, f"Replace by {code}" + (f" {what}" if what else ""), line, code)


def remove(line: int, code: str, part: Part = Part.DIAGNOSES) -> Mend:
    """Take a line off."""
    return Mend(MendKind.REMOVE, f"Remove {code}", line, code, part=part)


def move(line: int, code: str, to: int) -> Mend:
    """Give a line another place in the sequence."""
    where = "to the top" if to == 1 else f"to line {to}"
    return Mend(MendKind.MOVE, f"Move {code} {where}", line, code, to=to)


def poa(line: int, value: str) -> Mend:
    """Set the POA indicator of a line; empty takes it off."""
    return Mend(MendKind.POA, f"POA {value}" if value else "Leave POA blank", line, value=value)


def search(words: str, line: int = 0, part: Part = Part.DIAGNOSES) -> Mend:
    """Look words up in the codebook."""
    return Mend(MendKind.SEARCH, f"Search {words}", line, value=words, part=part)


def pointer(line: int, to: int, code: str) -> Mend:
    """Let a service line point to a diagnosis."""
    return Mend(MendKind.POINTER, f"Point to {to} {code}", line, code, to=to, part=Part.SERVICES)


def modifier(line: int, value: str) -> Mend:
    """Put a modifier on a service line."""
    return Mend(MendKind.MODIFIER, f"Add modifier {value}", line, value=value, part=Part.SERVICES)


def leave(reason: str, line: int = 0, part: Part = Part.DIAGNOSES) -> Mend:
    """Leave the line as it is, with this kind of reason."""
    return Mend(MendKind.LEAVE, f"Leave: {reason}", line, value=reason, part=part)
