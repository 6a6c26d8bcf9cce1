import json

import pytest

from coderdesk.errors import CoderDeskError
from coderdesk.storage import vault
from coderdesk.storage.attempts import Attempts, TooSoon, attempts_on
from coderdesk.storage.database import open_database
from coderdesk.storage.home import HomeState, vault_copy, vault_file, work_file
from coderdesk.storage.recovery import MistypedCode
from tests.storage.conftest import CHEAP, WORDS

NEW = "nine paper boats"


@pytest.fixture
def made(home):
    key, code = vault.create(home, WORDS, CHEAP)
    return home, key, code


def test_the_passphrase_and_the_recovery_code_give_the_same_key(made):
    home, key, code = made
    assert vault.unlock(home, WORDS) == key
    assert vault.unlock_with_recovery(home, code) == key
    assert len(key) == 32


def test_accents_may_be_typed_either_way(home):
    key, _code = vault.create(home, "caf\u00e9 au lait", CHEAP)
    assert vault.unlock(home, "cafe\u0301 au lait") == key


def test_a_recovery_code_is_read_however_it_is_copied(made):
    home, key, code = made
    plain = code.replace("-", "")
    confused = plain.replace("1", "I").replace("0", "O")
    for typed in (code.lower(), plain, " ".join(plain), confused, confused.lower().replace("i", "l")):
        assert vault.unlock_with_recovery(home, typed) == key


def test_a_slip_in_the_recovery_code_is_told_from_another_desks_code(made, tmp_path):
    home, _key, code = made
    last = "2" if code[7] != "2" else "3"
    for typed, said in (
        (code[:7] + last + code[8:], "mistyped"),
        (code[:-1], "34 were typed"),
        (code[:-1] + "U", "no code has"),
        ("", "0 were typed"),
    ):
        with pytest.raises(MistypedCode, match=said):
            vault.unlock_with_recovery(home, typed)
    _key, others = vault.create(tmp_path / "other", WORDS, CHEAP)
    with pytest.raises(vault.WrongRecoveryCode):
        vault.unlock_with_recovery(home, others)


def test_changing_the_passphrase_keeps_the_key_and_voids_the_old_one(made):
    home, key, code = made
    vault.change_passphrase(home, WORDS, NEW, CHEAP)
    assert vault.unlock(home, NEW) == key
    assert vault.unlock_with_recovery(home, code) == key
    with pytest.raises(vault.WrongPassphrase):
        vault.unlock(home, WORDS)
    with pytest.raises(vault.WrongPassphrase):
        vault.change_passphrase(home, WORDS, "third", CHEAP)


def test_after_the_recovery_code_a_new_passphrase_is_set_with_the_key(made):
    home, key, code = made
    vault.set_passphrase(home, vault.unlock_with_recovery(home, code), NEW, CHEAP)
    assert vault.unlock(home, NEW) == key
    with pytest.raises(vault.DamagedVault):
        vault.set_passphrase(home, bytes(32), "another", CHEAP)


def test_a_new_recovery_code_voids_the_printed_one(made):
    home, key, code = made
    fresh = vault.new_recovery_code(home, key)
    assert vault.unlock_with_recovery(home, fresh) == key
    with pytest.raises(vault.WrongRecoveryCode):
        vault.unlock_with_recovery(home, code)


def test_an_empty_passphrase_is_refused_and_nothing_is_made(home):
    with pytest.raises(CoderDeskError, match="empty"):
        vault.create(home, "", CHEAP)
    assert vault.home_state(home) is HomeState.NEW


def test_work_that_is_there_is_never_written_over(made):
    home, key, _code = made
    with pytest.raises(CoderDeskError, match="already is work"):
        vault.create(home, NEW, CHEAP)
    assert vault.unlock(home, WORDS) == key


def test_every_flipped_bit_of_the_vault_is_called_damage_and_not_a_wrong_passphrase(made):
    home, key, _code = made
    whole = vault_file(home).read_bytes()
    told = {"damaged": 0, "the same": 0}
    for at in range(0, len(whole), 3):
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << (at % 8)
        vault_file(home).write_bytes(bytes(spoilt))
        vault_copy(home).unlink(missing_ok=True)
        try:
            assert vault.unlock(home, WORDS) == key
            told["the same"] += 1  # a blank between two words of the file
        except vault.DamagedVault:
            told["damaged"] += 1
    assert told["damaged"] > 9 * told["the same"]


