"""The tables of physician queries and their templates; released steps never change."""

QUERIES = """
CREATE TABLE queries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    status TEXT NOT NULL,
    sent TEXT,
    state TEXT NOT NULL
) STRICT;;
CREATE INDEX queries_encounter ON queries (encounter_id);;
CREATE INDEX queries_status ON queries (status, sent);;
CREATE TABLE query_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    query_id INTEGER NOT NULL,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;;
CREATE INDEX query_history_query ON query_history (query_id);;
CREATE INDEX query_history_encounter ON query_history (encounter_id);;
CREATE TRIGGER query_history_stay BEFORE UPDATE ON query_history
BEGIN SELECT RAISE(ABORT, 'the history of queries is append-only'); END;;
CREATE TRIGGER query_history_keep BEFORE DELETE ON query_history
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'the history of queries is append-only'); END;;
CREATE TABLE query_templates (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL
) STRICT
"""
