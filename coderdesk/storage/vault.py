"""The vault: the work file's random key, locked by the passphrase and by the recovery code.

A new passphrase rewrites only this small file, never the work file. AES-256-GCM tells a wrong
secret, and a checksum over the whole tells damage, so that the two are never mixed up.
"""

import hashlib
import hmac
import os
import secrets
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coderdesk.errors import CoderDeskError
from coderdesk.storage import recovery
from coderdesk.storage.attempts import attempts_on
from coderdesk.storage.cost import COST, Cost
from coderdesk.storage.driver import KEY_BYTES
from coderdesk.storage.home import HomeState
from coderdesk.storage.ready import make_ready
from coderdesk.storage.vault_file import (
    DamagedVault,
    MissingVault,
    Slot,
    VaultFile,
    home_state,
    read_vault,
    write_vault,
)

__all__ = [
    "COST",
    "Cost",
    "DamagedVault",
    "MissingVault",
    "WrongPassphrase",
    "WrongRecoveryCode",
    "belongs",
    "change_passphrase",
    "create",
    "home_state",
    "new_recovery_code",
    "set_passphrase",
    "unlock",
    "unlock_with_recovery",
]

NONCE_BYTES = 12
SALT_BYTES = 16


class WrongPassphrase(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The vault is whole, and this passphrase does not open it."""


class WrongRecoveryCode(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The vault is whole, and this recovery code, though well-formed, does not open it."""


def create(home: Path, passphrase: str, cost: Cost = COST) -> tuple[bytes, str]:
    """A new vault in a new home: the key of the work file, and the recovery code to print.

    Raises CoderDeskError where there already is a vault or a work file.
    """
    make_ready(home)
    if home_state(home) is not HomeState.NEW:
        message = "There already is work in this folder."
        raise CoderDeskError(message, "Unlock it, or choose another folder.")
    key, name = secrets.token_bytes(KEY_BYTES), secrets.token_hex(16)
    vault = VaultFile(name, made=False, proof=_proof(key, name), slots={})
    vault = vault.with_slot("passphrase", _passphrase_slot(vault.id, key, passphrase, cost))
    secret = recovery.new_secret()
    vault = vault.with_slot("recovery", _recovery_slot(vault.id, key, secret))
    write_vault(home, vault)
    return key, recovery.to_code(secret)


def unlock(home: Path, passphrase: str) -> bytes:
    """The key of the work file.

    Takes about a second. Raises WrongPassphrase, DamagedVault, MissingVault, or TooSoon after several
    wrong ones.
    """
    attempts = attempts_on(home)
    attempts.check()
    vault = read_vault(home)
    slot = vault.slot("passphrase")
    key = _open(slot, _stretch(passphrase, slot), f"{vault.id}:passphrase")
    if key is None:
        attempts.failed()
        message = "That is not the passphrase."
        raise WrongPassphrase(message, "Check Caps Lock and try again, or use the recovery code.")
    attempts.passed()
    return _proved(vault, key)


def unlock_with_recovery(home: Path, code: str) -> bytes:
    """The key of the work file; choose a new passphrase with `set_passphrase` then.

    Raises MistypedCode for a slip, WrongRecoveryCode for another vault's code, DamagedVault,
    MissingVault.
    """
    attempts = attempts_on(home)
    attempts.check()
    vault = read_vault(home)
    secret = recovery.from_code(code)
    slot = vault.slot("recovery")
    key = _open(slot, _expand(secret, slot.salt), f"{vault.id}:recovery")
    if key is None:
        attempts.failed()
        message = "That recovery code is not the one of this desk."
        raise WrongRecoveryCode(
            message, "Use the sheet printed last: a new code makes the old one void."
        )
    attempts.passed()
    return _proved(vault, key)


def change_passphrase(home: Path, old: str, new: str, cost: Cost = COST) -> None:
    """Put a new passphrase in the place of the old one; raises what `unlock` raises."""
    set_passphrase(home, unlock(home, old), new, cost)


def set_passphrase(home: Path, key: bytes, new: str, cost: Cost = COST) -> None:
    """Put a new passphrase in place with the key in hand, as after the recovery code."""
    vault = _owned(home, key)
    write_vault(home, vault.with_slot("passphrase", _passphrase_slot(vault.id, key, new, cost)))


def new_recovery_code(home: Path, key: bytes) -> str:
    """A new code to print; the old one opens nothing any more."""
    vault = _owned(home, key)
    secret = recovery.new_secret()
    write_vault(home, vault.with_slot("recovery", _recovery_slot(vault.id, key, secret)))
    return recovery.to_code(secret)


def belongs(home: Path, key: bytes) -> bool:
    """Whether this is the key that the vault holds."""
    vault = read_vault(home)
    return hmac.compare_digest(vault.proof, _proof(key, vault.id))


def _owned(home: Path, key: bytes) -> VaultFile:
    vault = read_vault(home)
    _proved(vault, key)
    return vault


def _proved(vault: VaultFile, key: bytes) -> bytes:
    if not hmac.compare_digest(vault.proof, _proof(key, vault.id)):
        raise DamagedVault
    return key


def _proof(key: bytes, name: str) -> bytes:
    return hmac.digest(key, f"coderdesk vault {name}".encode(), hashlib.sha256)


def _passphrase_slot(name: str, key: bytes, passphrase: str, cost: Cost) -> Slot:
    if not passphrase:
        message = "The passphrase is empty."
        raise CoderDeskError(message, "Choose a few words that nobody would guess.")
    slot = Slot(os.urandom(SALT_BYTES), b"", cost.memory, cost.passes, cost.lanes)
    return slot.holding(_close(key, _stretch(passphrase, slot), f"{name}:passphrase"))


def _recovery_slot(name: str, key: bytes, secret: bytes) -> Slot:
    slot = Slot(os.urandom(SALT_BYTES), b"")
    return slot.holding(_close(key, _expand(secret, slot.salt), f"{name}:recovery"))


def _stretch(passphrase: str, slot: Slot) -> bytes:
    """The key that a passphrase makes; the same however a keyboard composes its accents."""
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Argon2id(
            salt=slot.salt,
            length=KEY_BYTES,
            iterations=slot.passes,
            lanes=slot.lanes,
            memory_cost=slot.memory,
        ).derive(typed)
    except MemoryError:
        message = f"Unlocking needs {slot.memory // 1024} MB of free memory."
        raise CoderDeskError(message, "Close other programs and try again.") from None


def _expand(secret: bytes, salt: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=salt, info=b"coderdesk recovery 1").derive(secret)


def _close(key: bytes, lock: bytes, label: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(lock).encrypt(nonce, key, label.encode())


def _open(slot: Slot, lock: bytes, label: str) -> bytes | None:
    try:
        return AESGCM(lock).decrypt(slot.box[:NONCE_BYTES], slot.box[NONCE_BYTES:], label.encode())
    except InvalidTag:
        return None
