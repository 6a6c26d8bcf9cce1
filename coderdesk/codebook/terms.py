"""How conditions are called in a chart: from the titles and terms of a book, and from tables."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from coderdesk.codebook.rows import SearchRow
from coderdesk.codebook.search_tables import Tables
from coderdesk.codebook.search_words import fold
from coderdesk.domain.mention import Terms
from coderdesk.paths import shipped

_WORD = re.compile(r"[a-z0-9]+(?:['/.&][a-z0-9]+)*")
_CUT = re.compile(
    r"\s*(?:[,;(\[]| with(?:out)? | due to | in | during | not | following | after | as | from | by "
    r"| to | affecting | complicating | associated | resulting | and other | or other "
    r"| caused by | for )"
)
_LEADING = re.compile(
    r"^(?:other and unspecified |other specified |other |unspecified |certain |personal history of "
    r"|family history of |sequelae of |maternal care for (?:suspected )?|newborn affected by )+"
)
_PHRASE_LENGTH = range(1, 7)
_SHORTEST = 3
_CONDITIONS = "ABCDEFGHIJKLMNOPQRST"  # the chapters of diseases, findings and injuries


@cache
def _role(role: str) -> frozenset[str]:
    """The authored words of a role."""
    lines = shipped("resources", "lens", "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(word for row in rows if row[1] == role for word in row[0].split("; "))


def make_terms(rows: Iterable[SearchRow], tables: Tables) -> Terms:
    """The terms of an ICD-10-CM edition, about half a second of work."""
    phrases: dict[tuple[str, ...], None] = {}
    ends: Counter[str] = Counter()
    modifiers: set[str] = set()
    places: set[str] = set()
    inside: Counter[str] = Counter()
    for row in rows:
        if row.code[:1] in _CONDITIONS:
            for text in (row.title, *row.terms):
                for phrase, place in _names(text):
                    phrases[phrase + place] = None
                    phrases[phrase] = None
                    ends[phrase[-1]] += 1
                    modifiers.update(phrase[:-1])
                    inside.update((*phrase[:-1], *place[1:]))
                    places.update(place[1:])
    heads = {word for word, count in ends.items() if _may_head(word, often=count > inside[word])}
    phrases = {phrase: None for phrase in phrases if _may_stand(phrase, heads)}
    for phrase in _authored(tables, heads, frozenset(phrases)):
        phrases[phrase] = None
    return Terms(
        _by_first(phrases),
        frozenset(heads - _role("generic")),
        frozenset(_modifiers(modifiers | places, heads)),
        frozenset(
            word
            for word in places
            if word not in {"and", "or", "unspecified", "the"} and not word.isdigit()
        ),
        _role("ordinary"),
        _shorts(tables),
    )


def _shorts(tables: Tables) -> frozenset[str]:
    """Abbreviations so short that small letters mean something else."""
    found = (short for short, (kind, _cell) in tables.phrases.items() if kind == "abbreviation")
    return frozenset(short for short in found if len(short) <= _SHORTEST)


def book_phrases(rows: Iterable[SearchRow]) -> Terms:
    """Only titles and terms word for word: the plain search terms that the lens is measured against."""
    phrases = {tuple(_WORD.findall(fold(t))): None for row in rows for t in (row.title, *row.terms)}
    return Terms(_by_first({phrase: None for phrase in phrases if phrase}))


def _modifiers(words: set[str], heads: set[str]) -> Iterator[str]:
    barred = _role("not before")
    yield from (word for word in {*words, *heads} if word not in barred and not word.isdigit())


def _names(text: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What a title calls a condition: its words, and the place it is said of."""
    bare = _LEADING.sub("", fold(text).replace("-", " "))
    name = _CUT.split(bare, maxsplit=1)[0]
    head, _, place = name.partition(" of ")
    words, where = tuple(_WORD.findall(head)), tuple(_WORD.findall(place))
    if len(words) in _PHRASE_LENGTH:
        yield words, ("of", *where) if where else ()


def _may_head(word: str, *, often: bool) -> bool:
    """Whether a noun names conditions: by its ending, or because it ends most of its names."""
    barred = word in _role("never") or word in _role("not before") or word.isdigit()
    named = often or word.endswith(tuple(_role("ending")))
    return len(word) > _SHORTEST and named and not barred


def _may_stand(phrase: tuple[str, ...], heads: set[str]) -> bool:
    """Whether a name is one by itself, and not a word that many things are called by."""
    alone = len(phrase) == 1
    if alone:
        return phrase[0] in heads and phrase[0] not in _role("generic")
    return len(phrase) in _PHRASE_LENGTH and not set(phrase) <= _role("never")


def _authored(
    tables: Tables, heads: set[str], known: frozenset[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Everyday names, abbreviations and lay words that stand for conditions."""
    for code, every in tables.everyday.items():
        if code[:1] in _CONDITIONS:
            yield from filter(None, (tuple(_WORD.findall(fold(name))) for name in every.phrases))
    for short, (_kind, cell) in tables.phrases.items():
        meaning = tuple(_WORD.findall(fold(cell.split("|")[0])))
        words = tuple(_WORD.findall(fold(short)))
        if words and meaning and (meaning in known or meaning[-1] in heads):
            yield words


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[0]].append(phrase)
    return {word: tuple(sorted(some, key=lambda one: -len(one))) for word, some in found.items()}
