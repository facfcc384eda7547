# Everything runs in .venv, made here from pinned and hash-checked requirements.
#   make demo    the desk in the browser, on an invented world
#   make test    all tests
#   make check   the gates (style, types, imports, documentation), then all tests
#   make bench   speed and memory, beside their goals
#   make siege   attacks on a vault, as many as fit into MINUTES (40), with their figures
# For developers: make coverage (every branch of law and casebook), make text (catalogues), make paste
# (output shown on the pages), make pictures (of the desk), make pins (requirements), make docs, make format.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
MINUTES := 40
PYTEST ?= $(BIN)/python -m pytest -n auto
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := CUSTOM_COMPILE_COMMAND='make pins' $(BIN)/pip-compile --quiet --generate-hashes \
	--strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DELETE_ON_ERROR:
.PHONY: demo test check gates lint types imports docs bench siege coverage coverage-law coverage-casebook text paste pictures pins format clean

demo: $(VENV)/run.stamp
	@$(BIN)/wayout demo --dir $(DEMO)

test: $(VENV)/test.stamp
	@$(PYTEST)

check: gates test

gates: lint types imports docs coverage

lint: $(VENV)/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python tools/build_text.py --check

types: $(VENV)/test.stamp
	@$(BIN)/mypy

imports: $(VENV)/test.stamp
	@$(BIN)/lint-imports --no-logo

docs: $(VENV)/test.stamp
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/test.stamp
	@set -e; for file in tests/bench/bench_*.py; do echo "== $$file"; $(BIN)/python $$file; done

siege: $(VENV)/test.stamp
	@$(BIN)/python -m tests.siege $(MINUTES)

# The law decides over years of a life, the casebook keeps names: every branch of both is walked, by
# their own tests alone.
coverage: coverage-law coverage-casebook

coverage-law: TESTS = tests/unit/law tests/law tests/property/test_law* tests/promise/test_law*
coverage-casebook: TESTS = tests/unit/casebook
coverage-law coverage-casebook: coverage-%: $(VENV)/test.stamp
	@COVERAGE_FILE=.coverage.$* $(BIN)/coverage run --branch --source=src/wayout/$* -m pytest -q $(TESTS)
	@COVERAGE_FILE=.coverage.$* $(BIN)/coverage report --skip-covered --show-missing --fail-under=100

text: $(VENV)/test.stamp
	@$(BIN)/python tools/build_text.py

paste: $(VENV)/test.stamp
	@$(BIN)/python tools/paste_output.py

format: $(VENV)/test.stamp
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

pictures: $(VENV)/test.stamp
	@WAYOUT_PICTURES=docs/images $(BIN)/python -m pytest -q tests/e2e/test_pictures.py

pins: $(VENV)/test.stamp
	@$(COMPILE) --extra reports -o requirements/run.txt pyproject.toml requirements/build.in
	@$(COMPILE) --extra reports -c requirements/run.txt -o requirements/test.txt \
		pyproject.toml requirements/build.in requirements/test.in

clean:
	@rm -rf $(VENV) site dist

# The package itself is installed as a link to src, so that it is set up anew only when the
# requirements or the project file change.
$(VENV)/%.stamp: requirements/%.txt pyproject.toml | $(VENV)/made.stamp
	@echo "Installing requirements/$*.txt into $(VENV) ..." >&2
	@$(PIP) install --require-hashes --only-binary :all: --requirement $<
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/made.stamp:
	@test -n "$(PYTHON)" || { \
		echo "Wayout needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
