# Every target makes .venv when it is missing and re-installs only when the pins changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
PATHS := askcorpus evals tests training

.DEFAULT_GOAL := help
.PHONY: help ask test lint format types floors check evals speed wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) (a few minutes the first time) ..." >&2
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

ask: $(READY) ## set up and answer a first question over the bundled documents
	$(BIN)/askcorpus ask "what threshold did Amazon recommend?"

test: $(READY) ## set up and run the tests, network blocked
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

lint: $(READY) ## ruff: rules and format
	$(BIN)/ruff check $(PATHS)
	$(BIN)/ruff format --check $(PATHS)

format: $(READY) ## let ruff rewrite what it can
	$(BIN)/ruff check --fix $(PATHS)
	$(BIN)/ruff format $(PATHS)

types: $(READY) ## mypy, strict
	$(BIN)/mypy

floors: evals

evals: $(READY) ## answer the cases, write evals/RESULTS.md, fail below evals/floors.toml
	$(BIN)/python -m evals

check: lint types test floors ## everything a change must pass

speed: $(READY) ## time it against a plain sentence-transformers and Chroma script
	$(BIN)/python -m evals.speed

wheel: $(READY) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove the environment and what was built
	rm -rf $(VENV) dist
