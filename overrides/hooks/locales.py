"""Builds the site of each locale with MkDocs, side by side: one process each, forked from one that is warm already.

On standard input a JSON list of tasks: locale, docs, frame, site, address (see wizard/publish/generator.py).
Ends with 1, and says everything that MkDocs complained about, when a locale could not be built.
"""

import io
import json
import logging
import os
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.connection import wait

from mkdocs.commands.build import build
from mkdocs.config import load_config

SETTINGS = "mkdocs.yml"
type Task = Mapping[str, str]


def main() -> int:
    """Build every task, as many at a time as there are processors; the number of failures decides the result."""
    tasks = json.load(sys.stdin)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    _configure(tasks[0])  # loads MkDocs, the theme and the plugins once for all
    fork = get_context("fork")
    running, waiting, failed = {}, list(tasks), 0
    while running or waiting:
        while waiting and len(running) < (os.cpu_count() or 1):
            process = fork.Process(target=_build, args=[waiting.pop(0)])
            process.start()
            running[process.sentinel] = process
        for sentinel in wait(list(running)):
            process = running.pop(sentinel)
            process.join()
            failed += process.exitcode != 0
    return 1 if failed else 0


def _configure(task: Task):
    os.environ |= {
        "LOCALE": task["locale"],
        "MKDOCS_DOCS_DIR": task["docs"],
        "MKDOCS_SITE_DIR": task["site"],
        "FRAME": task["frame"],
    }
    if task["address"]:
        os.environ["SITE_URL"] = task["address"]
    return load_config(SETTINGS)


def _build(task: Task) -> None:
    said = io.StringIO()
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler(said))
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = _configure(task)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except BaseException as error:
        print(f"{task['locale']}: {said.getvalue()}{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        sys.exit(1)


if __name__ == "__main__":
    sys.exit(main())
