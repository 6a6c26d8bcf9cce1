"""Every change of the work file's schema, oldest first. Append only: never edit a released step."""

from coderdesk.storage.audits_schema import AUDITS
from coderdesk.storage.driver import Database, Migrations
from coderdesk.storage.learning_schema import LEARNING
from coderdesk.storage.query_schema import QUERIES
from coderdesk.storage.worklist_schema import WORKLIST

migrations = Migrations("coderdesk")


@migrations()
def m0001_first_desk(db: Database) -> None:
    """Encounters, charts, the journal and the desk itself."""
    for statement in FIRST.split(";;"):
        if statement.strip():
            db.conn.execute(statement)


FIRST = """
CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    app TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;;
INSERT INTO desk VALUES (1, 'coderdesk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));;

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
) STRICT;;
CREATE INDEX encounters_account ON encounters (account);;
CREATE INDEX encounters_turn ON encounters (turn);;
CREATE INDEX encounters_status ON encounters (status, turn);;
CREATE INDEX encounters_day ON encounters (day);;
CREATE INDEX encounters_patient ON encounters (patient COLLATE NOCASE);;

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, encounter_id TEXT NOT NULL REFERENCES encounters (id) ON
    DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, parent INTEGER REFERENCES revisions (id)
    DEFERRABLE INITIALLY DEFERRED, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, state
    BLOB NOT NULL
) STRICT;;
CREATE INDEX revisions_encounter ON revisions (encounter_id);;
CREATE INDEX revisions_parent ON revisions (parent);;
CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;;
CREATE TRIGGER revisions_keep BEFORE DELETE ON revisions
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;;

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
) STRICT;;
CREATE INDEX timeline_encounter ON timeline (encounter_id);;
CREATE TRIGGER timeline_stay BEFORE UPDATE ON timeline
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;;
CREATE TRIGGER timeline_keep BEFORE DELETE ON timeline
WHEN (SELECT status FROM encounters WHERE id = OLD.encounter_id) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;;

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
) STRICT;;
CREATE INDEX documents_encounter ON documents (encounter_id, digest);;
CREATE TABLE document_data (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;;
CREATE TABLE pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL
) STRICT;;
CREATE INDEX pages_document ON pages (document_id, number);;
CREATE VIRTUAL TABLE page_words USING fts5 (
    text, content='', contentless_delete=1, detail=none, prefix='2 3',
    tokenize="unicode61 remove_diacritics 2"
);;
CREATE TRIGGER pages_unindex AFTER DELETE ON pages
BEGIN DELETE FROM page_words WHERE rowid = OLD.id; END;;
CREATE TABLE reading (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    seen TEXT NOT NULL,
    bookmark INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;;

CREATE TABLE desk_states (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encounter_id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    encounter_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;;
CREATE INDEX journal_encounter ON journal (encounter_id);;
CREATE TRIGGER journal_stay BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_keep BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TABLE picks (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    times INTEGER NOT NULL,
    last TEXT NOT NULL,
    UNIQUE (words, system, code)
) STRICT;;
CREATE TABLE favourites (
    id INTEGER PRIMARY KEY,
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    folder TEXT NOT NULL,
    position REAL NOT NULL,
    UNIQUE (system, code, folder)
) STRICT;;
CREATE TABLE code_notes (
    id INTEGER PRIMARY KEY,
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (system, code)
) STRICT;;
CREATE TABLE synonyms (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL,
    meaning TEXT NOT NULL,
    UNIQUE (term, meaning)
) STRICT
"""


@migrations()
def m0002_code_sets(db: Database) -> None:
    """Named groups of codes that go on together."""
    db.conn.execute(
        "CREATE TABLE code_sets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE,"
        " lines TEXT NOT NULL, at TEXT NOT NULL) STRICT"
    )


@migrations()
def m0003_worklist(db: Database) -> None:
    """What the worklist shows, sorts and filters by; the coder's own choices; time spent."""
    for statement in WORKLIST.split(";;"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m0004_queries(db: Database) -> None:
    """Physician queries, their history and the user's own templates."""
    for statement in QUERIES.split(";;"):
        db.conn.execute(statement)


@migrations()
def m0005_learning(db: Database) -> None:
    """The notebook, drills, practice results, certificates and their credits."""
    for statement in LEARNING.split(";;"):
        db.conn.execute(statement)


@migrations()
def m0006_audits(db: Database) -> None:
    """Reviews of an audit."""
    for statement in AUDITS.split(";;"):
        db.conn.execute(statement)
