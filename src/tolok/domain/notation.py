"""Numbers as Indonesian offices write them, in and out.

"." groups thousands and "," starts decimals, but tables in the wild also hold "1,234.5", "89.49"
and "Rp5.294.655.000,00". What cannot be read stays as written and is said to be unreadable.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tolok.domain.forms import State
from tolok.domain.quantities import decimals_of

MAX_DIGITS = 24  # the national budget in sen has 18 digits; beyond this it is glued text

MAX_LENGTH = 100  # a number with its unit; longer text is prose, and the pattern need not try


class Marks(StrEnum):
    """Which sign starts the decimals: INDONESIAN "1.234,5", ENGLISH "1,234.5"."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Side(StrEnum):
    """Which side of a number a text names: LEAST "≥ 31", "minimal 31"; MOST "≤ 5", "maks. 5".

    Whether the number itself is meant too ("> 80") only the text tells.
    """

    LEAST = "least"
    MOST = "most"

    @property
    def label(self) -> str:
        """The Indonesian words before the number."""
        return "paling sedikit" if self is Side.LEAST else "paling banyak"

    @property
    def sign(self) -> str:
        """The sign before the number."""
        return "≥" if self is Side.LEAST else "≤"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written text says: its state, its exact value, and a unit glued behind it.

    ``ambiguous`` marks a single group of three ("1.234", "0,123") that the other notation
    would read as another number. ``side`` is None for a number alone; with one the text is a
    bound, which a target may be and no other figure.
    """

    state: State
    value: Decimal | None = None
    unit: str = ""
    ambiguous: bool = False
    side: Side | None = None


_UNREADABLE = Reading(State.UNREADABLE)
_DASHES = frozenset({"-", "–", "—", "−", "--", "---", "n/a", "na", "n.a.", "nihil"})
_SPACES = re.compile(r"[\u00a0\u2007\u2009\u202f]")
_NUMBER = re.compile(
    r"""(?P<open>\()?\s*
        (?P<sign>[+\-−–])?\s*
        (?:Rp\.?|IDR)?\s*
        (?P<sign2>[\-−–])?\s*
        (?P<digits>[0-9][0-9.,]*|[.,][0-9]+)
        (?P<full>[.,][-\u2013])?\s*  # rupiah without sen
        (?P<close>\))?\s*
        (?P<unit>[%‰]|[kc]?m[23]|[^\W\d][^\d*]*)?
        (?:\*{1,3}\)?)?  # a footnote's mark""",
    re.VERBOSE | re.IGNORECASE,
)
_INDONESIAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?|,[0-9]+")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_SURE_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_SURE_INDONESIAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_APART = re.compile(r"(?<![\d.,])[0-9]{1,3}(?: [0-9]{3}){2,}(?! ?[\d.])")
"""Thousands kept apart by spaces; one group alone could be two figures."""
_DIGIT = re.compile(r"[0-9]")
_BOUND = re.compile(
    r"""(?:
        (?P<least>≥|⩾|>\s*=|=\s*>|>|min(?:imal|imum)?\b\.?|paling\s+(?:sedikit|kurang|rendah)\b
            |sekurang[\s-]+kurangnya\b|se(?:tidaknya|dikitnya)\b|tidak\s+kurang\s+dari\b
            |lebih\s+dari\b|di\s*atas\b)
        |≤|⩽|<\s*=|=\s*<|<|ma(?:ks|x)(?:imal|imum)?\b\.?|tidak\s+lebih\s+dari\b
            |paling\s+(?:banyak|lama|tinggi)\b|kurang\s+dari\b|di\s*bawah\b
        )\s*:?\s*(?=[^\s≥⩾≤⩽<>=])""",
    re.VERBOSE | re.IGNORECASE,
)
_GRADE = (
    r"(?:AA|A|BB|B|CC|C|D|E|(?:sangat\s+)?(?:baik|memuaskan|tinggi|rendah|kurang)|cukup|sedang)"
)
_GRADED = re.compile(rf"{_GRADE}\s*(?:\(\s*([^()]+?)\s*\)|/\s*(\d\d[^/]*))", re.IGNORECASE)
"""A class before its figure: "BB (72,5)", "A/88"."""
_CLASSED = re.compile(rf"(?<=\d)\s*/\s*{_GRADE}(?!\w)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:level|tingkat|skor|nilai|indeks|peringkat|ranking)\s*:?\s*(?=\d[\d.,]*$)", re.IGNORECASE
)
"""What says only what the figure behind it counts: "Level 3", "Skor 80,5"."""
_ABOUT = re.compile(r"^\s*(?:±|≈|~|\+/-)\s*(?=\d)")
_IN_WORDS = re.compile(r"(?<=[\d%‰])(?<!\b19\d\d)(?<!\b20\d\d)\s*\(\s*[^\W\d][^()\d]*\)")
"""What brackets say of the figure before them: "12 (dua belas)", "72,5 (BB)"; not of a year."""
_POWERS = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "mlr": 9, "m": 9,
    "triliun": 12, "trilyun": 12, "t": 12,
}  # fmt: skip
_WORDED = re.compile(rf"({'|'.join(_POWERS)})\.?(?:\s+(?:rupiah|rp\.?))?", re.IGNORECASE)
_NO_DIGITS = re.compile(r"[^0-9.,]+")
_ONE_GROUP = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


