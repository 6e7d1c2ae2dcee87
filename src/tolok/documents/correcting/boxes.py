"""The hidden boxes that Excel draws comments in: VML, the one form of them that it accepts."""

import re
from collections.abc import Iterator, Mapping

from tolok.documents.correcting.correction import CorrectionError
from tolok.documents.correcting.markup import elements
from tolok.documents.correcting.package import Package
from tolok.documents.correcting.sheet import Sheet
from tolok.documents.sheets.formulas import Place

DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE = re.compile(rb"_x0000_s(\d+)")
_CLUSTER = 1024  # ids of shapes that belong to one drawing
_BOX = (300, 13)  # pixels: a box's width, and the height of its lines
_LETTERS = 46  # letters of 9-point Tahoma in a line of the box
_POINTS, _PIXELS = 3, 4  # three points are four pixels


def empty_drawing(name: str) -> bytes:
    """A drawing part without a box; its ids of shapes follow the number in its name."""
    number = re.findall(r"\d+", name)[-1]
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
        "</xml>"
    ).encode()


def draw(package: Package, part: str, sheet: Sheet, remarks: list[tuple[Place, str]]) -> None:
    """Append hidden boxes to a drawing. Drawings may be no XML at all, so none is parsed."""
    data = package.parts.get(part, b"")
    end = data.rfind(b"</xml>")
    if end < 0:
        raise CorrectionError(
            "kotak komentar di buku kerja ini tidak dikenal bentuknya. Buka di Excel, simpan "
            "lagi, lalu ulangi."
        )
    numbers = [int(number) for number in _SHAPE.findall(data)]
    own = int((re.findall(r"\d+", part) or ["1"])[-1])
    first = max(numbers, default=own * _CLUSTER) + 1
    boxes = "" if b"_x0000_t202" in data or not remarks else _BOX_KIND
    for number, (place, remark) in enumerate(remarks, start=first):
        boxes += _box(number, place, anchor(sheet, place, remark))
    package.parts[part] = data[:end] + boxes.encode() + data[end:]


_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOX_KIND = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def _box(number: int, place: Place, anchor: str) -> str:
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{place[0] - 1}</x:Row>"
        f"<x:Column>{place[1] - 1}</x:Column></x:ClientData></v:shape>"
    )


def anchor(sheet: Sheet, place: Place, remark: str) -> str:
    """Where the box begins and ends: columns and rows from 0, each with its offset in pixels."""
    lines = sum(1 + len(line) // _LETTERS for line in remark.split("\n")) + 1
    right, across = _reached(_widths(sheet, place[1] + 1), 12 + _BOX[0])
    below, down = _reached(_heights(sheet, place[0]), 4 + lines * _BOX[1])
    row, column = place
    return f"{column}, 12, {row - 1}, 4, {column + right}, {across}, {row - 1 + below}, {down}"


def _reached(sizes: Iterator[int], distance: int) -> tuple[int, int]:
    """How many whole columns or rows fit into a distance, and what is left of it."""
    for count, size in enumerate(sizes):
        if distance <= size:
            return count, distance
        distance -= size
    raise AssertionError("sizes never end")


def _widths(sheet: Sheet, first: int) -> Iterator[int]:
    """Widths in pixels of the columns from ``first`` on: seven for each character, and a rim."""
    spans = []
    cols = next((one for one in sheet.children if one.name == "cols"), None)
    if cols is not None:
        head = sheet.data[sheet.children[0].start : sheet.children[0].inner]
        inside = sheet.data[cols.start : cols.end]
        spans = [
            (int(one["min"]), int(one["max"]), 0 if one.get("hidden") == "1" else _pixels(one))
            for one in (
                col.attributes
                for col in elements(head + inside + sheet.children[0].end_tag, "col")
                if col.name == "col"
            )
        ]
    column = first
    while True:
        yield next((width for low, high, width in spans if low <= column <= high), 64)
        column += 1


def _pixels(col: Mapping[str, str]) -> int:
    return 5 + 7 * int(col.get("width", "9").partition(".")[0])


def _heights(sheet: Sheet, first: int) -> Iterator[int]:
    """Heights in pixels of the rows from ``first`` on; 15 points where none is written."""
    row = first
    while True:
        known = sheet.rows.get(row)
        points = known.attributes.get("ht", "15") if known else "15"
        yield max(1, int(points.partition(".")[0])) * _PIXELS // _POINTS
        row += 1
