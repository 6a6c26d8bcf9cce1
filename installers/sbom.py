"""Write what the program is made of: ``python installers/sbom.py [OUT]`` (CycloneDX 1.6, JSON).

All is read from the lock and `pyproject.toml`, so that the same commit gives the same bytes.
"""

import json
import re
import sys
import tomllib
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installers" / "requirements.txt"
_LINE = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(lock: str) -> list[dict[str, object]]:
    """One component per locked package, with the hash of every file it may be installed from."""
    found: list[dict[str, object]] = []
    hashes: list[dict[str, object]] = []
    for line in lock.splitlines():
        if named := _LINE.match(line):
            name, version, marker = named.groups()
            link = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
            hashes = []
            found.append(
                {
                    "type": "library",
                    "bom-ref": link,
                    "name": name,
                    "version": version,
                    "purl": link,
                    "externalReferences": hashes,
                    "properties": [{"name": "coderdesk:marker", "value": marker}] if marker else [],
                }
            )
        for digest in _HASH.findall(line):
            hashes.append(
                {
                    "type": "distribution",
                    "url": f"urn:sha256:{digest}",
                    "hashes": [{"alg": "SHA-256", "content": digest}],
                }
            )
    return found


def bill() -> dict[str, object]:
    """The whole list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = components(LOCK.read_text("utf-8"))
    name, version = project["name"], project["version"]
    mine = f"pkg:pypi/{name}@{version}"
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(parts, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": mine,
                "name": name,
                "version": version,
                "purl": mine,
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": mine, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def main() -> int:
    """Write the list."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "coderdesk.cdx.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    said = bill()
    out.write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", "utf-8")
    parts = said["components"]
    print(f"{out}: {len(parts) if isinstance(parts, list) else 0} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
