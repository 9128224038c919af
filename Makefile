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
TYPEFACES := facilitator/reports/formats/typefaces/families.json
# Two test processes more than there are cores: browser tests wait half of their time.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 2)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Only files whose hashes are written down, and none that would have to be built.
INSTALL := $(PIP) install --require-hashes --only-binary :all: --requirement

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types unit browser engines js format lock wheel pictures clean

help: ## print these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(RUNNING) $(PACKED) $(TYPEFACES) $(MODEL) ## install what running needs: Python packages, front-end files, the language model

run: setup ## start the server with the example programme (HOST=0.0.0.0 PORT=80 opens it to the network)
	@exec $(BIN)/facilitator demo --host $(HOST) --port $(PORT)

# Each of several test processes would use all cores for one sum, and they would wait for each other.
test unit browser: export OPENBLAS_NUM_THREADS := 1

test: $(TESTING) $(PACKED) $(TYPEFACES) $(MODEL) ## run every check: lint, types, import rules, JavaScript, and all Python tests
	@.ci/browser
	@.ci/programs redis-server
	@$(MAKE) --no-print-directory lint types js
	@$(BIN)/python -m pytest -n $(WORKERS) && echo "make test: everything passed"

lint: $(TESTING) ## check style and import rules
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . && echo "lint: clean"
	@$(BIN)/lint-imports --no-logo 2>/dev/null >$(VENV)/imports.log || (cat $(VENV)/imports.log; exit 1); echo "import rules: kept"

types: $(TESTING) ## check types
	@$(BIN)/mypy

js: $(VENDOR) ## run the JavaScript tests
	@node --test --test-reporter=dot "tests/js/"*.test.js && echo "javascript: passed"

unit: $(TESTING) $(TYPEFACES) ## run the Python tests that need no browser
	@.ci/programs redis-server
	@$(BIN)/python -m pytest -n $(WORKERS) --ignore tests/browser

browser: $(TESTING) $(PACKED) $(TYPEFACES) $(MODEL) ## run the browser tests alone
	@.ci/browser
	@$(BIN)/python -m pytest tests/browser

engines: $(ENGINES) $(PACKED) $(TYPEFACES) $(MODEL) ## try phones and crew pages in Firefox and WebKit
	@.ci/programs firefox-esr WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb
	@$(BIN)/python -m pytest tests/engines

format: $(TESTING) ## put the code into the project's format
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

lock: $(RUNNING) ## write locks/ anew from pyproject.toml (UPGRADE=--upgrade takes newest versions)
	@$(PIP) install uv && BIN=$(BIN) UPGRADE=$(UPGRADE) .ci/lock

wheel: $(RUNNING) $(PACKED) $(TYPEFACES) ## build the wheel into dist/
	@$(BIN)/python .ci/notice.py
	@$(BIN)/python -m build --wheel --no-isolation --quiet && ls dist/*.whl

pictures: $(TESTING) $(VENDOR) $(TYPEFACES) $(MODEL) ## take the pictures of every page for docs/images (NAMES="setup paper" for some)
	@$(BIN)/python docs/images/take.py $(NAMES)
	@$(BIN)/python docs/images/evening.py $(NAMES)

clean: ## remove what was installed and built, but not the instance folder
	rm -rf $(VENV) node_modules static/vendor static/packed $(dir $(TYPEFACES)) facilitator/NOTICE.txt build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@.ci/needs
	@python3 -m venv $(VENV)

$(RUNNING): $(BIN)/python pyproject.toml locks/running.txt locks/build.txt
	@echo "installing Python packages"
	@$(INSTALL) locks/running.txt
	@$(INSTALL) locks/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTING): $(RUNNING) locks/test.txt
	@echo "installing what the tests need"
	@$(INSTALL) locks/test.txt
	@touch $@

$(ENGINES): $(TESTING) locks/engines.txt
	@echo "installing what other engines need"
	@$(INSTALL) locks/engines.txt
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

$(TYPEFACES): $(VENDOR) .ci/typefaces.py
	@echo "making the typefaces of documents"
	@$(BIN)/python .ci/typefaces.py
