"""From a form to what is proposed for it: the one door of this package."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from string import ascii_lowercase

from tolok.audit.findings import Finding
from tolok.audit.rulebook import examine
from tolok.domain.forms import Form
from tolok.domain.nomenclature import Nomenclature
from tolok.repair.applying import apply
from tolok.repair.costs import shown
from tolok.repair.grid import Grid
from tolok.repair.opening import open_grid
from tolok.repair.proposals import Proposals, Question, Repair
from tolok.repair.siblings import absent_siblings
from tolok.repair.tangles import explain
from tolok.repair.weighing import Doubt, Idea, weigh
from tolok.repair.wording import Wording


def propose(
    form: Form, findings: Sequence[Finding] = (), nomenclature: Nomenclature | None = None
) -> Proposals:
    """What the contradictions of a form lead to; nothing where every relation holds.

    ``findings`` are those of the form's examination. With them each repair tells which of them it
    settles; that takes one more examination a repair. A ``nomenclature`` tells which rows may be
    missing.
    """
    with _no_collection():
        proposals = _proposed(form, nomenclature)
    return settling(form, proposals, findings) if findings else proposals


def _proposed(form: Form, nomenclature: Nomenclature | None) -> Proposals:
    grid, nodes = open_grid(form)
    if nomenclature is not None:
        grid.absent = absent_siblings(nodes, nomenclature, form.government)
    proposals = proposals_of(grid, Wording(form, grid, nodes))
    grid.forget()
    return proposals


@contextmanager
def _no_collection() -> Iterator[None]:
    """Python's search for garbage cycles waits: it would cross all that a search remembers.

    What is remembered must be gone before it is on again, so it holds no cycles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def proposals_of(grid: Grid, wording: Wording) -> Proposals:
    """What the broken relations of a grid lead to."""
    ideas: list[Idea] = []
    doubts: list[Doubt] = []
    for outcome in explain(grid):
        sure, open_ = weigh(grid, outcome)
        ideas += sure
        doubts += open_
    ideas.sort(key=wording.place)
    believed = {cell: value for idea in ideas for cell, value in idea.changes}
    names = {f"P{number}": idea for number, idea in enumerate(ideas, 1)}
    repairs = [
        replace(
            _repair(wording, name, idea, believed), rivals=_rivals(wording, name, names, believed)
        )
        for name, idea in names.items()
    ]
    doubts.sort(key=wording.place_of_doubt)
    questions = []
    for number, doubt in enumerate(doubts, 1):
        options = tuple(
            _repair(wording, f"T{number}{letter}", idea, believed)
            for letter, idea in zip(ascii_lowercase, doubt.ideas, strict=False)
        )
        questions.append(Question(f"T{number}", wording.question(doubt, options), options))
    return Proposals(tuple(repairs), tuple(questions))


def _rivals(
    wording: Wording, name: str, names: Mapping[str, Idea], believed: Mapping[int, int]
) -> tuple[Repair, ...]:
    """What may be true instead of a repair, each with the names of all that it excludes."""
    told = []
    for letter, rival in zip(ascii_lowercase, names[name].rivals, strict=False):
        excluded = [one for one, idea in names.items() if rival.instead_of.issuperset(idea.changes)]
        cells = {cell for cell, _ in rival.instead_of}
        others = {cell: value for cell, value in believed.items() if cell not in cells}
        repair = _repair(wording, f"{name}{letter}", rival, others)
        told.append(replace(repair, instead_of=tuple(excluded)))
    return tuple(told)


def _repair(wording: Wording, name: str, idea: Idea, believed: Mapping[int, int]) -> Repair:
    values = wording.values_with({**believed, **dict(idea.changes)})
    edits, witnesses = wording.edits(idea, values), wording.witnesses(idea, values)
    return Repair(
        id=name,
        probability=shown(idea.chance),
        edits=edits,
        settles=(),
        witnesses=witnesses,
        explanation=wording.explanation(idea, edits, witnesses),
        is_proven=idea.is_proven,
    )


def settling(form: Form, proposals: Proposals, findings: Sequence[Finding]) -> Proposals:
    """The same proposals, each with the findings that are gone once it alone is applied."""
    repairs = tuple(_settling(form, repair, findings) for repair in proposals.repairs)
    questions = []
    for question in proposals.questions:
        options = tuple(_settling(form, option, findings) for option in question.options)
        about = tuple(
            finding
            for finding in findings
            if any(_same(finding, one) for option in options for one in option.settles)
        )
        questions.append(replace(question, options=options, about=about))
    return Proposals(repairs, tuple(questions))


def _settling(form: Form, repair: Repair, findings: Sequence[Finding]) -> Repair:
    after = {_name(finding) for finding in examine(apply(form, [repair]))}
    return replace(
        repair,
        settles=tuple(finding for finding in findings if _name(finding) not in after),
        rivals=tuple(_settling(form, rival, findings) for rival in repair.rivals),
    )


def _name(finding: Finding) -> tuple[str | None, ...]:
    return finding.rule, finding.row, finding.cell, finding.expected


def _same(one: Finding, other: Finding) -> bool:
    return _name(one) == _name(other)
