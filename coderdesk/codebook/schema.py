"""The database of one edition: its tables, and how they are fingerprinted."""

import hashlib
import sqlite3

SCHEMA_VERSION = 3  # a book of another version is built anew

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE line(
    id INTEGER PRIMARY KEY,      -- position in the book
    parent INTEGER NOT NULL,     -- -1 for a root
    kind INTEGER NOT NULL,       -- LineKind
    name TEXT NOT NULL,          -- as printed: E11.2, E08-E13, Chapter 4
    bare TEXT NOT NULL,          -- without the dot: E112
    title TEXT NOT NULL,
    billable INTEGER NOT NULL,
    header_of INTEGER NOT NULL,  -- billable codes below
    sevenths TEXT NOT NULL,      -- JSON [[character, meaning], ...] of a base code, else ''
    flags TEXT NOT NULL          -- what the file says in a word: terminated coverage-d
);
CREATE TABLE note(
    line INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,          -- NoteKind
    text TEXT NOT NULL,
    PRIMARY KEY(line, at)
) WITHOUT ROWID;
CREATE TABLE axis(               -- ICD-10-PCS tables: the legal values of each row of a table
    pcs_row INTEGER NOT NULL,
    prefix TEXT NOT NULL,        -- the table: 021
    position INTEGER NOT NULL,   -- 4 to 7
    title TEXT NOT NULL,         -- Body Part, Approach, ...
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY(prefix, pcs_row, position, value)
) WITHOUT ROWID;
"""

# Made after the rows, which is faster. Sections and chapters are found by name only.
INDEXES = """
CREATE UNIQUE INDEX line_code ON line(bare) WHERE kind >= 2;
CREATE UNIQUE INDEX line_place ON line(name) WHERE kind < 2;
CREATE INDEX line_parent ON line(parent);
"""

_ROWS = {
    "line": "SELECT * FROM line ORDER BY id",
    "note": "SELECT line,at,kind,text FROM note ORDER BY line,at",
    "axis": "SELECT * FROM axis ORDER BY prefix,pcs_row,position,value",
}


def fingerprints(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """Rows and SHA-256 of each table, over its content and not its pages."""
    found = {}
    for table, query in _ROWS.items():
        digest = hashlib.sha256()
        count = 0
        for row in connection.execute(query):
            digest.update(repr(row).encode())
            count += 1
        found[table] = (count, digest.hexdigest())
    return found
