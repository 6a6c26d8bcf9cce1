"""The list of parts says what the lock says."""

import json
import runpy
import sys
import uuid
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def written(tmp_path, monkeypatch, name):
    out = tmp_path / "dist" / name
    monkeypatch.setattr(sys, "argv", ["sbom.py", str(out)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "installers" / "sbom.py"), run_name="__main__")
    assert ended.value.code == 0
    return out.read_bytes()


def test_the_list_names_every_locked_package_with_its_hashes(tmp_path, monkeypatch):
    said = json.loads(written(tmp_path, monkeypatch, "a.json"))
    lock = (ROOT / "installers" / "requirements.txt").read_text("utf-8")
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    uuid.UUID(said["serialNumber"].removeprefix("urn:uuid:"))
    assert len(said["components"]) == sum("==" in line.split(";")[0] for line in lock.splitlines())
    hashes = [link for part in said["components"] for link in part["externalReferences"]]
    assert len(hashes) == lock.count("--hash=sha256:")
    assert all(part["externalReferences"] for part in said["components"])
    refs = {part["bom-ref"] for part in said["components"]}
    assert refs == set(said["dependencies"][0]["dependsOn"])


def test_the_same_lock_gives_the_same_list(tmp_path, monkeypatch):
    assert written(tmp_path, monkeypatch, "a.json") == written(tmp_path, monkeypatch, "b.json")
