"""The marks of RTF: groups, control words, letters (RTF 1.9.1, "RTF Syntax")."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?"
    rb"|'(?P<byte>[0-9A-Fa-f]{2})|(?P<sign>[^A-Za-z']|'))"
    rb"|(?P<brace>[{}])|(?P<letters>[^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)


class Mark(NamedTuple):
    """One mark: ``kind`` is "word", "sign", "byte", "brace" or "letters"; ``text`` its bytes.

    ``end`` is where the file goes on after it.
    """

    kind: str
    text: bytes
    end: int
    number: int | None = None


def is_rtf(data: bytes) -> bool:
    """Whether bytes begin as RTF does, whatever the file is called."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def marks(data: bytes) -> Iterator[Mark]:
    r"""The marks in their order; line ends are none, and neither are the bytes after ``\bin``."""
    at = 0
    while found := _MARK.match(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind is None:
            continue
        if kind in {"word", "number"}:
            said = found["number"]
            number = None if said is None else int(said)
            if found["word"] == b"bin":
                at += max(0, number or 0)
            else:
                yield Mark("word", found["word"], at, number)
        else:
            yield Mark(kind, found[kind], at)


def rest_after(data: bytes) -> bytes:
    """What follows where nothing should, without the marks that old systems end a file with."""
    return data.strip(b"\0\x1a \t\r\n")
