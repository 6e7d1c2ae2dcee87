"""The lowest words of a header, one for each column, and which columns stand under groups."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tolok.documents.columns.moments import is_moment, month_in
from tolok.documents.columns.shortened_words import normal
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.placing import column_under
from tolok.documents.spaced.words import Line, Word, as_word, touch

LEVEL = 6.0
"""Letters that a further level of groups must stand nearer to what it names, to be one."""
_REPEATABLE = re.compile(r"\(?(?:\d{1,4}|I{1,3}|IV|V|K|RP\.?|%)\)?", re.IGNORECASE)
"""What stands under a group again and again: years, quarters, K and Rp."""
_LEAST_REPEATED = 3
"""Words that come again, at least, where they have a column each."""
_LEAST_BEGUN = 4
"""Letters of a word's begin that tell it."""


def leaf_line(lines: Sequence[Line]) -> int:
    """The line whose words come again under each group, else the one that names most columns.

    The lowest of equals; but where it ends words that a line above begins, each over one of them,
    the line above.
    """

    def names(at: int) -> tuple[int, int, int]:
        return len(repeated(lines[at])), len(lines[at].runs), at

    leaf = max(range(len(lines)), key=names)
    while leaf and _is_broken(lines[leaf - 1], lines[leaf]):
        leaf -= 1
    return leaf


def repeated(line: Line) -> list[Word]:
    """The words of a header's line that come again under each group: years, months, K and Rp."""
    words = [as_word(run) for run in line.runs]
    times = Counter(first_word(word.text) for word in words)
    return [word for word in words if _comes_again(first_word(word.text), times)]


def _comes_again(text: str, times: Mapping[str, int]) -> bool:
    return times[text] > 1 or bool(_REPEATABLE.fullmatch(text)) or bool(month_in(text))


def names_pairs(line: Line) -> bool:
    """Whether a line holds but letters that stand under groups, K, Rp and %, and no figures."""
    texts = [first_word(as_word(run).text) for run in line.runs]
    told = all(_REPEATABLE.fullmatch(text) and not text.isdigit() for text in texts)
    return told and len(texts) >= _LEAST_REPEATED


def leaf_of(lines: Sequence[Line]) -> list[Word]:
    """The words of a header's lowest line, where most come again: each has a column of its own."""
    if not lines:
        return []
    line = lines[leaf_line(lines)]
    words = repeated(line)
    is_leaf = len(words) >= _LEAST_REPEATED and 10 * len(words) >= 6 * len(line.runs)
    return words if is_leaf else []


def comes_again(text: str) -> bool:
    """Whether a text is one that stands under group after group: a year, a month, K or Rp."""
    return is_moment(normal(text)) or bool(_REPEATABLE.fullmatch(first_word(text)))


def _is_broken(above: Line, below: Line) -> bool:
    """Whether most words of a header's line end what the line above begins, "Tar" and "get"."""
    pairs = list(zip(map(as_word, above.runs), map(as_word, below.runs), strict=False))
    return (
        len(above.runs) == len(below.runs)
        and all(abs(one.left - other.left) < 1 for one, other in pairs)
        and 2 * sum(other.text[:1].islower() for _, other in pairs) > len(pairs)
    )


def grouped(
    above: Sequence[Line], named: Sequence[tuple[Word, int]], bands: Sequence[Band]
) -> list[tuple[int, int]]:
    """Stretches of neighbouring columns under groups: their words come again, or share one.

    ``named`` are the leaves with their columns, ``above`` the lines above them.
    """
    leaves = {column: word.text for word, column in named}
    bridged = {*_bridges(above, named), *_spanned(above, named, bands)}
    firsts = [first_word(text) for text in leaves.values()]
    again = {
        column
        for column, text in leaves.items()
        if _REPEATABLE.fullmatch(text)
        or month_in(normal(text))
        or sum(_is_same(first_word(text), one) for one in firsts) > 1
    }
    again |= {column for column in leaves if {column - 1, column + 1} <= again}
    stretches = _adjoining(sorted(again | bridged))
    return [_reaching(first, last, above, leaves.keys(), bands) for first, last in stretches]


