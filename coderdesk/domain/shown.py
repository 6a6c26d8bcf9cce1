"""Names from outside made fit to be shown: no turning of the reading direction, nothing unseen.

A file called ``note<U+202E>fdp.exe`` reads as ``noteexe.pdf`` (Unicode TR36, "Bidirectional Text
Spoofing"). Here what cannot be seen is shown as a mark instead.
"""

import unicodedata

MARK = "\ufffd"
LONGEST = 120
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # Persian and Indian names, and families of emoji, need them


def shown_name(name: str, longest: int = LONGEST) -> str:
    """A file's or person's name in one line; the middle gives way when it is too long."""
    seen = "".join(_seen(letter) for letter in name)
    if len(seen) <= longest:
        return seen
    half = (longest - 1) // 2
    return f"{seen[:half]}…{seen[-half:]}"


def _seen(letter: str) -> str:
    if letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN:
        return letter
    return " " if letter in "\t\n\r\u2028\u2029" else MARK
