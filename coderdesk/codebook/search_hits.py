"""Turns ranked entries into hits: the code completed, why it matched, the parts that matched."""

from collections.abc import Iterable, Sequence
from functools import cache

from coderdesk.codebook.ranking import Scored
from coderdesk.codebook.search_match import Found
from coderdesk.codebook.search_shelf import AUTHORED, HEADER, INCLUSION, INDEXED, Shelf, Shown
from coderdesk.codebook.search_words import full_code, word_spans, words_of
from coderdesk.domain.code import Edition, Hit, Why


@cache
def _meaning_words(meaning: str) -> frozenset[str]:
    return frozenset(words_of(meaning))


class Hits:
    """Makes the hits of one shelf for one query."""

    def __init__(self, shelf: Shelf, edition: Edition, found: Sequence[Found]) -> None:
        self._shelf = shelf
        self._edition = edition
        self._found = found
        self._key = edition.key
        self._wanted = [(one, {shelf.lexicon[number] for number in one.words}) for one in found]
        self._lengths = _lengths(found, shelf.lexicon)
        self._cut = [(len(one.slot.literal), one.longer) for one in found if one.longer]
        self._meanings: dict[str, tuple[tuple[int, int], ...]] = {}

    def of(self, scored: Scored, why: Why | None = None) -> Hit:
        """The hit of a ranked entry, completed with the seventh character that the words ask for."""
        line = self._shelf.shown(scored.rank)
        reason = why or self._why(scored, line)
        if not line.sevenths:
            return self._hit(line, reason)
        seventh, meaning, asked = self._seventh(line)
        if asked and not why:
            reason = Why("7th character", f"{seventh}: {meaning}")
        return self._complete(line, (seventh, meaning), reason)

    def others(self, scored: Scored, why: Why) -> list[Hit]:
        """The same entry with each of its other seventh characters."""
        line = self._shelf.shown(scored.rank)
        chosen = self._seventh(line)[0] if line.sevenths else ""
        return [self._complete(line, pair, why) for pair in line.sevenths if pair[0] != chosen]

    def family(self, rank: int, why: Why, seventh: str = "") -> list[Hit]:
        """An entry as a header with every seventh character; only the one asked for, if one is."""
        line = self._shelf.shown(rank)
        if seventh:
            return [self._complete(line, pair, why) for pair in line.sevenths if pair[0] == seventh]
        own = self._hit(line, why)
        return [own, *(self._complete(line, pair, why) for pair in line.sevenths)]

    def _complete(self, line: Shown, pair: tuple[str, str], why: Why) -> Hit:
        marks = self._marks(line) + self._marks_of_meaning(pair[1], len(line.title) + 2)
        code, title = full_code(line.code, pair[0]), f"{line.title}, {pair[1]}"
        return Hit(self._edition.system, code, title, True, self._key, why, marks)  # noqa: FBT003

    def _hit(self, line: Shown, why: Why) -> Hit:
        return Hit(
            self._edition.system, line.code, line.title, line.billable, self._key, why,
            self._marks(line), line.header_of,
        )  # fmt: skip

    def _seventh(self, line: Shown) -> tuple[str, str, bool]:
        """The seventh character the words ask for, else the first; and whether they asked."""
        best, most = line.sevenths[0], 0.0
        for pair in line.sevenths:
            words = _meaning_words(pair[1])
            fits = sum(
                (2.0 if one.slot.role == "seventh" else 0.5) * len(words & wanted) / max(1, len(wanted))
                for one, wanted in self._wanted
            )
            if fits > most + 1e-9:
                best, most = pair, fits
        return best[0], best[1], most > 0.5 and best != line.sevenths[0]  # noqa: PLR2004

    def _why(self, scored: Scored, line: Shown) -> Why:
        words = ", ".join(one.slot.text for one in self._found)
        return (
            next(
                (Why("spelling", f"{o.slot.text} → {o.spelling}") for o in self._found if o.spelling),
                None,
            )
            or self._by_vocabulary()
            or _by_phrase(scored.kind, line.phrases[scored.phrase])
            or Why(
                f"header of {line.header_of}" if line.header_of and not line.sevenths else "words",
                words,
            )
        )

    def _by_vocabulary(self) -> Why | None:
        """The first abbreviation, lay word, drug or own word that was understood."""
        for one in self._found:
            slot = one.slot
            if slot.kind == "drug":
                return Why("drug", slot.text)
            if slot.kind in {"abbreviation", "lay", "own"} and slot.meanings:
                return Why(slot.kind, f"{slot.text} = {slot.meanings[0].shown}")
        return None

    def _marks(self, line: Shown) -> tuple[tuple[int, int], ...]:
        """The spans of the title that the words matched; of a cut word only the typed part."""
        marks = []
        numbers = iter(line.spans)
        for number in numbers:
            start = next(numbers)
            length = self._lengths.get(number)
            if length is None:
                length = self._length(number)
            if length:
                marks.append((start, start + length))
        return tuple(marks)

    def _length(self, number: int) -> int:
        """How many letters to mark of a word that only begins like a typed one; none of any other."""
        length = max((typed for typed, longer in self._cut if number in longer), default=0)
        self._lengths[number] = length
        return length

    def _marks_of_meaning(self, meaning: str, start: int) -> tuple[tuple[int, int], ...]:
        spans = self._meanings.get(meaning)
        if spans is None:
            known = self._shelf.number_of
            numbered = [(known.get(word), at) for word, at, _ in word_spans(meaning)]
            lengths = [(self._lengths.get(n) if n is not None else None, at) for n, at in numbered]
            spans = self._meanings[meaning] = tuple((at, at + size) for size, at in lengths if size)
        return tuple((start + first, start + last) for first, last in spans)


def _lengths(found: Iterable[Found], lexicon: Sequence[str]) -> dict[int, int]:
    """How many letters to mark of each word that matched: of a cut one, what was typed."""
    lengths: dict[int, int] = {}
    for one in found:
        typed = one.slot.literal
        for number in one.words:
            word = lexicon[number]
            size = len(typed) if typed and word.startswith(typed) else len(word)
            lengths[number] = max(size, lengths.get(number, 0))
    return lengths


def _by_phrase(kind: int, text: str) -> Why | None:
    """The name of an entry that met the words, unless it is its title."""
    if kind == INDEXED:  # names the index it is of
        return Why(*text.split(": ", 1))
    name = {INCLUSION: "inclusion term", AUTHORED: "synonym", HEADER: "default"}.get(kind)
    return Why(name, text) if name else None


def without_doubles(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """The first hits, each code once."""
    seen: set[tuple[str, str]] = set()
    kept: list[Hit] = []
    for hit in hits:
        key = (hit.system, hit.code)
        if key not in seen:
            seen.add(key)
            kept.append(hit)
            if len(kept) >= limit:
                break
    return kept
