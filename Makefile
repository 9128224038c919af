# The commands of this project; `make` alone prints them.
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
BUILDING := $(VENV)/building
RUNNING := $(VENV)/running
TESTING := $(VENV)/testing
ENGINES := $(VENV)/engines
TOOLS := $(VENV)/tools/.installed
MODEL := $(VENV)/model
VENDOR := static/vendor/.installed
PACKED := static/packed/bundles.json
TYPEFACES := facilitator/reports/formats/typefaces/families.json
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# Two test processes more than there are cores, since some tests wait; each browser test has a server and two browsers of its own.
WORKERS := $(shell expr $(CORES) + 2)
# Tests make thousands of databases that live for a second: in memory where there is room, since no test tries the disk.
ROOM := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 { print "/dev/shm" }')
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Only files whose hashes are written down, and none that would have to be built.
INSTALL := $(PIP) install --require-hashes --only-binary :all: --requirement

.DEFAULT_GOAL := help
.PHONY: help setup ready run test lint types rewritten browser engines office js audit fuzz format lock wheel pictures clean

help: ## print these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install what running needs: Python packages, front-end files, typefaces, the language model
	@$(MAKE) --no-print-directory --jobs=2 ready

# Typefaces are made while packages are fetched.
ready: $(RUNNING) $(PACKED) $(TYPEFACES) $(MODEL)
	@:

run: setup ## start the server with the example programme (HOST=0.0.0.0 PORT=80 opens it to the network)
	@exec $(BIN)/facilitator demo --host $(HOST) --port $(PORT)

# Where it is set, as in many containers, each of the many servers and commands of the tests would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

# Each of several test processes would use all cores for one sum, and they would wait for each other.
test browser: export OPENBLAS_NUM_THREADS := 1
test browser: export TMPDIR := $(or $(ROOM),$(TMPDIR),/tmp)

test: setup $(TESTING) ## run every check that needs no browser: lint, types, import rules, JavaScript, Python tests
	@.ci/programs redis-server
	@$(MAKE) --no-print-directory --jobs=2 --output-sync types lint js rewritten
	@$(BIN)/python -m pytest -n $(WORKERS) --ignore tests/browser && echo "make test: everything passed"

lint: $(TESTING) ## check style and import rules
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . && echo "lint: clean"
	@$(BIN)/lint-imports --no-logo 2>/dev/null >$(VENV)/imports.log || (cat $(VENV)/imports.log; exit 1); echo "import rules: kept"

# The server with one promise taken out stands on methods of our own: had they changed, it would be broken otherwise.
types: $(TESTING) ## check types
	@$(BIN)/mypy && $(BIN)/mypy bench/broken_server.py

js: $(VENDOR) ## run the JavaScript tests
	@node --test --test-reporter=dot "tests/js/"*.test.js && echo "javascript: passed"

# What pytest makes of the tests' assertions it keeps beside them: made once, not by each of its processes at once.
rewritten: $(TESTING)
	@$(BIN)/python -m pytest --collect-only --quiet >$(VENV)/rewritten.log || (cat $(VENV)/rewritten.log; exit 1)

browser: setup $(TESTING) ## run the tests that need a browser; CI does it after the others
	@.ci/browser
	@$(BIN)/python -m pytest -n $(CORES) tests/browser

engines: setup $(ENGINES) ## try phones and crew pages in Firefox and WebKit
	@.ci/programs firefox-esr WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb
	@$(BIN)/python -m pytest tests/engines

office: setup $(TESTING) ## open documents in LibreOffice, and ask what their readers see
	@.ci/programs lowriter=libreoffice-writer localc=libreoffice-calc loimpress=libreoffice-impress
	@$(BIN)/python -m pytest tests/office

audit: $(TOOLS) ## ask whether faults are known of what the project leans on; says what could not be asked
	@$(VENV)/tools/bin/python .ci/audit.py

fuzz: setup $(TOOLS) ## send made-up requests to a server of its own (MOST=200 for each address, WHO=attendee)
	@PYTHON=$(BIN)/python $(VENV)/tools/bin/python .ci/fuzz.py $(or $(MOST),50) $(WHO)

format: $(TESTING) ## put the code into the project's format
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

lock: $(RUNNING) ## write locks/ anew from pyproject.toml (UPGRADE=--upgrade takes newest versions)
	@$(PIP) install uv && BIN=$(BIN) UPGRADE=$(UPGRADE) .ci/lock

wheel: setup ## build the wheel into dist/
	@$(BIN)/python .ci/notice.py
	@$(BIN)/python -m build --wheel --no-isolation --quiet && ls dist/*.whl

pictures: setup $(TESTING) ## take the pictures of every page for docs/images (NAMES="setup paper" for some)
	@$(BIN)/python docs/images/take.py $(NAMES)
	@$(BIN)/python docs/images/evening.py $(NAMES)
	@$(BIN)/python docs/images/accounts.py $(NAMES)

clean: ## remove what was installed and built, but not the instance folder
	rm -rf $(VENV) node_modules static/vendor static/packed $(dir $(TYPEFACES)) facilitator/NOTICE.txt build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@.ci/needs
	@python3 -m venv $(VENV)

$(BUILDING): $(BIN)/python locks/build.txt
	@echo "installing what set-up needs"
	@$(INSTALL) locks/build.txt
	@touch $@

$(RUNNING): $(BUILDING) pyproject.toml locks/running.txt
	@echo "installing Python packages"
	@$(INSTALL) locks/running.txt
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

# In a place of their own: one of them is a plug-in of pytest, which our own tests should not load.
$(TOOLS): $(RUNNING) locks/tools.txt
	@echo "installing what audits and fuzzing need"
	@python3 -m venv $(VENV)/tools
	@$(VENV)/tools/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes --only-binary :all: --requirement locks/tools.txt
	@touch $@

$(MODEL): $(RUNNING)
	@echo "installing the language model"
	@$(BIN)/facilitator model install || echo "without the model, notes are grouped by their letters; run make setup again to try once more"
	@touch $@

$(VENDOR): package.json package-lock.json .ci/vendor.js .ci/icons.txt .ci/fonts.py | $(BUILDING)
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