def read_number(written: str, marks: Marks = Marks.INDONESIAN) -> Reading:
    """What a written text says, by the given notation, or by the other where only that fits.

    >>> read_number("15.071.228.465").value, read_number("16,447,874,576.00").value
    (Decimal('15071228465'), Decimal('16447874576.00'))
    >>> read_number("-").state, read_number("").state, read_number("89,3405,300").state
    (<State.DASH: 'dash'>, <State.BLANK: 'blank'>, <State.UNREADABLE: 'unreadable'>)
    >>> read_number("4,47 persen").value, read_number("4,47 persen").unit
    (Decimal('4.47'), 'persen')
    >>> read_number("85,7*)").value, read_number("12 **").value  # with the mark of a footnote
    (Decimal('85.7'), Decimal('12'))
    >>> read_number("Level 3").value, read_number("85 / Baik").value
    (Decimal('3'), Decimal('85'))
    >>> read_number("≥ 31").side, read_number("maks. 5 hari").side, read_number("31").side
    (<Side.LEAST: 'least'>, <Side.MOST: 'most'>, None)
    >>> read_number("72,5 (BB)").value, read_number("12 (dua belas) laporan").unit
    (Decimal('72.5'), 'laporan')
    """
    return _read(written, marks)


def read_figure(written: str, marks: Marks = Marks.INDONESIAN) -> Reading:
    """What a text says where a figure stands that may not be a bound, as only a target may.

    >>> read_figure("31").state, read_figure("≥ 31").state
    (<State.VALUE: 'value'>, <State.UNREADABLE: 'unreadable'>)
    """
    reading = _read(written, marks)
    return reading if reading.side is None else _UNREADABLE


def in_rupiah(reading: Reading) -> Reading:
    """What an amount of money says: a number word behind it counts, exactly; M is a billion.

    >>> in_rupiah(read_number("Rp 1,5 miliar")).value, in_rupiah(read_number("250 jt")).value
    (Decimal('1500000000'), Decimal('250000000'))
    >>> in_rupiah(read_number("12 dokumen")).value
    Decimal('12')
    """
    word = _WORDED.fullmatch(reading.unit)
    if word is None or reading.value is None:
        return reading
    whole = Decimal(f"{reading.value}E{_POWERS[word[1].lower()]}")
    return replace(reading, value=Decimal(format(whole, "f")), unit="", ambiguous=False)


@lru_cache(maxsize=1 << 16)  # a large form asks about each of its texts several times
def _read(written: str, marks: Marks) -> Reading:
    text = _SPACES.sub(" ", written).strip()
    if not text:
        return Reading(State.BLANK)
    if text.lower() in _DASHES:
        return Reading(State.DASH)
    if len(text) > MAX_LENGTH or _DIGIT.search(text) is None:
        return _UNREADABLE
    plain = _plain_digits(text, marks)
    if plain is not None:
        return _value(plain, text)
    text = _NAMED.sub("", _ABOUT.sub("", _CLASSED.sub("", _IN_WORDS.sub("", text))))
    if graded := _GRADED.fullmatch(text):
        text = graded[1] or graded[2]
    bound = _BOUND.match(text)
    if bound is None:
        return _dressed(text, marks)
    reading = _dressed(text[bound.end() :], marks)
    side = Side.LEAST if bound["least"] else Side.MOST
    return replace(reading, side=side) if reading.state is State.VALUE else reading


