"""What a binary Word document declares of table rows (MS-DOC 2.6.3, 2.9.317 TDefTableOperand)."""

import struct
from collections.abc import Iterable

from tolok.documents.old_word.doc_runs import Sprm
from tolok.documents.old_word.edges import Edge, Shape

_DEFINED, _MERGED_DOWN, _MERGED_ACROSS = 0xD608, 0xD62B, 0x5624
_CELL = 20  # bytes a TC80 has (2.9.310)
_DOWN = {1: "continue", 2: "restart", 3: "restart"}  # vertMerge (2.9.310)
_BEGINS, _GOES_ON = 1, 2  # bits of horzMerge


def shape_of(listed: Iterable[Sprm]) -> Shape:
    """The row that the properties of its mark declare, the later ones over the earlier."""
    shape = Shape()
    for sprm in listed:
        if sprm.code == _DEFINED:
            shape = _defined(sprm.operand)
        elif sprm.code == _MERGED_DOWN and len(sprm.operand) > 1:
            cell, how = sprm.operand[:2]
            shape = _changed(shape, cell, cell + 1, "down", _DOWN.get(how, ""))
        elif sprm.code == _MERGED_ACROSS:
            first, limit = sprm.operand
            shape = _changed(shape, first, first + 1, "across", "restart")
            shape = _changed(shape, first + 1, limit, "across", "continue")
    return shape


def _defined(operand: bytes) -> Shape:
    count = operand[0] if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        return Shape()
    left, *rights = struct.unpack_from(f"<{count + 1}h", operand, 1)
    edges = []
    for number, right in enumerate(rights):
        at = 1 + 2 * (count + 1) + _CELL * number
        look = int.from_bytes(operand[at : at + 2], "little")
        across = "continue" if look & _GOES_ON else "restart" if look & _BEGINS else ""
        edges.append(Edge(right, _DOWN.get(look >> 5 & 3, ""), across))
    return Shape(left, tuple(edges))


def _changed(shape: Shape, first: int, limit: int, what: str, how: str) -> Shape:
    edges = list(shape.edges)
    for at in range(first, min(limit, len(edges))):
        old = edges[at]
        edges[at] = old._replace(down=how) if what == "down" else old._replace(across=how)
    return shape._replace(edges=tuple(edges))
