"""Lines of a printed page, word by word."""

from tolok.documents.spaced.words import Line, Word

Text = tuple[float, str]
"""Where a text begins and what it says."""


def line(number: int, top: float, *texts: Text, space: float = 1) -> Line:
    """A line of texts whose letters are as wide as the spaces between their words."""
    words = []
    for begin, text in texts:
        left = begin
        for word in text.split(" "):
            words.append(Word(left, left + len(word), word, top=top))
            left += len(word) + 1
    return Line(number, tuple(words), space)
