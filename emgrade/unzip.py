"""The files of a zip, read one by one and never unpacked to the disk."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from emgrade.entries import (
    Item,
    Limits,
    Meter,
    Refusal,
    Refused,
    kind_problem,
    name_problem,
    refuse_many,
)

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def in_zip(source: Path, limits: Limits) -> Iterator[tuple[str, Item | Refused]]:
    try:
        with zipfile.ZipFile(source) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise ValueError(f"SOURCE {source} is a broken zip ({error}); download it again") from None
    refuse_many(source, len(infos), limits)
    meter = Meter(limits.total)
    for info in infos:
        path = name_in_zip(info)
        if reason := zip_problem(info, path):
            yield path, Refused(path, reason)
        else:
            yield path, Item(path, time_in_zip(info), reader(source, info, limits, meter))


def name_in_zip(info: zipfile.ZipInfo) -> str:
    """The path; old programs write UTF-8 unsaid, which zipfile takes for code page 437."""
    name = info.orig_filename  # filename would end at a NUL
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name.encode("ascii", "replace").decode().replace("?", "\ufdd0")


def time_in_zip(info: zipfile.ZipInfo) -> str:
    try:
        return datetime(*info.date_time).isoformat()
    except ValueError:
        return datetime(1980, 1, 1).isoformat()


def zip_problem(info: zipfile.ZipInfo, path: str) -> str | None:
    if reason := name_problem(path) or kind_problem(info.external_attr >> 16):
        return reason
    if info.flag_bits & 0x1:
        return "encrypted"
    return None if info.compress_type in PACKED else "packed in an unusual way"


def reader(source: Path, info: zipfile.ZipInfo, limits: Limits, meter: Meter):
    def read() -> bytes:
        try:
            with zipfile.ZipFile(source) as archive, archive.open(info) as stream:
                return meter.gather(stream, limits.file, limits.ratio * info.compress_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise Refusal(f"broken in the zip ({type(error).__name__})") from None
        except RuntimeError:
            raise Refusal("encrypted") from None

    return read
