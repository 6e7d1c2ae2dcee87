"""Lines of figures as a scan shows them, drawn with their texts: what the recogniser is taught on.

Nothing of benchmarks/scan_pages.py is used: other numbers, other marks, other fonts. Pages are
drawn by Pillow, harmed, and then treated by the very code that treats a scan, so that what the
taking-off of colour leaves is seen as it is.
"""

import io
import re
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from lesson_numbers import Chance, number, told
from lesson_stamps import stamped
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tolok.documents.scanning.cells import Field
from tolok.documents.scanning.colours import sheet_of
from tolok.documents.scanning.strips import Strip, strip_of

HELD_OUT = ("DejaVu", "Carlito", "Libertinus")
"""Fonts of the benchmark that no lesson shows."""

_UNFIT = ("Symbol", "D050000L", "Z003", "Thin", "Initial", "LinLibertine_I.", "_K.", "Keyboard")
_NOTO = ("NotoSans-", "NotoSerif-", "NotoSansMono-", "NotoSansDisplay-", "NotoSerifDisplay-")


class Lesson(NamedTuple):
    """A strip and what stands in it."""

    strip: Strip
    text: str


class _Place(NamedTuple):
    text: str
    ink: tuple[float, float, float, float]
    cell: tuple[float, float, float, float]


def fonts_in(folder: Path) -> dict[str, list[str]]:
    """The fonts of a folder that may be taught, by family."""
    families: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.name
        if path.suffix not in {".ttf", ".otf", ".t1"} or any(
            word in name for word in (*HELD_OUT, *_UNFIT)
        ):
            continue
        if name.startswith("Noto") and not name.startswith(_NOTO):
            continue
        family = re.sub("Bold|Italic|Oblique", "", re.split("[-_.]", name)[0]).strip()
        families.setdefault(family, []).append(str(path))
    return families


