"""What an attack may leave behind: files and processes with its token, a call to a listener."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from emgrade import wall

PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/sandbox", "/", str(Path.home()))
WORKERS = 16


class Listener(NamedTuple):
    """Ports of this machine at which an attack would be heard: TCP and UDP, and a unix socket."""

    port: int
    sockets: list[socket.socket]

    def heard(self) -> bool:
        return any(heard(one) for one in self.sockets)


def heard(one: socket.socket) -> bool:
    one.settimeout(0.05)
    try:
        if one.type == socket.SOCK_DGRAM:
            one.recv(1)
        else:
            one.accept()[0].close()
    except TimeoutError:
        return False
    return True


@contextmanager
def listener(token: str) -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as tcp:
        port = tcp.getsockname()[1]
        with (
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
            socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as unix,
        ):
            udp.bind(("127.0.0.1", port))
            unix.bind("\0" + token)
            unix.listen()
            yield Listener(port, [tcp, udp, unix])


def left(token: str, heard_at: Listener, room: Path) -> list[str]:
    """Everything that an attack has left, in words; a listener that hears nothing at all is one."""
    problems = ["something reached the network"] if heard_at.heard() else []
    with socket.create_connection(("127.0.0.1", heard_at.port), 1):
        if not heard_at.heard():
            problems.append("the listener is deaf, so that the network was not tried")
    problems += [f"a file is left: {path}" for path in files(token, room)]
    return problems + [f"a process is left: {words}" for words in processes(token)]


def files(token: str, room: Path) -> Iterator[Path]:
    for place in (*PLACES, str(wall.HERE.parent), str(wall.HERE), str(room)):
        if os.path.isdir(place):
            yield from (Path(entry.path) for entry in os.scandir(place) if token in entry.name)


def processes(token: str) -> list[str]:
    """Those that carry the token; for root also those of the users that the sandbox uses."""
    told = subprocess.run(["ps", "-eo", "uid=,args="], capture_output=True, text=True, check=True)
    ours = {str(wall.user_of(worker)) for worker in range(WORKERS)} - {str(os.getuid())}
    return [
        line.strip()[:80]
        for line in told.stdout.splitlines()
        if token in line or line.split(None, 1)[0] in ours
    ]
