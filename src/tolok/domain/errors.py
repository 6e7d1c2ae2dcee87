"""Errors meant for a person: the message is Indonesian, whole, and names place and remedy."""


class TolokError(Exception):
    """Something that the person at the keyboard can mend; shown without a traceback."""


class UnreadableError(TolokError):
    """A file that cannot be read at all: damaged, protected, too large, of another kind."""


class NoFormError(UnreadableError):
    """A file that was read and holds no form; ``tables`` of it have a header of no known words."""

    def __init__(self, message: str, tables: int) -> None:
        super().__init__(message)
        self.tables = tables


class TooLongError(TolokError):
    """A document that the wanted format cannot hold within bounded time and memory."""


class ExpressionError(TolokError):
    """An expression that cannot be understood; ``position`` counts characters from 0."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position
