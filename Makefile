# Two commands: `make serve` and `make test`. Each does all set-up itself and skips what is done.
# PYTHON=... names another Python 3.13, PORT=... another port, BROWSER=... another Chromium.

SHELL := /bin/bash
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell tools/find-python)
UV_VERSION := 0.13.9
SITE_SOURCES := $(shell find data docs overrides wizard mkdocs.yml pyproject.toml -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: serve test site check proof mutants bench bench-build clean help
help:
	@echo "make serve   installs, builds and shows the site on http://127.0.0.1:$(PORT)"
	@echo "make test    installs, builds and runs every test, the browser included"
	@echo "make check   checks the data and the words only"
	@echo "make proof   walks every path in every kind of place and keeps the sheet for the site (minutes)"
	@echo "make mutants makes every fault in the code of terms and tree, and sees whether the tests notice (hours)"
	@echo "make bench   measures the site in a browser and writes benchmarks/README.md (22 minutes, on a quiet machine)"
	@echo "make bench-build   measures what a build costs (ZENSICAL=... ELEVENTY=... name others to compare with)"
	@echo "make clean   removes everything that was made"

serve: site
	@echo "[4/4] the site is shown; stop with Ctrl-C"
	@$(BIN)/wegwijzer serve --port $(PORT)

test: build/python.done build/node.done
	@tools/find-browser "$(BIN)/python" >/dev/null
	@tools/run-tests

check: build/python.done
	@$(BIN)/wegwijzer check

proof: build/python.done
	@$(BIN)/wegwijzer proof --full

mutants: build/python.done
	@$(BIN)/python -m tests.mutants

site: build/site.done

build/python.done: requirements.txt pyproject.toml
	@tools/need-python "$(PYTHON)"
	@echo "[1/4] Python packages (pinned, with hashes)"
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.txt
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --offline --python $(BIN)/python -e .
	@mkdir -p build && touch $@

build/node.done: package-lock.json
	@tools/need-node
	@echo "[2/4] Pyodide and the test tools of Node (pinned, with hashes)"
	@npm ci --silent --ignore-scripts --no-fund --no-audit
	@mkdir -p build && touch $@

build/site.done: build/python.done build/node.done $(SITE_SOURCES)
	@echo "[3/4] building the site"
	@$(BIN)/wegwijzer leaflet
	@$(BIN)/wegwijzer publish
	@touch $@

bench: site
	@BROWSER=$$(tools/find-browser "$(BIN)/python") $(BIN)/python -m benchmarks

bench-build: site
	@$(BIN)/python -m benchmarks.build $(if $(ZENSICAL),--zensical $(ZENSICAL)) $(if $(ELEVENTY),--eleventy $(ELEVENTY))

clean:
	rm -rf build site $(VENV) node_modules *.egg-info
