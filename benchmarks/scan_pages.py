"""Labelled pages to read: forms and tables of many styles, drawn, then treated as offices do.

Nothing here knows how scans are read. Every page is drawn by Typst from texts that are kept, and
harmed by numpy and Pillow under a seed.
"""

import io
import math
import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
import typst
from forms import form_text
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tolok.documents.document import Role, Table
from tolok.documents.reading import read_form_bytes
from tolok.documents.writing import write_document
from tolok.domain.forms import Form
from tolok.reports.form import form_document

Row = tuple[str | None, ...]
Pixels = npt.NDArray[np.float32]

FONTS = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "DejaVu Serif", "Carlito")
WORDS = (
    "Penyediaan Koordinasi Penyusunan Dokumen Perencanaan Perangkat Daerah Jasa Surat Menyurat "
    "Peralatan Kantor Pemeliharaan Kendaraan Dinas Laporan Keuangan Akhir Tahun Persentase Jumlah "
    "Kelurahan yang dibina dan dilaporkan tepat waktu Pelayanan Publik Masyarakat"
)
UNITS = ("Dokumen", "Persen", "Laporan", "Bulan", "Orang", "Unit", "%", "Kegiatan")


@dataclass(frozen=True)
class Setting:
    """How pages are drawn and harmed; lengths in points or dots, shares in per one."""

    name: str
    dpi: int = 200
    noise: float = 0.0
    blur: float = 0.0
    skew: float = 0.0
    quality: int = 0
    stamps: int = 0
    broken: float = 0.0
    is_photograph: bool = False
    is_near: bool = False
    is_grey: bool = False


SETTINGS = (
    Setting("200 clean"),
    Setting("300 scan", 300, noise=6, blur=0.6, skew=1.0, quality=60, stamps=1),
    Setting("200 scan", 200, noise=6, blur=0.5, skew=1.0, quality=60),
    Setting("200 hard", 200, noise=9, blur=0.6, skew=2.0, quality=40, stamps=2, broken=0.1),
    Setting("150 clean", 150),
    Setting("150 hard", 150, noise=8, blur=0.4, skew=2.0, quality=50, stamps=2, broken=0.1),
    Setting(
        "200 grey", 200, noise=9, blur=0.6, skew=2.0, quality=40, stamps=2, broken=0.1, is_grey=True
    ),
    Setting("100 hard", 100, noise=8, blur=0.4, skew=2.0, quality=50, stamps=2, broken=0.1),
    Setting("phone", 300, noise=5, blur=0.8, quality=75, is_photograph=True),
    Setting("near", 300, noise=5, blur=0.8, quality=75, is_photograph=True, is_near=True),
)


@dataclass(frozen=True)
class Specimen:
    """Pictures of one document, as files, and the rows that stand in it (None: covered).

    ``form`` is what a form says; a table of another style is none.
    """

    pictures: tuple[bytes, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...]
    form: Form | None = None


def specimen(setting: Setting, chance: random.Random, kind: str) -> Specimen:
    """One document: our own "form" or a "table" of some other style."""
    pdf, header, rows, form = _form(chance) if kind == "form" else _table(chance)
    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    for page in document:
        drawn = page.render(scale=setting.dpi / 72).to_pil().convert("RGB")
        pictures.append(harmed(drawn, setting, chance))
    return Specimen(tuple(pictures), rows, header, form)


_Drawn = tuple[bytes, tuple[Row, ...], tuple[Row, ...], Form | None]


def _form(chance: random.Random) -> _Drawn:
    """A page or so of the official form in our own print."""
    text = form_text(chance.randrange(14, 20), seed=chance.randrange(1 << 30))
    form = read_form_bytes(text, "form.txt").form
    document = form_document(form)
    table = next(block for block in document.blocks if isinstance(block, Table))
    parts: dict[bool, list[Row]] = {True: [], False: []}
    for row in table.rows:
        is_head = row.role in {Role.HEADER, Role.NUMBERING}
        parts[is_head].append(tuple(None if cell is None else cell.text for cell in row.cells))
    return write_document(document, "pdf"), tuple(parts[True]), tuple(parts[False]), form


