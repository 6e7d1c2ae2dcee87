"""What a line bears once the recogniser of numbers was asked beside that of letters."""

from collections.abc import Iterable, Sequence

from tolok.documents.scanning.deciding import (
    DOUBTFUL,
    ILL_FORMED,
    LEGIBLE,
    OTHERS,
    Decision,
    by_meaning,
    likeliest,
    texts_of,
)
from tolok.documents.scanning.transcribing import Spelling
from tolok.documents.scanning.wellformed import (
    is_well_formed,
    may_be_number,
    meaning_of,
    regrouped,
    tidied,
)
from tolok.domain.forms import CERTAIN, Recognition

_LEAST_UNNAMED = 1e-3
_UNNAMED = 0.05  # of what a recogniser leaves to texts that it does not name, goes to any one
_PLAIN = 0.6  # from which a number is plain enough to be sought no further
_MANY = 4  # digits: a number that is wider than any dash
_HARDLY = 200  # per mille: letters that are read less surely are strokes
_SURELY = 0.97  # from which its agreement settles a number (decision 0012)
_OUTRIGHT = 0.75  # from which the recogniser of numbers is believed where letters were seen


def seconded(
    decision: Decision,
    views: Sequence[tuple[Spelling, ...]],
    second: tuple[Spelling, ...],
    *,
    is_plain: bool = False,
) -> Decision:
    """The decision after the recogniser of numbers was asked, too.

    Where both say the same number, however written, the decision stands, and a doubtful one is
    less so: sure only where nothing hides its signs (``is_plain``) and the second is. Otherwise
    the text that both together make likeliest is taken, marked, and the texts of both are kept.
    Where the first saw letters, the second must be sure of a number: it knows no letters.
    """
    if not second:
        return decision
    said, first = _alike(decision.text), _first(second)
    if meaning_of(first) == meaning_of(said):
        return _agreed(decision, second[0].probability, is_plain=is_plain)
    if said == "-" and not first and decision.recognition.confidence >= CERTAIN:
        return decision  # short strokes are what the recogniser of numbers misses
    if sum(map(str.isdigit, said)) >= _MANY and not any(map(str.isdigit, first)):
        return _capped(decision)  # no dash is as wide: it was cut out of a stamp's strokes
    if not may_be_number(said) and not _may_overrule(decision, second):
        return _noted(decision, first, second[0].probability)
    return _weighed(decision, _meant(views), texts_of(second))


def plainest(sights: Sequence[tuple[Spelling, ...]]) -> tuple[Spelling, ...]:
    """Of several sights of what may be one line, the one with the likeliest number."""
    numbers = [sight for sight in sights if sight and is_well_formed(_first(sight))]
    most = max(numbers, key=lambda sight: sight[0].probability, default=None)
    if most is None or (len(sights) > 1 and most[0].probability < _PLAIN):
        return sights[0] if sights else ()
    return most


def _weighed(decision: Decision, mine: dict[str, float], heard: dict[str, float]) -> Decision:
    """What the chances that two recognisers give make likeliest, marked."""
    said = _alike(decision.text)
    if said and said not in mine:  # it was cut out of what the views name
        mine[said] = decision.recognition.confidence / 1000
    mine.setdefault(said, 0.0)
    meant, known = by_meaning(mine), by_meaning(heard)
    ranked = [
        (likeliest(meaning, (mine, heard)), share) for meaning, share in _ranked(meant, known)
    ]
    best, share = ranked[0]
    meaning = meaning_of(best)
    claim = share * max(meant.get(meaning, 0.0), known.get(meaning, 0.0))
    others = tuple((text, round(1000 * other)) for text, other in ranked[1:] if text)[:OTHERS]
    if meaning_of(said) not in {meaning, *(meaning_of(text) for text, _ in others)}:
        others = ((said, 1), *others)[:OTHERS]
    kept = tuple((text, max(1, share)) for text, share in others)
    return Decision(best, Recognition(min(DOUBTFUL, round(1000 * claim)), kept))


def _first(second: tuple[Spelling, ...]) -> str:
    """The likeliest text of the recogniser of numbers, with a mark at each thousand."""
    text = tidied(second[0].text)
    return text if is_well_formed(text) else regrouped(text)


def _agreed(decision: Decision, chance: float, *, is_plain: bool) -> Decision:
    if decision.text and not is_well_formed(decision.text):
        return decision
    claim = CERTAIN if is_plain and chance >= _SURELY else round(DOUBTFUL * chance)
    confidence = max(decision.recognition.confidence, claim)
    return decision._replace(recognition=decision.recognition._replace(confidence=confidence))


def _capped(decision: Decision) -> Decision:
    """The decision, doubtful at least."""
    confidence = min(DOUBTFUL, decision.recognition.confidence)
    return decision._replace(recognition=decision.recognition._replace(confidence=confidence))


def _noted(decision: Decision, number: str, chance: float) -> Decision:
    """Words as they were read, with the number that they may be if they are a stamp's."""
    if not any(map(str.isdigit, number)) or not is_well_formed(number):
        return decision
    seen = decision.recognition
    others = (*seen.others[: OTHERS - 1], (number, max(1, round(DOUBTFUL * chance))))
    return decision._replace(recognition=seen._replace(others=others))


def _may_overrule(decision: Decision, second: tuple[Spelling, ...]) -> bool:
    """Whether a number is so plain, and the letters so little legible, that they were none."""
    first, chance = _first(second), second[0].probability
    if not first or not is_well_formed(first):
        return False
    if decision.recognition.confidence < _HARDLY:
        return chance > _PLAIN
    is_legible = decision.recognition.confidence >= LEGIBLE
    is_dash = not any(sign.isdigit() for sign in first)
    return chance > _OUTRIGHT and not is_legible and (not is_dash or len(decision.text) < 2)


def _meant(views: Sequence[tuple[Spelling, ...]]) -> dict[str, float]:
    """The mean chance of each text over all views: one that fails does not silence the others."""
    mean: dict[str, float] = {}
    for view in views:
        for text, chance in texts_of(view).items():
            mean[_alike(text)] = mean.get(_alike(text), 0.0) + chance / len(views)
    return mean


def _alike(text: str) -> str:
    """A text with every dash as the recogniser of numbers writes it."""
    return text.replace("–", "-").replace("—", "-")


def _ranked(mine: dict[str, float], heard: dict[str, float]) -> list[tuple[str, float]]:
    """What two recognisers mean, the likeliest first, with the share of each."""
    unnamed, unheard = _unnamed(mine.values()), _unnamed(heard.values())
    both = {
        text: max(mine.get(text, 0.0), unnamed)
        * max(heard.get(text, 0.0), unheard)
        * (1.0 if not text or is_well_formed(text) else ILL_FORMED)
        for text in {*mine, *heard}
    }
    total = sum(both.values())
    ranked = sorted(both.items(), key=lambda item: (-item[1], item[0]))
    return [(text, weight / total) for text, weight in ranked]


def _unnamed(chances: Iterable[float]) -> float:
    """What any text has that a recogniser does not name: the less, the surer it is of others."""
    return max(_LEAST_UNNAMED, _UNNAMED * (1.0 - sum(chances)))
