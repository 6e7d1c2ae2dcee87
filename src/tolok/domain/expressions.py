"""A small safe language for computed indicators: exact, bounded, and never stopped by a zero.

    (dokumen_selesai + dokumen_lanjutan) / dokumen_target × 100
    jika(aduan = 0; 100; aduan_selesai / aduan × 100)

Names are letters, digits and _, and capitals count. Signs: + − × ÷, also - * / and ":".
Functions take values parted by ";": min, max, sum (jumlah), average (rata_rata) take two or more,
if (jika) takes a condition (< <= = <> >= >) and two values. Decimals follow "," or "."; thousands
are never grouped, and "1.000", which could be both, is refused rather than guessed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple, TypeAlias

from tolok.domain.errors import ExpressionError
from tolok.domain.quantities import Exact, exact_sum

MAX_LENGTH = 1000  # a decree's longest formula has some 200 characters
MAX_DEPTH = 40  # parentheses, functions and signs inside each other; keeps recursion shallow
MAX_BITS = 4096  # some 1200 digits; Python refuses to write a number of more than 4300
MAX_EXPONENT = 40  # the state budget in sen has 18 digits; nothing sane comes near


@dataclass(frozen=True, slots=True)
class NotComputable:
    """A value that could not be computed (*tidak dapat dihitung*), with the Indonesian reason.

    It stands in the place of a number, so one zero denominator never stops the rest.
    """

    reason: str

    def __str__(self) -> str:
        return f"tidak dapat dihitung: {self.reason}"


Value: TypeAlias = Fraction | NotComputable


class _Number(NamedTuple):
    value: Fraction


class _Variable(NamedTuple):
    name: str


class _Chain(NamedTuple):
    """Operands of one rank from left to right: a − b + c, or a × b ÷ c.

    Flat, so that a long sum is not a deep tree. Each further operand has its sign and where
    that sign stands.
    """

    first: "_Part"
    rest: tuple[tuple[str, int, "_Part"], ...]


class _Call(NamedTuple):
    function: str
    arguments: tuple["_Part", ...]


class _Choice(NamedTuple):
    comparison: str
    left: "_Part"
    right: "_Part"
    then: "_Part"
    otherwise: "_Part"


_Part: TypeAlias = _Number | _Variable | _Chain | _Call | _Choice


@dataclass(frozen=True)
class Expression:
    """A formula that was understood; equal to another when it is written the same.

    >>> from decimal import Decimal
    >>> share = parse("selesai / target × 100")
    >>> share.variables
    ('selesai', 'target')
    >>> share.evaluate({"selesai": 3, "target": Decimal("12.0")})
    Fraction(25, 1)
    >>> print(share.evaluate({"selesai": 3, "target": 0}))
    tidak dapat dihitung: pembagian dengan nol pada karakter 9
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse what cannot be understood, with an ExpressionError."""
        _ = self._root

    @cached_property
    def _root(self) -> _Part:
        return _Parser(self.text).whole()

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names it needs, each once, in the order in which they are written."""
        return tuple(
            dict.fromkeys(
                token.text
                for token in _tokens(self.text)
                if token.kind == "name" and token.text.lower() not in FUNCTIONS
            )
        )

    def evaluate(self, values: Mapping[str, Exact | None]) -> Value:
        """Its exact value, or NotComputable; of a condition only the chosen side is computed.

        NotComputable: a variable is missing (absent or None), a divisor is zero, or a value or
        the result is no finite number of a sane size.
        """
        value = _value(self._root, values)
        if isinstance(value, Fraction) and _bits(value) > MAX_BITS:
            return NotComputable("hasilnya bukan bilangan yang wajar")
        return value


def parse(text: str) -> Expression:
    """The expression of a text.

    Raises ExpressionError, with the character's position and an Indonesian message, where the
    text cannot be understood; never anything else.

    >>> parse("a +")
    Traceback (most recent call last):
    tolok.domain.errors.ExpressionError: Karakter 4: rumus berakhir di sini, padahal ...
    """
    return Expression(text)


