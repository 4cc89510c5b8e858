# All set-up happens here: `make demo` and `make test` need only Python 3.11 or later and make. What gets installed is
# named, with its hashes, in .ci/lock. With a C compiler and Python 3.11 or 3.12 on Linux, durable-rules judges too.
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
COMPILED := reports/compiled/SOURCES
LOCKS := .ci/lock/build.txt .ci/lock/run.txt .ci/lock/durable.txt .ci/lock/dev.txt
WRITERS := build/writers
AXE := build/axe/.ready
DEMO := questionnaires/examples/scribe-2019-10.xlsx

# The environment is installed uncompiled, and compiled as it is used: once, whatever the shell says of bytecode.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test thorough quick coverage check check-pages check-writers bench pictures docs examples words lock upgrade check-latest wheel offline-bundle windows-folder clean

demo: $(READY) $(COMPILED)  ## audit a real project and say where the report lies
	@$(BIN)/audit run $(DEMO) -o rapport-demo
	@echo "Pour continuer / To go on: $(BIN)/audit --help"

test: $(READY) $(COMPILED)  ## run the tests; of what is tried on many cases, some (`make thorough`: all)
	@$(BIN)/python -m pytest

thorough: $(READY) $(COMPILED) $(AXE)  ## every test on every case, and what needs LibreOffice, Chromium, axe or poppler
	@$(BIN)/python -m pytest --thorough

quick: $(READY) $(COMPILED)  ## the tests that take no time: none marked slow, none that needs another program
	@$(BIN)/python -m pytest -m "not slow and not libreoffice and not chromium"

coverage: $(READY)  ## which lines the tests run, subprocesses included; the figure, and the lines in build/coverage
	@mkdir -p build
	@$(BIN)/python -m pytest --thorough --cov --cov-report=html:build/coverage --cov-report=term:skip-covered

check: $(READY) $(COMPILED) $(AXE)  ## everything that must be clean before a commit
	@$(BIN)/ruff format --check audit tests .ci
	@$(BIN)/ruff check audit tests .ci
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml
	@$(BIN)/audit rules test
	@$(BIN)/audit rules coverage
	@$(BIN)/audit rules mutate
	@$(BIN)/audit rules prove
	@$(BIN)/audit rules lint
	@$(BIN)/python -m pytest --thorough

check-pages: $(READY) $(COMPILED) $(AXE)  ## every page in Chromium: the rules of axe, what axe does not see, the drawings
	@$(BIN)/python -m pytest --thorough --dist load tests/test_accessibility.py tests/test_pages_for_all.py tests/test_charts.py tests/test_illustrations.py

check-writers: $(READY) $(WRITERS)/.ready  ## no answer is lost when other libraries and programs save a questionnaire
	@WRITERS_PYTHON=$(WRITERS)/bin/python $(BIN)/python -m pytest --thorough tests/writers/check_writers.py

bench: $(READY) $(COMPILED)  ## what it costs; AGAINST=commit compares with it, TESTS=1 measures the tests too, ONLY="key …" these only
	@$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST)) $(if $(TESTS),--tests) $(if $(ONLY),--only $(ONLY))

examples: $(READY)  ## rebuild the filled workbooks from their YAML answers
	@$(BIN)/python -m tests.rebuild_examples

pictures: $(READY) $(COMPILED)  ## take the pictures of docs/images anew, from the pages of today, with Chromium
	@$(BIN)/python -m tests.take_pictures

docs: $(READY)  ## rebuild what is generated under docs/
	@$(BIN)/python -m tests.rebuild_docs

$(COMPILED): $(READY) $(wildcard reports/html/* reports/messages/*) audit/reporting/page_generator.py
	@$(BIN)/python -m tests.rebuild_templates

words: $(READY)  ## compile the words of the command line, after a change of audit.po
	@$(BIN)/pybabel --quiet compile -d audit/cli/locale -D audit

lock: $(READY)  ## write .ci/lock from the bounds of pyproject.toml; versions already there are kept where they may be
	@$(BIN)/python .ci/lock_dependencies.py

upgrade: $(READY)  ## the same, with the newest version of everything
	@$(BIN)/python .ci/lock_dependencies.py --upgrade

check-latest: $(READY)  ## the tests on the newest and the oldest dependencies, on every Python there is (PYTHONS, TESTS)
	@$(BIN)/python .ci/check_latest.py $(if $(PYTHONS),--pythons $(PYTHONS)) -- $(TESTS)

wheel: $(READY) $(COMPILED)  ## build the wheel into dist/
	@$(BIN)/python -m build --no-isolation --wheel --outdir dist . >/dev/null
	@ls dist/*.whl

offline-bundle: $(READY) $(COMPILED)  ## a zip of wheels that pip installs without a network (PLATFORM, PYTHON_VERSION)
	@$(BIN)/python .ci/offline_bundle.py $(if $(PLATFORM),--platform $(PLATFORM)) \
		$(if $(PYTHON_VERSION),--python $(PYTHON_VERSION))

windows-folder: $(READY) $(COMPILED)  ## a folder for Windows that runs from where it is unzipped (PYTHON_ZIP, PYTHON_SHA256)
	@$(BIN)/python .ci/windows_folder.py "$(PYTHON_ZIP)" "$(PYTHON_SHA256)"

clean:
	rm -rf $(VENV) build dist rapport rapport-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml $(LOCKS) .ci/set_up.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed"; exit 1; }
	@echo "Preparing the environment in $(VENV) (about a minute, once)…"
	@$(PYTHON) .ci/set_up.py $(VENV)
	@touch $(READY)

$(WRITERS)/.ready: tests/writers/pypi/requirements.txt tests/writers/npm/package-lock.json
	@$(PYTHON) -m venv $(WRITERS)
	@$(WRITERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--requirement tests/writers/pypi/requirements.txt
	@if command -v npm >/dev/null; then cd tests/writers/npm && npm ci --silent --ignore-scripts; fi
	@touch $@

$(AXE): tests/axe/package-lock.json
	@if command -v npm >/dev/null; then cd tests/axe && npm ci --silent --ignore-scripts; fi
	@mkdir -p $(@D) && touch $@