def _dressed(text: str, marks: Marks) -> Reading:
    """A number with something around its digits: a sign, "Rp", brackets, a unit."""
    text = _APART.sub(lambda found: found[0].replace(" ", "."), text)
    match = _NUMBER.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return _UNREADABLE
    digits = match["digits"].rstrip(".,") if match["full"] else match["digits"]
    plain = _plain_digits(digits, marks)
    if plain is None:
        return _UNREADABLE
    negative = (match["sign"] or match["sign2"] or "+") in "-−–" or bool(match["open"])
    return _value(f"-{plain}" if negative else plain, digits, (match["unit"] or "").strip())


def _value(plain: str, digits: str, unit: str = "") -> Reading:
    if len(plain) > MAX_DIGITS + 2:  # a sign and a point
        return _UNREADABLE
    return Reading(State.VALUE, Decimal(plain), unit, bool(_ONE_GROUP.fullmatch(digits)))


def _plain_digits(digits: str, marks: Marks) -> str | None:
    """The digits with "." before decimals and no grouping, or None."""
    first, second = (
        (_INDONESIAN, _ENGLISH) if marks is Marks.INDONESIAN else (_ENGLISH, _INDONESIAN)
    )
    for pattern in (first, second):
        if pattern.fullmatch(digits):
            if pattern is _INDONESIAN:
                return _with_zero(digits.replace(".", "").replace(",", "."))
            return _with_zero(digits.replace(",", ""))
    return None


def _with_zero(plain: str) -> str:
    return "0" + plain if plain.startswith(".") else plain


def marks_of(column: Iterable[str], beside: Iterable[str] = ()) -> Marks:
    """The notation that a column of written numbers uses; Indonesian unless it proves otherwise.

    Where it proves nothing, the numbers ``beside`` it do, which the same hand wrote.

    >>> marks_of(["2,500,000", "115,475,000", "89.49"]), marks_of(["1.069,32", "89.49"])
    (<Marks.ENGLISH: 'en'>, <Marks.INDONESIAN: 'id'>)
    >>> marks_of(["62,040"], beside=["1,450,000", "62,040"]), marks_of(["62,040"])
    (<Marks.ENGLISH: 'en'>, <Marks.INDONESIAN: 'id'>)
    """
    balance = _balance(list(column)) or _balance(list(beside))
    return Marks.ENGLISH if balance > 0 else Marks.INDONESIAN


def _balance(left: list[str]) -> int:
    """How many more numbers are surely English than surely Indonesian; the sign alone is exact."""
    balance = 0
    while left and -balance < len(left) >= balance:  # else the rest cannot tip it
        digits = _NO_DIGITS.sub("", left.pop())
        if _SURE_ENGLISH.fullmatch(digits):
            balance += 1
        elif _SURE_INDONESIAN.fullmatch(digits):
            balance -= 1
    return balance


def write_number(number: Decimal, decimals: int | None = None, *, grouped: bool = True) -> str:
    """The number in Indonesian notation, at its own precision or padded to ``decimals``.

    >>> write_number(Decimal("2020331464")), write_number(Decimal("25"), decimals=2)
    ('2.020.331.464', '25,00')
    """
    own = decimals_of(number)
    sign = "-" if number.is_signed() and number != 0 else ""
    # format() of a Decimal with ",f" is exact: no context precision applies.
    text = format(number.copy_abs(), f"{',' if grouped else ''}.{max(own, decimals or 0)}f")
    return sign + text.translate(str.maketrans(",.", ".,"))


def write_rupiah(amount: Decimal | int) -> str:
    """An amount of rupiah with its sign in front.

    >>> write_rupiah(22_000_000)
    'Rp 22.000.000'
    """
    return f"Rp {write_number(Decimal(amount))}"


def write_percent(number: Decimal) -> str:
    """A percentage, at its own precision.

    >>> write_percent(Decimal("13.41"))
    '13,41 %'
    """
    return f"{write_number(number)} %"
