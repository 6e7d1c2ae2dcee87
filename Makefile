# One comment a target; every target stands alone and needs nothing run before it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
WORKERS ?= auto

.PHONY: install run test check docs lock bench bench-national
.DELETE_ON_ERROR:

# The virtual environment with all that developing needs, and `.venv/bin/tolok` in it.
install: $(VENV)/.installed-dev

# The site on http://127.0.0.1:8000 (PORT=… for another), with what serving needs and no more.
run: $(VENV)/.installed-base
	$(BIN)/python -m tolok.project.run

# Every test: PostgreSQL where there is one, then the whole suite on SQLite and in a browser.
test: install
	tools/install-test-programs
	$(BIN)/python tests/support/postgres.py $(BIN)/python -m pytest -n $(WORKERS) tests/integration
	$(BIN)/python -m pytest -n $(WORKERS)

# Linters, strict types, the floors of .importlinter, templates, and docs that match the code.
check: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet src
	$(BIN)/python tools/docs.py --check

# The pages of docs/ that are generated: commands, rules and measurement.
docs: install
	$(BIN)/python tools/docs.py

# The lock files, with hashes and without addresses.
lock: install
	$(LOCK) --extra build pyproject.toml -o requirements/base.txt
	$(LOCK) --extra build --extra dev pyproject.toml -o requirements/dev.txt
	$(LOCK) --extra build --extra compare pyproject.toml -o requirements/compare.txt

# What reading, auditing, writing and boards cost, as ratios; planted errors restored; folders.
bench: install
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/repairing.py
	$(BIN)/python benchmarks/folders.py
	$(BIN)/python benchmarks/boards.py
	$(BIN)/python tests/support/postgres.py $(BIN)/python benchmarks/city.py

SIZE ?= 1M
COMPARE := .venv-compare

# A nation's rows beside hand-written SQL, Polars, pandera and Great Expectations (SIZE=1M to 100M).
bench-national: $(COMPARE)/.installed
	$(COMPARE)/bin/python benchmarks/national.py $(SIZE)

$(COMPARE)/.installed: requirements/compare.txt pyproject.toml
	$(PYTHON) -m venv $(COMPARE)
	$(COMPARE)/bin/python -m pip install --quiet --require-hashes -r requirements/base.txt
	$(COMPARE)/bin/python -m pip install --quiet --require-hashes --no-build-isolation -r requirements/compare.txt
	$(COMPARE)/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Tolok needs Python 3.11 or newer; name one, e.g.: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed-base: requirements/base.txt pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# PySpark comes as source: the base's setuptools builds it, so nothing unpinned is fetched.
$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed-base
	$(BIN)/python -m pip install --quiet --require-hashes --no-build-isolation -r requirements/dev.txt
	@touch $@
