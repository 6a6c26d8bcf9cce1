"""Words of edits as marked-up lines: codes in mono, the book's text between quotation marks."""

import re
from functools import lru_cache

from coderdesk.domain.edit import Mend, MendKind
from coderdesk.domain.lines import letter
from coderdesk.gui.parts import literal

_ICD = r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?"


@lru_cache(maxsize=1000)
def told(text: str, codes: tuple[str, ...] = ()) -> str:
    """A sentence with every code in mono; nothing in it is taken as markup."""
    known = sorted((re.escape(code) for code in codes if code), key=len, reverse=True)
    pattern = "|".join([*known, _ICD])
    return re.sub(rf"(?<![\w.])(?:{pattern})(?![\w])", lambda hit: f"`{hit.group()}`", literal(text))


def quoted(text: str) -> str:
    """What the book says, between quotation marks once."""
    return f"“{text.strip().strip('“”')}”"


POA_MEANINGS = {
    "Y": "Present on admission",
    "N": "Not present on admission",
    "U": "Documentation insufficient",
    "W": "Provider cannot determine",
    "E": "Exempt from reporting",
}


def offered(mend: Mend) -> str:
    """A mend as the pane offers it: its own words, unless its key says half of them already."""
    if mend.kind is MendKind.POA and mend.label == f"POA {mend.value}":
        return POA_MEANINGS.get(mend.value, mend.label)
    if mend.kind is MendKind.POINTER:
        return mend.label.replace(f"Point to {mend.to} ", f"Point to {letter(mend.to)}, ")
    return mend.label
