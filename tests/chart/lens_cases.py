"""The held-apart mentions, the lens and plain NegEx over them, and how well each does."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from coderdesk.chart.lens import stances
from coderdesk.chart.sections import find_sections
from coderdesk.domain.mention import Stance

CASES = Path(__file__).resolve().parents[1] / "data" / "lens_held_apart.txt"
_MARK = re.compile(r"\{(\w)\|([^}]*)\}")
STANCES = {
    "a": Stance.AFFIRMED,
    "n": Stance.NEGATED,
    "u": Stance.UNCERTAIN,
    "h": Stance.HISTORICAL,
    "f": Stance.FAMILY,
    "p": Stance.PLANNED,
}


@dataclass(frozen=True)
class Note:
    text: str
    spans: tuple[tuple[int, int], ...]
    wanted: tuple[Stance, ...]


def held_apart() -> list[Note]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    notes: list[list[str]] = [[]]
    each = False
    for line in lines:
        if line.startswith("---"):
            each = line.endswith("each line")
            notes.append([])
        elif each:
            notes.append([line])
        else:
            notes[-1].append(line)
    return [note_of("\n".join(note)) for note in notes if note]


def note_of(marked: str) -> Note:
    """A note without its marks, and where they stood."""
    text, spans, wanted, at = "", [], [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        spans.append((len(text), len(text) + len(found.group(2))))
        wanted.append(STANCES[found.group(1)])
        text += found.group(2)
        at = found.end()
    return Note(text + marked[at:], tuple(spans), tuple(wanted))


def by_lens(note: Note) -> list[Stance]:
    found = stances(note.text, find_sections(note.text), note.spans)
    assert len(found) == len(note.spans), note.text
    return [mention.stance for mention in found]


# Chapman and others 2001: triggers, a window of five words, the sentence; doubt as uncertain.
PRE = """no;denies;denied;without;no evidence of;negative for;not;never;free of;absence of;ruled out;
fails to reveal;no sign of;no signs of;no complaints of;declined;rules out;patient was not;
did not exhibit;
no suspicious;no new;no abnormal;cannot;no mammographic evidence of;with no;doubt"""
POST = "unlikely;free;was ruled out;is ruled out;has been ruled out;ruled out;have been ruled out"
DOUBT = """rule out;r/o;be ruled out for;can rule out;rule the patient out for;possible;
what must be ruled out is"""
DOUBT_POST = "did not rule out;not ruled out;not been ruled out;to be ruled out;should be ruled out for"
PSEUDO = """no increase;no change;no suspicious change;not cause;not only;not necessarily;gram negative;
no further;without difficulty"""
WINDOW = 5


def by_negex(note: Note) -> list[Stance]:
    return [_negex(note.text, span) for span in note.spans]


def _negex(text: str, span: tuple[int, int]) -> Stance:
    start = max(text.rfind(end, 0, span[0]) for end in (". ", "\n", " but ", "; ")) + 1
    ends = [at for end in (". ", ".\n", "\n", " but ", "; ") if (at := text.find(end, span[1])) >= 0]
    before = text[start : span[0]].lower()
    for pseudo in PSEUDO.split(";"):
        before = before.replace(pseudo.strip(), " ")
    near = " ".join(before.split()[-WINDOW - 2 :])
    after = " ".join(text[span[1] : min(ends, default=len(text))].lower().split()[: WINDOW + 2])
    if _has(near, DOUBT) or _has(after, DOUBT_POST):
        return Stance.UNCERTAIN
    return Stance.NEGATED if _has(near, PRE) or _has(after, POST) else Stance.AFFIRMED


def _has(text: str, triggers: str) -> bool:
    words = "|".join(re.escape(one.strip()) for one in triggers.split(";"))
    return bool(re.search(rf"(?<!\w)(?:{words})(?!\w)", text))


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scores(notes: list[Note], judge) -> dict[Stance, Score]:
    pairs = [pair for note in notes for pair in zip(note.wanted, judge(note), strict=True)]
    right = Counter(wanted for wanted, got in pairs if wanted is got)
    wanted_in_all, got_in_all = Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    return {
        stance: Score(
            right[stance] / max(1, got_in_all[stance]),
            right[stance] / max(1, wanted_in_all[stance]),
            wanted_in_all[stance],
        )
        for stance in STANCES.values()
    }
