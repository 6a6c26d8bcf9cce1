-- A work file as the first schema left it (migration m0001_first_desk), with one synthetic encounter.
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
    changed TEXT NOT NULL
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
INSERT INTO "_sqlite_migrations" VALUES (1, 'coderdesk', 'm0001_first_desk', '2026-11-23 20:02:25.135870+00:00');
INSERT INTO "desk" VALUES (1, 'coderdesk', '2026-11-23T20:02:25.134Z');
INSERT INTO "encounters" VALUES (1, '90a8e7692e4e8a8d', 1, 'done', '', NULL, 'inpatient', 'A1001', 'M77', 'Synthetic, Ada', 'medicare', '', '2026-11-01', '2026-11-05', NULL, '2026-11-05', 2, 1, 1, 1, 1, '2026-11-23T20:02:25.142+00:00', '2026-11-23T20:02:25.148+00:00');
INSERT INTO "revisions" VALUES (1, '90a8e7692e4e8a8d', NULL, '2026-11-23T20:02:25.142+00:00', 'Ada, CCS', 'opened', X'789ca553c96edb3010fd1583673920e955be05480ae4901e9a5eba18064d8e6d2212e992941b23f0bf7786b2e4b8698102850049b3bf797c7c65d6b0052bb99ac36c5a4a18c35ccd0d2b588494acdb62d0babd4a165c42afd2da37f8b760b78273819e2eb67865757018789ccdd0ed540d683c1d5dda41b2ba18dc1a85feb50d69b7322a515494133ee472c84779e00bba3eb013f53c4240a30663b50a80d18dd2b6b2e9885e82911238d3c223d3d436754d2597d3a110c38cced8a8772a6ce15d74d246f73eda64bd6b1b450807abbb64d754d5b93951b132566d1de6474cfec4673725561c2cd6af02a8e81dfabf9d034b6a9eb381bcaf4c7b43e31fa4b819136b5ea1f505ff887f5130dcf402c3f98c950025951a9ab7b14e55e8808335e034e4a6c6eba6cee4b3bb6ed1416cea5a85633e9a2de6c982fd68da861f9f3edf3f3e1483ef0de750e2c7cc4706dfc0793b2b602bc1718a4354122be34ec9c9144bd5faff1e62bb27f5b43c153d25f74264265b4ace8cc83f33120106955afba092cf2bf6fcfcf4e199f470c5d0f284e7b00f5e8369c2f5417039e3a3bbaf3dac8b3024cb35d4255c008dfe7a44bfcf3b6be86a5a594a491aafbdb11b0b212b454e48268db329765adb7beb521b16855cbee50c8395d2e799eff18dff091f1116d471f5664ec6ec0f1002a6b5a09f81ae19bce80aa511c5229f50d149b7d53a26342e4085f8cc407bd7ce8e8cbad18d8911cd553aeee172455b5ff44de8f7b8ac14604318fa2bad35c12669b3d32f1c5b72df');
INSERT INTO "revisions" VALUES (2, '90a8e7692e4e8a8d', 1, '2026-11-23T20:02:25.145+00:00', 'Ada, CCS', 'assigned N17.9', X'789ca554db6ee23010fd15e4e750d9e612c25ba576a53eb40fdb7dd90b42c61ec06a62b3b6c33642fcfb8e1d124ad96a575a4522998be79c399ee140b42273525031837c5a7018c34ccc14c9888710b4d960509b9d081a4c40af90d2d6f83527b78c52869e2e363f90ca190c3ce639ba8da8008de7c6842d042db3c1ad12e85f6917b64b25428cb2624287940fe92801bea2eb1339c69a0d38342a505a0a07185d0ba94b1d1af4461a2180512dbd68aa4a87ae28a77c3a646c98d829ede556b80d5c45276d7467bd0eda9ab69007b7d7b24b3675599e8a4729964a8b8dc17c8fc99f697e53e089bdc6f34b07c25b83feefa7c022164fd910bd0722ad8af00f9cdd8ca36a56a0f515bfa2fe2c23d8e99986b1896b241444a823de5a1b51a203f65a8191908a2a2beb2a894feeba4607beae2ae19a74351bcce319f959b7059f9ebfdc3f3e64831f35a550e04bcd460a7f81d216cb61294611c5202b8e27fd56f0c9148f8ad5ff3d51ed5ed4e3e298f592dc3396946c253929c2ffac8807189462659d0836b5d8ebf3cbba97380f170abd857962f9354cf177e13f288c17bc735682aadde50d539ed3d1ddb7bedff3c47192cec42aee4c61f42185f778a7e1bc402b0acee3f25456e9b5069746904fe2fcd54607df0df1ce6a13da30cbf8e2ed6560b014f28479cd6ffc4ffca2604e34cb373889b3dd837398d6927e81b8bff02a4b9c39cfe6e9eab36e27da25c284da3828919f1a486b5a6c4f62b5b88adea3b90ccd0ecebbdffabcad5ddfc7b92507ebc8a1ffaf9032d28e3b438ebf01946e8d11');
INSERT INTO "timeline" VALUES (1, '90a8e7692e4e8a8d', '2026-11-23T20:02:25.142+00:00', 'Ada, CCS', 'created', 'opened', 1, NULL, '');
INSERT INTO "timeline" VALUES (2, '90a8e7692e4e8a8d', '2026-11-23T20:02:25.145+00:00', 'Ada, CCS', 'changed', 'assigned N17.9', 2, NULL, '');
INSERT INTO "timeline" VALUES (3, '90a8e7692e4e8a8d', '2026-11-23T20:02:25.146+00:00', 'Ada, CCS', 'undone', 'assigned N17.9', 1, NULL, '');
INSERT INTO "timeline" VALUES (4, '90a8e7692e4e8a8d', '2026-11-23T20:02:25.148+00:00', 'Ada, CCS', 'status', 'finished', 1, 'done', '');
INSERT INTO "documents" VALUES (1, '90a8e7692e4e8a8d', 'Discharge summary', 'Discharge summary', 'text', '2026-11-05', 'Dr. Example', 2, '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027', '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027', 4, 1, 0, '2026-11-23T20:02:25.149+00:00', NULL, '{"title":"Discharge summary","kind":"Discharge summary","media":"text","text":"","pages":[[0,58],[58,122]],"sections":[{"title":"HPI","start":0,"end":20}],"date":"2026-11-05","author":"Dr. Example","data":"","sha256":"315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027","synthetic":true,"styles":[{"kind":"bold","start":0,"end":7}],"id":0}', 'Patient denies chest pain.
Home insulin pump, Café visit.
Insulin was continued. Acute on chronic systolic heart failure.
');
INSERT INTO "document_data" VALUES (1, X'25504446');
INSERT INTO "pages" VALUES (1, 1, 1);
INSERT INTO "pages" VALUES (2, 1, 2);
INSERT INTO "reading" VALUES (1, '1', 0, '2026-11-23T20:02:25.150+00:00');
INSERT INTO "desk_states" VALUES (1, '90a8e7692e4e8a8d', '2026-11-23T20:02:25.154+00:00', '{"encounter_id":"90a8e7692e4e8a8d","document_id":1,"page":2,"scroll":0.0,"zoom":0.0,"rotation":0,"selection":null,"shares":[],"pane":"","words":"","code":"","line":0}');
INSERT INTO "journal" VALUES (1, '2026-11-23T20:02:25.151+00:00', 'Ada, CCS', 'unlocked', '', '', '0000000000000000000000000000000000000000000000000000000000000000', '2706ed9a959d31fc890527b2e6bd426bc5c47fdc9e66961f8116d264607b32da');
INSERT INTO "journal" VALUES (2, '2026-11-23T20:02:25.151+00:00', 'Ada, CCS', 'assigned', '90a8e7692e4e8a8d', 'N17.9', '2706ed9a959d31fc890527b2e6bd426bc5c47fdc9e66961f8116d264607b32da', '2cef8d93188d79fe69e46c419f190468a58f9da997be27a1d6b4c123bb798949');
INSERT INTO "picks" VALUES (1, 't2dm', 'icd10cm', 'E11.9', 1, '2026-11-23T20:02:25.152+00:00');
INSERT INTO "favourites" VALUES (1, 'icd10cm', 'I10', '', 1.0);
INSERT INTO "code_notes" VALUES (1, 'icd10cm', 'I10', 'look twice', '2026-11-23T20:02:25.153+00:00');
INSERT INTO "synonyms" VALUES (1, 'soboe', 'shortness of breath on exertion');
INSERT INTO page_words (rowid, text) VALUES (1, 'Patient denies chest pain.
Home insulin pump, Café visit.
');
INSERT INTO page_words (rowid, text) VALUES (2, 'Insulin was continued. Acute on chronic systolic heart failure.
');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX encounters_account ON encounters (account);
CREATE INDEX encounters_changed ON encounters (changed);
CREATE INDEX encounters_status ON encounters (status, changed);
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
