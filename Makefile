# The commands of this project; `make` alone prints them.
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUNNING := $(VENV)/running
TESTING := $(VENV)/testing
ENGINES := $(VENV)/engines
MODEL := $(VENV)/model
VENDOR := static/vendor/.installed
PACKED := static/packed/bundles.json
# Two test processes more than there are cores: browser tests wait half of their time.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 2)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types unit browser engines js format wheel pictures clean

help: ## print these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(RUNNING) $(PACKED) $(MODEL) ## install what running needs: Python packages, front-end files, the language model

run: setup ## start the server with the example programme (HOST=0.0.0.0 PORT=80 opens it to the network)
	@exec $(BIN)/facilitator demo --host $(HOST) --port $(PORT)

# Each of several test processes would use all cores for one sum, and they would wait for each other.
test unit browser: export OPENBLAS_NUM_THREADS := 1

test: $(TESTING) $(PACKED) $(MODEL) ## run every check: lint, types, import rules, JavaScript, and all Python tests
	@.ci/browser
	@$(MAKE) --no-print-directory lint types js
	@$(BIN)/python -m pytest -n $(WORKERS) && echo "make test: everything passed"

lint: $(TESTING) ## check style and import rules
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . && echo "lint: clean"
	@$(BIN)/lint-imports --no-logo 2>/dev/null >$(VENV)/imports.log || (cat $(VENV)/imports.log; exit 1); echo "import rules: kept"

types: $(TESTING) ## check types
	@$(BIN)/mypy

js: $(VENDOR) ## run the JavaScript tests
	@node --test --test-reporter=dot "tests/js/"*.test.js && echo "javascript: passed"

unit: $(TESTING) ## run the Python tests that need no browser
	@$(BIN)/python -m pytest -n $(WORKERS) --ignore tests/browser

browser: $(TESTING) $(PACKED) $(MODEL) ## run the browser tests alone
	@.ci/browser
	@$(BIN)/python -m pytest tests/browser

engines: $(ENGINES) $(PACKED) $(MODEL) ## try phones and crew pages in Firefox and WebKit
	@.ci/engines
	@$(BIN)/python -m pytest tests/engines

format: $(TESTING) ## put the code into the project's format
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

wheel: $(TESTING) $(PACKED) ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --quiet && ls dist/*.whl

pictures: $(TESTING) $(VENDOR) $(MODEL) ## take the pictures of every page for docs/images (NAMES="setup paper" for some)
	@$(BIN)/python docs/images/take.py $(NAMES)
	@$(BIN)/python docs/images/evening.py $(NAMES)

clean: ## remove what was installed and built, but not the instance folder
	rm -rf $(VENV) node_modules static/vendor static/packed build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@.ci/needs
	@python3 -m venv $(VENV)

$(RUNNING): $(BIN)/python pyproject.toml constraints.txt
	@echo "installing Python packages"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(ENGINES): $(TESTING)
	@echo "installing what other engines need"
	@$(PIP) install --constraint constraints.txt --editable '.[test,engines]'
	@touch $@

$(TESTING): $(RUNNING)
	@echo "installing what the tests need"
	@$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@

$(MODEL): $(RUNNING)
	@echo "installing the language model"
	@$(BIN)/facilitator model install || echo "without the model, notes are grouped by their letters; run make setup again to try once more"
	@touch $@

$(VENDOR): package.json package-lock.json .ci/vendor.js .ci/icons.txt .ci/fonts.py | $(RUNNING)
	@.ci/needs
	@echo "installing front-end files"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@node .ci/vendor.js
	@$(BIN)/python .ci/fonts.py
	@touch $@

$(PACKED): $(VENDOR) .ci/pack.js $(shell find static/js -name '*.js')
	@echo "packing scripts"
	@node .ci/pack.js
