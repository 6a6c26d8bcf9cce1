"""What the axes of ICD-10-PCS are called, and labels read off the titles of codes.

Source of the names: ICD-10-PCS Tables FY2025, whose rows name their axes, section by section.

Labels are read off titles only where no tables are installed. Titles of codes that share a value share
its words: all codes of table 027 with approach 3 say “Percutaneous Approach” and no others do. The
longest run of words that all titles with a value have, and no title with another value of that axis, is
its label.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from coderdesk.codebook.pcs import LENGTH, TABLE

MOST = 25  # titles looked at per value
APPROACH = 5
APPROACHES = {
    "0": "Open",
    "3": "Percutaneous",
    "4": "Percutaneous Endoscopic",
    "7": "Via Natural or Artificial Opening",
    "8": "Via Natural or Artificial Opening Endoscopic",
    "F": "Via Natural or Artificial Opening With Percutaneous Endoscopic Assistance",
    "X": "External",
}
_SURGICAL = ("Section", "Body System", "Operation", "Body Part", "Approach", "Device", "Qualifier")
_AXES = {
    "0": _SURGICAL,
    "1": _SURGICAL,
    "2": (*_SURGICAL[:3], "Body Region", *_SURGICAL[4:]),
    "3": (*_SURGICAL[:3], "Body System / Region", "Approach", "Substance", "Qualifier"),
    "4": (*_SURGICAL[:3], "Body System", "Approach", "Function / Device", "Qualifier"),
    "5": (*_SURGICAL[:3], "Body System", "Duration", "Function", "Qualifier"),
    "6": (*_SURGICAL[:3], "Body System", "Duration", "Qualifier", "Qualifier"),
    "7": (*_SURGICAL[:3], "Body Region", "Approach", "Method", "Qualifier"),
    "8": (*_SURGICAL[:3], "Body Region", "Approach", "Method", "Qualifier"),
    "9": (*_SURGICAL[:3], "Body Region", "Approach", "Method", "Qualifier"),
    "B": ("Section", "Body System", "Type", "Body Part", "Contrast", "Qualifier", "Qualifier"),
    "C": ("Section", "Body System", "Type", "Body Part", "Radionuclide", "Qualifier", "Qualifier"),
    "D": (
        *("Section", "Body System", "Modality"),
        *("Treatment Site", "Modality Qualifier", "Isotope", "Qualifier"),
    ),
    "F": (
        *("Section", "Section Qualifier", "Type"),
        *("Body System / Region", "Type Qualifier", "Equipment", "Qualifier"),
    ),
    "G": ("Section", "Body System", "Type", "Qualifier", "Qualifier", "Qualifier", "Qualifier"),
    "H": ("Section", "Body System", "Type", "Qualifier", "Qualifier", "Qualifier", "Qualifier"),
    "X": (*_SURGICAL[:5], "Device / Substance / Technology", "Qualifier"),
}
_NONE = {6: "No Device", 7: "No Qualifier"}
_JOINING = {"with", "of", "to", "into", "in", "from", "using", "for", "by"}
_TAIL = re.compile(r",? New Technology Group \d+$")
_HOW = re.compile(
    rf",? (?:{'|'.join(sorted(APPROACHES.values(), key=len, reverse=True))}) Approach(?=,|$)"
    r"|,? Via Natural or Artificial Opening(?: Endoscopic)?(?=,|$)"
)
Words = tuple[str, ...]


def axis_title(section: str, position: int) -> str:
    """What a position (1 to 7) is called in a section."""
    return _AXES.get(section, _SURGICAL)[position - 1]


def labels_of_titles(codes: Iterable[tuple[str, str]]) -> dict[tuple[int, str], str]:
    """Labels by position (4 to 7) and character for the codes of one table, with their titles."""
    found = {}
    known = [(code, _words(title)) for code, title in codes]
    for position in range(TABLE + 1, LENGTH + 1):
        groups: dict[str, list[Words]] = {}
        for code, words in known:
            groups.setdefault(code[position - 1], []).append(words)
        # An odd stride, since qualifiers alternate from code to code.
        groups = {char: titles[:: len(titles) // MOST | 1] for char, titles in groups.items()}
        section = known[0][0][0]
        for char in groups:
            found[position, char] = _fixed(section, position, char) or _label(char, groups)
    return found


def _fixed(section: str, position: int, char: str) -> str:
    """Values that mean the same wherever they stand."""
    if position == APPROACH and axis_title(section, position) == "Approach":
        return APPROACHES.get(char, "")
    if char == "Z" and position > APPROACH:
        return _NONE[position] if section == "0" else "None"
    return ""


def _words(title: str) -> Words:
    bare = _HOW.sub("", _TAIL.sub("", title))
    return tuple(bare.split())


def _line(words: Sequence[str]) -> str:
    return f" {' '.join(word.strip(',') for word in words)} "


def _label(char: str, groups: Mapping[str, Sequence[Words]]) -> str:
    mine = [_line(title) for title in groups[char]]
    others = [_line(title) for other, titles in groups.items() if other != char for title in titles]
    if not others:
        return ""
    shortest = min(groups[char], key=len)
    for length in range(len(shortest), 0, -1):
        for start in range(len(shortest) - length + 1):
            run = shortest[start : start + length]
            line = _line(run)
            if all(line in title for title in mine) and not any(line in title for title in others):
                return _telling(run, others)
    return ""


def _telling(run: Words, others: Sequence[str]) -> str:
    """Of a run of words, the phrase between joining words that tells it from the others."""
    phrases: list[list[str]] = [[]]
    for word in run:
        if word.lower() in _JOINING:
            phrases.append([])
        else:
            phrases[-1].append(word)
    said = [phrase for phrase in phrases if phrase]
    alone = [phrase for phrase in said if not any(_line(phrase) in one for one in others)]
    best = max(reversed(alone or said), key=len, default=[])
    parts = " ".join(best).strip(",").split(", ")
    while len(parts) > 1 and _is_elsewhere(parts[-1], others) and not _is_elsewhere(parts[-2], others):
        parts.pop()
    return ", ".join(parts)


def _is_elsewhere(phrase: str, others: Sequence[str]) -> bool:
    return any(_line(phrase.split()) in one for one in others)
