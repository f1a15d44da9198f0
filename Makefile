# Needs Python 3.11 or newer and make; everything else is installed into .venv.
#   make PYTHON=python3.12     another Python
#   make test WORKERS=4        more test processes
#   make test PYTEST_ARGS="tests/api -x"

PYTHON ?= python3
WORKERS ?= 2
PYTEST_ARGS ?=

VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip install -qq --disable-pip-version-check
MAKE := $(MAKE) --no-print-directory
NEW_KEY := $(RUN) -c 'import secrets; print(secrets.token_urlsafe(64))'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help install dev demo serve test test-sqlite test-postgresql test-long check check-deploy \
	openapi catalogues format clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- Installing ------------------------------------------------------------------------------

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and '$(PYTHON)' is missing or older." >&2; \
	  echo "Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "'$(PYTHON) -m venv' failed. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  exit 1; }

$(VENV)/installed: requirements.txt | $(RUN)
	@echo "Installing what the service runs on ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt | $(RUN)
	@echo "Installing what tests and checks need ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $(VENV)/installed $@

install: $(VENV)/installed ## Install what the service runs on into .venv
dev: $(VENV)/installed-dev ## Install what tests and checks need as well

# --- Looking ---------------------------------------------------------------------------------

demo: install ## Walk one case through the real server, from refused "Release." to verified ledger
	@$(RUN) manage.py walk_main_job --fresh

serve: install ## Keep a server with demonstration data running, and print the logins
	@$(RUN) manage.py serve_demo

# --- Testing ---------------------------------------------------------------------------------

test: dev ## Run the tests on SQLite and on PostgreSQL
	@failed=; \
	$(MAKE) test-sqlite || failed="$$failed SQLite"; \
	$(MAKE) test-postgresql || failed="$$failed PostgreSQL"; \
	if [ -n "$$failed" ]; then echo "Tests failed on:$$failed" >&2; exit 1; fi

test-sqlite: dev ## Run the tests on SQLite
	@RCA_TEST_DATABASE=sqlite $(RUN) -m pytest -n $(WORKERS) $(PYTEST_ARGS)

test-postgresql: dev ## Run the tests on PostgreSQL (its own, or TEST_DATABASE_URL)
	@RCA_TEST_DATABASE=postgresql $(RUN) -m pytest -n $(WORKERS) $(PYTEST_ARGS)

test-long: dev ## Run the long tests on both
	@failed=; \
	for database in sqlite postgresql; do \
	  RCA_TEST_DATABASE=$$database $(RUN) -m pytest -n $(WORKERS) -m long $(PYTEST_ARGS) \
	    || failed="$$failed $$database"; \
	done; \
	if [ -n "$$failed" ]; then echo "Long tests failed on:$$failed" >&2; exit 1; fi

# --- Checking --------------------------------------------------------------------------------

check: dev ## Check format, lint, types, layers, migrations, generated files, deployment
	@$(RUN) -m ruff format --check --quiet . || { echo "Mend with: make format" >&2; exit 1; }
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-logo
	@$(RUN) manage.py makemigrations --check --dry-run
	@$(RUN) manage.py export_openapi --check
	@$(RUN) manage.py export_catalogues --check
	@$(MAKE) check-deploy

check-deploy: install ## Check the settings of a deployment
	@DEBUG=0 SECRET_KEY="$$($(NEW_KEY))" RCA_LEDGER_KEY="$$($(NEW_KEY))" \
	  ALLOWED_HOSTS=rca.example.gov CSRF_TRUSTED_ORIGINS=https://rca.example.gov \
	  DATABASE_URL=postgresql://rca@localhost/rca \
	  $(RUN) manage.py check --deploy --fail-level WARNING

openapi: install ## Write docs/openapi.yaml anew
	@$(RUN) manage.py export_openapi

catalogues: install ## Write the generated tables in docs/ anew
	@$(RUN) manage.py export_catalogues

format: dev ## Put the code into the house format
	@$(RUN) -m ruff format --quiet .
	@$(RUN) -m ruff check --fix --quiet .

clean: ## Remove what was made here, the local database and its keys included
	@rm -rf $(VENV) var .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