def _money(chance: random.Random) -> str:
    amount = chance.randrange(10 ** chance.randrange(5, 11))
    text = f"{amount:,}".replace(",", ".")
    return text + chance.choice(("", "", "", ",00")) if amount else "-"


def _number(chance: random.Random, kind: str) -> str:
    if kind == "money":
        return _money(chance)
    if kind == "percent":
        return f"{chance.randrange(10001) / 100:.2f}".replace(".", ",") + chance.choice(("", "%"))
    return chance.choice(("", "-", str(chance.randrange(1, 400)), f"{chance.randrange(99)},5"))


def _words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS.split()) for _ in range(chance.randrange(2, most)))


def _table(chance: random.Random) -> _Drawn:
    """A page with one table in some font, size and style of rules."""
    kinds = ["count", "text", "unit", *chance.choices(("money", "percent", "few"), k=5)]
    rows = []
    for number in range(1, chance.randrange(12, 20)):
        cells = [f"{number}", _words(chance, 8), chance.choice(UNITS)]
        cells += [_number(chance, kind) for kind in kinds[3:]]
        rows.append(tuple(cells))
    header: Row = ("NO", "URAIAN", "SATUAN", *(f"KOLOM {place}" for place in range(4, 9)))
    size = chance.choice((7, 7.5, 8, 9, 10))
    stroke = chance.choice(("0.4pt", "0.5pt", "0.75pt", "1pt", "0.5pt + luma(110)"))
    fill = chance.choice(("none", "luma(225)", "rgb(210, 225, 240)"))
    cells_ = ", ".join(f"[{_escaped(cell or '')}]" for row in (header, *rows) for cell in row)
    source = f"""
#set page(width: 330mm, height: 215mm, margin: 12mm)
#set text(font: "{chance.choice(FONTS)}", size: {size}pt, fallback: true)
LAMPIRAN {chance.randrange(1, 9)} REALISASI KINERJA DAN ANGGARAN #v(2mm)
#table(columns: (9mm, 1fr, 20mm, 32mm, 32mm, 32mm, 32mm, 32mm), inset: {chance.choice((3, 4, 5))}pt,
  stroke: {stroke}, fill: (_, y) => if y == 0 {{ {fill} }} else {{ none }},
  align: (x, _) => if x < 2 {{ left }} else if x == 2 {{ center }} else {{ right }}, {cells_})
"""
    return typst.compile(source.encode()), (header,), tuple(rows), None


def _escaped(text: str) -> str:
    return text.replace("%", r"\%").replace("-", r"\-")


def harmed(image: Image.Image, setting: Setting, chance: random.Random) -> bytes:
    """A page after printing, stamping, scanning or photographing."""
    random_ = np.random.default_rng(chance.randrange(1 << 32))
    for _ in range(setting.stamps):
        image = _stamped(image, chance, setting.dpi)
    if setting.broken:
        image = _broken(image, chance, setting.broken)
    if setting.is_photograph:
        image = _photographed(image, chance)
        if setting.is_near:  # so near that the paper fills the picture
            across, down = round(image.width * 0.06), round(image.height * 0.1)
            image = image.crop((across, down, image.width - across, image.height - down))
    elif setting.skew:
        angle = chance.uniform(-setting.skew, setting.skew)
        image = image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    if setting.blur:
        image = image.filter(ImageFilter.GaussianBlur(setting.blur))
    if setting.noise:
        grain = random_.normal(0, setting.noise, (image.height, image.width, 1))
        colour = random_.normal(0, setting.noise / 4, (image.height, image.width, 3))
        pixels = np.asarray(image, np.float32) + grain + colour
        image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    if setting.is_grey:
        image = image.convert("L")
    stream = io.BytesIO()
    image.save(stream, "JPEG" if setting.quality else "PNG", quality=setting.quality or 75)
    return stream.getvalue()


