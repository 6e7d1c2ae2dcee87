"""The container of old Office files: named streams in sectors that chains tie (MS-CFB)."""

import struct
from array import array
from dataclasses import dataclass, field

SIGNATURE = b"\xd0\xcf\x11\xe0"
_HEADER = 512
_LISTED = 109  # sectors of the table of chains that the header itself names (2.2)
_ENTRY = 128  # bytes of an entry of the directory (2.6)
_STREAM, _ROOT = 2, 5
_NO_ENTRY = 0xFFFFFFFF
_SHIFTS = {9, 12}  # sectors of 512 or 4096 bytes
_SHORT = 6  # short sectors of 64 bytes


class DamagedError(Exception):
    """Bytes that are not what their format says."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(slots=True)
class Container:
    """A container opened: the streams of its root, those of embedded objects left aside.

    DamagedError where the header or the directory is not whole.
    """

    data: bytes
    _shift: int = 9
    _chains: "array[int]" = field(default_factory=lambda: array("I"))
    _short_chains: "array[int]" = field(default_factory=lambda: array("I"))
    _short: bytes = b""
    _least: int = 4096
    _entries: dict[str, _Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.data) < _HEADER or not self.data.startswith(SIGNATURE):
            raise DamagedError
        self._shift, short = struct.unpack_from("<HH", self.data, 30)
        if self._shift not in _SHIFTS or short != _SHORT:
            raise DamagedError
        directory, _, self._least, short_chains = struct.unpack_from("<IIII", self.data, 48)
        for sector in self._sectors_of_chains():
            self._chains.frombytes(self._sector(sector))
        entries = self._directory(self._chain(directory))
        if not entries or entries[0].kind != _ROOT:
            raise DamagedError
        self._short_chains.frombytes(self._chain(short_chains))
        self._short = self._chain(entries[0].start)
        self._entries = {one.name: one for one in _children(entries)}

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream, b"" where there is none; DamagedError where it is cut short."""
        entry = self._entries.get(name)
        if entry is None or not entry.size:
            return b""
        found = self._chain(entry.start) if entry.size >= self._least else self._in_short(entry)
        if len(found) < entry.size:
            raise DamagedError
        return found[: entry.size]

    def _sectors_of_chains(self) -> list[int]:
        """The sectors that hold the table of chains: 109 in the header, more in a chain (2.5)."""
        found = list(struct.unpack_from(f"<{_LISTED}I", self.data, 76))
        more, _ = struct.unpack_from("<II", self.data, 68)
        seen: set[int] = set()
        while self._is_there(more) and more not in seen:
            seen.add(more)
            *listed, more = struct.unpack(f"<{(1 << self._shift) // 4}I", self._sector(more))
            found += listed
        return list(dict.fromkeys(filter(self._is_there, found)))

    def _is_there(self, sector: int) -> bool:
        return (sector + 1) << self._shift < len(self.data)

    def _sector(self, sector: int) -> bytes:
        size = 1 << self._shift
        begin = (sector + 1) * size
        return self.data[begin : begin + size].ljust(size, b"\0")

    def _chain(self, sector: int) -> bytes:
        """The sectors that one is tied to, as far as they are there."""
        parts = []
        seen: set[int] = set()
        while self._is_there(sector) and sector not in seen:
            seen.add(sector)
            begin = (sector + 1) << self._shift
            parts.append(self.data[begin : begin + (1 << self._shift)])
            if sector >= len(self._chains):
                break
            sector = self._chains[sector]
        whole = b"".join(parts)
        return whole[: len(whole) // 4 * 4]

    def _in_short(self, entry: _Entry) -> bytes:
        parts = []
        seen: set[int] = set()
        sector = entry.start
        while sector < len(self._short_chains) and sector not in seen:
            seen.add(sector)
            parts.append(self._short[sector << _SHORT : (sector + 1) << _SHORT])
            sector = self._short_chains[sector]
        return b"".join(parts)

    @staticmethod
    def _directory(data: bytes) -> list[_Entry]:
        found = []
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind, left, right, child = struct.unpack_from("<HBxIII", data, at + 64)
            start, size = struct.unpack_from("<II", data, at + 116)
            name = data[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            found.append(_Entry(name, kind, left, right, child, start, size))
        return found


def _children(entries: list[_Entry]) -> list[_Entry]:
    """The streams of the root: a tree of entries, each with the next to the left and right."""
    found = []
    waiting = [entries[0].child]
    seen = {_NO_ENTRY}
    while waiting:
        at = waiting.pop()
        if at in seen or at >= len(entries):
            continue
        seen.add(at)
        waiting += [entries[at].left, entries[at].right]
        if entries[at].kind == _STREAM:
            found.append(entries[at])
    return found


def streams_of(data: bytes) -> frozenset[str]:
    """The names of a container's streams; none where it is damaged."""
    try:
        return Container(data).names
    except DamagedError:
        return frozenset()
