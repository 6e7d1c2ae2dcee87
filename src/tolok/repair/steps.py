"""The step of a search: one cause, or two that only together settle something."""

from typing import NamedTuple

from tolok.repair.pricing import Cause
from tolok.repair.slips import Slip


class Step(NamedTuple):
    """One cause: what it costs to believe, which cells it changes to what, and why.

    ``waived`` is the relation that does not apply, where that is the cause; ``removed`` the row
    that stands there twice and the one that stays; ``of`` the two causes of a pair.
    """

    cost: int
    changes: tuple[tuple[int, int], ...]
    cause: Cause | Slip
    waived: int | None = None
    removed: tuple[int, int] | None = None
    of: tuple["Step", ...] = ()

    @property
    def causes(self) -> tuple["Step", ...]:
        """Each cause by itself."""
        return self.of or (self,)