def _value(part: _Part, values: Mapping[str, Exact | None]) -> Value:
    match part:
        case _Number():
            return part.value
        case _Variable():
            return _given(part.name, values.get(part.name))
        case _Chain():
            return _chained(part, values)
        case _Call():
            found = tuple(_value(argument, values) for argument in part.arguments)
            numbers = [value for value in found if isinstance(value, Fraction)]
            missing = [value for value in found if isinstance(value, NotComputable)]
            return missing[0] if missing else _AGGREGATES[part.function](numbers)
        case _Choice():
            return _chosen(part, values)


def _chosen(choice: _Choice, values: Mapping[str, Exact | None]) -> Value:
    left, right = _value(choice.left, values), _value(choice.right, values)
    if isinstance(left, NotComputable):
        return left
    if isinstance(right, NotComputable):
        return right
    holds = _COMPARISONS[choice.comparison](left, right)
    return _value(choice.then if holds else choice.otherwise, values)


def _bits(value: Fraction) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()


def _given(name: str, value: Exact | None) -> Value:
    """A variable's value, if it is there and is a number that a form can mean."""
    if value is None:
        return NotComputable(f"nilai {name} belum diisi")
    if isinstance(value, Decimal) and (
        not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT
    ):
        return NotComputable(f"nilai {name} bukan bilangan yang wajar")
    return Fraction(value)


def _chained(chain: _Chain, values: Mapping[str, Exact | None]) -> Value:
    result = _value(chain.first, values)
    for sign, position, part in chain.rest:
        operand = _value(part, values)
        if isinstance(result, NotComputable):
            return result
        if isinstance(operand, NotComputable):
            return operand
        if sign == "÷" and operand == 0:
            return NotComputable(f"pembagian dengan nol pada karakter {position + 1}")
        result = _OPERATIONS[sign](result, operand)
    return result


_OPERATIONS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda left, right: left + right,
    "−": lambda left, right: left - right,
    "×": lambda left, right: left * right,
    "÷": lambda left, right: left / right,
}
_AGGREGATES: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "min": min,
    "max": max,
    "sum": exact_sum,
    "average": lambda numbers: exact_sum(numbers) / len(numbers),
}
_ZERO = _Number(Fraction(0))
_COMPARISONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lt, "<=": le, "=": eq, "<>": ne, ">=": ge, ">": gt,
}  # fmt: skip
_SPELLINGS = {"-": "−", "–": "−", "*": "×", "/": "÷", ":": "÷", "≤": "<=", "≥": ">=", "≠": "<>"}

FUNCTIONS: Mapping[str, str] = {
    "min": "min", "max": "max", "sum": "sum", "jumlah": "sum",
    "average": "average", "rata_rata": "average", "if": "if", "jika": "if",
}  # fmt: skip
"""Every word that names a function, in English and Indonesian, and which one it names."""


class _Token(NamedTuple):
    kind: str  # number, name, sign or end
    text: str
    position: int


_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n\u00a0]+)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign><=|>=|<>|[-+−–×÷*/:()<>=≤≥≠;])"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_REMEDIES = {
    ",": "tanda ',' hanya untuk desimal; pisahkan nilai dengan ';'",
    ".": "tanda '.' hanya untuk desimal di antara dua angka",
    "%": "tanda '%' tidak dipakai; tulis × 100",
    "^": "pangkat tidak dikenal; tulis perkaliannya",
    "!": "tulis <> untuk 'tidak sama dengan'",
}


def _error(position: int, message: str) -> ExpressionError:
    """People count characters from 1."""
    return ExpressionError(f"Karakter {position + 1}: {message}.", position)


def _tokens(text: str) -> tuple[_Token, ...]:
    if len(text) > MAX_LENGTH:
        message = f"rumus lebih panjang dari {MAX_LENGTH} karakter; bagi menjadi beberapa indikator"
        raise _error(MAX_LENGTH, message)
    found, position = [], 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            sign = text[position]
            raise _error(position, _REMEDIES.get(sign, f"tanda {sign!r} tidak dikenal"))
        kind = match.lastgroup or ""
        if kind != "space":
            written = match.group()
            found.append(_Token(kind, _SPELLINGS.get(written, written), position))
        position = match.end()
    return (*found, _Token("end", "", len(text)))


