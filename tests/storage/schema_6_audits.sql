-- What the step m0006_audits added: one review. It builds on the files before.
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
INSERT INTO "audits" VALUES (1, '91cb9fce2773814a', '1 of 1', '{"id":1,"encounter_id":"91cb9fce2773814a","sample":"1 of 1","coder":"","reviewer":"","blind":false,"shown":true,"own":false,"done":"","first":{"id":"","setting":"inpatient","account":"","patient":{"mrn":"","name":"","birth_date":null,"sex":""},"payer":"","facility":"","attending":"","admit_date":null,"discharge_date":null,"disposition":"","service_date":null,"admitting_diagnosis":"","visit_reasons":[],"diagnoses":[],"procedures":[],"services":[],"overrides":[],"admission_type":"","admission_source":"","place":"","referring":"","accident":""},"second":{"id":"","setting":"inpatient","account":"","patient":{"mrn":"","name":"","birth_date":null,"sex":""},"payer":"","facility":"","attending":"","admit_date":null,"discharge_date":null,"disposition":"","service_date":null,"admitting_diagnosis":"","visit_reasons":[],"diagnoses":[],"procedures":[],"services":[],"overrides":[],"admission_type":"","admission_source":"","place":"","referring":"","accident":""},"remarks":[]}');
INSERT INTO "_sqlite_migrations" VALUES (7, 'coderdesk', 'm0006_audits', '2026-11-23 23:15:56.060513+00:00');
CREATE INDEX audits_encounter ON audits (encounter_id);
CREATE INDEX audit_history_audit ON audit_history (audit_id)
;
