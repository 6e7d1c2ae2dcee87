"""Word 97 documents made by hand: what MS-DOC and MS-CFB ask for, and nothing more."""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tolok.documents.document import Document, Paragraph, Table, TableRow

SECTOR, END, FREE, CHAINS = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
WIDTH = 1000  # twentieths of a point
TEXT_AT = 1024  # behind the FIB
LARGE = 200  # bytes of properties that go to the stream "Data", as Word puts them


def container(streams: Mapping[str, bytes]) -> bytes:
    """Streams in a container (MS-CFB), each in sectors of its own."""
    padded = {name: _padded(data, 4096) for name, data in streams.items() if data}
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    body, starts = b"", {}
    chains: list[int] = []
    for name in names:
        starts[name] = len(chains)
        body += padded[name]
        chains += [*range(len(chains) + 1, len(body) // SECTOR), END]
    directory = _entry("Root Entry", FREE, 1, END, 0)
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else FREE
        directory += _entry(name, right, FREE, starts[name], len(padded[name]))
    directory = _padded(directory, SECTOR)
    first = len(chains)
    chains += [*range(first + 1, first + len(directory) // SECTOR), END]
    body += directory
    tables = 1
    while (len(chains) + tables) * 4 > tables * SECTOR:
        tables += 1
    listed = [len(chains) + number for number in range(tables)]
    chains += [CHAINS] * tables
    body += _padded(struct.pack(f"<{len(chains)}I", *chains), SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH10x", 62, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIII", tables, first, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", *listed, *[FREE] * (109 - tables))
    return header + body


def _entry(name: str, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    kind = 2 if child == FREE else 5  # a stream, or the root
    entry = written.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(written), kind, 1, FREE, right, child
    )
    return entry.ljust(116, b"\0") + struct.pack("<II", start, size) + bytes(4)


def _padded(data: bytes, unit: int, with_: bytes = b"\0") -> bytes:
    return data + with_ * (-len(data) % unit)


def sprm(code: int, operand: int | bytes) -> bytes:
    """A property; its operand as a number, or as bytes behind their length."""
    head = struct.pack("<H", code)
    if isinstance(operand, bytes):
        if code == 0xD608:
            return head + struct.pack("<H", len(operand) + 1) + operand
        return head + bytes([len(operand)]) + operand
    sizes = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2}
    return head + operand.to_bytes(sizes[code >> 13], "little", signed=operand < 0)


IN_TABLE, ROW_END = sprm(0x2416, 1), sprm(0x2416, 1) + sprm(0x2417, 1)
BOLD, HIDDEN, DELETED, SPECIAL = sprm(0x0835, 1), sprm(0x083C, 1), sprm(0x0800, 1), sprm(0x0855, 1)


def row_end(edges: Sequence[int], looks: Sequence[int] = ()) -> bytes:
    """The properties of a row's mark: its edges from the left, and the merges of its cells."""
    cells = b"".join(struct.pack("<H18x", look) for look in looks)
    count = len(edges) - 1
    return ROW_END + sprm(0xD608, struct.pack(f"<B{count + 1}h", count, *edges) + cells)


class Text(NamedTuple):
    """Letters with their mark; ``letters`` are the properties of the one, ``mark`` of the other."""

    text: str
    mark: bytes = b""
    letters: bytes = b""
    style: int = 0


@dataclass
class Word97:
    """A document: its stories in order, and structures of the table stream by their places."""

    text: Sequence[Text]
    others: Mapping[int, Sequence[Text]] = field(default_factory=dict)
    parts: Mapping[int, bytes] = field(default_factory=dict)
    version: int = 0xC1
    flags: int = 0x0200
    compressed: bool = False

    def file(self) -> bytes:
        """Its bytes."""
        stories = [self.text, *(self.others.get(number, ()) for number in range(1, 8))]
        whole = [one for story in stories for one in story]
        width, coding = (1, "cp1252") if self.compressed else (2, "utf-16-le")
        letters = "".join(one.text for one in whole).encode(coding)
        main = bytes(TEXT_AT) + letters
        main += bytes(-len(main) % SECTOR)
        data = bytearray()
        standing, looks, at = [], [], TEXT_AT
        for one in whole:
            end = at + len(one.text.encode(coding))
            standing.append((at, end, struct.pack("<H", one.style) + self._near(one.mark, data)))
            looks.append((at, end, one.letters))
            at = end
        papx, papx_pages = _pages(standing, len(main) // SECTOR, 13, _papx)
        main += papx_pages
        chpx, chpx_pages = _pages(looks, len(main) // SECTOR, 1, _chpx)
        main += chpx_pages
        place = TEXT_AT * 2 | 0x40000000 if self.compressed else TEXT_AT
        plc = struct.pack("<IIHIH", 0, len(letters) // width, 0, place, 0)
        parts = {33: b"\x02" + struct.pack("<I", len(plc)) + plc, 13: papx, 12: chpx, **self.parts}
        table, places = b"", {}
        for number, part in parts.items():
            places[number] = (len(table), len(part))
            table += part
        counts = [sum(len(one.text.encode(coding)) // width for one in story) for story in stories]
        return container(
            {
                "WordDocument": self._fib(counts, places) + main[TEXT_AT:],
                "1Table" if self.flags & 0x0200 else "0Table": table,
                "Data": bytes(data),
            }
        )

    def _fib(self, counts: Sequence[int], places: Mapping[int, tuple[int, int]]) -> bytes:
        fib = bytearray(TEXT_AT)
        struct.pack_into("<HH6xH", fib, 0, 0xA5EC, self.version, self.flags)
        struct.pack_into("<H", fib, 0x20, 14)
        struct.pack_into("<H", fib, 0x3E, 22)
        struct.pack_into("<8i", fib, 0x4C, *counts)
        struct.pack_into("<H", fib, 0x98, 93)
        for number, place in places.items():
            struct.pack_into("<II", fib, 0x9A + 8 * number, *place)
        return bytes(fib)

    @staticmethod
    def _near(listed: bytes, data: bytearray) -> bytes:
        """Properties that fit into a page; larger ones go to the stream "Data"."""
        if len(listed) <= LARGE:
            return listed
        at = len(data)
        data += struct.pack("<H", len(listed)) + listed
        return sprm(0x6646, at)


def _papx(listed: bytes) -> bytes:
    listed += bytes(len(listed) % 2)
    return bytes([0, len(listed) // 2]) + listed


def _chpx(listed: bytes) -> bytes:
    return bytes([len(listed)]) + listed if listed else b""


def _pages(
    runs: Sequence[tuple[int, int, bytes]], number: int, size: int, entry: Callable[[bytes], bytes]
) -> tuple[bytes, bytes]:
    """The list of pages (PlcBte) and the pages (FKP), each with as many runs as fit."""
    ends, pages = [runs[0][0] if runs else TEXT_AT], []
    at = 0
    while at < len(runs):
        page = bytearray(SECTOR)
        begin, low, places = at, SECTOR - 2, []
        while at < len(runs):
            made = entry(runs[at][2])
            low_next = (low - len(made)) // 2 * 2
            used = 4 * (at - begin + 2) + size * (at - begin + 1)
            if low_next < used:
                break
            places.append(low_next // 2 if made else 0)
            page[low_next : low_next + len(made)] = made
            low = low_next
            at += 1
        count = at - begin
        struct.pack_into(
            f"<{count + 1}I", page, 0, *(one[0] for one in runs[begin:at]), runs[at - 1][1]
        )
        for index, one in enumerate(places):
            page[4 * (count + 1) + size * index] = one
        page[-1] = count
        pages.append(bytes(page))
        ends.append(runs[at - 1][1])
    numbers = range(number, number + len(pages))
    return struct.pack(f"<{len(ends)}I{len(pages)}I", *ends, *numbers), b"".join(pages)


def as_doc(document: Document) -> bytes:
    """The paragraphs and tables of a document, merged cells too."""
    texts: list[Text] = []
    for block in document.flat:
        if isinstance(block, Paragraph):
            texts.append(Text(f"{_lines(block.text)}\r"))
        elif isinstance(block, Table):
            below: dict[int, int] = {}
            for row in block.rows:
                texts += _row(row, below)
            texts.append(Text("\r"))
    return Word97(texts).file()


def _row(row: TableRow, below: dict[int, int]) -> list[Text]:
    """A row; ``below`` tells how many rows more the merged cells above reach, by column."""
    texts, edges, looks = [], [0], []
    for at, cell in enumerate(row.cells):
        if cell is not None:
            look = 3 << 5 if cell.rows > 1 else 0
            below[at] = cell.rows - 1
        elif below.get(at, 0) > 0:
            look = 1 << 5
            below[at] -= 1
        else:
            edges[-1] += WIDTH
            continue
        looks.append(look)
        edges.append((at + 1) * WIDTH)
        inset = sprm(0x845E, 200 * cell.indent) if cell and cell.indent else b""
        bold = BOLD if cell and cell.bold else b""
        texts.append(Text(f"{_lines(cell.text if cell else '')}\x07", IN_TABLE + inset, bold))
    return [*texts, Text("\x07", row_end(edges, looks))]


def _lines(text: str) -> str:
    return text.replace("\n", "\x0b")
