-- What the step m0003_worklist added: columns, and one choice. It builds on the files before.
ALTER TABLE encounters ADD COLUMN guessed TEXT NOT NULL DEFAULT '';
ALTER TABLE encounters ADD COLUMN stated TEXT NOT NULL DEFAULT '';
ALTER TABLE encounters ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE encounters ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE encounters ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE encounters ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE encounters ADD COLUMN out TEXT;
ALTER TABLE encounters ADD COLUMN due TEXT;
ALTER TABLE encounters ADD COLUMN weight REAL NOT NULL DEFAULT 0;
ALTER TABLE encounters ADD COLUMN points INTEGER NOT NULL DEFAULT 0;
ALTER TABLE encounters ADD COLUMN counted TEXT;
ALTER TABLE encounters ADD COLUMN off TEXT NOT NULL DEFAULT '';
UPDATE encounters SET words = lower(patient || ' ' || account || ' ' || mrn || ' ' || payer),
    guessed = CASE setting WHEN 'outpatient' THEN 'diagnostic' ELSE setting END;
CREATE INDEX encounters_counted ON encounters (number) WHERE counted IS NULL;
CREATE INDEX encounters_points ON encounters (points DESC, due);
CREATE INDEX encounters_kind ON encounters (kind);
CREATE INDEX encounters_payer ON encounters (payer COLLATE NOCASE);
CREATE INDEX encounters_out ON encounters (out);
CREATE INDEX encounters_due ON encounters (due);
CREATE INDEX encounters_weight ON encounters (weight);
CREATE INDEX encounters_documents ON encounters (documents);
CREATE INDEX encounters_owner ON encounters (owner COLLATE NOCASE);
CREATE INDEX encounters_views ON encounters (off, status, kind, late, due, changed, words);
CREATE TRIGGER encounters_stale AFTER UPDATE OF
    status, until, setting, payer, discharge_date, service_date, guessed, stated, late ON encounters
WHEN NEW.counted IS NOT NULL
BEGIN UPDATE encounters SET counted = NULL WHERE number = NEW.number; END;

CREATE TABLE choices (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE spells (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    task TEXT NOT NULL,
    seconds REAL NOT NULL,
    UNIQUE (encounter_id, day, task)
) STRICT;
CREATE INDEX spells_day ON spells (day);
INSERT INTO "_sqlite_migrations" ("migration_set", "name", "applied_at")
    VALUES ('coderdesk', 'm0003_worklist', '2026-11-23T22:00:00+00:00');
INSERT INTO choices (name, value) VALUES ('holds', '[{"payer": "", "days": 4, "points": 0}]');
