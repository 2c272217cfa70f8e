# Every command sets up .venv first, which takes no time when nothing has changed.
# make COMMAND PYTHON=python3.12 chooses the Python that .venv is made with.

.DEFAULT_GOAL := help
python = $(or $(PYTHON),python3)
# .venv/bin leads, so that tools find one another and the node that typesets the formulas
run = PATH="$(CURDIR)/.venv/bin:$$PATH"

.PHONY: help setup grade-env book pdf test chapter lab serve notebooks exercises bench site-zip lock clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-10s %s\n' "$$name" "$$text"; done

setup:  ## .venv with the locked packages and emlib; every command below does this first
	@command -v $(python) >/dev/null 2>&1 || { echo "$(python) was not found: install Python 3.11 or\
	 newer (Debian, Ubuntu: sudo apt install python3 python3-venv) or name one: make PYTHON=..."; exit 1; }
	@GOAL="$(MAKECMDGOALS)" $(python) tools/setup_env.py

grade-env: setup  ## .venv-grading, all that the grader's sandbox shows to a student's code
	@$(run) python tools/setup_grading.py

book: setup  ## build the whole site into _build/html, warnings are errors
	@$(run) python tools/build_book.py

test: grade-env  ## everything there is to check: style, units, notebooks, book, site in a browser
	@$(run) python tools/run_checks.py

chapter: setup  ## execute, check and build one chapter: make chapter N=04
	@$(run) python tools/chapter.py $(N)

# tools/jupyter switches off the question whether to fetch news
lab: setup  ## open the notebooks in JupyterLab (options: make lab ARGS="--no-browser")
	@$(run) JUPYTER_CONFIG_PATH="$(CURDIR)/tools/jupyter" jupyter lab --notebook-dir=. $(ARGS)

serve: setup  ## show the built site at a local address (another port: make serve ARGS=8001)
	@test -f _build/html/index.html || { echo "there is no site yet: run make book first"; exit 1; }
	@$(run) python -m http.server --bind 127.0.0.1 --directory _build/html $(or $(ARGS),8000)

notebooks: setup  ## execute all notebooks and store their outputs
	@$(run) python tools/notebooks.py

exercises: setup  ## make the pages and notebooks that follow from exercises/
	@$(run) python -m emgrade build

bench: setup  ## time emlib beside its peers
	@for file in benchmarks/*.py; do $(run) python "$$file" || exit 1; done

site-zip: book  ## the site as one file, to read without a network
	@$(run) python tools/site_zip.py

pdf: book  ## the whole book as one PDF, _build/book.pdf (needs a Chromium; ARGS=Letter)
	@$(run) python tools/make_pdf.py $(ARGS)

lock: setup  ## remake both locks from their requirements (newest versions: make lock ARGS=--upgrade)
	@for name in requirements requirements-grading; do \
		$(run) uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-header --no-annotate $(ARGS) -o $$name.lock $$name.txt || exit 1; done

clean:  ## remove what was built and cached; .venv stays
	rm -rf _build build *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -path './.venv*' -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -type d -print0 | xargs -0 rm -rf
