"""Execute notebooks and store their outputs in one fixed form.

    python tools/notebooks.py                       all of them
    python tools/notebooks.py notebooks/00-....ipynb ...

Run twice, it changes no byte: what differs from run to run and means nothing (ids, timings, which
Python wrote the file) is renumbered or dropped. A notebook that fails is left as it was.
"""

import base64
import hashlib
import json
import os
import struct
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from jupyter_view import set_captions, set_folds, set_getter

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT = 120  # seconds a cell may take
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "name": "python", "pygments_lexer": "ipython3"}
FLEETING = ("ExecuteTime", "collapsed", "execution", "scrolled")  # cell metadata of one run or view


def all_notebooks():
    """Every notebook of the book, in reading order."""
    return [*(ROOT / "book").glob("index.ipynb"), *sorted((ROOT / "notebooks").glob("*.ipynb"))]


def execute(nb, folder):
    """The notebook with the outputs of a fresh kernel, run from its own folder."""
    NotebookClient(
        nb,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        coalesce_streams=True,
        store_widget_state=True,
        extra_arguments=["--log-level=ERROR"],
    ).execute()
    return nb


def code_cells(nb):
    return [cell for cell in nb.cells if cell.cell_type == "code"]


def views(nb):
    """The widget views among the outputs, in order."""
    outputs = [output for cell in code_cells(nb) for output in cell.outputs]
    return [output.data[VIEW] for output in outputs if VIEW in output.get("data", {})]


def widget_states(nb):
    return nb.metadata.get("widgets", {}).get(STATE, {}).get("state", {})


def set_ids(nb):
    """An id that follows from what the cell says, so it moves with the cell."""
    seen = {}
    for cell in nb.cells:
        digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:8]
        seen[digest] = seen.get(digest, 0) + 1
        cell.id = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def set_counts(nb):
    executed = [cell for cell in code_cells(nb) if cell.execution_count is not None]
    for count, cell in enumerate(executed, start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count


def set_metadata(nb):
    nb.metadata["kernelspec"] = dict(KERNEL)
    nb.metadata["language_info"] = dict(LANGUAGE)
    nb.nbformat, nb.nbformat_minor = 4, 5
    for cell in nb.cells:
        for key in FLEETING:
            cell.metadata.pop(key, None)


def references(value):
    """The model ids that a widget's state refers to."""
    if isinstance(value, str):
        return [value.removeprefix("IPY_MODEL_")] if value.startswith("IPY_MODEL_") else []
    if isinstance(value, dict):
        value = [value[key] for key in sorted(value)]
    return [i for v in value for i in references(v)] if isinstance(value, list) else []


def reachable(states, roots):
    """Model ids in order of appearance: each view's model, then what it refers to."""
    order, waiting = [], list(reversed(roots))
    while waiting:
        i = waiting.pop()
        if i in states and i not in order:
            order.append(i)
            waiting += reversed(references(states[i]["state"]))
    return order


def set_model_ids(nb):
    """Number the widget models; drop those that no view shows."""
    states = widget_states(nb)
    order = reachable(states, [view["model_id"] for view in views(nb)])
    if not order:
        nb.metadata.pop("widgets", None)
        return
    new = {old: f"{n:032x}" for n, old in enumerate(order, start=1)}
    text = json.dumps({i: states[i] for i in order})
    for old in order:
        text = text.replace(old, new[old])
    nb.metadata["widgets"][STATE]["state"] = nbformat.from_dict(json.loads(text))
    for view in views(nb):
        view["model_id"] = new.get(view["model_id"], view["model_id"])


def without_text_chunks(png):
    """A PNG without the chunks that say which program wrote it, and when."""
    kept, at = [png[:8]], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        end = at + 12 + length
        if png[at + 4 : at + 8] not in (b"tEXt", b"iTXt", b"zTXt", b"tIME"):
            kept.append(png[at:end])
        at = end
    return b"".join(kept)


def set_images(nb):
    for cell in code_cells(nb):
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/png" in data:
                png = without_text_chunks(base64.b64decode(data["image/png"]))
                data["image/png"] = base64.b64encode(png).decode()


def normalise(nb):
    outside = (set_getter, set_captions, set_folds)
    for step in (*outside, set_ids, set_counts, set_metadata, set_model_ids, set_images):
        step(nb)
    return nb


def as_text(nb):
    """Sorted keys, one space of indent, one newline at the end."""
    return nbformat.writes(nb, version=nbformat.NO_CONVERT).rstrip("\n") + "\n"


def why(error):
    """The first lines that say what went wrong."""
    return str(error).strip() or type(error).__name__


def remake(path):
    """Execute one notebook in place; a line that says how it went, and whether it went well."""
    start, old = time.perf_counter(), path.read_text(encoding="utf-8")
    nb = nbformat.reads(old, as_version=4)
    try:
        text = as_text(normalise(execute(nb, path.parent)))
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return f"{path.name}: FAILED, left as it was\n{why(error)}", False
    if text != old:
        path.write_text(text, encoding="utf-8", newline="\n")
    seconds = time.perf_counter() - start
    return f"{path.name}: {'changed' if text != old else 'same'} ({seconds:.0f} s)", True


def leave_home():
    """The settings of whoever runs this (a backend, a style, start-up files) stay outside."""
    os.environ.pop("MPLBACKEND", None)
    empty = ROOT / "_build" / "no-settings"
    empty.mkdir(parents=True, exist_ok=True)
    for place in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR"):
        os.environ[place] = str(empty)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # two processes on two cores


def main(names):
    paths = [Path(name).resolve() for name in names] or all_notebooks()
    if missing := [str(path) for path in paths if not path.is_file()]:
        sys.exit("no such notebook: " + ", ".join(missing))
    leave_home()
    good = True
    with ProcessPoolExecutor(max_workers=2) as pool:
        for line, went_well in pool.map(remake, paths):
            print(line, flush=True)
            good &= went_well
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
