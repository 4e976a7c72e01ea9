# `make demo` shows the tool, `make test` runs the gate. Both make their own environment and need Python 3.11 or newer.
# Another interpreter: make test PYTHON=python3.12

SHELL := /bin/sh
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	if $$p -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then echo $$p; break; fi; done)
DEMO := .venv-demo/bin/readiness
BIN := .venv/bin
# the packages of which every branch is covered
CORE := */readiness/engine/*,*/readiness/compare/*,*/readiness/problems.py,*/readiness/numbers.py,*/readiness/store/*

.PHONY: help demo test python environment lint types layers tests coverage bench performance mutate fuzz faults browser office dist package oldest sbom notices audit pins golden written docs clean

help:
	@echo 'make demo    make an environment, score the fictional example, write its report to reports/demo/'
	@echo 'make test    make an environment and run the gate: lint, types, layers, tests, coverage'
	@echo 'make bench   time scoring and print the medians beside their targets; it says what is over and fails for nothing'
	@echo 'make performance  time whole processes beside what nobody can do without; the table of docs/performance.md'
	@echo 'make golden  write the expected outputs of tests and the sample report anew, to be looked at before a commit'
	@echo 'make docs    write what is made from the program (make written), and build docs/ as a site in build/site'
	@echo 'make written write the JSON Schemas, the generated pages of docs/, docs/report.svg and man/readiness.1 anew'
	@echo 'make mutate  break the engine in every small way, one at a time, and see the tests notice; about an hour'
	@echo 'make fuzz    read 100,000 files that were damaged at random; make fuzz SEED=7 COUNT=1000000 reads others, and more'
	@echo 'make faults  kill, cut power and fill disks at length: no answer may be lost; about half an hour'
	@echo 'make browser  open the pages of reports and of the site in Chromium: no request, nothing for axe to find, screenshots in build/'
	@echo 'make office   open the files for an office suite in LibreOffice: no formula, equal text, pages in build/office'
	@echo 'make dist    build wheel and source archive in dist/ from what is committed, and look at them with twine'
	@echo 'make package  test the commands of the built wheel in an environment outside of this folder; some minutes'
	@echo 'make oldest  run the tests with the oldest packages that pyproject.toml allows; as long as the gate'
	@echo 'make sbom    write the bill of materials (CycloneDX) to build/sbom/'
	@echo 'make notices  write THIRD-PARTY.md anew, from what the installed packages declare'
	@echo 'make audit   ask the database of known weaknesses about every pinned package; it needs one that can be reached'
	@echo 'make pins    pin the development dependencies anew'
	@echo 'make clean   remove what the above made, your reports excepted'

python:
	@test -n '$(PYTHON)' && $(PYTHON) -c '$(NEW_ENOUGH)' || \
		{ echo 'readiness needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; }

demo: python
	@echo '== making the environment of the demo'
	@$(PYTHON) tools/environment.py demo
	@echo '== readiness score examples/unmex/2023.yaml'
	@$(DEMO) score examples/unmex/2023.yaml
	@echo '== readiness export examples/unmex/2023.yaml -o reports/demo/unmex-2023.md --force'
	@$(DEMO) export examples/unmex/2023.yaml -o reports/demo/unmex-2023.md --force

test: environment lint types layers coverage
	@echo '== the gate is passed'

environment: python
	@echo '== making the environment of the gate'
	@$(PYTHON) tools/environment.py test

lint: environment
	@echo '== ruff'
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: environment
	@echo '== mypy'
	@$(BIN)/mypy

layers: environment
	@echo '== import-linter'
	@$(BIN)/lint-imports

# hundreds of tests start the program: it is compiled once, also where the environment says not to keep that
tests: environment
	@echo '== pytest'
	@rm -f .coverage .coverage.*
	@PYTHONDONTWRITEBYTECODE= $(BIN)/coverage run -m pytest --numprocesses auto --dist worksteal

coverage: tests
	@echo '== coverage'
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --fail-under=95
	@$(BIN)/coverage report --fail-under=100 --include='$(CORE)'

bench: environment
	@echo '== pytest-benchmark: about a minute, in which nothing else should run'
	@mkdir -p build
	@PYTHONHASHSEED=0 $(BIN)/python -m pytest benchmarks --quiet --benchmark-json=build/benchmarks.json
	@$(BIN)/python benchmarks/table.py build/benchmarks.json

performance: environment
	@echo '== whole processes: some minutes, in which nothing else should run'
	@$(BIN)/python benchmarks/starts.py
	@$(BIN)/python benchmarks/growth.py

mutate: environment
	@echo '== mutmut'
	@$(BIN)/python tools/mutants.py run

SEED ?= 1
COUNT ?= 100000

fuzz: environment
	@echo '== fuzz'
	@$(BIN)/python tests/fuzz.py --seed $(SEED) --count $(COUNT)

faults: environment
	@echo '== faults'
	@FAULTS=long $(BIN)/python -m pytest tests/faults --quiet -p no:randomly

# the pins and axe are kept in build/, so that the environment of the gate stays what it is
AXE := axe-core@4.14.1

browser: docs
	@command -v chromium >/dev/null && command -v npm >/dev/null || \
		{ echo 'make browser needs chromium and npm; Debian has both under these names' >&2; exit 1; }
	@echo '== playwright and axe'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --require-hashes \
		--target build/browser -r requirements/browser.txt
	@npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix build/axe $(AXE)
	@echo '== pytest, in a browser'
	@PYTHONPATH=build/browser $(BIN)/python -m pytest tests/browser --quiet -p no:randomly
	@echo '== look at build/browser-pages'

office: environment
	@command -v soffice >/dev/null && command -v pdftoppm >/dev/null || \
		{ echo 'make office needs soffice and pdftoppm; Debian has them in libreoffice and poppler-utils' >&2; exit 1; }
	@echo '== pytest, in LibreOffice'
	@OFFICE=1 $(BIN)/python -m pytest tests/office --quiet -p no:randomly
	@echo '== look at build/office'

# what lies about and is not committed would get into the source archive
dist: python
	@test -z "$$(git status --porcelain)" || { echo 'make dist builds what is committed; commit or stash first' >&2; exit 1; }
	@$(PYTHON) tools/environment.py package
	@rm -rf dist
	@echo '== hatchling'
	@.venv-package/bin/python -m hatchling build -d dist
	@echo '== twine'
	@.venv-package/bin/twine check --strict dist/*
	@cd dist && sha256sum *

# somewhere else, so that nothing of this folder can be imported in place of what is in the wheel
package: environment
	@echo '== the wheel, installed somewhere else'
	@$(BIN)/python tools/installed.py

oldest: python
	@echo '== making the environment of the oldest packages'
	@$(PYTHON) tools/environment.py oldest
	@echo '== pytest'
	@PYTHONDONTWRITEBYTECODE= .venv-oldest/bin/python -m pytest --numprocesses auto --dist worksteal

sbom: python
	@$(PYTHON) tools/environment.py package
	@$(PYTHON) tools/environment.py runtime
	@.venv-package/bin/python tools/sbom.py build/sbom/readiness.cdx.json

notices: environment
	@$(BIN)/python tools/notices.py

# --strict: a package of which the database says nothing must not pass for one of which it knows nothing bad
audit: python
	@$(PYTHON) tools/environment.py package
	@.venv-package/bin/pip-audit --strict --require-hashes --disable-pip -r requirements/runtime.txt

golden: environment
	@$(BIN)/python -m pytest tests/golden --update-golden

written: environment
	@$(BIN)/python tools/schemas.py
	@$(BIN)/python tools/report_schemas.py
	@$(BIN)/python tools/schema_pages.py
	@$(BIN)/python tools/cli_pages.py
	@$(BIN)/python -m pytest tests/golden --update-golden --quiet -k 'problems.md or sources.md or report.svg'

# kept in build/, so that the environment of the gate stays what it is
SPHINX := build/sphinx
$(SPHINX)/made: requirements/docs.txt
	@rm -rf $(SPHINX)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --target $(SPHINX) -r $<
	@touch $@

docs: written $(SPHINX)/made
	@echo '== sphinx: every warning fails'
	@rm -rf build/site
	@PYTHONPATH=$(SPHINX) $(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet --fresh-env \
		--doctree-dir build/doctrees --conf-dir tools/site docs build/site
	@echo '== look at build/site/index.html'

UV := build/pins/bin/uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-header

pins: environment
	@$(PYTHON) -m venv build/pins && build/pins/bin/pip install --quiet uv
	@$(UV) --generate-hashes --upgrade --all-extras pyproject.toml requirements/dev.in -o requirements/dev.txt
	@$(UV) --generate-hashes --upgrade requirements/browser.in -o requirements/browser.txt
	@$(UV) --generate-hashes --upgrade requirements/docs.in -o requirements/docs.txt
	@$(UV) --generate-hashes --all-extras -c requirements/dev.txt pyproject.toml -o requirements/runtime.txt
	@$(UV) --generate-hashes --upgrade -c requirements/dev.txt requirements/package.in -o requirements/package.txt
	@$(UV) --resolution lowest-direct --all-extras pyproject.toml -o build/lowest.txt
	@$(UV) --generate-hashes --all-extras -c build/lowest.txt pyproject.toml requirements/dev.in -o requirements/oldest.txt

clean:
	@rm -rf .venv .venv-* build dist mutants reports/demo .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
