"""What is known of published editions."""

import pytest

from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import System


@pytest.mark.parametrize("system", list(System))
def test_every_system_has_a_manifest(system: System):
    manifest = manifest_of(system)
    assert manifest.system is system
    assert manifest.publisher
    assert manifest.licence


def test_another_file_than_the_published_one_says_so():
    manifest = manifest_of(System.ICD10CM)
    known = manifest.editions[0]
    assert manifest.edition(known, known.sha256, "t.xml").source == "t.xml"
    other = manifest.edition(known, "0" * 64, "t.xml")
    assert "not the published file" in other.source
    assert other.key == "icd10cm-2026-04-01"


@pytest.mark.parametrize("system", list(System))
def test_known_editions_are_listed_newest_first(system: System):
    days = [known.effective for known in manifest_of(system).editions]
    assert days == sorted(days, reverse=True)
    assert all(len(known.sha256) == 64 for known in manifest_of(system).editions)
