"""A student's code can use up what it is given, and reach nothing else."""

import socket
from pathlib import Path

import pytest

from emgrade import phase
from emgrade.phase import Ask

pytestmark = pytest.mark.usefixtures("walled")


def asked(*cells, names=("f",), calls=([],), texts=True):
    """The run of some cells; each name is a function that is called without arguments."""
    asks = [Ask(name, name, name, list(calls)) for name in names]
    return phase.run(cells, asks, texts)


def value(*cells):
    """What f() gives back in the sandbox."""
    reply = asked(*cells).replies["f"]
    assert reply.values, reply
    return reply.values[0]


def error(*cells):
    reply = asked(*cells).replies["f"]
    assert reply.values is None
    return reply


# ---- what is out of reach ----


def test_only_the_system_the_packages_and_what_the_runner_needs_can_be_seen(monkeypatch):
    monkeypatch.setenv("EMGRADE_SEED", "secret")
    root, beside, inside, names, uid, home = value(
        "import os, sys\nfrom pathlib import Path\n"
        "ways = [[*Path(p).parents[:-1], Path(p)] for p in (sys.prefix, sys.base_prefix)]\n"
        "needed = {str(folder) for way in ways for folder in way}\n"
        "def f():\n"
        "    above = [folder for way in ways for folder in way[:-1] if folder != Path('/usr')]\n"
        "    seen = {str(path) for folder in above for path in folder.iterdir()}\n"
        "    return ([name for name in os.listdir('/') if '/' + name not in needed],"
        "            sorted(seen - needed), os.listdir('/in/emgrade'), list(os.environ),"
        "            os.getuid(), os.listdir(os.environ['HOME']))"
    )
    assert {"home", "root", "work", "opt", "var", "srv", "boot", "sys"}.isdisjoint(root)
    assert beside == []  # on the way to the packages and to Python stands nothing else
    needed = "__init__ bounds cells forbidden runner spec wire"
    assert sorted(inside) == [f"{name}.py" for name in needed.split()]
    assert "EMGRADE_SEED" not in names
    assert uid != 0
    assert home == [".matplotlib"]


def test_neither_the_course_nor_its_package_can_be_reached():
    here = Path(__file__).resolve()
    paths = [str(here), str(here.parents[2] / "emlib")]
    told = value(
        "import os, importlib.util as u\ndef f():\n"
        f"    return [*map(os.path.exists, {paths}),"
        "            *(u.find_spec(name) is not None for name in ('emlib', 'numpy'))]"
    )
    assert told == [False, False, False, True]


def test_nothing_can_be_written_but_two_folders_of_bounded_size():
    places = ["/", "/usr", "/etc", "/in", "/in/emgrade", "/dev", "/proc/sys/kernel/hostname"]
    told = value(
        "import os\ndef writes(place):\n"
        "    try:\n"
        "        path = place if place.startswith('/proc') else place + '/x'\n"
        "        with open(path, 'w') as file:\n            file.write('x')\n"
        "        return True\n"
        "    except OSError:\n        return False\n"
        f"def f(): return [writes(p) for p in {[*places, '/tmp', '/sandbox']}]"
    )
    assert told == [False] * len(places) + [True, True]


def test_there_are_no_namespaces_no_mounts_and_no_tracing():
    """In a user namespace of its own a process could mount a folder of any size in memory."""
    told = value(
        "import ctypes, os\ndef f():\n    libc = ctypes.CDLL(None, use_errno=True)\n"
        "    def refused(call, *a):\n"
        "        return getattr(libc, call)(*a) == -1 and ctypes.get_errno() in (1, 38)\n"
        "    return [*(refused('unshare', flag) for flag in (0x10000000, 0x20000, 0x40000000)),"
        "            refused('mount', b'none', b'/tmp', b'tmpfs', 0, b'size=4G'),"
        "            refused('ptrace', 16, os.getppid(), 0, 0),"
        "            refused('syscall', 56 if os.uname().machine == 'x86_64' else 220,"
        "                    0x10000000 | 17, 0, 0, 0, 0), os.fork() >= 0]"
    )
    assert told == [True] * 7


def test_files_are_bounded_one_by_one_and_together():
    big = "def f(): open('a', 'wb').write(bytes({}))"
    assert error(big.format(40 << 20)).text == "[Errno 27] File too large"
    many = "def f():\n    for n in range(9): open(str(n), 'wb').write(bytes(20 << 20))"
    assert error(many).text == "[Errno 28] No space left on device"


