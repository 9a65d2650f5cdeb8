# SPDX-License-Identifier: GPL-2.0-or-later
# One command each. A fresh machine needs Python 3.11 or newer, make, git and a package index.

ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := --require-hashes --no-deps --only-binary :all: --quiet
BASE := $(VENV)/.base-installed
DEV := $(VENV)/.dev-installed
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-build --generate-hashes --no-header --no-annotate --no-emit-index-url
SHELL_FILES := .ci/run

.DEFAULT_GOAL := help
.PHONY: help setup up test shows lint format bench docs wheel lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(BASE) ## Make .venv and install Warhost in it, from hash-locked wheels

up: $(BASE) ## Run a realm of bots in this terminal (ARGS="--bots 200" and so on)
	@$(BIN)/warhost up $(ARGS)

test: $(DEV) ## Run the tests in their short form and hold branch coverage at its gate
	@$(BIN)/python -m tests.gate $(ARGS)

shows: $(DEV) ## Run the long forms of the tests
	@$(BIN)/python -m pytest -m shows $(ARGS)

lint: $(DEV) ## Check style, types, the layers, shell and YAML
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PYTHONPATH=src $(BIN)/lint-imports
	@$(BIN)/shellcheck $(SHELL_FILES)
	@$(BIN)/yamllint --strict -d '{extends: default, rules: {line-length: {max: 140}}}' mkdocs.yml

format: $(DEV) ## Format the code
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: $(BASE) ## Run a benchmark (ARGS="realm --bots 5000"; none lists them)
	@$(BIN)/warhost bench $(or $(ARGS),--help)

docs: $(DEV) ## Build the documentation into site/, warnings are errors
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet && echo "site/index.html"

wheel: $(BASE) ## Build the wheel into dist/
	@$(PIP) wheel --quiet --no-index --no-deps --no-build-isolation --wheel-dir dist . && ls dist/*.whl

lock: $(BASE) ## Resolve the locks anew from pyproject.toml (ARGS="--upgrade" takes newer releases)
	@$(PIP) install $(LOCKED) -r requirements/lock.txt
	@$(COMPILE) $(ARGS) pyproject.toml -o requirements/base.txt > /dev/null
	@$(COMPILE) $(ARGS) pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt > /dev/null
	@$(COMPILE) $(ARGS) --group build -o requirements/build.txt > /dev/null
	@$(COMPILE) $(ARGS) --group lock -o requirements/lock.txt > /dev/null

clean: ## Remove what was built and installed here
	rm -rf $(VENV) build dist site .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# The first Python that is new enough makes the environment.
$(BIN)/python:
	@for python in $(PYTHON) python3 python3.11 python3.12 python3.13 python3.14; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then \
	        exec "$$python" -m venv $(VENV); \
	    fi; \
	done; \
	echo "no Python 3.11 or newer was found: install one, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1

$(BASE): pyproject.toml requirements/base.txt requirements/build.txt | $(BIN)/python
	@echo "installing Warhost in $(VENV)"
	@$(PIP) install $(LOCKED) -r requirements/base.txt
	@$(PIP) install $(LOCKED) -r requirements/build.txt
	@$(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(BASE) requirements/dev.txt
	@echo "installing the tools for tests, checks and docs in $(VENV)"
	@$(PIP) install $(LOCKED) -r requirements/dev.txt
	@touch $@
