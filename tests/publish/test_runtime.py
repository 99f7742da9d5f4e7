"""The zip for the browser: what is in it, what stops the build, and what the worker is told."""

import importlib.util
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from wizard.engine.api import open_door
from wizard.engine.law import Law
from wizard.loader.project import load
from wizard.proof.walk import lived
from wizard.publish.bundle import engine_bundle
from wizard.publish.pins import PYODIDE, FileChanged, pinned
from wizard.publish.rehearsal import Rehearsal, rehearsal
from wizard.publish.runtime import Runtime, Sized, build_runtime, short_hash
from wizard.publish.trim import APP_INSIDE, RehearsalDiffers, compare, modules_of, rehearse, stored_zip

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = engine_bundle(load(ROOT))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Runtime, Path]:
    """The engine's files as the site gets them."""
    out = tmp_path_factory.mktemp("engine")
    return build_runtime(ROOT, BUNDLE, out), out


@pytest.fixture(scope="module")
def archive(made: tuple[Runtime, Path]) -> bytes:
    runtime, out = made
    return (out / runtime.files["zip"].name).read_bytes()


# --- the rehearsal ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    asked = rehearsal(BUNDLE)
    ask = open_door(asked.bundle)
    return [json.loads(ask(request)) for request in asked.requests]


def test_the_rehearsal_passes_every_path_that_can_occur(answers: list[dict[str, Any]]) -> None:
    law = Law.from_data(json.loads(BUNDLE))
    ways = {way.steps for tree in law.entries for way in lived(law, tree, every_place=False)}
    passed = {tuple((step["node"], step["result"]) for step in answer.get("path", ())) for answer in answers}
    assert set() == ways - passed


def test_the_rehearsal_passes_every_result_of_every_node_and_every_end(answers: list[dict[str, Any]]) -> None:
    nodes = json.loads(BUNDLE)["nodes"]
    passed = {(step["node"], step["result"]) for answer in answers for step in answer.get("path", ())}
    edges = {(node_id, result) for node_id, node in nodes.items() if "outcome" not in node for result in node["next"]}
    assert set() == edges - passed
    ended = {answer["node"] for answer in answers if "node" in answer}
    assert set(nodes) == ended | {node_id for node_id, node in nodes.items() if "check" in node}


def test_the_rehearsal_also_asks_what_cannot_be_answered(answers: list[dict[str, Any]]) -> None:
    assert any("problems" in answer for answer in answers)
    assert any("terms" not in answer and answer.get("term") for answer in answers)


# --- the zip ----------------------------------------------------------------------------------------------------------


def test_every_module_is_byte_code_that_asks_for_no_source(archive: bytes) -> None:
    """Made for the Python that Pyodide has, and marked as unchecked (PEP 552)."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        heads = {name: found.read(name)[:8] for name in found.namelist() if name.endswith(".pyc")}
        assert ["wizard/bundle.json"] == [name for name in found.namelist() if not name.endswith(".pyc")]
        assert {zipfile.ZIP_STORED} == {member.compress_type for member in found.infolist()}
    assert {importlib.util.MAGIC_NUMBER + bytes((1, 0, 0, 0))} == set(heads.values())
    assert len(heads) < 200, "the part of the standard library that is used, not all of it"


def test_the_same_files_give_the_same_zip() -> None:
    files = {"b.py": b"1", "a.py": b"2"}
    assert stored_zip(files) == stored_zip(dict(reversed(files.items())))


def test_a_module_that_is_missing_is_found_at_the_build(archive: bytes, tmp_path: Path) -> None:
    """Not by a visitor: the engine itself may still start without it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        files = {name: found.read(name) for name in found.namelist() if name != "__future__.pyc"}
    with pytest.raises(RehearsalDiffers, match="codeop: No module named '__future__'"):
        compare(ROOT, Rehearsal(BUNDLE, ("{",)), stored_zip(files), tmp_path)


def test_an_engine_that_does_not_start_stops_the_build(archive: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        files = {name: found.read(name) for name in found.namelist() if name != "datetime.pyc"}
    (tmp_path / "broken.zip").write_bytes(stored_zip(files))
    with pytest.raises(RehearsalDiffers, match="does not start inside Pyodide"):
        rehearse(ROOT, tmp_path / "broken.zip", APP_INSIDE, Rehearsal(BUNDLE, ("{",)), tmp_path)


def test_another_answer_than_here_stops_the_build(
    archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Rehearsal(BUNDLE, (json.dumps({"ask": "nothing"}), "{"))
    compare(ROOT, asked, archive, tmp_path)
    monkeypatch.setattr(
        "wizard.publish.trim.open_door", lambda _: lambda request: f"not what Pyodide says to {request}"
    )
    with pytest.raises(RehearsalDiffers, match="2 of 2 answers differ"):
        compare(ROOT, asked, archive, tmp_path)


def test_the_modules_of_a_zip_are_named_as_they_are_imported() -> None:
    files = dict.fromkeys(("json/__init__.pyc", "json/decoder.pyc", "wizard/bundle.json", "_sysconfigdata_x.pyc"), b"")
    assert ["json", "json.decoder"] == sorted(modules_of(stored_zip(files)))


# --- Pyodide's own files ----------------------------------------------------------------------------------------------


def test_the_files_of_pyodide_are_the_ones_that_were_pinned() -> None:
    assert set(PYODIDE) == set(pinned(ROOT / "node_modules" / "pyodide"))


def test_a_changed_or_missing_file_of_pyodide_stops_the_build(tmp_path: Path) -> None:
    pins = {"a.js": "0" * 64, "b.js": "1" * 64}
    (tmp_path / "a.js").write_text("not what was looked at")
    with pytest.raises(FileChanged, match=r"a[.]js, b[.]js"):
        pinned(tmp_path, pins)


# --- names ------------------------------------------------------------------------------------------------------------


def test_the_worker_is_told_size_and_hash_of_each_file(made: tuple[Runtime, Path]) -> None:
    runtime, out = made
    text = runtime.for_worker()
    told = json.loads(text[text.index("{", text.index("FILES")) : text.rindex(";")])
    assert {"loader", "glue", "wasm", "zip", "bytes"} == set(told)
    files = [told[role] for role in runtime.files]
    assert told["bytes"] == sum(file["bytes"] for file in files) == sum((out / f["name"]).stat().st_size for f in files)
    assert PYODIDE["pyodide.asm.wasm"] == told["wasm"]["sha256"]


def test_a_name_changes_with_its_content(made: tuple[Runtime, Path]) -> None:
    assert short_hash(b"a") != short_hash(b"b")
    assert 12 == len(short_hash(b"a"))
    runtime, out = made
    assert short_hash((out / runtime.files["zip"].name).read_bytes()) in runtime.files["zip"].name


def test_the_folder_and_the_zip_are_what_a_build_keeps() -> None:
    files = {"wasm": Sized("pyodide-1/a.wasm", 1, ""), "zip": Sized("engine-2.zip", 1, "")}
    assert ["engine-2.zip", "pyodide-1"] == Runtime(files).names
