-- What the step m0005_learning added: one note of the coder. It builds on the files before.
CREATE TABLE notebook (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, codes TEXT NOT NULL,
    terms TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, removed TEXT
) STRICT;
CREATE TABLE drills (
    key TEXT PRIMARY KEY, front TEXT NOT NULL, back TEXT NOT NULL, due TEXT, memory TEXT NOT NULL,
    times INTEGER NOT NULL
) STRICT;
CREATE INDEX drills_due ON drills (due);
CREATE TABLE practice_results (
    id INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL, right_points INTEGER NOT NULL,
    total INTEGER NOT NULL, minutes REAL NOT NULL, timed INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE certificates (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, issuer TEXT NOT NULL, begins TEXT,
    ends TEXT, units REAL NOT NULL, removed TEXT
) STRICT;
CREATE TABLE credits (
    id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, day TEXT NOT NULL, units REAL NOT NULL,
    certificates TEXT NOT NULL, file TEXT NOT NULL, data BLOB, removed TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" ("migration_set", "name", "applied_at")
    VALUES ('coderdesk', 'm0005_learning', '2026-11-23T23:00:00+00:00');
INSERT INTO notebook (kind, codes, terms, text, at)
    VALUES ('missed code', '["N18.9"]', '[]', 'Ask for the stage.', '2026-11-23T23:00:00+00:00');
