# attack: become root, leave the walls, raise the limits | fails
import ctypes
import os
import resource


def responsibilities(x, pi, mu, sigma2):
    libc = ctypes.CDLL(None)
    for flag in (0x10000000, 0x00020000, 0x40000000):
        if libc.unshare(flag) == 0:
            raise ValueError("LEAKED: namespaces of its own")
    if libc.mount(b"none", b"/tmp", b"tmpfs", 0, 0) == 0 or libc.chroot(b"/") == 0:
        raise ValueError("LEAKED: mounts")
    for change in (lambda: os.setuid(0), lambda: resource.setrlimit(resource.RLIMIT_AS, (-1, -1))):
        try:
            change()
        except (OSError, ValueError):
            continue
        raise ValueError("LEAKED: more rights")
    return np.ones((len(x), len(pi)))
