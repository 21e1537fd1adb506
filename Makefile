# The whole project in a few commands. Needs Python 3.11, 3.12 or 3.13, git and make; everything else goes into .venv.

SHELL := /bin/sh
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
PY := $(BIN)/python
SET_UP = @python=$$(sh tools/find_python.sh "$(PYTHON)") && "$$python" tools/set_up.py

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test check bench soak bundle clean

help:
	@echo "make demo     set up, read the bundled sample reports, print a table of projects and where the files are"
	@echo "make test     set up, run all tests            (some of them: make test ARGS='-k figures')"
	@echo "make check    format, lint, types, imports, file lengths, documents against code"
	@echo "make bench    how fast it is"
	@echo "make soak     the long proofs that make test leaves out"
	@echo "make bundle   everything a machine without a network needs, in dist/"
	@echo "make setup    only create .venv                (with another Python: make setup PYTHON=python3.12)"
	@echo "make clean    remove .venv and everything that was made"

setup:
	$(SET_UP)

setup-dev:
	$(SET_UP) --dev

demo: setup
	@$(PY) tools/demo.py

test: setup-dev
	@$(PY) -m pytest -n auto $(ARGS)

check: setup-dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(BIN)/lint-imports --no-logo
	$(PY) tools/check_lengths.py
	$(PY) tools/check_docs.py
	$(PY) tools/picture.py --check
	$(PY) tools/quality.py --check

bench: setup-dev
	@$(PY) -m benchmarks.bench $(ARGS)

soak: setup-dev
	@$(PY) -m pytest -m soak -s $(ARGS)

bundle: setup-dev
	@$(PY) tools/bundle.py $(ARGS)

clean:
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
