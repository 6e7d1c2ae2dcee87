"""What offices lay over figures: seals of any shape, initials, ticks, lines of a pen."""

import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Chance = np.random.Generator
Ink = tuple[int, int, int]

_INKS = (
    (35, 45, 165),
    (20, 70, 190),
    (90, 35, 150),
    (60, 60, 200),
    (170, 25, 40),
    (20, 110, 60),
    (40, 40, 45),
)
_SHARES = (0.22, 0.22, 0.22, 0.12, 0.1, 0.04, 0.08)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def stamped(page: Image.Image, chance: Chance, fonts: list[str], unit: float) -> Image.Image:
    """A page with one mark more; `unit` is the height of a digit in pixels."""
    layer = Image.new("L", page.size)
    kind = chance.choice(["round", "round", "oblong", "words", "pen", "pen"])
    middle = (chance.uniform(0, page.width), chance.uniform(0, page.height))
    size = unit * chance.uniform(2.5, 14)
    if kind == "pen":
        _pen(ImageDraw.Draw(layer), chance, middle, size, max(1, round(unit * _width(chance))))
    else:
        part = _seal(chance, kind, size, unit, fonts)
        layer.paste(part, (round(middle[0] - part.width / 2), round(middle[1] - part.height / 2)))
    return _pressed(page, layer, chance)


def _width(chance: Chance) -> float:
    return float(chance.uniform(0.06, 0.42))


def _seal(chance: Chance, kind: str, size: float, unit: float, fonts: list[str]) -> Image.Image:
    side = math.ceil(size * 2.9)
    part = Image.new("L", (side, side))
    draw = ImageDraw.Draw(part)
    thick = max(1, round(unit * _width(chance)))
    high = size * (1 if kind == "round" else chance.uniform(0.3, 0.8))
    for share in (1.0, *chance.uniform(0.4, 0.95, chance.integers(0, 3))):
        box = [side / 2 - size * share, side / 2 - high * share]
        box += [side / 2 + size * share, side / 2 + high * share]
        if kind == "round":
            draw.ellipse(box, outline=255, width=thick)
        elif kind == "oblong":
            draw.rounded_rectangle(box, size * chance.uniform(0, 0.3), outline=255, width=thick)
    font = ImageFont.truetype(
        str(chance.choice(fonts)), max(6, round(unit * chance.uniform(0.8, 2.6)))
    )
    lines = ["".join(chance.choice(list(_LETTERS), chance.integers(3, 11))) for _ in range(3)]
    text = "\n".join(lines[: chance.integers(1, 4)])
    draw.multiline_text((side / 2, side / 2), text, 255, font, anchor="mm", align="center")
    if kind == "round" and chance.random() < 0.5:
        _around(part, chance, size * chance.uniform(0.7, 0.95), font)
    return part.rotate(float(chance.uniform(-60, 60)), Image.Resampling.BICUBIC)


def _around(part: Image.Image, chance: Chance, radius: float, font: ImageFont.FreeTypeFont) -> None:
    """Letters along the circle of a seal."""
    steps = int(chance.integers(6, 20))
    for step in range(steps):
        letter = Image.new("L", part.size)
        place = (part.width / 2, part.height / 2 - radius)
        ImageDraw.Draw(letter).text(
            place, str(chance.choice(list(_LETTERS))), 255, font, anchor="mm"
        )
        turned = letter.rotate(-(step / steps - 0.5) * 300)
        part.paste(ImageChops.lighter(part, turned))


def _pen(
    draw: ImageDraw.ImageDraw,
    chance: Chance,
    middle: tuple[float, float],
    size: float,
    width: int,
) -> None:
    """A stroke as hands make it: a smooth line through a few points."""
    anchors = np.array(middle) + chance.normal(0, size, (int(chance.integers(3, 9)), 2))
    at = np.linspace(0, len(anchors) - 1, 80)
    x = np.interp(at, range(len(anchors)), anchors[:, 0])
    y = np.interp(at, range(len(anchors)), anchors[:, 1])
    smooth = np.ones(9) / 9
    points = zip(np.convolve(x, smooth, "valid"), np.convolve(y, smooth, "valid"), strict=True)
    draw.line([(float(a), float(b)) for a, b in points], 255, width, joint="curve")


def _pressed(page: Image.Image, layer: Image.Image, chance: Chance) -> Image.Image:
    """The mark as ink on paper: unevenly inked, and it takes light from what lies under it."""
    cover = np.asarray(layer, np.float32) / 255
    if chance.random() < 0.4:  # a worn pad
        grain = chance.normal(0.5, 1, (layer.height // 3 + 1, layer.width // 3 + 1))
        worn = Image.fromarray(grain.astype(np.float32)).filter(ImageFilter.BoxBlur(0))
        spread = np.asarray(worn.resize(layer.size, Image.Resampling.BILINEAR))
        cover = cover * np.clip(0.8 + 0.35 * spread, 0, 1)
    strength = chance.uniform(0.3, 0.95)
    ink = np.array(_colour(chance), np.float32)
    light = 1 - (cover * strength)[..., None] * (1 - ink / 255)
    return Image.fromarray((np.asarray(page, np.float32) * light).astype(np.uint8))


def _colour(chance: Chance) -> Ink:
    """Blue and purple mostly; red, green and black are seen, too."""
    ink = _INKS[chance.choice(len(_INKS), p=_SHARES)]
    red, green, blue = (int(np.clip(part + chance.normal(0, 18), 0, 225)) for part in ink)
    return red, green, blue
