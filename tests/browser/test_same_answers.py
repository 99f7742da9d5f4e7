"""Every path is answered in a real browser as it is here, byte for byte: the built engine, in its own worker.

The requests of the rehearsal go to the worker in batches; of each batch the browser gives back the hash of all answers.
One batch in so many is asked; with ALL_PATHS=1 each of them.
"""

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from itertools import batched

import pytest

from tests.browser.conftest import Enter
from tests.browser.visitor import Visitor
from tests.site.reading import SITE
from wizard.engine.api import open_door
from wizard.publish.rehearsal import PREFIX, rehearsal

BATCH = 200
EVERY = 1 if os.environ.get("ALL_PATHS") else 12
ASK = """
async ({ worker, batches }) => {
  const engine = new Worker(worker, { type: "module" });
  const told = (wanted) => new Promise((resolve, reject) => {
    engine.onerror = (event) => reject(new Error(event.message));
    engine.onmessage = ({ data }) => data.failed ? reject(new Error(data.failed)) : wanted(data, resolve);
  });
  const ready = told((data, resolve) => data.ready && resolve());
  engine.postMessage({ start: { folder: new URL("../", worker).href, again: false } });
  await ready;
  const hashes = [];
  for (const batch of batches) {
    const answers = [];
    const all = told((data, resolve) => {
      answers[data.number] = data.answer;
      if (answers.length === batch.length && answers.every((answer) => answer !== undefined)) resolve();
    });
    batch.forEach((request, number) => engine.postMessage({ number, request }));
    await all;
    const bytes = new TextEncoder().encode(answers.join("\\n"));
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    hashes.push([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  engine.terminate();
  return hashes;
}
"""

pytestmark = pytest.mark.xdist_group("same_answers")


def requests(bundle: str) -> Iterator[str]:
    """All answers of all paths, with no place, and in turn with one that the site knows.

    The places of the rehearsal are not in the site's own bundle; with them the build itself compares.
    """
    municipalities = [None, *list(json.loads(bundle)["municipalities"])[:3]]
    for number, text in enumerate(dict.fromkeys(map(in_no_place, rehearsal(bundle).requests))):
        place = municipalities[number % len(municipalities)]
        yield text.replace('"municipality": null', f'"municipality": {json.dumps(place)}')


def in_no_place(request: str) -> str:
    if PREFIX not in request:
        return request
    asked = json.loads(request)
    for told in (asked, *asked.get("matters", ())):
        told |= {name: None for name in ("municipality", "provider") if str(told.get(name, "")).startswith(PREFIX)}
    return json.dumps(asked)


def test_the_engine_in_the_browser_answers_every_path_as_here(enter: Enter, bundle: str) -> None:
    batches = list(batched(requests(bundle), BATCH, strict=False))[::EVERY]
    ask = open_door(bundle)
    here = [sha256("\n".join(map(ask, batch)).encode()).hexdigest() for batch in batches]
    visitor: Visitor = enter()
    visitor.open("privacy/")
    (worker,) = (SITE / "engine").glob("wizard-*/worker.mjs")
    address = f"{visitor.home}{worker.relative_to(SITE).as_posix()}"
    assert here == visitor.page.evaluate(ASK, {"worker": address, "batches": [list(batch) for batch in batches]})
