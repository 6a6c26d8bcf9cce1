"""The whole rows of a file, leaf by leaf, also those that a destroyed page above them led to.

A leaf belongs to the table whose tree it hangs in. One that hangs in none is given to the table with a
break in its tree whose columns its rows fit; where that is not one table alone, the leaf is left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coderdesk.storage.driver import Connection
from coderdesk.storage.raw_pages import INTERIOR, LEAF, RawPages, Row

SCHEMA_CELLS = 5
SCHEMA_KINDS = {"table", "index", "trigger", "view"}
FITS: Mapping[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "REAL": (float, int),
}


@dataclass
class Tree:
    """One table: its columns with their types and which is the row's number, its leaves, its breaks."""

    columns: tuple[tuple[str, str], ...]
    number: str = ""
    leaves: set[int] = field(default_factory=set)
    broken: bool = False

    def fits(self, row: Row) -> bool:
        """Whether a row can be one of this table; later columns may be missing from older rows."""
        if not len(row.cells) <= len(self.columns):
            return False
        return all(
            cell is None or type(cell) in FITS.get(kind, (int, float, str, bytes))
            for cell, (_name, kind) in zip(row.cells, self.columns, strict=False)
        )


def whole_rows(
    pages: RawPages, like: Connection
) -> Iterator[tuple[str, tuple[str, ...], tuple[Any, ...]]]:
    """Every whole row as (table, names of columns, cells), also where no tree leads to it.

    ``like`` is an open file of the same tables, which tells their columns.
    """
    roots = _roots(pages)
    trees = {name: Tree(*_columns(like, name)) for name in _tables(like)}
    seen: set[int] = set()
    for name, root in roots.items():
        _walk(pages, root, trees.get(name, Tree(())), seen)
    for name in trees.keys() - roots.keys():
        trees[name] = _where_it_would_be(pages, like, name, seen)
    for number in range(2, pages.count + 1):
        if number not in seen and pages.kind(number) == LEAF:
            _give(pages, number, trees)
    for name, tree in trees.items():
        for leaf in sorted(tree.leaves):
            yield from (_named(name, tree, row) for row in pages.rows(leaf) if tree.fits(row))


def _roots(pages: RawPages) -> dict[str, int]:
    """Where each tree begins, from whichever pages of the schema are left."""
    found: dict[str, int] = {}
    for number in range(1, pages.count + 1):
        if pages.kind(number) == LEAF:
            for row in pages.rows(number):
                root = row.cells[3] if len(row.cells) == SCHEMA_CELLS else None
                if isinstance(root, int) and row.cells[0] in SCHEMA_KINDS:
                    found[str(row.cells[1])] = root
    return found


def _walk(pages: RawPages, root: int, tree: Tree, seen: set[int]) -> None:
    waiting = [root] if root else []
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        kind = pages.kind(number)
        if kind == LEAF:
            tree.leaves.add(number)
        elif kind == 0:
            tree.broken = True
        waiting += pages.children(number)


def _where_it_would_be(pages: RawPages, like: Connection, name: str, seen: set[int]) -> Tree:
    """A table whose line of the schema is lost, looked for where it begins in a new file."""
    tree, reached = Tree(*_columns(like, name)), set(seen)
    root = like.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    if root not in seen and pages.kind(root) in (LEAF, INTERIOR):
        _walk(pages, root, tree, reached)
        if all(tree.fits(row) for leaf in tree.leaves for row in pages.rows(leaf)):
            seen |= reached
            return tree
    return Tree(*_columns(like, name), broken=True)


def _give(pages: RawPages, number: int, trees: dict[str, Tree]) -> None:
    rows = tuple(pages.rows(number))
    fitting = [tree for tree in trees.values() if tree.broken and rows and all(map(tree.fits, rows))]
    exact = [tree for tree in fitting if all(len(row.cells) == len(tree.columns) for row in rows)]
    if len(exact or fitting) == 1:
        (exact or fitting)[0].leaves.add(number)


def _tables(like: Connection) -> list[str]:
    return [
        row[0]
        for row in like.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            " AND sql NOT LIKE '%WITHOUT ROWID%'"
        ).fetchall()
    ]


def _columns(like: Connection, table: str) -> tuple[tuple[tuple[str, str], ...], str]:
    rows = like.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [row[1] for row in rows if row[5] and row[2].upper() == "INTEGER"]
    alone = sum(1 for row in rows if row[5]) == 1
    return tuple((row[1], row[2].upper()) for row in rows), keys[0] if keys and alone else ""


def _named(name: str, tree: Tree, row: Row) -> tuple[str, tuple[str, ...], tuple[Any, ...]]:
    """A row under its columns' names; the column that is the row's number is not kept in its cells."""
    names = tuple(column for column, _kind in tree.columns[: len(row.cells)])
    if not tree.number:
        return name, ("rowid", *names), (row.number, *row.cells)
    cells = tuple(
        row.number if column == tree.number else cell
        for column, cell in zip(names, row.cells, strict=True)
    )
    return name, names, cells
