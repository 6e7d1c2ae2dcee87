import random
import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from repair_errors import KINDS, Atom, Specimen, plant
from repair_forms import MONEY, SETTINGS, Setting, amount, faults, true_form
from repair_judge import Judge

from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Edit, Insertion, Proposals, Question, Removal, Repair


def chance_of(seed: object) -> random.Random:
    return random.Random(str(seed))  # noqa: S311 - seeded, not secret


def form_of(setting: Setting, seed: int) -> Form:
    return true_form(chance_of(f"{setting.name} {seed}"), setting)


def specimen_of(kind: str, seed: int, setting: Setting = SETTINGS[0]) -> Specimen:
    return plant(form_of(setting, seed), chance_of(seed), [kind])


def repair(form: Form, id_: str, *atoms: Atom) -> Repair:
    return Repair(
        id_, Decimal("0.9"), tuple(edit_of(form, atom) for atom in atoms), (), (), "", True
    )


def edit_of(form: Form, atom: Atom) -> Edit:
    if atom.what == "cell":
        row, cell = atom.place
        written = write_number(Decimal(atom.truth[0]))
        return Change(row, cell, form.by_id[row].cell(cell).written, written)
    if atom.what == "remove":
        return Removal(atom.place[1], atom.place[0])
    ceiling, spending = (write_number(Decimal(text)) for text in atom.truth)
    (parent,) = atom.place
    last = form.children_of(form.by_id[parent])[-1]
    return Insertion(parent, last.id, Level.SUBACTIVITY, ceiling, spending, "")


def answered(specimen: Specimen) -> Proposals:
    every = [
        repair(specimen.form, f"P{at}", *error.atoms) for at, error in enumerate(specimen.errors)
    ]
    return Proposals(repairs=tuple(every))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_nothing_fails_in_a_true_form(setting: Setting) -> None:
    form = form_of(setting, 1)
    assert faults(form) == set()
    leaves = [row for row in form.rows if not form.children_of(row)]
    for cell in MONEY:
        top = form.children[None]
        total = sum(amount(row.cell(cell)) or 0 for row in leaves)
        assert sum(amount(row.cell(cell)) or 0 for row in top) == total


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_error_can_be_seen_and_the_truth_undoes_it(kind: str) -> None:
    for seed in range(5):
        specimen = specimen_of(kind, seed)
        assert [error.kind for error in specimen.errors] == [kind]
        assert faults(specimen.form)
        proposals = answered(specimen)
        judge = Judge(specimen, proposals)
        verdicts = [judge.verdict(error) for error in specimen.errors]
        assert verdicts == [("first", False)]
        assert judge.is_right(verdict for verdict, _ in verdicts)
        assert not faults(apply(specimen.form, proposals.repairs))


def test_the_numbers_of_the_rows_do_not_tell_where_one_is_missing() -> None:
    form = form_of(SETTINGS[0], 3)
    specimen = plant(form, chance_of(3), ["missing row", "doubled row", "sign"])
    numbers = [row.id for row in specimen.form.rows]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_an_answer_that_is_not_there_is_missed_and_a_wrong_one_not_counted() -> None:
    specimen = specimen_of("digit dropped", 2)
    (error,) = specimen.errors
    assert Judge(specimen, Proposals()).verdict(error) == ("missed", False)
    wrong = repair(specimen.form, "P1", error.atoms[0]._replace(truth=("17",)))
    assert Judge(specimen, Proposals((wrong,))).verdict(error)[0] == "missed"


def test_a_question_is_no_tie_where_its_rival_leaves_the_form_broken() -> None:
    specimen = specimen_of("digit misread", 4)
    (error,) = specimen.errors
    true = repair(specimen.form, "T1a", *error.atoms)
    broken = repair(specimen.form, "T1b", error.atoms[0]._replace(truth=("17",)))
    asked = Proposals(questions=(Question("T1", "", (true, broken)),))
    assert Judge(specimen, asked).verdict(error) == ("asked", True)
    turned = Proposals(questions=(Question("T1", "", (broken, true)),))
    assert Judge(specimen, turned).verdict(error) == ("asked", False)


def test_a_question_is_a_tie_where_its_rival_holds_as_well() -> None:
    specimen, sibling = specimen_with_sibling()
    (error,) = specimen.errors
    ((_, (row_id, _), (truth,)),) = error.atoms
    missing = Decimal(truth) - (specimen.form.by_id[row_id].ceiling.value or 0)
    rival = Atom("cell", (sibling.id, "ceiling"), (str((sibling.ceiling.value or 0) + missing),))
    form = specimen.form
    options = (repair(form, "T1a", *error.atoms), repair(form, "T1b", rival))
    judge = Judge(specimen, Proposals(questions=(Question("T1", "", options),)))
    assert judge.verdict(error)[0] in {"even", "tie"}


def specimen_with_sibling() -> tuple[Specimen, Row]:
    """A leaf's ceiling too low, without percentages, so that only a sum speaks of it."""
    for seed in range(100):
        specimen = specimen_of("digit replaced", seed, SETTINGS[2])
        form, atom = specimen.form, specimen.errors[0].atoms[0]
        row = form.by_id[atom.place[0]]
        siblings = [one for one in form.children[row.parent] if one is not row]
        is_lower = (row.ceiling.value or 0) < Decimal(atom.truth[0])
        is_clear = len(faults(form)) == 1  # and nothing beside the row speaks
        are_leaves = not any(map(form.children_of, [row, *siblings]))
        if atom.place[1] == "ceiling" and is_lower and is_clear and siblings and are_leaves:
            return specimen, siblings[0]
    raise LookupError
