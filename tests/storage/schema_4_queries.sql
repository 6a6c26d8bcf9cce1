-- What the step m0004_queries added: one query. It builds on the files before.
CREATE TABLE queries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    status TEXT NOT NULL,
    sent TEXT,
    state TEXT NOT NULL
) STRICT;
CREATE TABLE query_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    query_id INTEGER NOT NULL,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE TABLE query_templates (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL
) STRICT
;
INSERT INTO "queries" VALUES (1, '91cb9fce2773814a', 'draft', NULL, '{"id":1,"encounter_id":"91cb9fce2773814a","reason":"Indicators without a diagnosis","form":"choice","title":"Clarification","question":"","options":[],"indicators":[],"to":"","author":"","status":"draft","written":null,"sent":null,"answered":null,"responder":"","response":"","before":[],"codes":[],"line":0,"why":""}');
INSERT INTO "query_history" VALUES (1, 1, '91cb9fce2773814a', '2026-11-23T22:54:21.571+00:00', 'Ada', 'begun', 'draft', '{"id":1,"encounter_id":"91cb9fce2773814a","reason":"Indicators without a diagnosis","form":"choice","title":"Clarification","question":"","options":[],"indicators":[],"to":"","author":"","status":"draft","written":null,"sent":null,"answered":null,"responder":"","response":"","before":[],"codes":[],"line":0,"why":""}');
INSERT INTO "_sqlite_migrations" VALUES (4, 'coderdesk', 'm0004_queries', '2026-11-23 22:54:21.568259+00:00');
CREATE INDEX queries_encounter ON queries (encounter_id);
CREATE INDEX queries_status ON queries (status, sent);
CREATE INDEX query_history_query ON query_history (query_id);
CREATE INDEX query_history_encounter ON query_history (encounter_id);
CREATE TRIGGER query_history_stay BEFORE UPDATE ON query_history
BEGIN SELECT RAISE(ABORT, 'the history of queries is append-only'); END;
CREATE TRIGGER query_history_keep BEFORE DELETE ON query_history
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'the history of queries is append-only'); END;
