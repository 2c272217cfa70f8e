"""The built site as one zip file, to unpack and read without a network: same site, same bytes."""

import sys
import zipfile

from notebooks import ROOT

SITE = ROOT / "_build" / "html"
ZIP = ROOT / "_build" / "em-step-by-step-site.zip"
FOLDER = "em-step-by-step"
LEFT_OUT = (".buildinfo", "objects.inv")  # what only another Sphinx build reads


def pages(site):
    return sorted(p for p in site.rglob("*") if p.is_file() and p.name not in LEFT_OUT)


def entry(name):
    """A file's place in the zip; its date is 1980 and its mode the same for all."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info


def pack(site, path):
    with zipfile.ZipFile(path, "w") as archive:
        for page in pages(site):
            name = f"{FOLDER}/{page.relative_to(site).as_posix()}"
            archive.writestr(entry(name), page.read_bytes(), compresslevel=9)


def main():
    if not (SITE / "index.html").exists():
        return "there is no site yet: run `make book` first"
    pack(SITE, ZIP)
    print(f"{ZIP.relative_to(ROOT)}: {ZIP.stat().st_size / 1e6:.1f} MB; unpack, open index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
