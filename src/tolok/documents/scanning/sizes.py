"""Whether the ink of a line is as high as the signs that it is taken for."""

from tolok.documents.scanning.cells import Crop
from tolok.documents.scanning.deciding import DOUBTFUL, Decision
from tolok.documents.scanning.wellformed import looks_numeric
from tolok.domain.forms import Recognition

_LOW = 55  # per cent of a letter: digits are higher, be they ever so small beside the others
_HIGH = 80  # per cent of a letter: no dash is so high


def sized(decision: Decision, crop: Crop, letter: int) -> Decision:
    """The decision without digits that are too low to be any, and a dash too high marked.

    What was read stays the other text of a cell that holds nothing then.
    """
    text, (confidence, others, _) = decision
    high = 100 * (crop.bottom - crop.top)
    has_digits = any(map(str.isdigit, text))
    if has_digits and looks_numeric(text) and high < _LOW * letter:
        kept = ((text, confidence), *others)
        return Decision("", Recognition(min(confidence, DOUBTFUL), kept))
    if text and looks_numeric(text) and not has_digits and high > _HIGH * letter:
        return Decision(text, Recognition(min(confidence, DOUBTFUL), others))
    return decision
