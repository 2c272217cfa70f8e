"""python -m emlib: the blog's program made anew."""

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import emlib
from emlib import __main__ as cli
from emlib import datasets
from emlib.__main__ import main
from emlib.comparison import fit_kmeans

ROOT = Path(__file__).parents[1]


def run(*words, **environ):
    """The program in a process of its own, without a display."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env |= {"MPLBACKEND": "agg", "PYTHONPATH": str(ROOT), **environ}
    command = [sys.executable, "-m", "emlib", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)


def errors(report):
    """{name: number of errors} of each method in the report."""
    return {name: int(n) for name, n in re.findall(r"^(.+): (\d+) errors?,", report, re.M)}


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_iris_ends_at_the_known_maximum_with_five_errors(capsys, seed):
    assert main(["--data_set", "Iris", "--seed", seed]) == 0
    report = capsys.readouterr().out
    assert errors(report) == {"EM": 5, "k-means": 16}
    assert "log-likelihood -180.19" in report and "distortion 78.85" in report
    assert "a good start ends at -180.19 with 5 errors; reached here" in report
    assert re.search(r"^1 +0 +45 +0$\n^2 +0 +5 +50$", report, re.M)


def test_iris_counts_the_starts_that_ended_there(capsys):
    main(["--data_set", "Iris"])
    report = capsys.readouterr().out
    ended, starts = map(int, re.search(r"reached from (\d+) of (\d+) starts", report).groups())
    assert starts == 20 and 2 <= ended < starts
    assert "floor" not in report  # no component rests on it


def test_the_second_sample_defeats_k_means_and_not_em(capsys, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    assert main([]) == 0
    found = errors(capsys.readouterr().out)
    assert found["Sample 1, k-means"] <= 1 and found["Sample 1, EM"] <= 1
    assert found["Sample 2, k-means"] > 100 and found["Sample 2, EM"] <= 2


def test_k_means_ends_where_it_ends_whatever_the_units():
    """tol counts in squared units of x: only tol=0 means the same in all."""
    x = datasets.iris().x
    z, J, _ = fit_kmeans(x, 5, np.random.default_rng(0))
    z_there, J_there, _ = fit_kmeans(1e-3 * x, 5, np.random.default_rng(0))
    np.testing.assert_array_equal(z_there, z)
    assert J_there == pytest.approx(1e-6 * J, rel=1e-9)


def test_the_same_seed_prints_the_same_report_and_another_one_may_not(capsys):
    reports = []
    for seed in ("5", "5", "6"):
        main(["--data_set", "Iris", "--seed", seed])
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1] != reports[2]


def test_data_is_short_for_data_set(capsys):
    assert main(["--data=Iris"]) == 0
    assert errors(capsys.readouterr().out)["EM"] == 5


def test_save_writes_the_picture_and_the_report_into_a_new_folder(tmp_path):
    result = run("--save", str(tmp_path / "new" / "1"))
    assert result.returncode == 0 and not result.stderr
    assert (tmp_path / "new" / "1" / "report.txt").read_text() == result.stdout
    assert (tmp_path / "new" / "1" / "GMM.png").read_bytes().startswith(b"\x89PNG")


def test_without_a_display_the_report_ends_with_a_hint():
    result = run()
    assert result.returncode == 0 and not result.stderr
    assert "cluster" in result.stdout
    assert result.stdout.endswith("No display for the picture: --save DIR writes it to a file.\n")


def without_matplotlib(tmp_path):
    """A folder in front of the others, in which matplotlib cannot be imported."""
    (tmp_path / "matplotlib.py").write_text("raise ModuleNotFoundError('not installed')")
    return os.pathsep.join([str(tmp_path), str(ROOT)])


def test_iris_needs_no_matplotlib(tmp_path):
    result = run("--data_set", "Iris", PYTHONPATH=without_matplotlib(tmp_path))
    assert result.returncode == 0 and errors(result.stdout)["EM"] == 5


def test_the_samples_without_matplotlib_are_reported_and_say_what_to_install(tmp_path):
    result = run(PYTHONPATH=without_matplotlib(tmp_path))
    assert result.returncode == 0 and errors(result.stdout)["Sample 2, EM"] <= 2
    assert "pip install 'emlib[plots]'" in result.stdout


@pytest.mark.parametrize("name", ["iris", "IRIS"])
def test_small_letters_will_do(capsys, name):
    assert main(["--data_set", name]) == 0
    assert errors(capsys.readouterr().out)["EM"] == 5


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"emlib {emlib.__version__}\n"


def no_work(*_):
    raise AssertionError("work was done before the targets were checked")


@pytest.mark.parametrize("name", ["report.txt", "GMM.png"])
@pytest.mark.parametrize("odd", ["folder", "/dev/full"])
def test_an_odd_target_is_refused_before_the_work(capsys, monkeypatch, tmp_path, name, odd):
    monkeypatch.setattr(cli, "sample", no_work)
    target = tmp_path / name
    target.mkdir() if odd == "folder" else target.symlink_to(odd)
    with pytest.raises(SystemExit) as stop:
        main(["--save", str(tmp_path)])
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and f"{name} is no file, or a protected one" in said


def test_a_folder_without_room_or_leave_is_refused_before_the_work(capsys, monkeypatch, tmp_path):
    def full(**_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(cli, "TemporaryFile", full)
    monkeypatch.setattr(cli, "iris", no_work)
    with pytest.raises(SystemExit) as stop:
        main(["--data_set", "iris", "--save", str(tmp_path)])
    assert stop.value.code == 2 and "No space left on device" in capsys.readouterr().err


def test_a_disk_that_fills_up_leaves_the_report_that_was_there(capsys, monkeypatch, tmp_path):
    def full(file):
        file.write(b"half a rep")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    report = tmp_path / "report.txt"
    report.write_text("of yesterday")
    monkeypatch.setattr(cli, "iris", lambda rng: "of today")
    whole = cli.write
    monkeypatch.setattr(cli, "write", lambda path, fill: whole(path, full))
    assert main(["--data_set", "iris", "--save", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "python -m emlib: cannot write: No space left on device\n"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
    assert report.read_text() == "of yesterday"


STOPS = {  # the first lines of a program that never gets to the fits
    "reader": "cli.iris = lambda rng: 'x'",
    "full": "cli.iris = lambda rng: 'x'",
    "ctrl-c": "cli.iris = lambda rng: signal.raise_signal(signal.SIGINT)",
}


@pytest.mark.parametrize(
    ("stop", "to", "status", "said"),
    [
        ("reader", "| true", 141, ""),
        ("full", "> /dev/full", 1, "python -m emlib: cannot write: No space left on device\n"),
        ("ctrl-c", "", 130, "python -m emlib: stopped\n"),
    ],
)
def test_what_stops_it_is_one_line_and_a_status(stop, to, status, said):
    code = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code += f"from emlib import __main__ as cli; {STOPS[stop]}; "  # a job may begin deaf to Ctrl-C
    code += "sys.exit(cli.main(['--data_set', 'iris']))"
    shell = f'"{sys.executable}" -c "{code}" {to}; exit ${{PIPESTATUS[0]}}'
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(["bash", "-c", shell], env=env, capture_output=True, text=True)
    assert (result.returncode, result.stderr, result.stdout) == (status, said, "")


@pytest.mark.parametrize("when", ["numpy", "scipy", "emlib.gmm", "emlib.runs.init", "emlib.plots"])
def test_ctrl_c_while_it_loads_is_one_line_and_a_status(when, tmp_path):
    """SIGINT comes from outside as a module begins to load, which a file of its own tells."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Tell:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {when!r}:\n"
        "            print('loading', flush=True)\n"
        "            sys.stdin.readline()\n"
        "sys.meta_path.insert(0, Tell())\n",
        encoding="utf-8",
    )
    env = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "MPLBACKEND": "agg"}
    job = subprocess.Popen(
        [sys.executable, "-m", "emlib"],
        env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert job.stdout.readline() == "loading\n"
    job.send_signal(signal.SIGINT)
    _, said = job.communicate("\n", timeout=60)
    assert (job.returncode, said) == (130, "python -m emlib: stopped\n")


def test_whoever_imports_emlib_keeps_its_answer_to_ctrl_c():
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import emlib; "
    code += "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, "-m", "emlib"], env=env, check=True)


@pytest.mark.parametrize("backend", ["nonsense", "module://nonsense"])
def test_a_backend_that_is_none_is_told_before_the_work(backend):
    result = run(MPLBACKEND=backend)
    assert result.returncode == 2 and result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert f"MPLBACKEND={backend} is no backend that matplotlib can load here" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--data_set", "Penguins"], "Penguins"),
        (["--seed", "x"], "--seed"),
        (["--seed", "-1"], "must not be negative"),
        (["--save"], "--save"),
        (["--save", str(ROOT / "pyproject.toml")], "cannot write to"),
        (["more"], "more"),
    ],
)
def test_wrong_input_gets_one_line_and_status_2(capsys, words, said):
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1 and said in captured.err
