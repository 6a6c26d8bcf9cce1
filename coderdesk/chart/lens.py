"""How conditions stand where they are mentioned: cues and their scopes, after ConText.

Harkema and others, J Biomed Inform 2009: a cue acts forwards or backwards to the end of its sentence or
to a word that begins a new statement. Here each cue has its own reach, lists are followed, and what no
cue speaks of is read from the section it stands in. Each answer names its cue.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coderdesk.chart.headings import matter_of
from coderdesk.chart.lens_cues import Cue, Cues, cues
from coderdesk.chart.lens_words import Sentence, Word, pieces, place_mentions, sentences_of
from coderdesk.domain.chart import Section
from coderdesk.domain.mention import Mention, Stance

Span = tuple[int, int]
_JOINTS = frozenset({",", "and", "or", "/", "the", "a", "an", "nor", "&", "any"})
_LINKS = frozenset({"and", "or", "/", "nor", "&"})
_STOPS: dict[str, frozenset[Stance]] = {
    "stop": frozenset(Stance),
    "stop but doubt": frozenset(Stance) - {Stance.UNCERTAIN},
    "stop family": frozenset({Stance.FAMILY, Stance.HISTORICAL, Stance.PLANNED}),
}
_PLAIN = "No cue stands near it."


@dataclass(frozen=True, slots=True)
class _At:
    """A cue in a sentence: from one word up to another."""

    cue: Cue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Said:
    """What one cue says of one mention, and from how many words away."""

    at: _At
    away: int
    behind: bool


def stances(
    text: str, sections: Sequence[Section], spans: Sequence[Span], day: dt.date | None = None
) -> tuple[Mention, ...]:
    """How each of these spans stands; ``spans`` in order and apart, ``day`` is that of the note."""
    tables = cues()
    sentences = sentences_of(text, day.year if day else 9999)
    place_mentions(sentences, spans)
    found: list[Mention] = []
    for sentence in sentences:
        numbers = sorted({word.mention for word in sentence.words if word.mention >= 0})
        if not numbers:
            continue
        reading = _Reading(sentence, tables)
        for number in numbers:
            span = spans[number]
            if found and found[-1].start == span[0]:
                continue  # a mention over the end of a line counts once
            found.append(_mention(text, span, reading.stance(number), _section(sections, span[0])))
    return tuple(found)


def _mention(
    text: str, span: Span, said: tuple[Stance, Span | None, str], section: Section | None
) -> Mention:
    stance, cue, reason = said
    words = " ".join(text[slice(*span)].split())
    if cue:
        why = f"“{' '.join(text[slice(*cue)].split())}”: {reason}"
        return Mention(*span, words, stance, why, cue)
    if stance is Stance.AFFIRMED and section and reason == _PLAIN:
        told = _by_section(section, words)
        if told:
            return Mention(*span, words, told[0], f"Under “{section.title}”: {told[1]}")
    return Mention(*span, words, stance, reason)


def _section(sections: Sequence[Section], at: int) -> Section | None:
    return next((one for one in reversed(sections) if one.start <= at < one.end), None)


def _by_section(section: Section, words: str) -> tuple[Stance, str] | None:
    """What a section says of what stands in it, unless the condition is one that lasts."""
    tables = cues()
    title = section.title.lower()
    told = tables.sections.get(title) or tables.sections.get(matter_of(title))
    if told and told[0] is Stance.HISTORICAL and _lasts(pieces(words), tables.lasting):
        return None
    return told


def _lasts(words: Sequence[str], lasting: Sequence[tuple[str, ...]]) -> bool:
    joined = f" {' '.join(words)} "
    return any(f" {' '.join(one)} " in joined for one in lasting)


class _Reading:
    """One sentence with its cues."""

    def __init__(self, sentence: Sentence, tables: Cues) -> None:
        self._words = sentence.words
        self._cues = tuple(_cues_in(sentence.words, tables))
        self._chains = {at: self._chain(at.first) for at in self._cues if at.cue.after}

    def stance(self, number: int) -> tuple[Stance, Span | None, str]:
        """How a mention stands, the span of the cue that says so, and its reason."""
        places = [at for at, word in enumerate(self._words) if word.mention == number]
        first, last = places[0], places[-1]
        said = [one for at in self._cues if (one := self._says(at, number, first, last))]
        lasting = any(one.at.cue.act == "lasts" for one in said)
        told = [one for one in said if one.at.cue.stance and not (lasting and _dated(one.at.cue))]
        chosen = _chosen(told) or (None if lasting else self._past(said))
        if chosen is None:
            turned = any(at.cue.act == "stop family" and at.last <= first for at in self._cues)
            return Stance.AFFIRMED, None, "" if turned else _PLAIN
        stance = chosen.at.cue.stance or Stance.HISTORICAL
        span = self._words[chosen.at.first].start, self._words[chosen.at.last - 1].end
        return stance, span, chosen.at.cue.reason

    def _past(self, said: Sequence[_Said]) -> _Said | None:
        """A verb in the past counts beside a time that is over, anywhere in the sentence."""
        if any(at.cue.act == "past time" for at in self._cues):
            return next((one for one in said if one.at.cue.act == "past verb"), None)
        return None

    def _says(self, at: _At, number: int, first: int, last: int) -> _Said | None:
        cue = at.cue
        if cue.before and at.last <= first:
            away = first - at.last
            if (not cue.reach or away < cue.reach) and not self._stopped(cue, at.last, first):
                return _Said(at, away, behind=False)
        elif cue.after and last < at.first and number in self._chains[at]:
            return _Said(at, at.first - last - 1, behind=True)
        return None

    def _stopped(self, cue: Cue, start: int, end: int) -> bool:
        """Whether a new statement begins between a cue and what it would reach."""
        return any(start <= at.first < end and _stops(at.cue, cue) for at in self._cues)

    def _chain(self, end: int) -> frozenset[int]:
        """The mentions that a cue behind them speaks of: the nearest, and those listed with it."""
        cue = next(at.cue for at in self._cues if at.first == end and at.cue.after)
        found: list[int] = []
        linked, at = False, end - 1
        between: list[str] = []
        while at >= 0 and (found or end - 1 - at <= cue.reach):
            word = self._words[at]
            if word.mention >= 0:
                linked = linked or bool(_LINKS & set(between))
                listed = linked and all(one in _JOINTS for one in between)
                if found and word.mention != found[-1] and not listed:
                    break
                if not found or word.mention != found[-1]:
                    found.append(word.mention)
                between = []
            else:
                between.append(word.text)
                if "<semi>" in word.kinds or self._is_stop(at):
                    break
            at -= 1
        return frozenset(found)

    def _is_stop(self, place: int) -> bool:
        return any(at.cue.act == "stop" and at.first == place for at in self._cues)


def _stops(stop: Cue, cue: Cue) -> bool:
    if stop.act == "stop past":
        return cue.reach > 0 and cue.stance is Stance.HISTORICAL
    stopped = _STOPS.get(stop.act)
    return bool(stopped and (cue.stance in stopped or not cue.stance))


def _dated(cue: Cue) -> bool:
    return "<year>" in cue.words


def _chosen(said: Sequence[_Said]) -> _Said | None:
    """The cue that counts: of denial, doubt and plan the nearest, then family, then past."""
    turns = [
        one for one in said if one.at.cue.stance in {Stance.NEGATED, Stance.UNCERTAIN, Stance.PLANNED}
    ]
    settled = [one for one in turns if one.behind and one.at.cue.stance is Stance.NEGATED]
    nearest = min(settled or turns, key=lambda one: one.away, default=None)
    family = _nearest(said, Stance.FAMILY)
    if family and not (nearest and nearest.at.cue.stance is Stance.NEGATED):
        return family
    return nearest or _nearest(said, Stance.HISTORICAL)


def _nearest(said: Sequence[_Said], stance: Stance) -> _Said | None:
    found = [one for one in said if one.at.cue.stance is stance]
    return min(found, key=lambda one: one.away, default=None)


def _cues_in(words: Sequence[Word], tables: Cues) -> Iterator[_At]:
    """The cues of a sentence, the longest at each place; words of a mention are no cue."""
    at = 0
    while at < len(words):
        found = list(_longest(words, at, tables)) if words[at].mention < 0 else []
        for cue in found:
            if cue.act != "none":
                yield _At(cue, at, min(len(words), at + len(cue.words)))
        at += _length(found[0]) if found else 1


def _length(cue: Cue) -> int:
    """How many words a cue takes; what is beside a colon or ends a clause is left to others."""
    return 1 if cue.words[0] == ":" else max(1, len(cue.words) - (cue.words[-1] == "<end>"))


def _longest(words: Sequence[Word], at: int, tables: Cues) -> Iterator[Cue]:
    """The longest cues that begin at a word; several where one cue acts in several ways."""
    longest = 0
    for key in _keys(words, at):
        for cue in tables.by_words.get(key, ()):
            if len(cue.words) < longest:
                break
            if _fits(cue.words, words, at):
                longest = len(cue.words)
                yield cue


def _keys(words: Sequence[Word], at: int) -> Iterator[tuple[str, str]]:
    """The first two words that a cue here may have, pairs before single words."""
    here = (words[at].text, *words[at].kinds)
    after = words[at + 1] if at + 1 < len(words) else None
    second = ("<end>",) if after is None else (after.text, *after.kinds)
    yield from ((one, two) for one in here for two in second)
    yield from ((one, "") for one in here)


def _fits(cue: Sequence[str], words: Sequence[Word], at: int) -> bool:
    for step, wanted in enumerate(cue):
        if at + step >= len(words):
            return wanted == "<end>" and step > 0
        word = words[at + step]
        if word.mention >= 0 or (word.text != wanted and wanted not in word.kinds):
            return False
    return True
