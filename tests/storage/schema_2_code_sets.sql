-- What the step m0002_code_sets added: one set of codes. It builds on the files before.
INSERT INTO "_sqlite_migrations" VALUES (2, 'coderdesk', 'm0002_code_sets', '2026-11-23 22:20:00.000000+00:00');
CREATE TABLE code_sets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, lines TEXT NOT NULL, at TEXT NOT NULL) STRICT;
INSERT INTO code_sets VALUES (1, 'Diabetes visit', '{"lines":[{"code":"E11.9","system":"icd10cm"}]}', '2026-11-23T22:20:00.000Z');
