# The two that matter: `make run` and `make test`. `make help` lists all.
PYTHON ?= python3
PORT ?= 8501
ENV := .venv
BIN := $(ENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test engines spoken pictures system hooks house content schema coverage helplines format package cluster bench bench-live soak chaos chaos-child lock audit clean

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: $(ENV)/.runs  ## start the app on http://localhost:$(PORT)
	$(BIN)/streamlit run app.py --server.port $(PORT)

engines: $(ENV)/.checks  ## everything that Firefox and WebKit can play; takes half an hour
	$(BIN)/python -m pytest -q tests/engines -n 2
	ENGINE=firefox $(BIN)/python -m pytest -q tests/browser -n 2 --dist worksteal

pictures: $(ENV)/.checks  ## take the pictures of own quizzes, of made-up screens and of dilemmas anew, on the journeys that test them
	PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/browser/test_journey_own_class.py tests/browser/test_journey_item_kinds.py

test: $(ENV)/.checks  ## everything that is checked, with one summary at the end; ONLY="types unit" or ONLY=-browser
	$(BIN)/python -m tools.checks $(ONLY)

spoken: $(ENV)/.checks  ## write tests/spoken anew: what a screen reader says; then review what has changed
	SPOKEN=write $(BIN)/python -m pytest -q tests/browser/test_page_spoken.py

system: $(ENV)/.made  ## what the checks need beside Python: Debian's browsers, PostgreSQL, nginx and node
	$(BIN)/python -m tools.system

hooks: $(ENV)/.checks  ## the quick checks before each commit, by pre-commit
	$(BIN)/pre-commit install

house: $(ENV)/.checks  ## who imports whom, in figures; WALK="join step answer" for the ways through the live rooms
	$(BIN)/python -m tools.house $(if $(WALK),--walk $(WALK))

content: $(ENV)/.checks  ## check all lessons and quizzes
	$(BIN)/python -m author

schema: $(ENV)/.checks  ## write docs/schema and the types of the wire anew from the models
	$(BIN)/python -m tools.schema
	$(BIN)/python -m tools.wire_types

coverage: $(ENV)/.checks  ## write docs/content-coverage.md anew
	$(BIN)/python -m author.coverage

helplines: $(ENV)/.checks  ## write docs/checking-helplines.md anew
	$(BIN)/python -m author.helpline_sheet

format: $(ENV)/.checks  ## lay out the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

package: $(ENV)/.checks  ## build dist/*.whl, which runs anywhere: seven-beacons run
	$(BIN)/python -m hatchling build -t wheel

cluster: $(ENV)/.runs  ## two processes with PostgreSQL and nginx of this machine, on http://localhost:$(PORT)
	$(BIN)/python -m deploy.local --port $(PORT)

bench: $(ENV)/.checks  ## compare with a bare Streamlit app, in one run
	$(BIN)/python -m benchmarks

bench-live: $(ENV)/.checks  ## live rooms of 30, 100 and 300 beside an echo; PLAYERS=30 for one size
	$(BIN)/python -m benchmarks.live $(if $(PLAYERS),--players $(PLAYERS))

soak: $(ENV)/.checks  ## ten thousand random sequences of tabs, reloads, kills and full storages, others in every run; takes an hour
	$(BIN)/python -m pytest -q tests/sync/test_any_sequence.py --sequences 10000

chaos: $(ENV)/.checks  ## a class of 35 plays ten minutes in bad weather; PUPILS=12 MINUTES=3 SEED=7
	$(BIN)/python -m tools.chaos $(if $(PUPILS),--pupils $(PUPILS)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED))

chaos-child: $(ENV)/.checks  ## a child alone takes a thousand steps in bad weather; STEPS=100 SEED=7
	$(BIN)/python -m tools.chaos --child $(if $(STEPS),--steps $(STEPS)) $(if $(SEED),--seed $(SEED))

lock: $(ENV)/.checks  ## resolve the requirements anew
	$(BIN)/pip install --quiet "uv<1"
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade requirements.txt -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade requirements-dev.txt -c requirements.lock -o requirements-dev.lock

audit: $(ENV)/.made  ## known weaknesses of what is locked, from the advisories of PyPI and npm; fails where these cannot be asked
	$(BIN)/pip install --quiet "uv<1"
	$(BIN)/uv tool run --from "pip-audit>=2.9,<3" pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	$(BIN)/uv tool run --from "pip-audit>=2.9,<3" pip-audit --strict --disable-pip --require-hashes -r requirements-dev.lock
	npm audit

clean:  ## remove what was installed and made
	rm -rf $(ENV) dist node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results

$(ENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Seven Beacons needs Python 3.11 or later: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(ENV)
	@touch $@

$(ENV)/.runs: requirements.lock | $(ENV)/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $@

$(ENV)/.checks: requirements-dev.lock $(ENV)/.runs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
