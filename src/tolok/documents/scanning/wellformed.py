"""Which texts are well-formed numbers of Indonesian tables, and which almost are."""

import re

from tolok.domain.notation import read_number, write_number

_SPACES = re.compile(r"\s+")
_NUMERIC = re.compile(
    r"[-–—(+]?(?:Rp\.?)?[-–—]?[0-9.,:OoIl|SB]*[0-9][0-9.,:OoIl|SB]*(?:[.,]-)?\)?%?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2}|,[0-9]{4}|[.,]-)?")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2}|\.[0-9]{4})?")
# A number with one mark before three digits and more than three before it has lost another mark.
_PLAIN = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,4})?|[0-9]{4,}(?:[.,](?:[0-9]{1,2}|[0-9]{4}))?")
_MARKED = re.compile(r"([1-9][0-9]*(?:[.,:][0-9]+)+?)(,[0-9]{2})?")
_LETTERS = re.compile(r"[A-Z]{2,}[.:]?")
_DASH = re.compile(r"[-–—]")
_LED_BY_ZERO = re.compile(r"0[0-9]")
_AROUND = re.compile(r"^[-–—+(]?(?:Rp\.?)?[-–—]?|\)?%?$")


def tidied(text: str) -> str:
    """A numeric text without the spaces that a recogniser saw between its digits."""
    return _SPACES.sub("", text) if looks_numeric(text) else text


def bared(text: str) -> str:
    """A numeric text without the signs that a rule or a speck beside it is taken for."""
    bare = text.strip(":;!|'\"`.,·*~_°[]{}\\/ ")
    return bare if _is_enclosed(bare) else bare.strip("()")


def number_after_letters(text: str) -> str:
    """The grouped number that a stamp's letters run into, nothing where there is none.

    >>> number_after_letters("CAMAT.353.196"), number_after_letters("Dokumen 12")
    ('353.196', '')
    """
    letters = _LETTERS.match(text)
    rest = text[letters.end() :] if letters else ""
    return rest if _GROUPED.fullmatch(rest) else ""


def _is_enclosed(text: str) -> bool:
    """Whether brackets stand at both ends of a text, or at none."""
    return text.count("(") == text.count(")")


def regrouped(text: str) -> str:
    """A number with marks at some of its thousands and at no other place, with a mark at each.

    >>> regrouped("310.556000"), regrouped("1.254.939,500"), regrouped("7.385.00")
    ('310.556.000', '1.254.939.500', '7.385.00')
    >>> regrouped("47599.485,00")
    '47.599.485,00'
    """
    found = _MARKED.fullmatch(text)
    if found is None:
        return text
    whole, decimals = found.groups()
    digits = re.sub("[.,:]", "", whole)
    after = (len(re.sub("[.,:]", "", whole[mark.end() :])) for mark in re.finditer("[.,:]", whole))
    if len(digits) < 4 or any(places % 3 for places in after):
        return text
    return f"{int(digits):,}".replace(",", ".") + (decimals or "")


def meaning_of(text: str) -> str:
    """The number that a well-formed text says, however it is written; any other text itself.

    A number that begins with a zero may be a code, whose digits count.

    >>> meaning_of("Rp.1.250.000,-"), meaning_of("1.250.000"), meaning_of("94.3")
    ('1.250.000', '1.250.000', '94,3')
    >>> meaning_of("01"), meaning_of("94,.3"), meaning_of("Dokumen")
    ('01', '94,.3', 'Dokumen')
    """
    if _LED_BY_ZERO.match(text) or not (looks_numeric(text) and is_well_formed(text)):
        return text
    value = read_number(text).value
    return text if value is None else write_number(value)


def looks_numeric(text: str) -> bool:
    """Whether a text is a number, a dash, or what a recogniser makes of one."""
    bare = _SPACES.sub("", text)
    return bool(_DASH.fullmatch(bare) or _NUMERIC.fullmatch(bare))


def may_be_number(text: str) -> bool:
    """Whether a text is numeric or has no letters at all: a dash may be read as a dot, a stroke.

    >>> may_be_number("•"), may_be_number("%"), may_be_number("Unit")
    (True, False, False)
    """
    return looks_numeric(text) or not any(sign.isalpha() or sign == "%" for sign in text)


def is_grouped(text: str) -> bool:
    """Whether a text is a number with a mark at each of its thousands: no year, no count."""
    return bool(_GROUPED.fullmatch(text))


def is_well_formed(text: str) -> bool:
    """Whether a text is a dash or a number whose groups are whole."""
    bare = _SPACES.sub("", text)
    if _DASH.fullmatch(bare):
        return True
    if not _is_enclosed(bare):
        return False
    digits = _AROUND.sub("", bare)
    return any(form.fullmatch(digits) for form in (_GROUPED, _ENGLISH, _PLAIN))
