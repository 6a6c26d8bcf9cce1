"""The cues of the word lens, read from their tables once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from coderdesk.chart.lens_words import pieces
from coderdesk.domain.mention import Stance
from coderdesk.paths import shipped

_KIN = """
    mother father mom mum dad parent parents sister sisters brother brothers sibling siblings twin
    grandmother grandfather grandparent grandparents aunt aunts uncle uncles cousin cousins niece nephew
    son sons daughter daughters child children's husband wife spouse partner grandson granddaughter
    stepfather stepmother relative relatives grandma grandpa
"""
_BEFORE_KIN = ("", "maternal", "paternal", "half", "both", "older", "younger")
_OWNERS = ("his", "her", "the", "their", "my", "a", "an", "patient's", "patients")
_STANCES = {
    "negated": Stance.NEGATED,
    "uncertain": Stance.UNCERTAIN,
    "historical": Stance.HISTORICAL,
    "family": Stance.FAMILY,
    "planned": Stance.PLANNED,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say how a condition stands.

    ``act`` is a stance, or what else the table names (``none``, ``stop``, ``lasts`` …); ``reach``
    counts words, 0 goes to the end of the sentence.
    """

    words: tuple[str, ...]
    act: str
    before: bool
    after: bool
    reach: int
    reason: str

    @property
    def stance(self) -> Stance | None:
        """The stance that it gives, if it gives one."""
        return _STANCES.get(self.act)


@dataclass(frozen=True, slots=True)
class Cues:
    """All tables: cues by their first two words (longest first), sections by matter or heading.

    The second word of a cue of one word is empty.
    """

    by_words: dict[tuple[str, str], tuple[Cue, ...]]
    sections: dict[str, tuple[Stance, str]]
    lasting: tuple[tuple[str, ...], ...]


@cache
def cues() -> Cues:
    """Reads every table once."""
    by_words: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for words, act, side, reach, reason in _rows("cues"):
        for one in words.split("; "):
            for cut in _spelled(one.strip()):
                cue = Cue(
                    cut, act, side in {"before", "both"}, side in {"after", "both"}, int(reach), reason
                )
                by_words[cut[0], cut[1] if len(cut) > 1 else ""].append(cue)
    return Cues(
        {key: tuple(sorted(found, key=lambda cue: -len(cue.words))) for key, found in by_words.items()},
        {row[0].strip('"'): (_STANCES[row[1]], row[2]) for row in _rows("sections")},
        tuple(pieces(one) for row in _rows("lasting") for one in row[0].split("; ")),
    )


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table without its comments; the first row names the columns."""
    lines = shipped("resources", "lens", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    yield from kept[1:]


def _spelled(words: str) -> Iterator[tuple[str, ...]]:
    """A cue with every relative and owner that its signs stand for."""
    choices: list[tuple[tuple[str, ...], ...]] = []
    for piece in words.split():
        if piece == "<kin>":
            kin = product(_BEFORE_KIN, _KIN.split())
            choices.append(tuple((side, who) if side else (who,) for side, who in kin))
        elif piece == "<poss>":
            choices.append(tuple(pieces(owner) for owner in _OWNERS))
        elif piece.startswith("<"):
            choices.append(((piece,),))
        else:
            choices.append((pieces(piece),))
    for chosen in product(*choices):
        yield tuple(part for parts in chosen for part in parts)
