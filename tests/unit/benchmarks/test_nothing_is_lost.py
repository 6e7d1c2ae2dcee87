"""No cell of a table of the benchmark's is in no form and not among the leftovers."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from table_places import cells_of, lost
from table_prints import PRINTS
from tables import SETS

from tolok.documents.formats import document_of
from tolok.documents.reading import forms_of


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("tool", ["XLSX", "text, spaces"])
def test_every_cell_is_in_a_form_or_left_over(which: str, tool: str) -> None:
    ending, write = PRINTS[tool]
    for style in SETS[which][0]:
        paper = style(random.Random(f"1811 {style.__name__}"))  # noqa: S311 - seeded, not secret
        name = f"a.{ending}"
        document = document_of(write(paper), name)
        read = forms_of(document, name)
        assert list(cells_of(document)), paper.style
        assert not lost(document, read), paper.style
