"""Seals on prints: what a document was made from, and a code that leads to where it is checked."""

from dataclasses import replace
from datetime import datetime

from tolok.documents.document import Document, Seal, Signatures

QUIET = 4
"""Modules of light around a code, as ISO/IEC 18004 asks."""


def seal_of(lines: tuple[str, ...], address: str) -> Seal:
    """A seal with its code drawn."""
    return Seal(lines, address, code_svg(address), f"Kode QR menuju {address}")


def sealed(document: Document, seal: Seal, made_at: datetime, mark: str) -> Document:
    """The document with its seal beside its signatures, dated, and marked at each page's foot.

    ``made_at`` is aware. A document without signatures gets the seal at its end.
    """
    blocks = list(document.blocks)
    last = max((at for at, one in enumerate(blocks) if isinstance(one, Signatures)), default=None)
    signed = None if last is None else blocks[last]
    if last is not None and isinstance(signed, Signatures):
        blocks[last] = replace(signed, seal=seal)
    else:
        blocks.append(Signatures((), seal))
    footer = " · ".join(filter(None, (document.footer, mark)))
    return replace(document, blocks=tuple(blocks), footer=footer, made_at=made_at)


def code_svg(address: str) -> str:
    """A QR code as SVG, dark on light on any ground; the same text for the same address.

    ValueError for an address that no code can hold (some 2,300 letters).
    """
    import qrcode  # noqa: PLC0415 - pages without prints start without it
    from qrcode.exceptions import DataOverflowError  # noqa: PLC0415

    # Medium correction mends 15 %: a stamp or a fold over a print.
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(address)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise ValueError(f"alamat {len(address)} huruf terlalu panjang bagi kode QR") from error
    matrix = code.get_matrix()
    side = len(matrix)
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, line in enumerate(matrix) for x, is_dark in enumerate(line)
        if is_dark
    )  # fmt: skip
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000" d="{dark}"/></svg>'
    )
