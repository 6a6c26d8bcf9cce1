import pytest

from coderdesk.storage import appearing as module
from coderdesk.storage.appearing import appearing


@pytest.fixture(params=["nameless", "named"])
def _both_ways(request, monkeypatch):
    if request.param == "named":
        monkeypatch.setattr(module, "NAMELESS", 0)


@pytest.mark.usefixtures("_both_ways")
def test_a_file_appears_whole_and_replaces_what_was_there(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    (tmp_path / ".paper.pdf.part").write_bytes(b"an older program's")
    with appearing(path) as (stream, meanwhile):
        stream.write(b"new")
        stream.flush()
        assert meanwhile.read_bytes() == b"new"
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["paper.pdf"]


@pytest.mark.usefixtures("_both_ways")
def test_what_fails_leaves_what_was_there_and_nothing_beside_it(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def fall():
        with appearing(path) as (stream, _meanwhile):
            stream.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fall()
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]
