from tests.faults.damage import damage


def test_damage_is_found_never_believed_and_costs_no_whole_row(tmp_path):
    figures = damage(20, tmp_path, seed=5)
    assert figures.runs.total() == 20
    assert figures.kept == figures.rows > 1000
