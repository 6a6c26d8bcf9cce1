"""Gathers what is known of every entry before it is packed: its names, and the words that find it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from coderdesk.codebook.index import SEVENTH, TERMS, TITLE, Entry, OpenIndex
from coderdesk.codebook.search_defaults import Tree
from coderdesk.codebook.search_shelf import AUTHORED, HEADER, INCLUSION, INDEXED, OWN_TITLE
from coderdesk.codebook.search_tables import DrugClass, Tables
from coderdesk.codebook.search_words import stated_words, words_of

MOST_PHRASES = 24
_CATCH_ALL = "Z79.899"


@dataclass(slots=True)
class Phrase:
    """One name of an entry: what kind of name, as written, and its words."""

    kind: int
    text: str
    words: list[str]


@dataclass(slots=True)
class Draft:
    """All that is known of the entries while they are compiled, in book order."""

    entries: list[Entry]
    tree: Tree
    phrases: list[list[Phrase]] = field(default_factory=list)
    postings: dict[str, dict[str, list[int]]] = field(default_factory=dict)


Names = Mapping[str, tuple[tuple[str, str], ...]]
"""More names of codes: which index has them (or ``WORDS_ONLY``), and the name."""
WORDS_ONLY = "-"
"""In place of an index: the name is no phrase, its words alone find the code and all below it."""


def gather_draft(index: OpenIndex, tables: Tables, names: Names) -> Draft:
    """Everything the pack needs; ``names`` are more names of codes, as an imported index has."""
    entries = list(index.entries())
    draft = Draft(entries, Tree(entries, tables.everyday))
    draft.postings = {name: dict(index.postings(name)) for name in (TITLE, TERMS, SEVENTH)}
    draft.postings["path"] = _path_postings(draft, tables)
    draft.phrases = [_phrases(draft, number, tables) for number in range(len(entries))]
    for number, entry in enumerate(entries):
        named = names.get(entry.code, ())
        draft.phrases[number] += [
            Phrase(INDEXED, f"{index_}: {text}", words_of(text))
            for index_, text in named
            if index_ != WORDS_ONLY
        ]
    _post_extra(draft, tables, names)
    return draft


def _phrases(draft: Draft, number: int, tables: Tables) -> list[Phrase]:
    """What an entry is called: title, terms, authored names, and those of headers it stands for."""
    entry = draft.entries[number]
    found = [Phrase(OWN_TITLE, entry.title, stated_words(entry.title))]
    found += [Phrase(INCLUSION, text, words_of(text)) for text in entry.terms]
    found += [Phrase(AUTHORED, text, words_of(text)) for text in _authored(draft, number, tables)]
    for header in draft.tree.stands_for(number):
        found += _header_phrases(draft, header, tables, ())
    side = draft.tree.side(number)
    if side:
        for header in (entry.parent, *draft.tree.stands_for(entry.parent)):
            found += _header_phrases(draft, header, tables, (side,))
    elif entry.parent >= 0:
        found += _narrowed(draft, number, tables)
    return found[:MOST_PHRASES]


def _narrowed(draft: Draft, number: int, tables: Tables) -> list[Phrase]:
    """What coders call the header above, with the words that this entry adds to its title."""
    entry = draft.entries[number]
    titled = set(stated_words(draft.entries[entry.parent].title))
    own = stated_words(entry.title)
    more = [word for word in own if word not in titled]
    dropped = titled.difference(own)
    return [
        Phrase(HEADER, f"{draft.entries[entry.parent].code} {text}", [*words_of(text), *more])
        for text in _authored(draft, entry.parent, tables)
        if dropped.isdisjoint(words_of(text))
    ]


def _authored(draft: Draft, number: int, tables: Tables) -> tuple[str, ...]:
    everyday = tables.everyday.get(draft.entries[number].code)
    return everyday.phrases if everyday else ()


def _header_phrases(draft: Draft, header: int, tables: Tables, more: tuple[str, ...]) -> list[Phrase]:
    above = draft.entries[header]
    texts = (above.title, *above.terms, *_authored(draft, header, tables))
    return [Phrase(HEADER, f"{above.code} {text}", [*stated_words(text), *more]) for text in texts]


def _path_postings(draft: Draft, tables: Tables) -> dict[str, list[int]]:
    """The words above each entry: titles and terms of its ancestors."""
    above: list[frozenset[str]] = []
    found: dict[str, list[int]] = defaultdict(list)
    known: dict[tuple[int, tuple[str, ...]], frozenset[str]] = {}
    for number, entry in enumerate(draft.entries):
        key = (entry.parent, entry.above)
        words = known.get(key)
        if words is None:
            texts = list(entry.above)
            words = frozenset()
            if entry.parent >= 0:
                parent = draft.entries[entry.parent]
                texts += [parent.title, *parent.terms, *_authored(draft, entry.parent, tables)]
                words = above[entry.parent]
            words = known[key] = words.union(*(stated_words(text) for text in texts))
        above.append(words)
        for word in words:
            found[word].append(number)
    return dict(found)


def _post_extra(draft: Draft, tables: Tables, names: Names) -> None:
    """Adds to the index's own postings the words of authored phrases, drugs' names and words alone."""
    extra: dict[str, set[int]] = defaultdict(set)
    for number, phrases in enumerate(draft.phrases):
        for phrase in phrases:
            if phrase.kind in {AUTHORED, HEADER, INDEXED}:
                for word in phrase.words:
                    extra[word].add(number)
    for drugs in tables.drugs:
        _post_drugs(draft, drugs, extra)
    _post_words(draft, names, extra)
    posted = draft.postings[TERMS]
    for word, numbers in extra.items():
        posted[word] = sorted(numbers.union(posted.get(word, ())))


def _post_words(draft: Draft, names: Names, extra: dict[str, set[int]]) -> None:
    """Puts words that are no name to their codes and to all below them."""
    for code, named in names.items():
        for word in {word for index_, text in named if index_ == WORDS_ONLY for word in text.split()}:
            extra[word].update(draft.tree.below(code))


def _post_drugs(draft: Draft, drugs: DrugClass, extra: dict[str, set[int]]) -> None:
    """Puts the names of a class to its codes; long-term use is what the name alone means."""
    long_term = [n for code in drugs.long_term for n in draft.tree.below(code)]
    # The catch-all code would bear half the pharmacy; its drugs find it by their words alone.
    named = _CATCH_ALL not in drugs.long_term
    others = [n for code in (*drugs.poisoning, *drugs.allergy) for n in draft.tree.below(code)]
    for name in drugs.names:
        words = words_of(name)
        for word in words:
            extra[word].update(others, long_term)
        for number in long_term if named else ():
            draft.phrases[number].append(Phrase(AUTHORED, name, words))
