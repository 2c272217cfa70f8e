"""On which page of a PDF each named place lies, read from the file that Chromium writes.

Its objects stand one by one in the file, and a table at the end says where: no library is needed.
"""

import re

END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
ENTRY = 20  # bytes of an entry in the table
ROOT = re.compile(rb"/Root (\d+) 0 R")
PART = rb"/%s (\d+) 0 R"
KIDS = re.compile(rb"/Kids \[(.*?)\]", re.DOTALL)
REFERENCE = re.compile(rb"(\d+) 0 R")
PLACE = re.compile(rb"/(\S+) \[(\d+) 0 R")
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a byte that a name may not hold as it is


def reader(pdf):
    """Bytes of a PDF -> (what an object holds, by its number; number of the root)."""
    end = END.search(pdf, len(pdf) - 100)
    table = end and TABLE.match(pdf, int(end[1]))
    if not table:
        raise ValueError("the PDF has no table of its objects at its end: was it cut off?")

    def held(number):
        entry = table.end() + ENTRY * int(number)
        start = int(pdf[entry : entry + 10])
        return pdf[start : pdf.index(b"endobj", start)]

    return held, ROOT.search(pdf, table.end())[1]


def leaves(held, number):
    """The numbers of the pages under a node of the tree of pages, in order."""
    kids = KIDS.search(held(number))
    if not kids:
        return [number]
    return [page for kid in REFERENCE.findall(kids[1]) for page in leaves(held, kid)]


def name(coded):
    return CODED.sub(lambda byte: bytes.fromhex(byte[1].decode()), coded).decode()


def destinations(pdf):
    """Bytes of a PDF -> {name of a place: its page, from 1}."""
    held, root = reader(pdf)
    catalog = held(root)
    tree, places = (re.search(PART % kind, catalog) for kind in (b"Pages", b"Dests"))
    if not places:
        return {}
    pages = {page: i for i, page in enumerate(leaves(held, tree[1]), 1)}
    return {name(place): pages[page] for place, page in PLACE.findall(held(places[1]))}
