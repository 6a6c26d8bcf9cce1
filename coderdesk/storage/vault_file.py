"""``vault.json``: what it looks like, and reading and writing it whole.

Two copies are kept, the second beside the backups. Whichever is missing or damaged is put right
from the other one, for without a vault the work is lost.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.disk import disk_plainly, private_folder, write_whole
from coderdesk.storage.home import HomeState, vault_copy, vault_file, work_file

VERSION = 1
LARGEST_FILE = 64 * 1024
BOX_BYTES = 12 + 32 + 16
SALT_BYTES = 16
LARGEST_MEMORY = 4 * 1024 * 1024  # KiB; more than this is damage, or somebody's trap
MOST_PASSES = 64
MOST_LANES = 64


class MissingVault(CoderDeskError):  # noqa: N818 - it says what is wrong
    """There is no vault, and so no way to open the work file."""

    def __init__(self) -> None:
        super().__init__(
            "The vault of this desk is missing.",
            "Put “vault.json” back from an archive or another copy of this folder.",
        )


class DamagedVault(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The vault cannot be read; the passphrase may well be right."""

    def __init__(self) -> None:
        super().__init__(
            "The vault of this desk is damaged; your passphrase is not to blame.",
            "Put “vault.json” back from an archive or another copy of this folder.",
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """One locked copy of the key; memory (KiB), passes and lanes are 0 without a passphrase."""

    salt: bytes
    box: bytes
    memory: int = 0
    passes: int = 0
    lanes: int = 0

    def holding(self, box: bytes) -> "Slot":
        """The same slot with the locked key in it."""
        return replace(self, box=box)


@dataclass(frozen=True, slots=True)
class VaultFile:
    """All that the file says; ``made`` once there was a work file; ``proof`` is of the key."""

    id: str
    made: bool
    proof: bytes
    slots: Mapping[str, Slot]

    def slot(self, kind: str) -> Slot:
        """The slot of a kind; DamagedVault when it is not there."""
        if kind not in self.slots:
            raise DamagedVault
        return self.slots[kind]

    def with_slot(self, kind: str, slot: Slot) -> "VaultFile":
        """The same vault with one slot put in place."""
        return replace(self, slots={**self.slots, kind: slot})

    def as_made(self) -> "VaultFile":
        """The same vault, now with a work file."""
        return replace(self, made=True)


def home_state(home: Path) -> HomeState:
    """What a home folder holds: nothing yet, all it needs, or one half without the other."""
    with disk_plainly():  # a folder that may not be entered
        worked = work_file(home).exists()
    try:
        vault = read_vault(home)
    except MissingVault:
        return HomeState.NO_VAULT if worked else HomeState.NEW
    except DamagedVault:
        return HomeState.READY  # unlocking says what is wrong
    return HomeState.NO_WORK if vault.made and not worked else HomeState.READY


def mark_made(home: Path) -> None:
    """Note that the work file has been made, so that its absence is a loss from now on."""
    if vault_file(home).exists():
        vault = read_vault(home)
        if not vault.made:
            write_vault(home, vault.as_made())


def read_vault(home: Path) -> VaultFile:
    """The vault of a home, from whichever copy is whole; raises MissingVault or DamagedVault."""
    main, copy = vault_file(home), vault_copy(home)
    try:
        return parse(main)
    except (MissingVault, DamagedVault) as trouble:
        try:
            vault = parse(copy)
        except (MissingVault, DamagedVault):
            raise trouble from None
    with suppress(CoderDeskError):
        write_whole(main, to_bytes(vault))
    return vault


def settle_copies(home: Path) -> None:
    """Make the two copies the same again after a crash between writing one and the other."""
    try:
        data = to_bytes(read_vault(home))
    except CoderDeskError:
        return  # there is none, or none is whole; unlocking says so
    if not vault_copy(home).exists() or vault_copy(home).read_bytes() != data:
        with suppress(CoderDeskError):
            private_folder(vault_copy(home).parent)
            write_whole(vault_copy(home), data)


def write_vault(home: Path, vault: VaultFile) -> None:
    """Write both copies, each whole; only the first one must succeed."""
    data = to_bytes(vault)
    write_whole(vault_file(home), data)
    with suppress(CoderDeskError):  # `verify` tells when the copies differ
        private_folder(vault_copy(home).parent)
        write_whole(vault_copy(home), data)


def parse(path: Path) -> VaultFile:
    """The vault in one file; raises MissingVault, DamagedVault, or a sentence about a newer version."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DamagedVault
        return from_bytes(path.read_bytes())
    except FileNotFoundError:
        raise MissingVault from None
    except OSError:
        message = "The vault of this desk cannot be read."
        raise CoderDeskError(message, "Allow reading “vault.json” in your CoderDesk folder.") from None


def to_bytes(vault: VaultFile) -> bytes:
    """The file's bytes, with the checksum over all of it."""
    said: dict[str, object] = {
        "version": VERSION,
        "id": vault.id,
        "made": vault.made,
        "proof": vault.proof.hex(),
        "slots": {
            kind: {
                "salt": base64.b64encode(slot.salt).decode(),
                "box": base64.b64encode(slot.box).decode(),
                "memory": slot.memory,
                "passes": slot.passes,
                "lanes": slot.lanes,
            }
            for kind, slot in sorted(vault.slots.items())
        },
    }
    return json.dumps({**said, "sum": _sum(said)}, indent=1).encode()


def from_bytes(data: bytes) -> VaultFile:
    """The vault that these bytes say; raises DamagedVault unless all is as it was written."""
    try:
        said = json.loads(data)
        checksum = said.pop("sum")
        if checksum != _sum(said):
            raise DamagedVault
        if said["version"] > VERSION:
            message = "The vault of this desk was last used by a newer CoderDesk."
            raise CoderDeskError(message, "Install that version again.")
        slots = {kind: _slot(slot) for kind, slot in said["slots"].items()}
        return VaultFile(str(said["id"]), said["made"] is True, bytes.fromhex(said["proof"]), slots)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error):
        raise DamagedVault from None


def _slot(said: Mapping[str, object]) -> Slot:
    salt, box = (base64.b64decode(str(said[name]), validate=True) for name in ("salt", "box"))
    memory, passes, lanes = (int(str(said[name])) for name in ("memory", "passes", "lanes"))
    right = len(salt) == SALT_BYTES and len(box) == BOX_BYTES
    right = right and 0 <= memory <= LARGEST_MEMORY
    if not (right and 0 <= passes <= MOST_PASSES and 0 <= lanes <= MOST_LANES):
        raise DamagedVault
    return Slot(salt, box, memory, passes, lanes)


def _sum(said: Mapping[str, object]) -> str:
    plain = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
