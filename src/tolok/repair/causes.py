"""Causes of errors in words."""

from tolok.repair.pricing import Cause
from tolok.repair.proposals import Change
from tolok.repair.slips import Slip

_PHRASES: dict[Cause | Slip, str] = {
    Slip.EXCHANGED: "dua angka bersebelahan tertukar",
    Slip.LOST: "satu angka hilang",
    Slip.ADDED: "satu angka kelebihan",
    Slip.SHIFTED: "letak titik atau koma bergeser",
    Slip.SIGN: "tanda minusnya keliru",
    Slip.TWO_DIGITS: "dua angka terbaca keliru",
    Cause.COPIED: "seperti tersalin dari sel di sebelahnya",
    Cause.EXCHANGED_CELLS: "dua kolom tertukar",
    Cause.FOLLOWS: "ikut dihitung dari angka yang keliru",
    Cause.MISCALCULATED: "persentasenya keliru dihitung",
    Cause.COUNTED: "banyaknya yang terlaksana diketik pada indikator persen",
    Cause.FILLED: "belum diisi",
    Cause.UNREADABLE: "tulisannya tidak terbaca",
}


def said(cause: Cause | Slip, change: Change) -> str:
    """How a change came about, ready to follow the new value.

    >>> said(Slip.MISREAD, Change("31", "ceiling", "949.600.000", "849.600.000"))
    ' (angka 8 terbaca 9)'
    """
    if cause in {Slip.MISREAD, Slip.MISREAD_TWICE}:
        digits = [
            (true, read)
            for true, read in zip(_digits(change.after), _digits(change.before), strict=False)
            if true != read
        ]
        if digits:
            true, read = digits[0]
            return f" (angka {true} {'dua kali ' if len(digits) == 2 else ''}terbaca {read})"
    phrase = _PHRASES.get(cause)
    return f" ({phrase})" if phrase else ""


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
