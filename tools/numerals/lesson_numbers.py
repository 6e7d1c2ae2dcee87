"""What stands in the cells of tables of figures, drawn by lot."""

import numpy as np

Chance = np.random.Generator


def number(chance: Chance) -> str:
    """A number, a dash or a code, every digit as likely as every other."""
    return _KINDS[chance.choice(len(_KINDS), p=_SHARES)](chance)


def told(written: str) -> str:
    """What a lesson teaches of a written number: dashes of any length are one."""
    return written.replace("–", "-").replace("—", "-")


def _one(chance: Chance, *texts: str) -> str:
    return str(chance.choice(texts))


def _digits(chance: Chance, length: int) -> str:
    rest = "".join(map(str, chance.integers(0, 10, length - 1)))
    return f"{chance.integers(1, 10)}{rest}"


def _grouped(chance: Chance, mark: str = ".") -> str:
    digits = _digits(chance, int(chance.integers(4, 13)))
    first = len(digits) % 3 or 3
    return mark.join([digits[:first], *(digits[i : i + 3] for i in range(first, len(digits), 3))])


def _money(chance: Chance) -> str:
    before = _one(chance, "", "", "", "", "", "Rp", "Rp.", "-", "(")
    after = _one(chance, "", "", "", ",00", f",{chance.integers(0, 100):02}", ",-")
    if before in {"-", "("}:
        after = after.replace(",-", "")
    return f"{before}{_grouped(chance)}{after}" + (")" if before == "(" else "")


def _english(chance: Chance) -> str:
    return _grouped(chance, ",") + _one(chance, "", ".00", f".{chance.integers(0, 100):02}")


def _percent(chance: Chance) -> str:
    whole = _one(chance, str(chance.integers(0, 100)), str(chance.integers(0, 100)), "100")
    mark = _one(chance, ",", ",", ",", ".")
    after = f"{mark}{chance.integers(0, 100):02}" if chance.random() < 0.85 else ""
    return whole + after + _one(chance, "", "", "%")


def _decimal(chance: Chance) -> str:
    places = int(chance.choice([1, 1, 2, 3, 4]))
    after = "".join(map(str, chance.integers(0, 10, places)))
    return f"{_digits(chance, int(chance.integers(1, 5)))},{after}"


def _count(chance: Chance) -> str:
    return _digits(chance, int(chance.choice([1, 1, 1, 2, 2, 2, 3, 3, 4, 5])))


def _code(chance: Chance) -> str:
    parts = chance.integers(1, 100, int(chance.integers(2, 6)))
    return ".".join(f"{part:02}" if chance.random() < 0.6 else str(part) for part in parts)


def _dash(chance: Chance) -> str:
    return _one(chance, "-", "–", "—")


def _nothing(_: Chance) -> str:
    return ""


_KINDS = (_money, _english, _percent, _decimal, _count, _code, _dash, _nothing)
_SHARES = (0.36, 0.02, 0.22, 0.07, 0.15, 0.03, 0.05, 0.10)
