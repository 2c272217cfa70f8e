"""What code inside the sandbox may not ask of the system: other namespaces, mounts, tracing.

Without this an ordinary process could make a user namespace in which it is root, mount a folder in
memory there, and fill the machine's memory with files. The kernel keeps the filter for good, in
all processes that follow. It is a program of the kernel's packet filter (`man 2 seccomp`).
"""

import ctypes
import errno
import platform
import struct

NUMBERS = {  # of the system calls: x86_64, aarch64
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "ptrace": (101, 117),
    "process_vm_writev": (311, 271),
    "process_vm_readv": (310, 270),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "io_uring_setup": (425, 425),
}
CLONE, CLONE3 = (56, 220), 435
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column, name in the kernel
SPACES = 0x7E020080  # the flags of clone that make namespaces
LOAD, EQUAL, ANY, ABOVE, RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
NO_NEW_PRIVS, SECCOMP, FILTER = 38, 22, 2


def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """One instruction; yes and no are how many of the next are left out."""
    return struct.pack("HBBI", code, yes, no, value)


def program(machine: str) -> bytes:
    """Loads the machine, then the call's number, then the flags of clone."""
    column, name = MACHINES[machine]
    steps = [step(LOAD, 4), step(EQUAL, name, 1), step(RETURN, REFUSE | errno.EPERM)]
    steps += [step(LOAD, 0), step(ABOVE, 0x40000000, 0, 1), step(RETURN, REFUSE | errno.EPERM)]
    for numbers in NUMBERS.values():
        steps += [step(EQUAL, numbers[column], 0, 1), step(RETURN, REFUSE | errno.EPERM)]
    steps += [step(EQUAL, CLONE3, 0, 1), step(RETURN, REFUSE | errno.ENOSYS)]  # clone does as well
    steps += [step(EQUAL, CLONE[column], 0, 3), step(LOAD, 16)]
    steps += [step(ANY, SPACES, 0, 1), step(RETURN, REFUSE | errno.EPERM)]
    return b"".join([*steps, step(RETURN, ALLOW)])


def forbid() -> None:
    """From now on, in this process and all that follow from it; OSError where it cannot be."""
    if platform.machine() not in MACHINES:
        raise OSError(f"no filter for a machine of the kind {platform.machine()}")
    code = program(platform.machine())
    buffer = ctypes.create_string_buffer(code, len(code))
    told = struct.pack("HL", len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(SECCOMP, FILTER, told, 0, 0):
        raise OSError(ctypes.get_errno(), "the system takes no filter of system calls")
