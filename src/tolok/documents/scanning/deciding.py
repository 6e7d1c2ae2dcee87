"""Which text a line bears, weighed over several views of it, and how sure that is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tolok.documents.document import Cell
from tolok.documents.scanning.transcribing import Spelling
from tolok.documents.scanning.wellformed import (
    bared,
    is_well_formed,
    looks_numeric,
    meaning_of,
    regrouped,
    tidied,
)
from tolok.domain.forms import Recognition

DOUBTFUL = 900
"""Per mille: the most that a number claims under a stamp, with a hole in it, or once mended."""

ILL_FORMED = 0.05  # of the weight of a number is left to one whose groups are not whole
OTHERS = 4  # alternatives kept: repair weighs each of them
LEGIBLE = 700  # per mille: what is read less surely may be no letters
_FLOOR = 1e-4  # what a text has in a view that does not name it
_BARED = 0.5  # of the weight of a text goes to the number in it
_ONE_VIEW = 940  # per mille: the most that one view alone can claim
_DISAGREE = 900  # and the most where views differ on the likeliest text
_EVEN_UNSURE = 200  # per mille that a number's digits count, however unsure they are
_COMMA = 3.0  # times as likely is a decimal comma as a point: so Indonesian offices write
_WORD = 3  # letters
_DASH = 0.5  # of a digit is what a dash counts
_COMPANY = 800  # and what a number in such company may claim
_MOST = 998  # nobody is surer than this of what was never seen by a person


class Decision(NamedTuple):
    """The text of a line and what else it could be, per mille."""

    text: str
    recognition: Recognition


def decided(views: Sequence[tuple[Spelling, ...]]) -> Decision:
    """The likeliest text over all views of one line.

    A view is the same line seen at another scale or by another recogniser; each gives
    probabilities, and a text's are multiplied: a text that one view rules out falls back.
    """
    named = [texts_of(view) for view in views]
    chances = [by_meaning(texts) for texts in named]
    weights = _weights(chances, numeric=_is_numeric(views))
    if not weights:
        return Decision("", Recognition(0))
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    best, weight = ranked[0]
    text = likeliest(best, named)
    confidence = round(1000 * _claim(views, chances, text, weight / total))
    others = tuple(
        (likeliest(meant, named), share)
        for meant, other in ranked[1 : OTHERS + 1]
        if (share := round(1000 * other / total)) > 0
    )
    return Decision(text, Recognition(min(_MOST, confidence), others))


def texts_of(spellings: tuple[Spelling, ...]) -> dict[str, float]:
    """What one view spells, tidied; a number in what is none has half of its weight."""
    chances: dict[str, float] = {}
    for text, chance in spellings:
        tidy = tidied(text)
        bare = regrouped(tidied(bared(tidy)))
        if bare != tidy and is_well_formed(bare) and not is_well_formed(tidy):
            chances[bare] = chances.get(bare, 0.0) + _BARED * chance
        chances[tidy] = chances.get(tidy, 0.0) + chance
    return chances


def by_meaning(chances: Mapping[str, float]) -> dict[str, float]:
    """The chances of what texts mean: of one number however it is written, of a text else."""
    meant: dict[str, float] = {}
    for text, chance in chances.items():
        meant[meaning_of(text)] = meant.get(meaning_of(text), 0.0) + chance
    return meant


def likeliest(meaning: str, views: Sequence[Mapping[str, float]]) -> str:
    """Of the texts that mean the same, the one that the views together name the most.

    A small mark below the line is rather a comma where it parts decimals.
    """
    chances: dict[str, float] = {}
    for view in views:
        for text, chance in view.items():
            if meaning_of(text) == meaning:
                weight = _COMMA if text == meaning and "," in text else 1.0
                chances[text] = chances.get(text, 0.0) + weight * chance
    return max(chances, key=lambda text: (chances[text], text))


def _is_numeric(views: Sequence[tuple[Spelling, ...]]) -> bool:
    return any(looks_numeric(view[0].text) for view in views if view)


def _weights(views: Sequence[Mapping[str, float]], *, numeric: bool) -> dict[str, float]:
    weights = {}
    for meant in {meant for view in views for meant in view}:
        weight = 1.0
        for view in views:
            weight *= max(view.get(meant, 0.0), _FLOOR)
        weight **= 1 / len(views)  # the views see the same pixels: they are one witness
        if numeric and not is_well_formed(meant):
            weight *= ILL_FORMED
        weights[meant] = weight
    return weights


def _claim(
    views: Sequence[tuple[Spelling, ...]],
    chances: Sequence[Mapping[str, float]],
    best: str,
    share: float,
) -> float:
    """How sure the best text may be called: no more than its worst view allows."""
    meant = meaning_of(best)
    firsts = [meaning_of(tidied(view[0].text)) if view else "" for view in views]
    worst = min(view.get(meant, 0.0) for view in chances)
    claim: float = min(share, worst**0.5)
    if any(first != meant for first in firsts):
        claim = min(claim, _DISAGREE / 1000)
    if len(views) < 2 and looks_numeric(best):
        claim = min(claim, _ONE_VIEW / 1000)
    if looks_numeric(best) and not is_well_formed(best):
        claim = min(claim, 0.5)
    return float(claim)


def joined(lines: Sequence[Decision], entries: int = 0) -> Decision:
    """The text of a cell of several lines: as sure as the least sure of them.

    A number keeps no company: where one line is a number and the others are hardly legible, they
    are taken for stamps and specks, and the cell is marked with all of them as its other text.
    In a row of several ``entries`` lines stay apart, and as many of them are one entry each.
    """
    if len(lines) == 1:
        return lines[0]
    text = ("\n" if entries else " ").join(line.text for line in lines if line.text)
    least = min((line.recognition.confidence for line in lines), default=0)
    numbers = [line for line in lines if looks_numeric(line.text) and is_well_formed(line.text)]
    if lines and len(lines) == entries and not (numbers and any(map(_is_stroke, lines))):
        return Decision(text, Recognition(least))
    legible = [line for line in numbers if line.recognition.confidence >= LEGIBLE]
    if 1 < entries == len(legible):  # a stamp's strokes lie between the figures of a list
        claims = [_COMPANY, *(line.recognition.confidence for line in legible)]
        entry_by_entry = "\n".join(line.text for line in legible)
        return Decision(entry_by_entry, Recognition(min(claims), ((text, least),)))
    if not numbers:
        others = () if text else tuple(other for line in lines for other in line.recognition.others)
        return Decision(text, Recognition(least, others[:OTHERS]))
    best = max(numbers, key=_weight)
    rest = [line for line in lines if line is not best]
    if all(_is_crumb(line, best) for line in rest):
        claim = min(best.recognition.confidence, _COMPANY)
        others = ((text, least), *best.recognition.others)[:OTHERS]
        return Decision(best.text, Recognition(claim, others))
    return Decision(text, Recognition(least))


def _is_crumb(line: Decision, best: Decision) -> bool:
    """Whether a line is hardly words: a number, a letter or two beside an amount, or illegible."""
    letters = sum(sign.isalpha() for sign in line.text)
    is_beside_amount = letters < _WORD and len(best.text) > 2 * _WORD
    illegible = line.recognition.confidence < LEGIBLE
    return looks_numeric(line.text) or illegible or is_beside_amount


def _is_stroke(line: Decision) -> bool:
    """Whether a line beside figures is no entry of its own: illegible letters, or one or two."""
    is_short = len(line.text) < _WORD or line.recognition.confidence < LEGIBLE
    return line.text.isalpha() and is_short


def _weight(line: Decision) -> float:
    """How likely a line is the number of its cell: specks and strokes give short ones."""
    digits = sum(sign.isdigit() for sign in line.text) or _DASH
    return digits * (_EVEN_UNSURE + line.recognition.confidence)


def retold(cell: Cell, text: str) -> Cell:
    """The cell with another text, marked; what was read stays beside it."""
    confidence, others, _ = cell.recognition or Recognition(DOUBTFUL)
    share = dict(others).get(text, confidence)
    rest = (one for one in others if one[0] not in {text, cell.text})
    kept = ((cell.text, confidence), *rest)[: OTHERS + 1]
    return cell._replace(text=text, recognition=Recognition(min(share, DOUBTFUL), kept))
