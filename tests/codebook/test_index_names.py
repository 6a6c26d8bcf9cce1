"""Terms of imported indexes find codes, say so, and go when their index goes."""

from pathlib import Path

import pytest

from coderdesk.codebook.importers.importing import import_file
from coderdesk.codebook.library import Library
from coderdesk.codebook.verify import verify
from coderdesk.workflow.codebooks import Codebooks, Question
from coderdesk.workflow.shelf_lists import listed, remove_listed
from tests.codebook.importers import small_indexes
from tests.codebook.small_books import put_small

TERMS = small_indexes.index("""<letter><title>H</title><mainTerm><title>Horticultural ailment</title>
<term level="1"><title>zumachitis<nemod>(green)</nemod></title><code>A00.0</code></term>
<term level="1"><title>quincunx</title><code>A00.-</code></term></mainTerm></letter>
""")
SUBSTANCES = small_indexes.table(
    "Substance",
    tuple(f"Column {n}" for n in range(2, 8)),
    "<letter><title>Z</title><mainTerm><title>Zumazine</title>"
    f"{small_indexes.cells('A00.0', 'A00.1', '--')}</mainTerm></letter>",
)


def why(home: Path, words: str) -> list[str]:
    return [f"{hit.code} {hit.why}" for hit in Codebooks(home).find(Question(words)).hits]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put_small(tmp_path / "books")
    (tmp_path / "terms").write_text(TERMS)
    return tmp_path


FOUND = "A00.0 Alphabetic Index: Horticultural ailment, zumachitis"


def test_a_hit_through_the_index_says_so(home: Path):
    assert not any("zumachitis" in one for one in why(home, "zumachitis"))
    import_file(home / "books", home / "terms")
    assert why(home, "zumachitis")[0] == FOUND
    assert why(home, "horticultural quincunx")[0].startswith("A00 Alphabetic Index: ")
    assert verify(home / "books") == ()


def test_a_book_that_comes_after_its_index_has_the_terms_too(home: Path):
    import_file(home / "books", home / "terms")
    put_small(home / "books")
    assert why(home, "zumachitis")[0] == FOUND


def test_terms_go_with_their_index(home: Path):
    import_file(home / "books", home / "terms")
    library = Library(home / "books")
    (one,) = listed(library)
    assert remove_listed(library, one.key) == one
    assert remove_listed(library, one.key) is None
    assert not any("zumachitis" in one for one in why(home, "zumachitis"))
    library.close()


def test_a_substance_of_the_drug_table_finds_the_codes_of_its_columns(home: Path):
    (home / "drugs").write_text(SUBSTANCES)
    import_file(home / "books", home / "drugs")
    assert why(home, "zumazine") == ["A00.0 words: zumazine"]
    assert verify(home / "books") == ()


def test_a_nonessential_modifier_may_be_said(home: Path):
    import_file(home / "books", home / "terms")
    assert why(home, "green zumachitis")[0] == FOUND
    assert why(home, "green horticultural ailment")[0].startswith("A00.0 ")
