"""What CoderDesk knows of published editions: their publisher, dates, files and counts."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from coderdesk.domain.code import Edition, System
from coderdesk.paths import shipped


@dataclass(frozen=True, slots=True)
class Package:
    """The installed package that carries the first book; ``file`` is a path within its module."""

    name: str
    module: str
    file: str
    licence: str


@dataclass(frozen=True, slots=True)
class Known:
    """One published edition: its file, its dates and the counts that a right reading of it gives."""

    name: str
    version: str
    file: str
    effective: date
    expires: date
    sha256: str
    entries: int
    billable: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything known of one code system; ``editions`` newest first."""

    system: System
    title: str
    publisher: str
    licence: str
    editions: tuple[Known, ...]
    package: Package | None = None

    def edition(self, known: Known, sha256: str, source: str) -> Edition:
        """The edition that a file with this SHA-256 makes; its source says when it is another file."""
        if sha256 != known.sha256:
            source += " (not the published file that this edition was checked with)"
        return Edition(
            self.system, known.name, known.effective, known.expires, source, sha256, self.licence
        )


@cache
def manifest_of(system: System) -> Manifest:
    """The manifest of a code system, ``codebooks/<system>/manifest.toml``."""
    values = tomllib.loads(shipped("codebooks", str(system), "manifest.toml").read_text("utf-8"))
    package = values.get("package")
    return Manifest(
        System(values["system"]),
        values["title"],
        values["publisher"],
        values["licence"],
        tuple(Known(**edition) for edition in values.get("edition", ())),
        Package(**package) if package else None,
    )
