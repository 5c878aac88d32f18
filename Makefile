# `make serve` starts the workbook, `make test` checks it. `make` tells what else.
# What is installed, and when, is in tools/install.sh.

HOST ?= 127.0.0.1
PORT ?= 8866
# Test processes at once. Each file stays in one process, so each process has one server.
JOBS ?= 2
# Turns of `make bench`, some 30 seconds each.
ROUNDS ?= 5
UPGRADE ?=
FIX ?=

export PYTHON

run := .venv/bin/python -m
pytest = chromium=$$(sh tools/chromium.sh) && postgresql=$$(sh tools/postgresql.sh) && \
	CHROMIUM="$$chromium" POSTGRESQL="$$postgresql" \
	$(run) pytest -n $(JOBS) --dist loadfile
compile = $(run) uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --custom-compile-command "make lock" \
	--quiet $(UPGRADE) pyproject.toml requirements/build.in

.PHONY: help serve lab check test test-all bench lint lock clean

help: ## tell what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

serve: ## start the workbook (HOST and PORT are honoured)
	@sh tools/install.sh serve
	@exec $(run) workbook serve --host "$(HOST)" --port "$(PORT)" --no-browser

lab: ## open JupyterLab on the notebooks
	@sh tools/install.sh serve
	@exec $(run) jupyterlab --LabApp.default_url=/lab/tree/notebooks

check: ## check words, questions and notebooks (FIX=--fix mends what it can)
	@sh tools/install.sh serve
	@$(run) workbook check $(FIX)

test: ## run the tests, Chromium included
	@sh tools/install.sh test
	$(pytest) -m "not matrix"

test-all: ## run the tests and the whole matrix of combinations
	@sh tools/install.sh test
	$(pytest)

bench: ## compare our page with stock Voilà and a static page (ROUNDS is honoured)
	@sh tools/install.sh test
	@chromium=$$(sh tools/chromium.sh) && \
		CHROMIUM="$$chromium" $(run) tests.benchmarks --rounds $(ROUNDS)

lint: ## check style, types, layers, notebooks and spelling
	@sh tools/install.sh test
	$(run) ruff check .
	$(run) ruff format --check .
	$(run) mypy
	.venv/bin/lint-imports
	$(run) nbstripout --verify --keep-id notebooks/*/*.ipynb
	$(run) workbook check --no-run
	.venv/bin/codespell

lock: ## write requirements/*.txt anew (UPGRADE=--upgrade takes newer versions)
	@sh tools/install.sh test
	$(compile) --output-file requirements/serve.txt
	$(compile) --extra test --constraint requirements/serve.txt \
		--output-file requirements/test.txt

clean: ## remove everything that was installed or made here
	rm -rf .venv dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache \
		.ruff_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