class _Parser:
    """Recursive descent over the tokens; each rule of the grammar is one method."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._index = 0
        self._depth = 0

    def whole(self) -> _Part:
        root = self._sum()
        if self._next.kind != "end":
            raise self._surprise("akhir rumus atau salah satu tanda + − × ÷")
        return root

    @property
    def _next(self) -> _Token:
        return self._tokens[self._index]

    def _take(self) -> _Token:
        token = self._next
        self._index += token.kind != "end"
        return token

    def _expect(self, sign: str, wanted: str) -> None:
        if self._next.text != sign:
            raise self._surprise(wanted)
        self._take()

    def _surprise(self, wanted: str) -> ExpressionError:
        token = self._next
        if token.kind == "end":
            return _error(token.position, f"rumus berakhir di sini, padahal perlu {wanted}")
        if token.text in _COMPARISONS:
            message = f"perbandingan '{token.text}' hanya dapat dipakai sekali, di dalam jika(…)"
            return _error(token.position, message)
        return _error(token.position, f"tertulis '{token.text}', padahal perlu {wanted}")

    def _sum(self) -> _Part:
        return self._chain("+−", self._product)

    def _product(self) -> _Part:
        return self._chain("×÷", self._signed)

    def _chain(self, signs: str, operand: Callable[[], _Part]) -> _Part:
        first = operand()
        rest = []
        while self._next.kind == "sign" and self._next.text in signs:
            sign = self._take()
            rest.append((sign.text, sign.position, operand()))
        return _Chain(first, tuple(rest)) if rest else first

    def _signed(self) -> _Part:
        """A value with its sign; the one place where the grammar goes deeper."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = f"rumus bertingkat lebih dari {MAX_DEPTH} kali; sederhanakan tanda kurungnya"
            raise _error(self._next.position, message)
        if self._next.text and self._next.text in "+−":
            sign = self._take()
            found: _Part = _Chain(_ZERO, ((sign.text, sign.position, self._signed()),))
        else:
            found = self._single()
        self._depth -= 1
        return found

    def _single(self) -> _Part:
        token = self._next
        if token.kind == "number":
            return _Number(_read(self._take()))
        if token.kind == "name":
            self._take()
            return self._named(token)
        if token.text == "(":
            self._take()
            inner = self._sum()
            self._expect(")", "')' penutup kurung")
            return inner
        raise self._surprise("angka, nama, fungsi, atau '('")

    def _named(self, token: _Token) -> _Part:
        called = self._next.text == "("
        function = FUNCTIONS.get(token.text.lower())
        if function is None and not called:
            return _Variable(token.text)
        if function is None:
            known = ", ".join(FUNCTIONS)
            message = f"fungsi '{token.text}' tidak dikenal; yang ada: {known}"
            raise _error(token.position, message)
        if not called:
            message = f"'{token.text}' nama fungsi; tulis '(' sesudahnya atau pakai nama lain"
            raise _error(token.position, message)
        self._take()
        return self._choice(token) if function == "if" else self._call(token, function)

    def _call(self, token: _Token, function: str) -> _Part:
        arguments = [self._sum()]
        while self._next.text == ";":
            self._take()
            arguments.append(self._sum())
        self._expect(")", "';' atau ')' penutup fungsi")
        if len(arguments) < 2:
            # "min(1,5)" is one number here, and was probably meant as two.
            message = f"{token.text}(…) perlu sedikitnya dua nilai yang dipisah dengan ';'"
            raise _error(token.position, message)
        return _Call(function, tuple(arguments))

    def _choice(self, token: _Token) -> _Part:
        left = self._sum()
        if self._next.text not in _COMPARISONS:
            message = f"{token.text}(…) diawali syarat dengan salah satu tanda < <= = <> >= >"
            raise _error(self._next.position, message)
        comparison = self._take().text
        right = self._sum()
        self._expect(";", "';' sesudah syarat")
        then = self._sum()
        self._expect(";", "';' dan nilai bila syarat tidak terpenuhi")
        otherwise = self._sum()
        self._expect(")", "')' penutup fungsi")
        return _Choice(comparison, left, right, then, otherwise)


def _read(token: _Token) -> Fraction:
    marks = sum(token.text.count(mark) for mark in ".,")
    if marks > 1:
        raise _error(token.position, f"tulis '{token.text}' tanpa tanda pemisah ribuan")
    if _GROUPED.fullmatch(token.text):
        whole, decimals = token.text.split(".")
        message = f"'{token.text}' dapat berarti dua hal; tulis {whole}{decimals} atau {whole},0"
        raise _error(token.position, message)
    return Fraction(token.text.replace(",", "."))
