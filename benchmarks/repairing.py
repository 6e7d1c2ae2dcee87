"""How many planted errors are restored, how sure the claims are, and what it costs.

    .venv/bin/python benchmarks/repairing.py [--forms 300] [--seed 1] [--kind "sign"] [--show]

A planted error counts as *first* when the proposed repairs restore it. It counts as a *tie* when
a question offers it beside a rival with which the form, by plain sums and fractions, holds as well
as with the truth: no data breaks it. *Asked* is an error that a question offers although the data
could have decided. *Offered* is all of these; *strict* counts only what is first, of all errors. A
form is *right* when nothing in it is lost and nothing is repaired wrongly.
"""

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from repair_errors import KINDS, Atom, faults, plant
from repair_forms import SETTINGS, Setting, large_form, true_form

from tolok.audit.rulebook import examine
from tolok.domain.errors import TolokError
from tolok.domain.forms import Form
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Insertion, Proposals, Repair
from tolok.repair.proposing import propose

CLAIMS = tuple(map(Decimal, ("0.9", "0.95", "0.98", "0.99", "0.999", "1")))


@dataclass
class Score:
    """What became of the planted errors of many forms."""

    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)
    claims: Counter[tuple[Decimal, bool]] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    baseline: list[float] = field(default_factory=list)

    def total(self) -> Counter[str]:
        """All kinds together."""
        return sum(self.kinds.values(), Counter())


def atoms_of(repair: Repair) -> set[Atom]:
    """What a repair restores, in the terms of the planted errors."""
    found = set()
    for edit in repair.edits:
        match edit:
            case Change():
                found.add(Atom("cell", (edit.row, edit.cell), (edit.after,)))
            case Insertion():
                found.add(Atom("insert", (edit.parent,), (edit.ceiling, edit.spending)))
            case _:
                pair = tuple(sorted((edit.row, edit.copy_of)))
                found.add(Atom("remove", (), pair))
    return found


def verdict(wrong: Form, proposals: Proposals, atoms: list[Atom]) -> str:
    """first, tie, asked or missed."""
    truth = set(atoms)
    repaired = set().union(*map(atoms_of, proposals.repairs)) if proposals.repairs else set()
    if truth <= repaired:
        return "first"
    left = truth - repaired
    answers: list[Repair] = []
    is_tie = True
    for question in proposals.questions:
        options = [(option, atoms_of(option)) for option in question.options]
        best = max(options, key=lambda one: len(one[1] & left), default=None)
        if best is None or not best[1] & left:
            continue
        left -= best[1]
        answers.append(best[0])
        rivals = [option for option, its in options if option is not best[0]]
        is_tie = is_tie and any(_holds_as_well(wrong, proposals, best[0], one) for one in rivals)
    if left:
        return "missed"
    return "tie" if is_tie else "asked"


def _holds_as_well(wrong: Form, proposals: Proposals, true: Repair, rival: Repair) -> bool:
    """Whether the form is as sound with the rival as with the truth."""
    try:
        with_truth = faults(apply(wrong, [*proposals.repairs, true]))
        with_rival = faults(apply(wrong, [*proposals.repairs, rival]))
    except TolokError:
        return False
    return len(with_rival) <= len(with_truth)


def measure(setting: Setting, options: argparse.Namespace) -> Score:
    """The score of one setting."""
    score = Score()
    for number in range(options.forms):
        chance = random.Random(f"{options.seed}/{setting.name}/{number}")
        form = true_form(chance, setting)
        if number % 5 == 0:
            clean = propose(form)
            score.forms["clean"] += 1
            score.forms["false alarms"] += bool(clean.repairs or clean.questions)
        names, weights = list(KINDS), [weight for weight, _ in KINDS.values()]
        kinds = chance.choices(names, weights, k=chance.randrange(1, 6))
        if options.kind:
            kinds = [options.kind, *kinds[1:2]]
        wrong, planting = plant(form, chance, kinds)
        _score(score, wrong, planting.planted, f"{setting.name}/{number}", show=options.show)
    return score


def _score(
    score: Score, wrong: Form, planted: list[tuple[str, list[Atom]]], name: str, *, show: bool
) -> None:
    started = time.perf_counter()
    proposals = propose(wrong)
    middle = time.perf_counter()
    examine(wrong)
    score.baseline.append((time.perf_counter() - middle) * 1000)
    score.milliseconds.append((middle - started) * 1000)
    truth = {atom for _, atoms in planted for atom in atoms}
    wrongly = []
    for repair in proposals.repairs:
        is_right = atoms_of(repair) <= truth
        score.claims[
            max(one for one in (*CLAIMS, Decimal(0)) if one <= repair.probability), is_right
        ] += 1
        wrongly += [] if is_right else [repair]
    verdicts = []
    for kind, atoms in planted:
        verdicts.append(verdict(wrong, proposals, atoms))
        score.kinds.setdefault(kind, Counter())[verdicts[-1]] += 1
    is_right = not wrongly and set(verdicts) <= {"first", "tie"}
    score.forms["all"] += 1
    score.forms["right"] += is_right
    if show and not is_right:
        _show(name, planted, verdicts, proposals)


