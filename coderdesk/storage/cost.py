"""What a guess at the passphrase costs: known before cryptography is imported."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs (Argon2id, RFC 9106): memory in KiB, passes and lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 2


COST = Cost()
