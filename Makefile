# make deck    the six decks of the example, into out/
# make quick   lint and the core tests: architecture, stages, golden decks; under two minutes on two cores
# make test    lint, types and all tests, in under a quarter of an hour; installs what they need
# make brand   the built-in brands again, from their script
# make extras  what PDF files and batches on several machines need, into the same environment
# make wheel   a wheel to install elsewhere, into dist/
# make pins    the newest versions of everything that is installed, with the hashes of their files
# make sbom    the bill of materials, CycloneDX, into build/sbom.cdx.json
# make bench   our speed beside that of other generators
# make soak    the long tests of batches: crashes, poison, memory, saves by LibreOffice; a quarter of an hour
# make clean   remove what make made

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := deck
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/merrowdale
PIP := $(BIN)/python -m pip
INSTALL := install --quiet --disable-pip-version-check --no-input
PINNED := $(INSTALL) --require-hashes --requirement .ci/pins
OURS := $(INSTALL) --no-index --no-deps --no-build-isolation
INPUTS := setup.cfg pyproject.toml
CORE := $(addprefix tests/,architecture base backends_difference backends_svg brand checks content figures fonts golden layout pictures rich_text \
	slides source speech tailoring templating)
PINNING := build/tools
BILLED := build/billed

.PHONY: deck quick test lint types pytest tools brand extras wheel pins sbom bench soak clean

deck: $(VENV)/installed
	$(BIN)/briefing build $(EXAMPLE) -o out/

quick: lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not long" $(CORE)

test: tools lint types pytest

lint: $(VENV)/installed-for-tests
	$(BIN)/ruff check .

types: $(VENV)/installed-for-tests
	$(BIN)/mypy

pytest: tools $(VENV)/installed-for-tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

tools:
	@.ci/system-tools

brand: $(VENV)/installed
	$(BIN)/python -m briefing_builder.brand.built_in.make

extras: $(VENV)/installed-with-extras

wheel: $(VENV)/installed
	@rm -rf build/lib build/bdist.* dist
	@$(PIP) wheel --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

pins: $(PINNING)/installed
	.ci/pins/renew $(PINNING)/bin/uv --upgrade

sbom: $(PINNING)/installed wheel
	@rm -rf $(BILLED)
	@$(PYTHON) -m venv --without-pip $(BILLED)
	@$(PIP) --python $(BILLED)/bin/python $(PINNED)/extras.txt
	@$(PIP) --python $(BILLED)/bin/python $(OURS) --find-links dist briefing-builder
	@$(PINNING)/bin/cyclonedx-py environment --gather-license-texts --output-reproducible --output-file build/sbom.cdx.json $(BILLED)/bin/python
	@echo "The bill of materials is build/sbom.cdx.json"

bench: $(VENV)/installed
	$(BIN)/python benchmarks/run.py

soak: tools $(VENV)/installed-for-tests
	BRIEFING_SOAK_DECKS_SAVED=all $(BIN)/python -m pytest tests/batch/test_saved_again.py -k "libreoffice_has_saved_are"
	$(BIN)/python benchmarks/soak.py

clean:
	rm -rf out $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@command -v $(PYTHON) > /dev/null || { echo "briefing needs Python 3.11 or newer, and there is no $(PYTHON). Name another one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefing needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo "$(PYTHON) cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(INPUTS) .ci/pins/deck.txt | $(VENV)/bin/python
	@echo "Installing briefing into $(VENV) …"
	@$(PIP) $(PINNED)/deck.txt
	@$(PIP) $(OURS) --editable .
	@touch $@

$(VENV)/installed-with-extras: $(INPUTS) .ci/pins/extras.txt | $(VENV)/bin/python
	@echo "Installing briefing and its extras into $(VENV) …"
	@$(PIP) $(PINNED)/extras.txt
	@$(PIP) $(OURS) --editable .
	@touch $@ $(VENV)/installed

$(VENV)/installed-for-tests: $(INPUTS) .ci/pins/test.txt | $(VENV)/bin/python
	@echo "Installing briefing and what its tests need into $(VENV) …"
	@$(PIP) $(PINNED)/test.txt
	@$(PIP) $(OURS) --editable .
	@touch $@ $(VENV)/installed $(VENV)/installed-with-extras

$(PINNING)/installed: .ci/pins/tools.txt | $(VENV)/bin/python
	@echo "Installing the tools for pins and bill of materials into $(PINNING) …"
	@$(PYTHON) -m venv --without-pip $(PINNING)
	@$(PIP) --python $(PINNING)/bin/python $(PINNED)/tools.txt
	@touch $@
