# All set-up happens here: `make demo` and `make test` need only Python 3.11 or 3.12, a C compiler and make.
PYTHON ?= $(shell for p in python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WRITERS := build/writers
DEMO := questionnaires/examples/scribe-2019-10.xlsx

.PHONY: demo test check check-writers bench docs examples clean

demo: $(READY)  ## audit a real project and say where the report lies
	@$(BIN)/audit run $(DEMO) -o rapport

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest

check: $(READY)  ## everything that must be clean before a commit
	@$(BIN)/ruff format --check audit tests
	@$(BIN)/ruff check audit tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/audit rules test
	@$(BIN)/audit rules coverage
	@$(BIN)/audit rules mutate
	@$(BIN)/audit rules lint
	@$(BIN)/python -m pytest

check-writers: $(READY) $(WRITERS)/.ready  ## no answer is lost when other libraries and programs save a questionnaire
	@WRITERS_PYTHON=$(WRITERS)/bin/python $(BIN)/python -m pytest tests/writers/check_writers.py

bench: $(READY)  ## what it costs; AGAINST=commit compares with it, TESTS=1 measures the tests too, ONLY="key …" these only
	@$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST)) $(if $(TESTS),--tests) $(if $(ONLY),--only $(ONLY))

examples: $(READY)  ## rebuild the filled workbooks from their YAML answers
	@$(BIN)/python -m tests.rebuild_examples

docs: $(READY)  ## rebuild what is generated under docs/
	@$(BIN)/python -m tests.rebuild_docs

clean:
	rm -rf $(VENV) build dist rapport .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or 3.12 is needed"; exit 1; }
	@echo "Preparing the environment in $(VENV) (about a minute, once)…"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

$(WRITERS)/.ready: tests/writers/pypi/requirements.txt tests/writers/npm/package-lock.json
	@$(PYTHON) -m venv $(WRITERS)
	@$(WRITERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--requirement tests/writers/pypi/requirements.txt
	@if command -v npm >/dev/null; then cd tests/writers/npm && npm ci --silent --ignore-scripts; fi
	@touch $@
