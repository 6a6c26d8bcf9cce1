"""A trip within the chart: see which conditions a note mentions and how they stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coderdesk.chart.lens import stances
from coderdesk.chart.lens_terms import find_terms
from coderdesk.codebook.terms_store import load_terms
from coderdesk.domain.chart import Document
from coderdesk.domain.code import Hit, System
from coderdesk.domain.encounter import Setting
from coderdesk.domain.mention import Mention, Stance, Terms, is_provider, post_of
from coderdesk.workflow.codebooks import Codebooks, Question

LIMIT = 10
_COUNTS = frozenset({Stance.AFFIRMED, Stance.UNCERTAIN})


class Lens:
    """Reads notes for conditions; one per set of books, safe to use from any thread."""

    def __init__(self, books: Codebooks) -> None:
        self._books = books
        self._terms: dict[str, Terms] = {}

    def read(self, document: Document, day: date | None = None) -> tuple[Mention, ...]:
        """The mentions of a note in order; none while there is no ICD-10-CM book."""
        known = self.terms(day)
        if known is None:
            return ()
        spans = find_terms(document.text, known)
        found = stances(document.text, document.sections, spans, document.date or day)
        if is_provider(document.author):
            return found
        return tuple(_by_another(one, post_of(document.author)) for one in found)

    def terms(self, day: date | None = None) -> Terms | None:
        """The names of conditions in the edition of a day; the first call ever takes some seconds."""
        book = self._books.book(System.ICD10CM, day)
        if book is None:
            return None
        terms = self._terms.get(book.edition.key)
        if terms is None:
            terms = self._terms[book.edition.key] = load_terms(book)
        return terms

    def ready(self, day: date | None = None) -> bool:
        """Whether the names of conditions are in memory, so that reading takes milliseconds."""
        book = self._books.book(System.ICD10CM, day)
        return book is not None and book.edition.key in self._terms

    def codes(self, mention: Mention, day: date | None = None) -> Sequence[Hit]:
        """The diagnosis codes that the words of a mention lead to, best first."""
        question = Question(mention.words, (System.ICD10CM,), day, LIMIT)
        return self._books.find(question).hits


def counts_here(stance: Stance, setting: Setting) -> str:
    """What a stance means for coding in a setting, in one sentence, with its source."""
    if stance is Stance.UNCERTAIN:
        if setting is Setting.INPATIENT:
            return "Codable as if it existed when it stands so at discharge (II.H)."
        return "Not coded in a visit: code the sign or symptom (IV.H)."
    return {
        Stance.AFFIRMED: "Documented as present.",
        Stance.NEGATED: "Denied: not coded.",
        Stance.HISTORICAL: "Past: a history code (Z80-Z87) if it bears on this stay.",
        Stance.FAMILY: "A relative's: a family history code (Z80-Z84) if it matters.",
        Stance.PLANNED: "Not here yet: screened for, guarded against or warned of.",
        Stance.NOT_PROVIDER: "Not by a provider: no diagnosis rests on it (I.B.14).",
    }[stance]


def _by_another(mention: Mention, post: str) -> Mention:
    """A mention in a note whose author may not diagnose."""
    if mention.stance not in _COUNTS:
        return mention
    why = f"The author is {post or 'no provider'}: a diagnosis is the provider's (Guidelines I.B.14)."
    return replace(mention, stance=Stance.NOT_PROVIDER, why=why, cue=None)