def _show(
    name: str,
    planted: list[tuple[str, list[Atom]]],
    verdicts: list[str],
    proposals: Proposals,
) -> None:
    print(f"--- {name}")
    for (kind, atoms), one in zip(planted, verdicts, strict=True):
        print(f"  {one:7} {kind}: {'; '.join(str(tuple(atom)) for atom in atoms)}")
    for repair in proposals.repairs:
        print(f"  {repair.id} {repair.probability} {[tuple(a) for a in atoms_of(repair)]}")
    for question in proposals.questions:
        for option in question.options:
            print(f"  {option.id} {option.probability} {[tuple(a) for a in atoms_of(option)]}")


def _rates(counts: Counter[str]) -> str:
    every = sum(counts.values()) or 1
    decidable = every - counts["tie"] or 1
    offered = every - counts["missed"]
    return (
        f"{every:6} {100 * counts['first'] / decidable:8.2f} {100 * offered / every:8.2f} "
        f"{100 * counts['first'] / every:8.2f} {100 * counts['tie'] / every:7.2f} "
        f"{100 * counts['asked'] / every:7.2f} {100 * counts['missed'] / every:7.2f}"
    )


def _print(name: str, score: Score) -> None:
    times, base = sorted(score.milliseconds), sorted(score.baseline)
    middle, tail = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(
        f"{name:24}{_rates(score.total())} {100 * score.forms['right'] / score.forms['all']:7.1f} "
        f"{score.forms['false alarms']:3}/{score.forms['clean']:<4}"
        f"{middle:7.1f} {tail:7.1f} {times[-1]:7.0f} {middle / base[len(base) // 2]:6.1f}",
        flush=True,
    )


HEAD = (
    f"{'':24}{'errors':>6} {'first %':>8} {'offer %':>8} {'strict %':>8} {'tie %':>7} "
    f"{'asked %':>7} {'miss %':>7}"
)


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forms", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=list(KINDS))
    parser.add_argument("--setting", choices=[setting.name for setting in SETTINGS])
    parser.add_argument("--show", action="store_true", help="what went wrong, form by form")
    options = parser.parse_args()
    settings = [one for one in SETTINGS if options.setting in {None, one.name}]
    scores = {}
    print(f"{HEAD}   right %  false  med ms  p95 ms  max ms  × examine")
    for setting in settings:
        scores[setting.name] = measure(setting, options)
        _print(setting.name, scores[setting.name])
    print(f"\n{HEAD}")
    for kind in KINDS:
        counts = sum((one.kinds.get(kind, Counter()) for one in scores.values()), Counter())
        print(f"{kind:24}{_rates(counts)}")
    print("\nclaimed     repairs    right %")
    claims = sum((one.claims for one in scores.values()), Counter[tuple[Decimal, bool]]())
    for low, high in pairwise(CLAIMS):
        right, wrong = claims[low, True], claims[low, False]
        print(f"{low:>5}-{high:<5} {right + wrong:8} {100 * right / max(1, right + wrong):10.3f}")
    if not options.kind and not options.setting:
        _sizes(options.seed)


def _sizes(seed: int) -> None:
    """Large forms with 50 errors."""
    print("\nrows      errors  first %  seconds  × examine")
    for rows in (1_000, 10_000):
        chance = random.Random(f"{seed}/{rows}")
        form = large_form(chance, rows)
        names, weights = list(KINDS), [weight for weight, _ in KINDS.values()]
        wrong, planting = plant(form, chance, chance.choices(names, weights, k=50))
        started = time.perf_counter()
        proposals = propose(wrong)
        seconds = time.perf_counter() - started
        examine(wrong)
        base = time.perf_counter() - started - seconds
        found = Counter(verdict(wrong, proposals, atoms) for _, atoms in planting.planted)
        first = 100 * found["first"] / max(1, sum(found.values()) - found["tie"])
        print(
            f"{len(wrong.rows):<9} {len(planting.planted):6} {first:8.1f} {seconds:8.2f} "
            f"{seconds / base:8.1f}"
        )


if __name__ == "__main__":
    main()
