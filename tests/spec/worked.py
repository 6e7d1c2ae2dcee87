"""A worked table: what a rule of measurement gives for figures that a person can check."""

from collections.abc import Callable
from typing import NamedTuple


class Worked(NamedTuple):
    """Rows of inputs, each with the answer that it must have; ``answer`` computes it.

    Inputs and answers are written as they stand on the page, so the page is the test.
    """

    section: str
    title: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    answer: Callable[..., str]

    def markdown(self) -> str:
        """The table as it stands in the manual."""
        lines = [f"### {self.title}", "", self.text, ""]
        lines.append("| " + " | ".join(self.columns) + " |")
        lines.append("|" + " --- |" * len(self.columns))
        lines.extend(
            "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in self.rows
        )
        return "\n".join(lines) + "\n"
