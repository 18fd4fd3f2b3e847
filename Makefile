# Petition: installing, running, testing. A fresh Debian 12 needs only: python3 python3-venv make git
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
ARGS ?=
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app wsgi
UV := $(shell command -v uv 2>/dev/null)
PIP := $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)
MACHINE := chromium libatomic1 fonts-noto-cjk nginx-light

# Links in emails must lead to the port in use; the key is the one that `init` has kept.
OWN_KEY := $(if $(SECRET_KEY)$(SECRET_KEY_FILE),,SECRET_KEY_FILE=$(or $(INSTANCE_DIR),instance)/secret_key)
ADDRESS := $(if $(PUBLIC_URL)$(filter 8000,$(PORT)),,PUBLIC_URL=http://127.0.0.1:$(PORT) $(OWN_KEY))

.PHONY: help
help: ## this list
	@echo "make TARGET [PORT=$(PORT)] [ARGS='…']"
	@sed -n 's/^\([a-z]*\):[^#]*## /  \1	/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: run
run: $(VENV)/.runtime ## serve the petition on http://127.0.0.1:PORT, data in instance/
	@$(FLASK) init
	@$(ADDRESS) $(FLASK) serve --port $(PORT) --show-emails

.PHONY: test
test: $(VENV)/.dev machine ## run every test, two at a time; ARGS go to pytest: ARGS='-k tally -x'
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

.PHONY: lint
lint: $(VENV)/.dev ## check style, types and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint templates

.PHONY: format
format: $(VENV)/.dev ## put the code into its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: catalogues
catalogues: $(VENV)/.dev ## take new texts into translations/ and compile them
	$(BIN)/pybabel --quiet extract -F babel.cfg --ignore-dirs '.*' -k lazy_gettext -o translations/messages.pot .
	$(BIN)/pybabel --quiet update -i translations/messages.pot -d translations --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(BIN)/pybabel --quiet compile -d translations --statistics

.PHONY: bench
bench: $(VENV)/.dev ## measure speed against the bare minimum: ARGS='--quick'
	$(BIN)/python -m bench $(ARGS)

.PHONY: clean
clean: ## remove caches and the virtual environment; data in instance/ stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis translations/messages.pot
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What tests need of the machine, where we may install it; elsewhere they skip and say how.
.PHONY: machine
machine:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! dpkg -s $(MACHINE) >/dev/null 2>&1; then \
	  echo "installing $(MACHINE)"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(MACHINE); } >/dev/null \
	  || echo "could not be installed: the tests that need it will say so"; \
	fi

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@$(if $(UV),$(UV) venv --quiet --seed --python $(PYTHON) $(VENV),$(PYTHON) -m venv $(VENV)) \
	|| { rm -rf $(VENV); echo "A virtual environment cannot be made: apt-get install -y python3-venv"; exit 1; }

# A newer interpreter file is no reason to install again, hence the bar before it.
$(VENV)/.runtime: requirements.txt constraints.txt | $(BIN)/python
	$(PIP) -r requirements.txt -c constraints.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt constraints.txt | $(BIN)/python
	$(PIP) -r requirements-dev.txt -c constraints.txt
	@touch $@ $(VENV)/.runtime