@pytest.mark.parametrize("left", ["", "{", "[]", "null", '{"sum": 1}', "\x00" * 600, '"' + "x" * 99999])
def test_a_spoilt_vault_is_called_damaged(made, left):
    home, _key, _code = made
    vault_copy(home).unlink()
    vault_file(home).write_text(left)
    with pytest.raises(vault.DamagedVault, match="not to blame"):
        vault.unlock(home, WORDS)


def test_a_missing_or_spoilt_vault_is_put_right_from_its_copy(made):
    home, key, _code = made
    whole = vault_file(home).read_bytes()
    for spoil in (vault_file(home).unlink, lambda: vault_file(home).write_text("spoilt")):
        spoil()
        assert vault.unlock(home, WORDS) == key
        assert vault_file(home).read_bytes() == whole


def test_no_vault_at_all_is_a_sentence_of_its_own(made):
    home, _key, _code = made
    vault_file(home).unlink()
    vault_copy(home).unlink()
    with pytest.raises(vault.MissingVault):
        vault.unlock(home, WORDS)


def test_a_vault_that_asks_for_too_much_memory_is_damage(made):
    home, _key, _code = made
    vault_copy(home).unlink()
    said = json.loads(vault_file(home).read_bytes())
    said["slots"]["passphrase"]["memory"] = 1 << 40
    vault_file(home).write_text(json.dumps(said))
    with pytest.raises(vault.DamagedVault):
        vault.unlock(home, WORDS)


def test_the_home_says_what_it_holds(home):
    home.mkdir()
    assert vault.home_state(home) is HomeState.NEW
    key, _code = vault.create(home, WORDS, CHEAP)
    assert vault.home_state(home) is HomeState.READY
    open_database(work_file(home), key).close()
    assert vault.home_state(home) is HomeState.READY
    work_file(home).rename(home / "away")
    assert vault.home_state(home) is HomeState.NO_WORK
    (home / "away").rename(work_file(home))
    vault_file(home).unlink()
    vault_copy(home).unlink()
    assert vault.home_state(home) is HomeState.NO_VAULT


def test_the_key_knows_its_vault(made, tmp_path):
    home, key, _code = made
    assert vault.belongs(home, key)
    assert not vault.belongs(home, bytes(32))


def test_attempts_are_slowed_more_and_more_and_forgiven_by_success(home):
    home.mkdir()
    seconds = [0.0]
    attempts = Attempts(home, lambda: seconds[0])
    waits = []
    for _ in range(12):
        attempts.failed()
        waits.append(attempts.wait())
        seconds[0] += waits[-1]
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    attempts.failed()
    with pytest.raises(TooSoon, match="wrong passphrases") as told:
        attempts.check()
    assert told.value.seconds == 60
    assert attempts.passed() == 13
    attempts.check()


def test_closing_the_program_does_not_forgive_attempts(home):
    home.mkdir()
    first = Attempts(home)
    for _ in range(5):
        first.failed()
    again = Attempts(home)
    assert again.count == 5
    assert again.wait() > 3


def test_failures_stay_untold_until_a_journal_tells_of_them(home):
    home.mkdir()
    first = Attempts(home)
    first.failed()
    first.failed()
    first.passed()
    assert (first.count, first.untold) == (0, 2)
    again = Attempts(home)
    assert (again.count, again.untold) == (0, 2)
    again.told()
    assert Attempts(home).untold == 0


@pytest.mark.parametrize("text", ["[]", "7", '{"failed": "x"}', '{"failed": 1, "untold": null}', ""])
def test_a_spoiled_count_is_no_count(home, text):
    home.mkdir()
    (home / "attempts.json").write_text(text)
    assert Attempts(home).untold == 0


def test_a_wrong_passphrase_counts_and_waits(made):
    home, key, _code = made
    for _ in range(3):
        with pytest.raises(vault.WrongPassphrase):
            vault.unlock(home, "wrong")
    with pytest.raises(TooSoon):
        vault.unlock(home, WORDS)
    attempts_on(home)._open_at = 0
    assert vault.unlock(home, WORDS) == key
    assert attempts_on(home).untold == 3
    assert attempts_on(home).count == 0


def test_the_vault_tells_nothing_of_passphrase_or_key(made):
    home, key, code = made
    said = vault_file(home).read_bytes()
    for secret in (WORDS.encode(), key, key.hex().encode(), code.encode(), code[:11].encode()):
        assert secret not in said
