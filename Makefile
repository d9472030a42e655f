# Two commands need nothing but python3 >= 3.11 and make:
#   make report   sets everything up and writes polycentric-report.html
#   make test     sets everything up and runs the whole suite
# PYTHON=python3.13 chooses another Python, VENV=path another place for the environment,
# OUT=file another name for the report, LOCK=no the newest versions in place of the tested, hashed ones.

PYTHON ?= python3
VENV ?= .venv
OUT ?= polycentric-report.html
LOCK ?= yes
JOBS ?= 2
ARGS ?=
SHEETS ?= stance-sheets

BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# The stamps carry a checksum of what was asked for: a touched file installs nothing again, a changed one does.
KEY := $(shell cat pyproject.toml requirements/*.txt | cksum | cut -d' ' -f1)
RUN := $(VENV)/.run-$(LOCK)-$(KEY)
DEV := $(VENV)/.dev-$(LOCK)-$(KEY)
# Only what runs is compiled, when it first runs: compiling all of every library costs a fifth of its room for nothing.
$(BIN)/python $(RUN) $(DEV): export PYTHONDONTWRITEBYTECODE = 1
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install --no-compile
EXTRAS := .[dev,learners,png]
SIZE = du -sm "$(VENV)" 2>/dev/null | cut -f1

.PHONY: help report test check format lint types tests docs pages bench notebook embedded geography alike great-powers futures-fit futures-shown futures-pages stance-sample stance-sheets stance-further stance-fit words-deeds validate validity lock clean
.DEFAULT_GOAL := help

help:  ## Show this list
	@grep -hE '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{printf "make %-9s %s\n", $$1, $$2}'

report: $(RUN)  ## Write the report on today's world (OUT=file)
	@$(BIN)/polycentric report --out "$(OUT)" $(ARGS)

test: $(DEV)  ## Set everything up and run the whole suite
	@$(MAKE) --no-print-directory check

check: format lint types docs tests  ## Format, lint, types, tests and docs, as continuous integration does

format: $(DEV)
	$(BIN)/ruff format --check .

lint: $(DEV)
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/basedpyright --pythonpath $(BIN)/python

tests: $(DEV)  ## Run the tests alone (ARGS="-k name")
	$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

docs: $(DEV)  ## Build the documentation into site/
	@$(BIN)/python tools/build_docs.py

pages: $(DEV)  ## Write again what the documentation's commands print and draw (ARGS="docs/tutorial/index.md": that page)
	@$(BIN)/python tools/refresh_docs.py $(ARGS)

bench: $(DEV)  ## Time the start, the loading, each measure and the report
	$(BIN)/python -m pytest tests/benchmarks tests/mirror/test_tidy_speed.py tests/mirror/test_tournament_mirror.py tests/mirror/test_similarity_commands.py tests/mirror/test_network_commands.py -n 0 --benchmark-enable --benchmark-only $(ARGS)

geography: $(DEV)  ## Write again where capitals lie and who borders whom
	$(BIN)/python tools/make_geography.py

great-powers: $(DEV)  ## Write again how each index tells known great powers from other states (needs the archive)
	$(BIN)/python tools/make_great_powers.py

futures-fit: $(DEV)  ## Fit the processes of futures again (needs the archive)
	$(BIN)/python tools/make_futures_fit.py

futures-shown: $(DEV)  ## Run the futures that the report shows again, and the sweep of levers (minutes)
	$(BIN)/python tools/make_futures_shown.py

futures-pages: $(DEV)  ## Write the tables of runs in the pages again (needs the archive; minutes; ARGS=name: that one)
	$(BIN)/python tools/make_futures_pages.py $(ARGS)

notebook: $(DEV)  ## Run the tutorial's notebook again and keep what it shows
	$(BIN)/python tools/notebook.py

embedded: $(DEV)  ## Write the embedded tables of the world 'now' again
	$(BIN)/python tools/make_embedded.py

alike: $(DEV)  ## Write again how alike readings of polarity are over two centuries (needs the archive)
	$(BIN)/python tools/make_readings_alike.py

stance-sample: $(DEV)  ## Draw the hits of the gold set of stances again (needs the archive)
	$(BIN)/python tools/make_stance_sample.py

stance-sheets: $(DEV)  ## Write the sheets for coders of stances into a folder (SHEETS=folder; needs the archive)
	$(BIN)/python tools/make_stance_sheets.py "$(SHEETS)"

stance-further: $(DEV)  ## Draw a further sample of hits of stances again (ARGS=third, or "third folder": write its sheets there; needs the archive)
	$(BIN)/python tools/make_stance_further_draw.py $(ARGS)

stance-fit: $(DEV)  ## Learn the model of stances again and freeze it (all draws; ARGS=--choose: score every variant and choose; needs the archive)
	$(BIN)/python tools/fit_stance_model.py $(ARGS)

validate: $(DEV)  ## Run the checks that are too long for the suite (ARGS=name: that one)
	$(BIN)/python tools/validate.py $(ARGS)

validity: $(DEV)  ## Hold every measure against the known cases again (needs the archive)
	$(BIN)/python tools/make_validity.py

words-deeds: $(DEV)  ## Compare all declared words with all declared deeds again (needs the archive)
	$(BIN)/python tools/make_words_deeds.py

lock: $(DEV)  ## Choose and hash the newest versions again (needs uv)
	sh tools/lock.sh

clean:  ## Remove all that was made
	rm -rf $(VENV) site dist build .pytest_cache .ruff_cache .hypothesis .benchmarks "$(OUT)"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "polycentric needs Python 3.11 or later, and '$(PYTHON)' is older: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Making an environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "No environment could be made: on Debian and Ubuntu, install the package python3-venv." >&2; rm -rf $(VENV); exit 1; }

$(RUN): | $(BIN)/python
	@echo "Installing polycentric and what it needs into $(VENV), once: about 630 MB, most of it polars, numba (with"
	@echo "llvmlite), scipy, pandas and numpy. The tournament's learner isn't among it: pip install '.[learners]' ..."
	@$(BIN)/python -m pip -q uninstall -y setuptools 2>/dev/null || true  # Python 3.11 puts it there, and nothing needs it
	@$(PIP) $(if $(filter no,$(LOCK)),-e .,--require-hashes -r requirements/run.txt)
	@$(PIP) --no-deps --no-build-isolation -e .
	@size=$$($(SIZE)); [ -z "$$size" ] || echo "Installed: $(VENV) holds $$size MB."
	@rm -f $(VENV)/.run-*; touch $@

$(DEV): $(RUN) | $(BIN)/python
	@echo "Installing the development tools, and the tournament's learner, once: about 450 MB more ..."
	@$(PIP) $(if $(filter no,$(LOCK)),-e '$(EXTRAS)',--require-hashes -r requirements/dev.txt)
	@rm -f $(VENV)/.dev-*; touch $@
