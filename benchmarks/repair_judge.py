"""What was proposed for a wrong form beside the truth about it: what was restored, asked, lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product

from repair_errors import Atom, Error, Specimen
from repair_forms import accidents, amount, faults, figure

from tolok.domain.errors import TolokError
from tolok.domain.forms import NUMBER_CELLS, Form, Row
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Insertion, Proposals, Question, Repair

MOST_CHOICES = 200
NEVER = 10**6
ROW_EFFORT = 2  # a row is lost or doubled less often than a digit


def atoms_of(repair: Repair) -> set[Atom]:
    """What a repair restores, in the terms of the planted errors."""
    found = set()
    for edit in repair.edits:
        match edit:
            case Change():
                found.add(Atom("cell", (edit.row, edit.cell), (figure(edit.after),)))
            case Insertion():
                money = (figure(edit.ceiling), figure(edit.spending))
                found.add(Atom("insert", (edit.parent,), money))
            case _:
                first, second = sorted((edit.row, edit.copy_of), key=lambda one: (len(one), one))
                found.add(Atom("remove", (first, second)))
    return found


def effort_of(form: Form, atoms: Iterable[Atom]) -> int:
    """How many accidents are supposed where these things are to be restored."""
    effort = 0
    for what, place, truth in atoms:
        if what != "cell":
            effort += ROW_EFFORT
            continue
        at = next(at for at, row in enumerate(form.rows) if row.id == place[0])
        row, cell = form.rows[at], place[1]
        near = [row.cell(other) for other in NUMBER_CELLS if other != cell]
        near += [form.rows[at - 1].cell(cell)] if at else []
        copied = {figure(one.written) for one in near if amount(one)}
        effort += accidents(figure(row.cell(cell).written), truth[0], copied)
    return effort


@dataclass
class Judge:
    """The truth about one wrong form, beside what was proposed for it."""

    specimen: Specimen
    proposals: Proposals
    repaired: set[Atom] = field(init=False)
    answers: dict[str, Repair] = field(init=False, default_factory=dict)
    """The option nearest to the truth, by the question's id."""

    def __post_init__(self) -> None:
        self.repaired = set().union(*map(atoms_of, self.proposals.repairs))
        self.truth = {atom for error in self.specimen.errors for atom in error.atoms}
        for question in self.proposals.questions:
            best = max(question.options, key=self._nearness, default=None)
            if best is not None and atoms_of(best) & self.truth:
                self.answers[question.id] = best

    def _nearness(self, option: Repair) -> tuple[int, int]:
        atoms = atoms_of(option)
        return len(atoms & self.truth), -len(atoms - self.truth)

    def verdict(self, error: Error) -> tuple[str, bool]:
        """What became of an error, first to beaten, and whether the questions lead with it."""
        left = set(error.atoms) - self.repaired
        if not left:
            return "first", False
        leads, ties = True, []
        for question in self.proposals.questions:
            answer = self.answers.get(question.id)
            if answer is not None and atoms_of(answer) & left:
                left -= atoms_of(answer)
                leads = leads and question.options[0] is answer
                ties.append(self.tie(question))
        if left:
            if self._holds_in_total(left):
                return "asked", False
            is_beside = self._loss == "missed" and left <= self._beside
            return "beside" if is_beside else self._loss, False
        return max(ties, key=("even", "tie", "asked").index), leads

    def tie(self, question: Question) -> str:
        """Whether a rival is as sound as the true option, and as easily written."""
        answer = self.answers[question.id]
        others = [one for id_, one in self.answers.items() if id_ != question.id]
        kept = [*self.proposals.repairs, *others]
        sound = self._faults([*kept, answer])
        form = self.specimen.form
        rivals = [one for one in question.options if atoms_of(one) != atoms_of(answer)]
        rivals = [one for one in rivals if self._faults([*kept, one]) <= sound]
        if not rivals:
            return "asked"
        easiest = min(effort_of(form, atoms_of(one)) for one in rivals)
        return "even" if easiest <= effort_of(form, atoms_of(answer)) else "tie"

    @cached_property
    def _beside(self) -> set[Atom]:
        """What true rivals restore that stand beside a repair."""
        told = [atoms_of(rival) for one in self.proposals.repairs for rival in one.rivals]
        return set().union(*(atoms for atoms in told if atoms <= self.truth))

    @cached_property
    def _loss(self) -> str:
        """beaten, open or missed: how what was not restored stands to what was told instead.

        Of a question without a true option every option may be the one; of many such questions
        the leading ones are looked at, as many as ``MOST_CHOICES`` choices hold.
        """
        form = self.specimen.form
        options = [
            (self.answers[one.id],) if one.id in self.answers else one.options
            for one in self.proposals.questions
            if one.options
        ]
        easiest = NEVER
        for choice in islice(product(*options), MOST_CHOICES):
            chosen = [*self.proposals.repairs, *choice]
            effort = effort_of(form, set().union(*map(atoms_of, chosen)))
            if effort < easiest and not self._faults(chosen):
                easiest = effort
        done = effort_of(form, self.truth)
        is_open = easiest == done and options and self.repaired <= self.truth
        return "beaten" if easiest < done else "open" if is_open else "missed"

    def _faults(self, repairs: Sequence[Repair]) -> float:
        try:
            return len(faults(apply(self.specimen.form, repairs)))
        except TolokError:
            return float("inf")

    def _holds_in_total(self, left: set[Atom]) -> bool:
        """Whether all that is lacking are rows missing under one parent, inserted as one."""
        places = {(atom.what, atom.place) for atom in left}
        if len(places) != 1 or {atom.what for atom in left} != {"insert"}:
            return False
        place = next(iter(left)).place
        lost = [atom.truth for atom in self.truth if (atom.what, atom.place) == ("insert", place)]
        total = tuple(str(sum(map(int, column))) for column in zip(*lost, strict=True))
        options = [one for question in self.proposals.questions for one in question.options]
        offered = map(atoms_of, [*self.proposals.repairs, *options])
        return Atom("insert", place, total) in set().union(*offered)

    def is_right(self, verdicts: Iterable[str]) -> bool:
        """Whether the true figures are back once repairs and the answers to ties are applied."""
        if not set(verdicts) <= {"first", "tie", "even"}:
            return False
        try:
            form = apply(self.specimen.form, [*self.proposals.repairs, *self.answers.values()])
        except TolokError:
            return False
        origin = self.specimen.origin
        known = [(row, origin[row.id]) for row in form.rows if row.id in origin]
        return not faults(form) and all(_figures(row) == _figures(true) for row, true in known)


def _figures(row: Row) -> list[str]:
    return [figure(row.cell(cell).written) for cell in NUMBER_CELLS]