def lessons(chance: Chance, families: dict[str, list[str]]) -> list[Lesson]:
    """The lines of one page."""
    size = (int(chance.integers(900, 1300)), int(chance.integers(500, 800)))
    unit = float(np.exp(chance.uniform(np.log(8.5), np.log(25))))
    page, places = _drawn(chance, families, size, unit)
    every = [path for paths in families.values() for path in paths]
    for _ in range(chance.choice([0, 3, 6, 10, 15], p=[0.1, 0.2, 0.3, 0.25, 0.15])):
        page = stamped(page, chance, every, unit)
    picture, turn = _scanned(page, chance)
    sheet = sheet_of(picture)
    found = []
    for place in places:
        line, cell = _seen(place, turn, chance, unit)
        if cell.right - cell.left > 8 and cell.bottom - cell.top > 8:
            letter = max(6, round(unit * chance.uniform(0.72, 1.08)))
            strip = strip_of(sheet, line, cell, letter, None)
            if strip.shape[1] >= 8 * max(1, len(place.text) // 3):
                found.append(Lesson(strip, told(place.text)))
    return found


def _drawn(
    chance: Chance, families: dict[str, list[str]], size: tuple[int, int], unit: float
) -> tuple[Image.Image, list[_Place]]:
    """A page of cells full of figures, with rules between them."""
    paper = int(chance.integers(225, 256))
    page = Image.new("RGB", size, (paper, paper, int(chance.integers(paper - 12, paper + 1))))
    draw = ImageDraw.Draw(page)
    places: list[_Place] = []
    rule = int(chance.integers(0, 150))
    thick = int(chance.choice([0, 1, 1, 2, 3]))
    top = chance.uniform(4, 20)
    while True:
        font = _font(chance, families, unit)
        high = unit * chance.uniform(1.35, 3.2)
        if top + high > size[1]:
            return page, places
        left = chance.uniform(4, 40)
        toner = int(chance.choice([0, 20, 45, 80]))
        while True:
            text = number(chance)
            box = font.getbbox(text or "0", anchor="ls")
            wide = box[2] - box[0] + unit * chance.uniform(0.5, 5)
            if left + wide > size[0]:
                break
            cell = (left, top, left + wide, top + high)
            x = left + chance.uniform(0.15 * unit, max(0.2 * unit, wide - box[2] + box[0]))
            slack = high - unit
            y = top + unit + slack * chance.uniform(0.2, 0.75)
            draw.text((x, y), text, (toner, toner, toner), font, anchor="ls")
            if thick:
                draw.rectangle(cell, outline=(rule, rule, rule), width=thick)
            ink = (x + box[0], y + box[1], x + box[2], y + box[3])
            if told(text) in {"", "-"}:
                ink = (x, y - unit, x + unit, y)
            places.append(_Place(text, ink, cell))
            left += wide
        top += high


def _font(chance: Chance, families: dict[str, list[str]], unit: float) -> ImageFont.FreeTypeFont:
    """A font whose digits are `unit` high."""
    paths = families[str(chance.choice(sorted(families)))]
    plain = [path for path in paths if "Bold" not in path and "Ital" not in path]
    path = str(chance.choice(plain if plain and chance.random() < 0.6 else paths))
    tried = ImageFont.truetype(path, 100)
    box = tried.getbbox("8", anchor="ls")
    return ImageFont.truetype(path, 100 * unit / max(20, -box[1]))


def _scanned(
    page: Image.Image, chance: Chance
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """The page laid askew, blurred, noisy, saved as JPEG and straightened again, not quite."""
    askew, left_over = chance.normal(0, 1.2), float(np.clip(chance.normal(0, 0.2), -0.8, 0.8))
    image = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor="white")
    image = image.filter(ImageFilter.GaussianBlur(float(chance.uniform(0, 1.0))))
    pixels = np.asarray(image, np.float32)
    if chance.random() < 0.2:
        slope = np.linspace(chance.uniform(0.7, 1), 1, page.width, dtype=np.float32)
        pixels = pixels * slope[None, :, None]
    deviation = chance.choice([0, chance.uniform(2, 14)], p=[0.2, 0.8])
    pixels = pixels + chance.normal(0, deviation, (*pixels.shape[:2], 1)).astype(np.float32)
    pixels = pixels + chance.normal(0, deviation / 4 + 0.1, pixels.shape).astype(np.float32)
    image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    image = _speckled(image, chance)
    if chance.random() < 0.3:
        image = image.convert("L").convert("RGB")
    if chance.random() < 0.85:
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=int(chance.integers(30, 92)))
        image = Image.open(stream)
    turn = cv2.getRotationMatrix2D((page.width / 2, page.height / 2), -askew + left_over, 1)
    whole = cv2.getRotationMatrix2D((page.width / 2, page.height / 2), left_over, 1)
    straight = cv2.warpAffine(
        np.asarray(image),
        turn,
        page.size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(250, 250, 250),
    )
    return np.asarray(straight, np.uint8), np.asarray(whole, np.float64)


def _speckled(image: Image.Image, chance: Chance) -> Image.Image:
    """Dust of the glass and holes in toner."""
    draw = ImageDraw.Draw(image)
    for _ in range(chance.integers(0, 160)):
        x, y = chance.uniform(0, image.width), chance.uniform(0, image.height)
        r, light = chance.uniform(0.4, 2.2), int(chance.choice([30, 120, 255]))
        box = (x - r, y - r * chance.uniform(0.5, 1), x + r, y + r)
        draw.ellipse(box, fill=(light, light, light))
    return image


def _seen(
    place: _Place, turn: npt.NDArray[np.float64], chance: Chance, unit: float
) -> tuple[Field, Field]:
    """The line and its cell where a reader that does not know them would find them."""
    left, top, right, bottom = place.ink
    middle = turn @ np.array([(left + right) / 2, (top + bottom) / 2, 1])
    x, y = middle - np.array([(left + right) / 2, (top + bottom) / 2])
    y += unit * float(np.clip(chance.normal(0, 0.08), -0.2, 0.2))
    high = (bottom - top) * float(np.exp(chance.normal(0, 0.12)))
    before, after = unit * chance.uniform(0.2, 3, 2)
    centre = (top + bottom) / 2 + y
    line = (left + x - before, centre - high / 2, right + x + after, centre + high / 2)
    inset = chance.uniform(-0.5, 2.5, 4)
    cell = (
        max(0, place.cell[0] + x + inset[0]),
        max(0, place.cell[1] + y + inset[1]),
        place.cell[2] + x - inset[2],
        place.cell[3] + y - inset[3],
    )
    return Field(*map(round, line)), Field(*map(round, cell))
