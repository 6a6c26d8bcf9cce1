"""A small home with a cheap vault, and encounters to put into it."""

import secrets
from datetime import date

import pytest

from coderdesk.domain.chart import Passage
from coderdesk.domain.encounter import (
    Diagnosis,
    Encounter,
    Override,
    Patient,
    Procedure,
    Service,
    Setting,
    Status,
)
from coderdesk.storage import vault
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file

CHEAP = vault.Cost(memory=64, passes=1, lanes=1)
WORDS = "seven tin lanterns"
STAY = Encounter(
    setting=Setting.INPATIENT,
    account="A1001",
    patient=Patient("M77", "Synthetic, Ada", date(1950, 2, 3), "F"),
    payer="medicare",
    admit_date=date(2026, 11, 1),
    discharge_date=date(2026, 11, 5),
    admitting_diagnosis="R07.9",
    visit_reasons=("R07.9",),
    diagnoses=(
        Diagnosis(
            "I21.4",
            poa="Y",
            id=1,
            status=Status.FINAL,
            evidence=(Passage("Discharge summary", 2, "NSTEMI, é 😀", 10, 22, "ab" * 32),),
        ),
        Diagnosis("E11.9", id=2, note="see laboratory"),
    ),
    procedures=(Procedure("02703DZ", date(2026, 11, 2), id=3),),
    services=(Service("99223", ("25",), None, (1, 2), id=4),),
    overrides=(Override("excludes1:E11.9,I21.4", "unrelated conditions"),),
)


@pytest.fixture
def key():
    return secrets.token_bytes(32)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def db(home, key):
    home.mkdir()
    work = open_database(work_file(home), key)
    yield work
    work.close()


@pytest.fixture
def store(db):
    return EncounterStore(db)
