"""Words of edits as marked-up lines: codes in mono, the book's text between quotation marks."""

import re
from functools import lru_cache

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
