"""The tables of audits; released steps never change."""

AUDITS = """
CREATE TABLE audits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    sample TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;;
CREATE INDEX audits_encounter ON audits (encounter_id);;
CREATE TABLE audit_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    audit_id INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    state TEXT NOT NULL
) STRICT;;
CREATE INDEX audit_history_audit ON audit_history (audit_id)
"""
