# Each target sets up what it needs: a virtual environment in .venv, from requirements.lock, by hash.
# Another Python: make PYTHON3=python3.13 …

PYTHON3 ?= python3
PYTHON := .venv/bin/python
REGISTER := .venv/bin/register
READY := .venv/.ready
# What the tests take from npm. Without npm, a test that needs it says so, and in CI it fails.
LOCKS := $(if $(shell command -v npm),$(wildcard tests/*/package-lock.json))
FROM_NPM := $(LOCKS:package-lock.json=node_modules/.package-lock.json)
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet
# How long `make fuzz` searches, and for what: MINUTES=600 TARGETS="acts lists".
MINUTES ?= 60
TARGETS ?= reader records portraits lists yaml_edits acts
# The programs of Python that read what the register publishes, in an environment of their own.
CLIENTS := tests/clients/.venv/.ready
# What npm keeps of the form for texts and details, so that the tests make the form without fetching anything.
FORM := .cache/npm/form/node_modules/.package-lock.json
# How a requirements.lock is written; a register that `register init` began has one, without those of the tests.
COMPILED = $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
# What lists and audits what is shipped, in another one.
SUPPLY := tests/supply/.venv/.ready

# What Python has compiled is kept: each process of the tests, and each command they start, would compile it again.
unexport PYTHONDONTWRITEBYTECODE

# Several processes share the tests: much of a browser's test is waiting, so there are more than there are cores.
PROCESSES ?= $(shell $(PYTHON3) -c 'import os; print(2 * (os.cpu_count() or 1))')
AT_ONCE = --numprocesses $(PROCESSES) --dist worksteal

# What the short form of the benchmarks measures.
MEASURED := $(patsubst %,tests/bench/test_%_bench.py,check kept site)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve check build docs test quick lint trust fuzz bless screenshots places bench lock drawings clients licences sbom release audit

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: $(READY) ## the site on this machine, rebuilt as data or templates change; opens the browser
	$(REGISTER) serve

check: $(READY) ## every problem in the data, with its place
	$(REGISTER) check

build: $(READY) ## the site, into site/
	$(REGISTER) build

docs: $(READY) ## the documentation that the code writes
	$(REGISTER) docs

test: lint $(FROM_NPM) $(if $(FROM_NPM),$(FORM)) $(CLIENTS) $(SUPPLY) ## lint, then all tests, and the short form of the benchmarks
	$(PYTHON) -m pytest $(AT_ONCE)
	@$(MAKE) --no-print-directory bench SHORT=1

quick: $(READY) ## the tests that take a second at most: no browser, no engine, no npm, no whole country
	$(PYTHON) -m pytest --numprocesses auto --dist worksteal -m "not slow and not bench"

lint: $(READY) ## ruff, mypy, the layers of the house and its dependencies
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-cache
	.venv/bin/deptry .

trust: $(READY) ## what was tried against the register and what came of it, into docs/trust.md
	KILLS=$${KILLS:-40} $(PYTHON) -m pytest $(AT_ONCE) -m trust --write-figures

fuzz: $(READY) ## search for hostile inputs that nobody thought of, MINUTES=60 for each of TARGETS, into build/fuzz/
	@mkdir -p build/fuzz
	@for target in $(TARGETS); do \
	  echo "$$target: $(MINUTES) minutes"; \
	  REGISTER_KEEPS_NOTHING=yes PYTHONPATH=tests/support:tests $(PYTHON) -m hostile.fuzz.run $$target \
	    build/fuzz/$$target.json build/fuzz -max_total_time=$$(($(MINUTES) * 60)) -print_final_stats=1 || exit 1; \
	done

bless: $(READY) ## accept what the code makes now as the golden files; look at the diff before you commit it
	$(PYTHON) -m pytest -m golden --bless

drawings: $(READY) ## the pictures that other sites and phones show of the register, from docs/drawings/
	PYTHONPATH=tests/support $(PYTHON) tests/support/drawings.py

clients: $(READY) $(FROM_NPM) $(CLIENTS) ## run the programs that read the register, and write docs/clients.md
	PYTHONPATH=tests/support:tests $(PYTHON) -m clients.report

licences: $(READY) ## the licences of all that is shipped, into docs/licences.md
	PYTHONPATH=tests/support:tests $(PYTHON) -m supply.licences

sbom: $(READY) $(SUPPLY) ## what is shipped, as CycloneDX lists for a release, into dist/
	PYTHONPATH=tests/support:tests $(PYTHON) -m supply.sbom

release: $(READY) $(SUPPLY) ## what a release holds, into dist/; TAG= names it: TAG=v1.0.0
	PYTHONPATH=tests/support:tests $(PYTHON) -m supply.release $(TAG)

audit: $(SUPPLY) ## known weaknesses of what is locked, where their data can be reached
	PYTHONPATH=tests $(PYTHON3) -m supply.audit

screenshots: $(READY) ## pictures of the main pages, into build/screenshots/
	PYTHONPATH=tests/support $(PYTHON) tests/support/screenshots.py

places: $(READY) ## the tables of regions and towns again; GIAS= names the register of schools
	PYTHONPATH=tests/support $(PYTHON) tests/support/place_tables.py $(GIAS)

bench: $(READY) ## measure speed; SHORT=1 measures little, and judges nothing
	$(if $(SHORT),BENCH_SHORT=yes) $(PYTHON) -m pytest -m bench -s -q $(if $(SHORT),$(MEASURED))

# fewest: one version of each package for every Python, so that the site has the same bytes on all of them.
lock: $(READY) ## each requirements.lock again; UPGRADE=1 takes the newest versions
	$(COMPILED) --extra dev --output-file requirements.lock pyproject.toml
	$(foreach input,$(wildcard tests/*/requirements.in),$(COMPILED) --output-file $(input:.in=.lock) $(input) &&) true

%/node_modules/.package-lock.json: %/package-lock.json
	@cd $* && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(FORM): site_templates/editor/package-lock.json
	@mkdir -p .cache/npm/form
	@cp site_templates/editor/package.json site_templates/editor/package-lock.json site_templates/editor/.npmrc .cache/npm/form
	@cd .cache/npm/form && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(CLIENTS): tests/clients/requirements.lock $(READY)
	@echo "Setting up tests/clients/.venv …"
	@$(PYTHON3) -m venv tests/clients/.venv
	@tests/clients/.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement $<
	@touch $@

$(SUPPLY): tests/supply/requirements.lock
	@echo "Setting up tests/supply/.venv …"
	@$(PYTHON3) -m venv tests/supply/.venv
	@tests/supply/.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement $<
	@touch $@

# pip adds and replaces; it does not take away what the lock no longer names. `rm -r .venv` starts afresh.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "This needs Python 3.11 or later, and $(PYTHON3) is $$($(PYTHON3) --version 2>/dev/null || echo missing)."; \
	  echo "Install a newer one, or name it: make PYTHON3=python3.13 $(MAKECMDGOALS)"; exit 1; } >&2
	@$(PYTHON3) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON3) cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; } >&2
	@echo "Setting up .venv (under a minute, and only when requirements.lock or pyproject.toml has changed) …"
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || $(PYTHON3) -m venv --clear .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@