def _stamped(image: Image.Image, chance: random.Random, dpi: int) -> Image.Image:
    """A round stamp of an office, in blue or purple, half seen through, over the right half."""
    radius = round(dpi * 0.7)
    layer = Image.new("RGBA", (4 * radius, 4 * radius))
    draw = ImageDraw.Draw(layer)
    ink = (
        *chance.choice(((40, 50, 170), (95, 40, 150), (30, 70, 190))),
        chance.randrange(110, 190),
    )
    middle, thick = 2 * radius, max(2, dpi // 50)
    for share in (1.0, 0.72):
        r = round(radius * share)
        draw.ellipse((middle - r, middle - r, middle + r, middle + r), outline=ink, width=thick)
    font = ImageFont.load_default(size=round(dpi * 0.14))
    draw.text((middle, middle), "KECAMATAN\nCONTOH", ink, font, anchor="mm", align="center")
    turned = layer.rotate(chance.uniform(-40, 40), Image.Resampling.BICUBIC)
    canvas = Image.new("RGBA", image.size, (255, 255, 255, 0))
    place = (
        round(chance.uniform(0.3, 0.9) * image.width) - middle,
        round(chance.uniform(0.2, 0.8) * image.height) - middle,
    )
    canvas.paste(turned, place)
    # Ink of a pad takes light from what lies under it, it never brightens toner.
    paper = Image.alpha_composite(Image.new("RGBA", image.size, "white"), canvas).convert("RGB")
    return ImageChops.multiply(image, paper)


def _broken(image: Image.Image, chance: random.Random, share: float) -> Image.Image:
    """Rules with gaps: pale bars of two to six dots laid over the page where long rules run."""
    pixels = np.array(image)
    dark = pixels.min(axis=2) < 190
    for is_level in (True, False):
        plane = dark if is_level else dark.T
        view = pixels if is_level else pixels.transpose(1, 0, 2)
        for at in np.flatnonzero(plane.mean(axis=1) > 0.4):
            for _ in range(round(share * plane.shape[1] / 6)):
                begin, length = chance.randrange(plane.shape[1]), chance.randrange(2, 7)
                view[at, begin : begin + length] = 255
    return Image.fromarray(pixels)


def _photographed(image: Image.Image, chance: random.Random) -> Image.Image:
    """The page on a desk under a lamp, seen by a telephone of 12 megapixels held a little askew."""
    width, height = 4032, 3024
    scale = min(0.93 * width / image.width, 0.93 * height / image.height)
    half_w, half_h = image.width * scale / 2, image.height * scale / 2
    turn = math.radians(chance.uniform(-3, 3))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        far = 1 + 0.035 * chance.uniform(-1, 1)
        px, py = x * half_w * far * 0.96, y * half_h * far * 0.96
        corners.append(
            (
                width / 2 + px * math.cos(turn) - py * math.sin(turn),
                height / 2 + px * math.sin(turn) + py * math.cos(turn),
            )
        )
    source = ((0, 0), (image.width, 0), (image.width, image.height), (0, image.height))
    found = _coefficients(corners, source)
    kind, how = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    page = image.transform((width, height), kind, found, how)
    mask = Image.new("L", image.size, 255).transform((width, height), kind, found, how)
    desk = Image.new("RGB", (width, height), chance.choice(((96, 74, 52), (60, 62, 66))))
    lit = np.asarray(Image.composite(page, desk, mask), np.float32) * _light(width, height, chance)
    return Image.fromarray(lit.clip(0, 255).astype(np.uint8))


def _light(width: int, height: int, chance: random.Random) -> Pixels:
    """Vignetting, a slope of light and the soft shadow of a hand."""
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    light = 1 - 0.18 * (x**2 + y**2) + 0.1 * chance.uniform(-1, 1) * x + 0.1 * y
    angle, offset = chance.uniform(0, 6.28), chance.uniform(-0.5, 0.5)
    edge = (x * math.cos(angle) + y * math.sin(angle) - offset) * chance.uniform(4, 12)
    light *= 1 - 0.35 / (1 + np.exp(-edge.clip(-30, 30)))
    tint = np.array([1.0, 0.97, 0.9], np.float32)
    return np.asarray(light[:, :, None] * tint, np.float32)


def _coefficients(
    target: list[tuple[float, float]], source: tuple[tuple[int, int], ...]
) -> tuple[float, ...]:
    """Pillow's eight numbers of the perspective that puts a page's corners where they are seen."""
    lines, values = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        lines += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(map(float, np.linalg.solve(np.array(lines), np.array(values, np.float64))))
