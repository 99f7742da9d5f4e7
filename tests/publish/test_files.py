"""Files are written only when they change, what is no longer made goes, and one process at a time holds a folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.publish.files import FolderBusy, locked, mirror, remove_others, write, write_all


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write(path, "één")
    os.utime(path, ns=(1, 1))
    assert not write(path, "één")
    assert 1 == path.stat().st_mtime_ns
    assert write(path, b"two")
    assert "two" == path.read_text()


def test_what_is_not_kept_goes_with_the_folders_that_held_it(tmp_path: Path) -> None:
    for name in ("kept.txt", "old.txt", "sub/old.txt", "sub/deeper/old.txt"):
        write(tmp_path / name, name)
    remove_others(tmp_path, [tmp_path / "kept.txt"])
    assert ["kept.txt"] == [path.name for path in tmp_path.rglob("*")]


def test_a_mirror_keeps_what_stands_beside_a_file_and_drops_it_with_the_file(tmp_path: Path) -> None:
    source, target = tmp_path / "from", tmp_path / "to"
    write_all(source, [("page/index.html", "page"), ("gone.html", "gone")])
    mirror(source, target, (".br",))
    for name in ("page/index.html.br", "gone.html.br", "stray.br"):
        write(target / name, name)
    (source / "gone.html").unlink()
    mirror(source, target, (".br",))
    assert {"page/index.html", "page/index.html.br"} == {
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
    }


def test_a_held_lock_is_refused_with_the_process_that_holds_it(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "lock"),
        pytest.raises(FolderBusy, match=f"bezig: {os.getpid()}"),
        locked(tmp_path / "lock", "bezig: {process}"),
    ):
        pass
    with locked(tmp_path / "lock", "bezig: {process}"):
        pass  # given back, also after a refusal


def test_the_lock_of_a_process_that_ended_is_free(tmp_path: Path) -> None:
    code = (
        f"from pathlib import Path; from wizard.publish.files import locked; locked(Path({str(tmp_path / 'lock')!r}))"
    )
    subprocess.run([sys.executable, "-c", f"{code}.__enter__(); import os; os._exit(1)"], check=False)
    with locked(tmp_path / "lock", "bezig: {process}"):
        pass
