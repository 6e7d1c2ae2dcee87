"""The pictures in a file, one a page, upright as the camera says, bounded before they unfold."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from tolok.domain.errors import UnreadableError

Picture = npt.NDArray[np.uint8]
"""Rows × columns × red, green, blue."""

Grey = npt.NDArray[np.uint8]
"""Rows × columns; 0 is black ink, 255 white paper."""

Mask = npt.NDArray[np.uint8]
"""255 where something is, 0 elsewhere."""

MAX_PAGES = 60
MAX_PIXELS = 120_000_000  # A3 at 600 dpi has 70 million; Pillow decodes 120 in some 400 MB
WORKING_PIXELS = 14_000_000  # a telephone's 12 megapixels stay whole; more shows no more letters
MIN_SIDE = 40  # pixels; nothing smaller holds a line of text
_PDF_DPI = 200  # where the page is no picture but drawn
_PDF_LIMITS = (150, 300)  # dpi; what offices scan at, and where more pixels help no recogniser
_POINT = 72  # of an inch


def count(data: bytes, name: str) -> int:
    """How many pages a picture file or PDF has; UnreadableError where it has too many or none."""
    pages = _pdf_pages(data, name) if _is_pdf(data) else _frames(data, name)
    if pages > MAX_PAGES:
        raise UnreadableError(
            f"{name}: {pages} halaman pindaian melebihi batas {MAX_PAGES}. Bagi berkas ini, lalu "
            "unggah bagian demi bagian."
        )
    return pages


def pictures(data: bytes, name: str, wanted: tuple[int, ...]) -> Iterator[Picture]:
    """The wanted pages (from 1), one at a time, so that only one unfolds in memory."""
    if _is_pdf(data):
        yield from _of_pdf(data, name, wanted)
    else:
        yield from _of_image(data, name, wanted)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _broken(name: str) -> UnreadableError:
    return UnreadableError(
        f"{name}: gambar ini rusak atau terpotong. Pindai atau potret ulang, lalu coba lagi."
    )


def _open(data: bytes, name: str) -> Any:
    """Pillow's picture, not yet unfolded; bombs and foreign files refused."""
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        with warnings.catch_warnings():
            # Pillow warns of bombs at a size of its own; ours is checked below.
            warnings.simplefilter("ignore")
            image = Image.open(
                io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP", "BMP", "MPO")
            )
    except Image.DecompressionBombError as error:
        raise _too_large(name, 0) from error
    except Exception as error:
        # Damage shows itself as any of a dozen errors of the decoders.
        raise _broken(name) from error
    return image


def _too_large(name: str, megapixels: int) -> UnreadableError:
    size = f"{megapixels} megapiksel" if megapixels else "gambar ini"
    return UnreadableError(
        f"{name}: {size} melebihi batas {MAX_PIXELS // 1_000_000} megapiksel. Pindai ulang pada "
        "200 atau 300 dpi, lalu coba lagi."
    )


def _refuse_large(image: Any, name: str) -> None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        raise _too_large(name, pixels // 1_000_000)


def _frames(data: bytes, name: str) -> int:
    image = _open(data, name)
    if image.format == "MPO":  # a telephone's JPEG with a second view of the same scene
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception as error:
        raise _broken(name) from error


def _of_image(data: bytes, name: str, wanted: tuple[int, ...]) -> Iterator[Picture]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    image = _open(data, name)
    for page in wanted:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                image.seek(page - 1)
                _refuse_large(image, name)
                if image.format == "JPEG":
                    image.draft("RGB", _roomy(image.size))
                upright = ImageOps.exif_transpose(image)
        except UnreadableError:
            raise
        except Image.DecompressionBombError as error:
            raise _too_large(name, 0) from error
        except Exception as error:
            raise _broken(name) from error
        yield _bounded(_flat(upright), name)


def _roomy(size: tuple[int, int]) -> tuple[int, int]:
    """A size at which a JPEG may be decoded in eighths and still has enough pixels."""
    width, height = size
    if width * height <= 4 * WORKING_PIXELS:
        return size
    return width // 2, height // 2


def _flat(image: Any) -> Picture:
    """Red, green and blue; what is transparent lies on white paper."""
    from PIL import Image  # noqa: PLC0415 - heavy

    if image.mode in ("I;16", "I;16B", "I", "F"):  # sixteen bits of grey
        deep = np.asarray(image, dtype=np.float32)
        top = max(float(deep.max()), 1.0)
        grey = (deep * (255.0 / top)).astype(np.uint8)
        return np.dstack([grey, grey, grey])
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return np.asarray(image.convert("RGB"))


def _bounded(picture: Picture, name: str) -> Picture:
    """At most the working number of pixels; too small a picture is refused."""
    height, width = picture.shape[:2]
    if min(height, width) < MIN_SIDE:
        raise UnreadableError(
            f"{name}: gambar {width} × {height} piksel terlalu kecil untuk dibaca. Pindai pada "
            "200 dpi atau potret dari lebih dekat."
        )
    scale = (WORKING_PIXELS / (height * width)) ** 0.5
    if scale < 1.0:
        size = (int(width * scale), int(height * scale))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return picture


def _document(data: bytes, name: str) -> Any:
    import pypdfium2  # noqa: PLC0415 - heavy

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            f"{name}: PDF ini rusak atau berkata sandi. Hapus kata sandinya atau minta salinan "
            "baru, lalu coba lagi."
        ) from error


def _pdf_pages(data: bytes, name: str) -> int:
    document = _document(data, name)
    try:
        return len(document)
    finally:
        document.close()


def _of_pdf(data: bytes, name: str, wanted: tuple[int, ...]) -> Iterator[Picture]:
    import pypdfium2  # noqa: PLC0415 - heavy

    document = _document(data, name)
    try:
        for number in wanted:
            try:
                page = document[number - 1]
                bitmap = page.render(scale=_dpi(page) / _POINT, rev_byteorder=True)
                drawn = np.array(bitmap.to_numpy()[:, :, :3])
            except (pypdfium2.PdfiumError, IndexError, MemoryError) as error:
                raise UnreadableError(
                    f"{name}: halaman {number} tidak dapat digambar. Simpan ulang PDF ini, lalu "
                    "coba lagi."
                ) from error
            yield _bounded(drawn, name)
    finally:
        document.close()


def _dpi(page: Any) -> float:
    """The resolution of the largest picture on a page, within the useful; the page's area bound."""
    from pypdfium2 import raw  # noqa: PLC0415 - heavy

    width, height = page.get_size()
    dpi = float(_PDF_DPI)
    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > 0.5 * width * height:
            pixels = found.get_px_size()
            dpi = max(pixels) * _POINT / max(right - left, top - bottom)
    dpi = min(max(dpi, _PDF_LIMITS[0]), _PDF_LIMITS[1])
    largest = (WORKING_PIXELS / max(width * height, 1.0)) ** 0.5 * _POINT
    return float(min(dpi, largest))
