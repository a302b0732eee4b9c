# Two commands matter: `make site` builds the portal, `make test` passes the tests.
PYTHON ?= python3
VENV   ?= .venv
# Windows puts programs into Scripts, everybody else into bin.
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: site editor serve check test lint lock words bench peers fuzz mutants lighthouse picture guide-pictures views clean

site: $(VENV)/.build
	@echo "Building the portal; the first build makes every handout and clip, a minute or two"
	$(BIN)/loa build

# The form for editors: its program, proven and kept in the user's cache, then the site with it.
editor: $(VENV)/.build
	$(BIN)/loa editor
	$(BIN)/loa build --editor

serve: $(VENV)/.build
	$(BIN)/loa serve

check: $(VENV)/.build
	$(BIN)/loa check

test: $(VENV)/.test
	$(BIN)/python tests/machine.py
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.lint
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy

# Refreshes every lock: exact versions and hashes, direct and transitive, for every platform.
lock: $(VENV)/.lint
	$(BIN)/python scripts/lock.py

# The catalogues of what the program says: new sentences join, those that went go, both are
# compiled. It names what has no Vietnamese yet: write that, and run it again.
words: $(VENV)/.test
	$(BIN)/python scripts/words.py

bench: $(VENV)/.build
	$(BIN)/python -m loa.bench.build
	$(BIN)/python -m loa.bench.languages
	$(BIN)/python -m loa.bench.packs
	$(BIN)/python -m loa.bench.handouts

# Thousands of damaged inputs for every reader, other ones each time; the tests run some forty.
FUZZ ?= 2000
fuzz: $(VENV)/.test
	LOA_FUZZ=$(FUZZ) $(BIN)/python -m pytest tests/fuzz

# How many small faults of our own code the tests notice: MUTANTS="safety checks/phones", and with
# EVERY=5 one in five of them. All of the six packages take hours.
MUTANTS ?=
EVERY ?= 1
mutants: $(VENV)/.test
	$(BIN)/python tests/mutation/run.py $(MUTANTS) --every $(EVERY)

# Beside Hugo: half an hour on two quiet cores.
peers: $(VENV)/.bench
	$(BIN)/python -m loa.bench.peers

# Lighthouse's score for speed too, which tests leave out because a busy machine lowers it.
lighthouse: site $(VENV)/.test
	$(BIN)/python tests/machine.py
	$(BIN)/python tests/lighthouse_audit.py site

# The README's picture, of the portal as it is.
picture: site $(VENV)/.test
	$(BIN)/python tests/machine.py
	$(BIN)/python tests/readme_picture.py site

# The pictures of the form and the preview in the editors' guide, of both as they are.
guide-pictures: $(VENV)/.test
	$(BIN)/python tests/machine.py
	$(BIN)/loa editor
	$(BIN)/python tests/editor_pictures.py

# Forty views of the theme at three widths, on one page to look at: dist/views/index.html.
views: site $(VENV)/.test
	$(BIN)/python tests/machine.py
	$(BIN)/python tests/theme_views.py site dist/views

clean:
	rm -rf $(VENV) .cache site dist

# pip says what it downloads: on a slow line the first run takes minutes, and is not to be silent.
$(VENV)/bin-ready:
	@echo "Making $(VENV)"
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.build: requirements/build.txt pyproject.toml | $(VENV)/bin-ready
	$(PIP) install --require-hashes --no-deps -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.build $(VENV)/.lint
	$(PIP) install --require-hashes --no-deps -r requirements/test.txt
	touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.build
	$(PIP) install --require-hashes --no-deps -r requirements/bench.txt
	touch $@

$(VENV)/.lint: requirements/lint.txt $(VENV)/.build
	$(PIP) install --require-hashes --no-deps -r requirements/lint.txt
	touch $@
