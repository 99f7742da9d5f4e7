"""A .br and a .gz beside every file that gains by it, made anew only when the file changed."""

import gzip
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import brotli

from wizard.publish.files import write
from wizard.publish.open_data import BASE

SUFFIXES = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".zip", ".xml", ".txt", ".csv", ".jsonld")
ENDINGS = (".br", ".gz")
LISTING = "engine/manifest.json"  # tells the sizes of all others, and is for no visitor
FULLY = 11  # for what every visitor fetches
QUICKLY = 5  # for the many: a page grows by a tenth and takes a fortieth of the time
MANY = (".html", ".csv", ".jsonld")
WELL = 9  # for packs of many pages that are much alike: with a wide window as small as FULLY, in a fraction of the time
PACKS = "offline/"
WIDE, USUAL = 24, 22  # the window of brotli, in bits


def compress(out: Path) -> int:
    """Compress what is new below `out`; returns how many files that were. Equal files are compressed once."""
    waiting: dict[tuple[bytes, int], list[Path]] = defaultdict(list)
    for path in out.rglob("*"):
        if path.suffix in SUFFIXES and path.is_file() and not _is_done(path) and path != out / LISTING:
            waiting[sha256(path.read_bytes()).digest(), _quality(path.relative_to(out))].append(path)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = sorted(waiting.items(), key=lambda job: -job[1][0].stat().st_size)  # the longest first
        list(pool.map(lambda job: _compress(job[1], job[0][1]), jobs))
    return sum(map(len, waiting.values()))


def _is_done(path: Path) -> bool:
    small = path.with_name(path.name + ENDINGS[0])
    return small.exists() and small.stat().st_mtime_ns >= path.stat().st_mtime_ns


def _quality(path: Path) -> int:
    if path.as_posix().startswith(PACKS):
        return WELL
    return QUICKLY if path.suffix in MANY or path.as_posix().startswith(BASE) else FULLY


def _compress(paths: Sequence[Path], quality: int) -> None:
    content = paths[0].read_bytes()
    made: Mapping[str, bytes] = {
        ".gz": gzip.compress(content, 9, mtime=0),
        ".br": brotli.compress(content, quality=quality, lgwin=WIDE if quality == WELL else USUAL),
    }
    for path in paths:
        for ending, small in made.items():
            write(path.with_name(path.name + ending), small)
        path.with_name(path.name + ENDINGS[0]).touch()  # it may hold the same as before, and is up to date now
