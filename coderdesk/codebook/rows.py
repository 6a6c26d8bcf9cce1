"""What a search index needs to know of one line of a book."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One code of one edition, as the search sees it.

    ``category`` is the three characters that the code stands under, ``chapter`` the name of its
    chapter (``Chapter 4``; for ICD-10-PCS the section character). ``terms`` are the code's own
    inclusion terms and includes notes (an expanded code has those of its base code), ``inherited``
    those of the lines above it. ``path`` holds the titles of the lines above, chapter first.
    ``header_of`` counts the billable codes below a header.
    """

    code: str
    title: str
    billable: bool
    category: str
    chapter: str
    terms: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    header_of: int = 0
    inherited: tuple[str, ...] = ()
