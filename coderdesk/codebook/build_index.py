"""Makes the search index of a book, at its build or when the one it has cannot be used."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from coderdesk.codebook.book import Book
from coderdesk.codebook.book_seal import INDEX, BookDamaged, Seal, check_seal, index_stands, seal_book
from coderdesk.codebook.build_place import placing, shelf_lock
from coderdesk.codebook.lists import FOLDER, Lists
from coderdesk.domain.code import Edition, System

Step = Callable[[int, int], None]


def write_index(folder: Path, edition: Edition, step: Step) -> None:
    """Writes the index of the book in a folder that is being built."""
    from coderdesk.codebook.index import build_index  # noqa: PLC0415 - Whoosh is slow to import at start

    book = Book(folder, edition)
    try:
        build_index(folder / INDEX, book.rows(), step)
    finally:
        book.close()


def compile_index(folder: Path, lists: Lists, edition: Edition) -> None:
    """Prepares what the first search would have to wait for, with the terms of the indexes."""
    from coderdesk.codebook.index_names import names_for  # noqa: PLC0415 - as above
    from coderdesk.codebook.search_store import compile_into, write_names  # noqa: PLC0415 - as above

    write_names(folder / INDEX, names_for(lists, edition))
    compile_into(folder / INDEX)


def name_again(shelf: Path, system: System) -> None:
    """Gives every book of a system the terms of the indexes that are installed now.

    The caller holds the shelf's lock. The next search, or the warming before it, compiles them.
    """
    from coderdesk.codebook.index_names import names_for  # noqa: PLC0415 - as above
    from coderdesk.codebook.search_store import write_names  # noqa: PLC0415

    with closing(Lists(shelf / FOLDER)) as lists:
        lists.refresh()
        for folder, seal in _books(shelf):
            if seal.edition.system is system and index_stands(folder, seal):
                write_names(folder / INDEX, names_for(lists, seal.edition))


def mend_indexes(shelf: Path, step: Step) -> tuple[Edition, ...]:
    """Makes every damaged, outdated or missing index anew from its book; gives the mended editions."""
    broken = [(folder, seal) for folder, seal in _books(shelf) if not index_stands(folder, seal)]
    for number, (folder, seal) in enumerate(broken):
        step(number, len(broken))
        with shelf_lock(shelf):
            _mend(shelf, folder, seal)
    return tuple(seal.edition for _folder, seal in broken)


def compile_again(shelf: Path, step: Step) -> None:
    """Compiles the search of every book whose index, names or authored tables have changed."""
    from coderdesk.codebook.search_store import compile_into  # noqa: PLC0415 - as above

    unfit = unfit_shelves(shelf)
    for number, folder in enumerate(unfit):
        step(number, len(unfit))
        with shelf_lock(shelf):
            compile_into(folder)
    if unfit:
        step(len(unfit), len(unfit))


def unfit_shelves(shelf: Path) -> list[Path]:
    """The index folders whose search is to be compiled before it can be used; takes milliseconds."""
    from coderdesk.codebook.search_store import shelf_fits  # noqa: PLC0415 - as above

    stand = [folder / INDEX for folder, seal in _books(shelf) if index_stands(folder, seal)]
    return [folder for folder in stand if not shelf_fits(folder)]


def _mend(shelf: Path, folder: Path, seal: Seal) -> None:
    book = Book(folder, seal.edition)
    # Built aside, within the edition's own folder, and exchanged as books are.
    with placing(folder, INDEX) as part:
        from coderdesk.codebook.index import build_index  # noqa: PLC0415 - as above

        try:
            build_index(part, book.rows(), lambda _done, _total: None)
        finally:
            book.close()
    seal_book(folder, seal.edition, seal.source)
    with closing(Lists(shelf / FOLDER)) as lists:
        lists.refresh()
        compile_index(folder, lists, seal.edition)


def _books(shelf: Path) -> list[tuple[Path, Seal]]:
    found = []
    for folder in sorted(shelf.glob("[!.]*-*")) if shelf.is_dir() else ():
        try:
            found.append((folder, check_seal(folder)))
        except BookDamaged:
            continue
    return found
