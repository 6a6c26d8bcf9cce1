"""How probable a code is before any word is typed."""

from coderdesk.codebook.index import Entry
from coderdesk.codebook.search_tables import MOST_EVERYDAY

LEAST, MOST = 0.0, 1.0
# Share of encounters, roughly: office and hospital claims are dominated by a few chapters; injuries
# and their external causes hold most codes and few encounters; obstetrics and the newborn say so.
_CHAPTER = {
    "A": 0.06, "B": 0.06, "C": 0.07, "D": 0.07, "E": 0.12, "F": 0.11, "G": 0.10, "H": 0.09, "I": 0.13,
    "J": 0.13, "K": 0.12, "L": 0.10, "M": 0.11, "N": 0.12, "O": 0.02, "P": 0.02, "Q": 0.02, "R": 0.13,
    "S": 0.06, "T": 0.03, "U": 0.05, "V": 0.0, "W": 0.02, "X": 0.01, "Y": 0.0, "Z": 0.09,
}  # fmt: skip
_DEFAULTS = ("unspecified", "without complication", "uncomplicated", "nos", "not specified")
_DEFAULT_OF_TWO = ("chronic or unspecified", "other and unspecified")
# Words of rarer variants: a coder who means them says them.
_RARER = (
    ("other specified", -0.03), ("other ", -0.02), ("in diseases classified elsewhere", -0.10),
    ("congenital", -0.04), ("neonatal", -0.05), ("newborn", -0.05), ("drug-induced", -0.05),
    ("due to underlying", -0.06), ("secondary", -0.02), ("self-harm", -0.04),
    ("undetermined", -0.07),
    ("assault", -0.05), ("torus", -0.03), ("greenstick", -0.04), ("salter", -0.04),
    ("in remission", -0.03), ("juvenile", -0.05), ("induced", -0.03), ("sequelae", -0.03),
    ("bilateral", -0.005), ("military", -0.08),
)  # fmt: skip
_LISTED, _STEP = 0.30, 0.13


def prior(entry: Entry, everyday: float, below: float) -> float:
    """How probable an entry is, 0 to 1.

    ``everyday`` is its own authored weight (0 when not listed), ``below`` the greatest one of its
    descendants or, for a leaf, of its siblings.
    """
    score = _CHAPTER.get(entry.code[:1], 0.05) if entry.chapter.startswith("Chapter") else 0.02
    title = entry.title.lower()
    if any(word in title for word in _DEFAULTS):
        score += 0.05
    if title.startswith(_DEFAULT_OF_TWO):
        score += 0.05
    score += sum(shift for word, shift in _RARER if word in title)
    score -= min(0.06, 0.0006 * len(title))
    if entry.billable or entry.sevenths:
        score += 0.02
    if everyday:
        score += _LISTED + _STEP * (everyday - 1) * 4 / (MOST_EVERYDAY - 1)
    elif below:
        score += 0.04 + 0.02 * below
    return max(LEAST, min(MOST, score))