def test_there_is_no_network_not_even_to_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        source = f"import socket\ndef f(): socket.create_connection(('127.0.0.1', {port}), 1)"
        assert error(source).name in ("ConnectionRefusedError", "OSError")
        with pytest.raises(TimeoutError):
            server.accept()
        socket.create_connection(("127.0.0.1", port), 1).close()
        server.accept()[0].close()  # it was listening


# ---- what is bounded ----


def test_memory_is_bounded():
    assert error("def f(): return len(bytearray(6 << 30))").name == "MemoryError"


def test_processes_are_bounded_and_the_next_answer_comes_all_the_same():
    source = (
        "import os, time\ndef f():\n    n = 0\n"
        "    try:\n        while n < 100:\n"
        "            if os.fork() == 0: time.sleep(60)\n"
        "            n += 1\n"
        "    except BlockingIOError: return n\n"
        "def g(): return 7"
    )
    run = asked(source, names=("f", "g"))
    assert run.replies["f"].values[0] < 10
    assert run.replies["g"].values == [7]


def test_a_call_that_never_ends_is_cut_and_the_next_answer_comes(monkeypatch):
    monkeypatch.setattr(phase, "QUESTION", 0.7)
    stubborn = (
        "def f():\n    while True:\n"
        "        try:\n            while True: pass\n"
        "        except BaseException: pass\n"
        "def g(): return 7"
    )
    run = asked(stubborn, names=("f", "g"))
    assert run.replies["f"] == phase.Reply(None, "OutOfTime", "")
    assert run.replies["g"].values == [7]


def test_a_cell_that_never_ends_is_left_out_and_the_others_count(monkeypatch):
    monkeypatch.setattr(phase, "CELL", 0.6)
    stubborn = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    run = asked("def f(): return 1", f"y = 2\n{stubborn}", "def g(): return y", names=("f", "g"))
    assert [run.replies[name].values for name in "fg"] == [[1], [2]]
    assert run.stopped[0][:2] == (1, "OutOfTime")
    assert run.skip == [[1, 1]]
    assert {kind for kind, _ in run.trouble} == {"limit"}  # a busy machine may be late more often


def test_a_cell_that_ends_the_process_is_left_out_and_told():
    run = asked("def f(): return 1", "import os\nos._exit(0)", "def g(): return 2", names="fg")
    assert [run.replies[name].values for name in "fg"] == [[1], [2]]
    assert run.trouble == [("ended", "code cell 2: the process ended early")]


def test_a_call_that_ends_the_process_is_told_and_the_next_answer_comes():
    source = "import os\ndef f(): os._exit(0)\ndef h(): os.kill(os.getppid(), 9)\ndef g(): return 2"
    run = asked(source, names="fhg")
    assert run.replies["f"].name == run.replies["h"].name == "Ended"
    assert run.replies["g"].values == [2]


# ---- forged messages ----


@pytest.mark.parametrize(
    "line",
    [
        b"x",
        b'{"at": "x"}',
        b'{"cells": 3}',
        b'{"cells": [[0, "A"]]}',
        b'{"cells": [["0", "A", "b"]]}',
        b"[" * 100_000,
    ],
    ids=range(6),
)
def test_what_the_runner_would_not_say_is_told_as_forged(line):
    forge = f"import os\nfor fd in range(3, 9):\n    try: os.write(fd, {line!r} + b'\\n')\n"
    run = asked("def f(): return 1", forge + "    except OSError: pass")
    assert run.trouble[0][0] == "forged"
    assert run.replies["f"].values == [1]  # without that statement


def test_a_forged_answer_is_no_more_than_an_answer():
    forge = (
        "import os\ndef f():\n    for fd in range(3, 12):\n"
        '        try: os.write(fd, b\'{"passed": true, "points": 100}\\n\')\n'
        "        except OSError: pass\n    return 1"
    )
    run = asked(forge)
    assert run.replies["f"].values is None
    assert run.trouble[0][0] == "forged"


def test_a_flood_ends_the_run():
    flood = (
        "import os\nfor fd in range(3, 9):\n"
        "    try:\n        while True: os.write(fd, b'x' * 65536)\n"
        "    except OSError: pass"
    )
    run = asked("def f(): return 1", flood)
    assert run.trouble[0][0] == "forged"
    assert run.replies["f"].values == [1]


def test_what_is_too_large_to_give_back_is_told():
    assert "too large" in error("import numpy as np\ndef f(): return np.zeros(10**6)").text
