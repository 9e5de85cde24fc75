# make demo   sets everything up and does the main job on the reports that ship with the project
# make test   sets everything up and passes the tests
# make check  formatter, linter, types and the import rule
# make models DATA=FOLDER   trains the reading model again, from raw data to the shipped files
# make ui     checks and builds the page of sayso serve (needs Node)
# make lock   writes the locks again from pyproject.toml

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test check format ui models lock clean
.DEFAULT_GOAL := test

setup: $(READY)

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" sh demo/run.sh

test: $(READY) check
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

ui:
	cd ui && npm ci --silent && npm run check && npm test && npm run build

models: $(READY)
	sh training/make.sh "$(DATA)"

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q

lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --group pyproject.toml:dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) demo/demo.sayso* demo/report.html demo/map.svg
