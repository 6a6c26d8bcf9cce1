-- A work file as the step m0006_audits left it, with one synthetic encounter and one review.
-- Never changed: a file like this must open in every later version.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    app TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;
CREATE TABLE encounters (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    head INTEGER NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    until TEXT,
    setting TEXT NOT NULL,
    account TEXT NOT NULL,
    mrn TEXT NOT NULL,
    patient TEXT NOT NULL,
    payer TEXT NOT NULL,
    facility TEXT NOT NULL,
    admit_date TEXT,
    discharge_date TEXT,
    service_date TEXT,
    day TEXT,
    diagnoses INTEGER NOT NULL,
    procedures INTEGER NOT NULL,
    services INTEGER NOT NULL,
    overrides INTEGER NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    turn INTEGER NOT NULL
) STRICT;
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, encounter_id TEXT NOT NULL REFERENCES encounters (id) ON
    DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, parent INTEGER REFERENCES revisions (id)
    DEFERRABLE INITIALLY DEFERRED, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, state
    BLOB NOT NULL
) STRICT;
CREATE TABLE timeline (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    deed TEXT NOT NULL,
    what TEXT NOT NULL,
    revision INTEGER NOT NULL,
    status TEXT,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    media TEXT NOT NULL,
    date TEXT,
    author TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    synthetic INTEGER NOT NULL,
    late INTEGER NOT NULL,
    added TEXT NOT NULL,
    removed TEXT,
    shape TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE document_data (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE page_words USING fts5 (
    text, content='', contentless_delete=1, detail=none, prefix='2 3',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE reading (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    seen TEXT NOT NULL,
    bookmark INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE desk_states (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    encounter_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE picks (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    times INTEGER NOT NULL,
    last TEXT NOT NULL,
    UNIQUE (words, system, code)
) STRICT;
CREATE TABLE favourites (
    id INTEGER PRIMARY KEY,
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    folder TEXT NOT NULL,
    position REAL NOT NULL,
    UNIQUE (system, code, folder)
) STRICT;
CREATE TABLE code_notes (
    id INTEGER PRIMARY KEY,
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (system, code)
) STRICT;
CREATE TABLE synonyms (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL,
    meaning TEXT NOT NULL,
    UNIQUE (term, meaning)
) STRICT;
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
CREATE TABLE audits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL REFERENCES encounters (id) ON DELETE CASCADE,
    sample TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE TABLE audit_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    audit_id INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    state TEXT NOT NULL
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES (1, 'coderdesk', 'm0001_first_desk', '2026-11-23 20:12:48.504405+00:00');
INSERT INTO "_sqlite_migrations" VALUES (2, 'coderdesk', 'm0002_code_sets', '2026-11-23 22:20:00.000000+00:00');
CREATE TABLE code_sets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, lines TEXT NOT NULL, at TEXT NOT NULL) STRICT;
INSERT INTO code_sets VALUES (1, 'Diabetes visit', '{"lines":[{"code":"E11.9","system":"icd10cm"}]}', '2026-11-23T22:20:00.000Z');
INSERT INTO "desk" VALUES (1, 'coderdesk', '2026-11-23T20:12:48.503Z');
INSERT INTO "encounters" VALUES (1, '91cb9fce2773814a', 1, 'done', '', NULL, 'inpatient', 'A1001', 'M77', 'Synthetic, Ada', 'medicare', '', '2026-11-01', '2026-11-05', NULL, '2026-11-05', 2, 1, 1, 1, 1, '2026-11-23T20:12:48.516+00:00', '2026-11-23T20:12:48.521+00:00', 4);
INSERT INTO "revisions" VALUES (1, '91cb9fce2773814a', NULL, '2026-11-23T20:12:48.516+00:00', 'Ada, CCS', 'opened', X'789ca5535d6fda3014fd2bc8cfa1b20d340d6f95da497de81ed6bdec0321635fc06a6233db618d2afefbee7508947593264d9192f87e9c7b7c7cfccaac61735609bdaad61a64594e6ec454b1824548c9ba0d26addba964c1258c2aad7d8b7f73762b3817181972f357d6048789c7b2c4b0530de0e2a973690bc9ea62746b08766543da2e8d4a9415d58c8fb91cf3491ef882a10fec40981d045c3460ac560130bb56dad6367518251a2981333d3d5a9ac6a6015472793d16629cd9191bf556850dbccbcefaecce479bac773d5084b0b77a28766d5d1fc1498aa5b16ae3b03e62f1275e5e55d8b1b7d8bf0ca0a27718ff764c2c083c5703455f99f686c63f48713525d5bcc2d517fc23fd45c170a7671ace67ae4428a9d4d2bcb575aac600ecad01a721831aafdb268bcfee868d8e62db342a74f9683658270bf6a3ed013f3e7dbe7f7c2846df5bcea1c28fb999187c03e7fdac805082e31487ac2476c6ad92b36b6c55abff7b48ed93a887c5a13849722f4456b297e4a888fcb322116054ab950f2af9bcc5933e3f7d78263f5c28b438e039ec82d760da7079105c967c72f7f544eb6c0cc9720fa18433a1c95f8fe8f779470f5d4cab2a29c9e38d37766d2164a7c819d9a47536c5c16b3b6f5dead3a2908bb79a61b256fa38f33dbfe93ff123c182ea966fe664ce7e0f2160594ffa19e89ac18baed11a51ccf3091583757baf6341eb02d4c8cf8cb477fdecc8088d6e4c8cb85ca66e07e72bdac7a26fc3691fe72d05581387d395d69a6893b5d9e117ecf272d4');
INSERT INTO "revisions" VALUES (2, '91cb9fce2773814a', 1, '2026-11-23T20:12:48.518+00:00', 'Ada, CCS', 'assigned N17.9', X'789ca5544d6f1a3110fd2bc8e725b20d64b3dc22259572480e4d2ffd8890b107b0b26b53db4b8310ffbd335e3e43a356aa5662d733e3f79e9f67d8306bd89855424fab99065996831b3154ac601152b26e8e49eb962a597009a34a6bdfe2d798dd0ace0546f6b9f18635c161e2b12c31ec5403b8785ebbb4806475d1bb35043bb5212d264625ca8a6ac4fb5cf6f92013be61e813db12e61a022e1a3056ab00989d296d6b9bd61825192981339d3c5a9ac6a63da8e4f2ba2f443fab3336ea850a73b8c88ebaecd2479bac771d5084b0b27a5fecdabade8193151363d5dc617dc4e2cfbcbcaa70c7cae2fe490015bdc3f8f75de285c073355074c3b43744ff20c5d5905cf30a575ff18bfc1705c3931e65389fb592a0a4524b7c33eb548d015859034e4306355eb74d369fdded0fda8b6dd3a8b0ce5733c73a59b09f6d07f8f4fce5fef1a1e8fd6839870a5fe66660f01738efb80242098e2c0e5549dc19174a8eae71ab9afedf436e1f4cddbe6c8b8325f74264273b4b768ec83f3b12017ab59afaa092cf473cf8f3cb8757ea8733874e699e44794953fdddf80f80f18297c16b306d38bf612e4b3eb8fb7638efb1e324cb7b08251c250c3e94f09e6fd79c676c5525250d4fe38d9d5908b905e588faaf7536c57d132fbd75a94b8b42be9c5e06266ba5779c97fa86ffa48f0c0b6a3d39e1c99afd0a42c0b24ef42bd0fcc29baeb1e7a218e7ab2ff633d10d1116b42e408dfa4c4f7bd771474668348a31e27292d64b38ce7e178bbe0d87731c8f1460461a0eff155a936c9a19b6fd0d61418d06');
INSERT INTO "timeline" VALUES (1, '91cb9fce2773814a', '2026-11-23T20:12:48.516+00:00', 'Ada, CCS', 'created', 'opened', 1, NULL, '');
INSERT INTO "timeline" VALUES (2, '91cb9fce2773814a', '2026-11-23T20:12:48.518+00:00', 'Ada, CCS', 'changed', 'assigned N17.9', 2, NULL, '');
INSERT INTO "timeline" VALUES (3, '91cb9fce2773814a', '2026-11-23T20:12:48.520+00:00', 'Ada, CCS', 'undone', 'assigned N17.9', 1, NULL, '');
INSERT INTO "timeline" VALUES (4, '91cb9fce2773814a', '2026-11-23T20:12:48.521+00:00', 'Ada, CCS', 'status', 'finished', 1, 'done', '');
INSERT INTO "documents" VALUES (1, '91cb9fce2773814a', 'Discharge summary', 'Discharge summary', 'text', '2026-11-05', 'Dr. Example', 2, '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027', '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027', 4, 1, 0, '2026-11-23T20:12:48.522+00:00', NULL, '{"title":"Discharge summary","kind":"Discharge summary","media":"text","text":"","pages":[[0,58],[58,122]],"sections":[{"title":"HPI","start":0,"end":20}],"date":"2026-11-05","author":"Dr. Example","data":"","sha256":"315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027","synthetic":true,"styles":[{"kind":"bold","start":0,"end":7}],"id":0}', 'Patient denies chest pain.
Home insulin pump, Café visit.
Insulin was continued. Acute on chronic systolic heart failure.
');
INSERT INTO "document_data" VALUES (1, X'25504446');
INSERT INTO "pages" VALUES (1, 1, 1);
INSERT INTO "pages" VALUES (2, 1, 2);
INSERT INTO "reading" VALUES (1, '1', 0, '2026-11-23T20:12:48.524+00:00');
INSERT INTO "desk_states" VALUES (1, '91cb9fce2773814a', '2026-11-23T20:12:48.528+00:00', '{"encounter_id":"91cb9fce2773814a","document_id":1,"page":2,"scroll":0.0,"zoom":0.0,"rotation":0,"selection":null,"shares":[],"pane":"","words":"","code":"","line":0}');
INSERT INTO "journal" VALUES (1, '2026-11-23T20:12:48.524+00:00', 'Ada, CCS', 'unlocked', '', '', '0000000000000000000000000000000000000000000000000000000000000000', 'f759b1cf87fa98c6d2e8ea379f39ade2bcd8b6ecd71ecdd24ee9961f8c6e0ac8');
INSERT INTO "journal" VALUES (2, '2026-11-23T20:12:48.525+00:00', 'Ada, CCS', 'assigned', '91cb9fce2773814a', 'N17.9', 'f759b1cf87fa98c6d2e8ea379f39ade2bcd8b6ecd71ecdd24ee9961f8c6e0ac8', 'b52a6b008934a473b73f3bbc3a5dc027bd8bf553a26f118deca68b1d22f5e9e2');
INSERT INTO "picks" VALUES (1, 't2dm', 'icd10cm', 'E11.9', 1, '2026-11-23T20:12:48.526+00:00');
INSERT INTO "favourites" VALUES (1, 'icd10cm', 'I10', '', 1.0);
INSERT INTO "code_notes" VALUES (1, 'icd10cm', 'I10', 'look twice', '2026-11-23T20:12:48.527+00:00');
INSERT INTO "synonyms" VALUES (1, 'soboe', 'shortness of breath on exertion');
INSERT INTO page_words (rowid, text) VALUES (1, 'Patient denies chest pain.
Home insulin pump, Café visit.
');
INSERT INTO page_words (rowid, text) VALUES (2, 'Insulin was continued. Acute on chronic systolic heart failure.
');
INSERT INTO "queries" VALUES (1, '91cb9fce2773814a', 'draft', NULL, '{"id":1,"encounter_id":"91cb9fce2773814a","reason":"Indicators without a diagnosis","form":"choice","title":"Clarification","question":"","options":[],"indicators":[],"to":"","author":"","status":"draft","written":null,"sent":null,"answered":null,"responder":"","response":"","before":[],"codes":[],"line":0,"why":""}');
INSERT INTO "query_history" VALUES (1, 1, '91cb9fce2773814a', '2026-11-23T22:54:21.571+00:00', 'Ada', 'begun', 'draft', '{"id":1,"encounter_id":"91cb9fce2773814a","reason":"Indicators without a diagnosis","form":"choice","title":"Clarification","question":"","options":[],"indicators":[],"to":"","author":"","status":"draft","written":null,"sent":null,"answered":null,"responder":"","response":"","before":[],"codes":[],"line":0,"why":""}');
INSERT INTO "_sqlite_migrations" VALUES (4, 'coderdesk', 'm0004_queries', '2026-11-23 22:54:21.568259+00:00');
INSERT INTO "audits" VALUES (1, '91cb9fce2773814a', '1 of 1', '{"id":1,"encounter_id":"91cb9fce2773814a","sample":"1 of 1","coder":"","reviewer":"","blind":false,"shown":true,"own":false,"done":"","first":{"id":"","setting":"inpatient","account":"","patient":{"mrn":"","name":"","birth_date":null,"sex":""},"payer":"","facility":"","attending":"","admit_date":null,"discharge_date":null,"disposition":"","service_date":null,"admitting_diagnosis":"","visit_reasons":[],"diagnoses":[],"procedures":[],"services":[],"overrides":[],"admission_type":"","admission_source":"","place":"","referring":"","accident":""},"second":{"id":"","setting":"inpatient","account":"","patient":{"mrn":"","name":"","birth_date":null,"sex":""},"payer":"","facility":"","attending":"","admit_date":null,"discharge_date":null,"disposition":"","service_date":null,"admitting_diagnosis":"","visit_reasons":[],"diagnoses":[],"procedures":[],"services":[],"overrides":[],"admission_type":"","admission_source":"","place":"","referring":"","accident":""},"remarks":[]}');
INSERT INTO "_sqlite_migrations" VALUES (7, 'coderdesk', 'm0006_audits', '2026-11-23 23:15:56.060513+00:00');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX encounters_account ON encounters (account);
CREATE INDEX encounters_turn ON encounters (turn);
CREATE INDEX encounters_status ON encounters (status, turn);
CREATE INDEX encounters_day ON encounters (day);
CREATE INDEX encounters_patient ON encounters (patient COLLATE NOCASE);
CREATE INDEX revisions_encounter ON revisions (encounter_id);
CREATE INDEX revisions_parent ON revisions (parent);
CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER revisions_keep BEFORE DELETE ON revisions
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE INDEX timeline_encounter ON timeline (encounter_id);
CREATE TRIGGER timeline_stay BEFORE UPDATE ON timeline
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;
CREATE TRIGGER timeline_keep BEFORE DELETE ON timeline
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;
CREATE INDEX documents_encounter ON documents (encounter_id, digest);
CREATE INDEX pages_document ON pages (document_id, number);
CREATE TRIGGER pages_unindex AFTER DELETE ON pages
BEGIN DELETE FROM page_words WHERE rowid = OLD.id; END;
CREATE INDEX journal_encounter ON journal (encounter_id);
CREATE TRIGGER journal_stay BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keep BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
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
CREATE INDEX queries_encounter ON queries (encounter_id);
CREATE INDEX queries_status ON queries (status, sent);
CREATE INDEX query_history_query ON query_history (query_id);
CREATE INDEX query_history_encounter ON query_history (encounter_id);
CREATE TRIGGER query_history_stay BEFORE UPDATE ON query_history
BEGIN SELECT RAISE(ABORT, 'the history of queries is append-only'); END;
CREATE TRIGGER query_history_keep BEFORE DELETE ON query_history
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'the history of queries is append-only'); END;
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
CREATE INDEX audits_encounter ON audits (encounter_id);
CREATE INDEX audit_history_audit ON audit_history (audit_id)
;
