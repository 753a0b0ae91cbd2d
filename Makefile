# What people run. Every target sets up what it needs first; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench accuracy docs lock clean
.DELETE_ON_ERROR:
export DAGSTER_DISABLE_TELEMETRY := yes
export DG_CLI_DISABLE_TELEMETRY := 1

# Marks of a finished set-up. The folder is in the name, so that an environment copied with its folder is not taken for this one's.
READY := .venv/ready$(subst /,-,$(CURDIR))
PEERS := .venv-peers/ready$(subst /,-,$(CURDIR))

help: ## this list
	@awk -F ': .*## ' '/^[a-z%-]+:.*## / {printf "make %-9s  %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)-dev ## make .venv, with everything for work on the code

run: $(READY)-run ## read data/raw and publish the warehouse (options: ARGS="--strict")
	.venv/bin/kc run $(ARGS)

test: $(READY)-dev ## run the tests (some: ARGS="-k sums")
	.venv/bin/python -m pytest $(ARGS)

check: $(READY)-dev ## lint, format, types, import layers, spelling, definitions
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/ty check
	.venv/bin/lint-imports --no-logo
	.venv/bin/codespell
	.venv/bin/dg check defs

format: $(READY)-dev ## put the code into its one form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: $(READY)-dev $(PEERS) ## measure speed and scale beside other programs
	.venv/bin/python -m benchmarks $(ARGS)

bench-%: $(READY)-dev $(PEERS) ## one of them: make bench-alerts
	.venv/bin/python -m benchmarks $* $(ARGS)

accuracy: $(READY)-dev ## score the reading against known facts
	.venv/bin/python -m benchmarks accuracy $(ARGS)

docs: $(READY)-run ## write the generated pages: dictionary, rules, commands
	.venv/bin/python -m pipelines.pages

lock: $(READY)-dev ## resolve the pinned versions anew
	rm -f requirements*.lock
	$(RESOLVE) pyproject.toml -o requirements-dev.lock --extra dev
	$(RESOLVE) pyproject.toml -o requirements.lock -c requirements-dev.lock
	$(RESOLVE) requirements-peers.txt -o requirements-peers.lock

clean: ## remove environments and caches; reports and warehouse stay
	rm -rf .venv .venv-peers .venv.lock .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Universal, for the oldest Python; names and versions only, so that each machine brings its own index.
RESOLVE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate

$(READY)-%: pyproject.toml requirements.lock requirements-dev.lock make/setup make/environment.py
	@make/setup $*
	@touch $@ $(READY)-run

$(PEERS): requirements-peers.lock make/setup make/environment.py
	@make/setup peers
	@touch $@
