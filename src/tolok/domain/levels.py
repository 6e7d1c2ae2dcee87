"""The five levels of the performance cascade, from goal down to subactivity."""

from enum import StrEnum


class Level(StrEnum):
    """A level of the cascade (*tujuan, sasaran, program, kegiatan, sub kegiatan*).

    Source: Permendagri 86/2017 and Permendagri 90/2019.

    >>> Level.PROGRAM.depth, Level.PROGRAM.below, Level.PROGRAM.label
    (2, <Level.ACTIVITY: 'activity'>, 'Program')
    """

    GOAL = "goal"
    OBJECTIVE = "objective"
    PROGRAM = "program"
    ACTIVITY = "activity"
    SUBACTIVITY = "subactivity"

    @property
    def depth(self) -> int:
        """Distance from the goal: 0 for a goal, 4 for a subactivity."""
        return _DEPTHS[self]

    @property
    def below(self) -> "Level | None":
        """The level of its children; None under a subactivity."""
        return LEVELS[self.depth + 1] if self.depth + 1 < len(LEVELS) else None

    @property
    def label(self) -> str:
        """The Indonesian name, as a reader sees it."""
        return _LABELS[self]


LEVELS = tuple(Level)
_DEPTHS = {level: depth for depth, level in enumerate(LEVELS)}
_LABELS = {
    Level.GOAL: "Tujuan",
    Level.OBJECTIVE: "Sasaran",
    Level.PROGRAM: "Program",
    Level.ACTIVITY: "Kegiatan",
    Level.SUBACTIVITY: "Sub kegiatan",
}
