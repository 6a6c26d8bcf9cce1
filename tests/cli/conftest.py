"""Commands on one home whose books are built once for the whole run."""

import json

import pytest

from coderdesk.cli.main import main


@pytest.fixture
def command(capsys, built_home):
    """Run a command; exit status, stdout and stderr come back."""

    def run(*words):
        try:
            status = main(["--home", str(built_home), *words])
        except SystemExit as end:
            status = end.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def encounter_file(tmp_path):
    """Write an encounter file; the keys given replace those of a clean stay."""

    def write(**keys):
        stay = {
            "version": 1,
            "setting": "inpatient",
            "patient": {"birth_date": "1958-02-03", "sex": "F"},
            "admit_date": "2026-09-12",
            "discharge_date": "2026-09-18",
            "diagnoses": [{"code": "J18.9", "poa": "Y"}],
        }
        path = tmp_path / "encounter.json"
        path.write_text(json.dumps({**stay, **keys}), "utf-8")
        return path

    return write