def _reaching(
    first: int, last: int, above: Sequence[Line], leaves: AbstractSet[int], bands: Sequence[Band]
) -> tuple[int, int]:
    """A stretch with the column beside it that has no leaf, where words above stand over both.

    That column's own words begin below the header's first line: what has no group begins there.
    """
    tops = [as_word(run) for run in above[0].runs] if above else []
    begun = {column_under(top, bands) for top in tops}
    own = {column_under(as_word(run), bands) for line in above[1:] for run in line.runs}
    for wide in ((first - 1, last), (first, last + 1)):
        (beside,) = {*wide} - {first, last}
        if beside in begun or beside in leaves or beside not in own:
            continue
        for top in tops:
            inside = first <= column_under(top, bands) <= last
            if inside and _off(top, wide, bands) < min(LEVEL / 2, _off(top, (first, last), bands)):
                return wide
    return first, last


def _off(word: Word, span: tuple[int, int], bands: Sequence[Band]) -> float:
    """How far a word is from the middle of columns."""
    return abs((bands[span[0]].left + bands[span[1]].right) / 2 - word.middle)


def _bridges(above: Sequence[Line], named: Sequence[tuple[Word, int]]) -> Iterator[int]:
    """The columns that share words above them with a neighbour."""
    for line in above:
        for run in line.runs:
            over = as_word(run)
            under = [column for word, column in named if touch(word, over)]
            if len(under) > 1:
                yield from under


def _spanned(
    above: Sequence[Line], named: Sequence[tuple[Word, int]], bands: Sequence[Band]
) -> Iterator[int]:
    """The columns under words over their middle that touch but some of them.

    So it is where all columns that have no leaf begin on the first line, and a leaf has nothing
    above it: it must belong to a group beside it.
    """
    leaves = {column: word for word, column in named}
    tops = [as_word(run) for line in above for run in line.runs]
    first = {column_under(as_word(run), bands) for line in above[:1] for run in line.runs}
    free = {at for at, leaf in leaves.items() if not any(touch(leaf, top) for top in tops)}
    others = set(range(len(bands))) - leaves.keys()
    if not others or not others <= first:
        return
    for top in tops:
        under = [at for at, leaf in leaves.items() if touch(leaf, top)]
        if under:
            wide = {at: with_leaf(bands[at], leaf) for at, leaf in leaves.items()}
            yield from _widened(top, under, free, wide)


def _widened(
    top: Word, under: Sequence[int], free: set[int], columns: Mapping[int, Word]
) -> Iterator[int]:
    """The columns under a word with the free ones beside it, where it stands over their middle."""
    first, last = min(under), max(under)
    firsts, lasts = [first], [last]
    while firsts[-1] - 1 in free:
        firsts.append(firsts[-1] - 1)
    while lasts[-1] + 1 in free:
        lasts.append(lasts[-1] + 1)
    asides = {
        (one, other): abs((columns[one].left + columns[other].right) / 2 - top.middle)
        for one in firsts
        for other in lasts
    }
    least = min(asides, key=lambda ends: asides[ends])
    if asides[least] < min(asides[first, last], LEVEL / 2):
        yield from range(least[0], least[1] + 1)


def with_leaf(band: Band, leaf: Word | None) -> Word:
    """A column as wide as its texts and its name."""
    if leaf is None or band.shared_with(leaf) <= 0:
        return Word(band.left, band.right, "")
    return Word(min(band.left, leaf.left), max(band.right, leaf.right), "")


def _adjoining(columns: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of each stretch of neighbours, those alone left out."""
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and found[-1][1] == column - 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return [(first, last) for first, last in found if last > first]


def _is_same(one: str, other: str) -> bool:
    """Whether two words are one, broken off after more letters or fewer."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _LEAST_BEGUN and longer.startswith(shorter))


def first_word(text: str) -> str:
    """What "PAGU (Rp)" and "PAGU %" have in common."""
    return text.upper().split(" ")[0]
