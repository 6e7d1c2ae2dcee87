"""Letters of symbol fonts as the signs that they draw: a "ü" of Wingdings is a tick."""

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x7D: "▶", 0x84: "◀"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■", 0x6E: "●"}
_SYMBOL = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD5: "∏", 0xD6: "√", 0xD7: "·", 0xDE: "⇒",
    0xE5: "∑", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "μ",
    0x70: "π", 0x73: "σ", 0x2D: "−",
    **{code: chr(code) for code in range(0x20, 0x40) if code != 0x2D},
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the letters of symbol fonts, apart from real letters."""

_OTHER = "•"
"""Any sign of a symbol font that the lists above do not hold: it is seen, but not named."""


def sign(code: int, font: str) -> str:
    """The sign that a letter draws in a font.

    >>> sign(0xF0FC, "Wingdings"), sign(0xFC, "Calibri"), sign(0x2713, "Segoe UI Symbol")
    ('✓', 'ü', '✓')
    """
    table = _FONTS.get(font.strip().lower())
    plain = code - _PRIVATE.start if code in _PRIVATE else code
    if table is None:
        return _OTHER if code in _PRIVATE else chr(code)
    return table.get(plain, _OTHER) if plain <= 0xFF else chr(code)


def drawn(text: str, font: str | None) -> str:
    r"""A text as its font draws it.

    >>> drawn("ü", "Wingdings"), drawn("\uf0b7 satu", None), drawn("ü", "Arial")
    ('✓', '• satu', 'ü')
    """
    if text.isascii() and font is None:
        return text
    if font is None or font.strip().lower() not in _FONTS:
        if not any(ord(letter) in _PRIVATE for letter in text):
            return text
        # A letter of this area without its font is nearly always a bullet of Symbol.
        return "".join(sign(ord(one), "Symbol") if ord(one) in _PRIVATE else one for one in text)
    return "".join(one if one.isspace() else sign(ord(one), font) for one in text)
