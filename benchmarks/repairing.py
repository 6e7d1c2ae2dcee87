"""How many planted errors are restored, how sure the claims are, and what it costs.

    .venv/bin/python benchmarks/repairing.py [--forms 300] [--seed 1] [--kind "sign"] [--show]
    .venv/bin/python benchmarks/repairing.py --setting flat --only 17   (one form, with its rows)

A planted error is *first* when the repairs, all accepted, restore it to the figure. It is *led*
when a question puts it as its first option, beside which others stand. A question is a *tie* when
some rival option leaves the form as sound as the truth does, by sums and percentages computed
here; an *even* tie when that rival also takes no more accidents than the truth, so that nothing
in the form breaks it; and *asked* when no rival is as sound: the data could have decided.
Columns: *first* and the *offered* beside it are of decidable errors, and *first* leaves ties out;
*hard* leaves out even ties only, *strict* is first or led of all errors, *offered* what stands in a
repair, an option or a rival: *beside* ones stand in a true rival told beside a repair. Two rows
missing under one parent are two errors; one insertion with their total only *asks*. A form is
*right* when it has its true figures once the repairs and the true options of ties are applied.
*Idle* questions have no true option.
*Beaten* errors are missed ones of forms for which something was proposed or offered that leaves
the form sound, every sum and percentage computed here, by fewer accidents than were done: the data
speak against the truth. *Open* ones are missed where all repairs are true and a question offers
something as sound, by no more accidents: a tie of more options than a question has. *Decidable*
leaves both and their forms out; *hard* and *strict* count them.
Times are those of the processor, which others on the machine disturb least; a form of less than a
tenth of a second is read anew and timed three times, and the least counts: all else is disturbance.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise
from multiprocessing import Pool
from typing import TypeVar

from repair_errors import KINDS, Atom, Specimen, draw, plant
from repair_forms import SETTINGS, Setting, large_form, true_form
from repair_judge import Judge, atoms_of, effort_of

from tolok.audit.rulebook import examine
from tolok.domain.forms import NUMBER_CELLS, Form
from tolok.repair.proposing import propose

RUNS, SHORT = 3, 100
"""So many times a call is timed that takes less, in milliseconds."""

Answer = TypeVar("Answer")

CLAIMS = tuple(map(Decimal, ("0", "0.5", "0.8", "0.9", "0.95", "0.99", "0.999", "1.0001")))


@dataclass(frozen=True)
class Outcome:
    """What became of one form."""

    name: str
    rows: int
    verdicts: tuple[tuple[str, str, bool], ...]
    """Each error's kind, its verdict, and whether a question leads with it."""
    claims: tuple[tuple[Decimal, bool], ...]
    is_right: bool
    is_alarmed: bool
    idle: int
    unproven: int
    milliseconds: float
    baseline: float
    story: str


def specimen_of(setting: Setting, options: argparse.Namespace, number: int) -> Specimen:
    """The wrong form of that number; the same for the same seed."""
    chance = random.Random(f"{options.seed}/{setting.name}/{number}")
    form = true_form(chance, setting)
    kinds = draw(chance, chance.randrange(1, 6))
    return plant(form, chance, [options.kind, *kinds[1:2]] if options.kind else kinds)


def outcome_of(task: tuple[Setting, int], options: argparse.Namespace) -> Outcome:
    """A form, its clean twin, and the verdicts."""
    setting, number = task
    chance = random.Random(f"{options.seed}/{setting.name}/{number}")
    name = f"{setting.name}/{number}"
    try:
        clean = propose(true_form(chance, setting))
        alarmed = bool(clean.repairs or clean.questions)
        return judged(name, specimen_of(setting, options, number), is_alarmed=alarmed)
    except Exception as error:
        error.add_note(f"in form {name} of seed {options.seed}")
        raise


def judged(name: str, specimen: Specimen, *, is_alarmed: bool = False) -> Outcome:
    """What is proposed for a wrong form, timed and judged."""
    milliseconds, proposals = _timed(propose, specimen.form)
    baseline, _ = _timed(examine, specimen.form)
    judge = Judge(specimen, proposals)
    verdicts = [judge.verdict(error) for error in specimen.errors]
    claims = [(one.probability, atoms_of(one) <= judge.truth) for one in proposals.repairs]
    is_right = judge.is_right(verdict for verdict, _ in verdicts)
    return Outcome(
        name,
        len(specimen.form.rows),
        tuple((error.kind, *one) for error, one in zip(specimen.errors, verdicts, strict=True)),
        tuple(claims),
        is_right,
        is_alarmed,
        sum(question.id not in judge.answers for question in proposals.questions),
        sum(not repair.is_proven for repair in proposals.repairs),
        milliseconds,
        baseline,
        "" if is_right and all(right for _, right in claims) else _story(name, judge, verdicts),
    )


def _timed(what: Callable[[Form], Answer], form: Form) -> tuple[float, Answer]:
    """What one call for a form takes, and its answer."""
    times: list[float] = []
    while len(times) < RUNS and (not times or times[0] < SHORT):
        fresh = deepcopy(form)  # what a form remembers of itself is no gain
        started = time.process_time()
        answer = what(fresh)
        times.append((time.process_time() - started) * 1000)
    return min(times), answer


def _story(name: str, judge: Judge, verdicts: list[tuple[str, bool]]) -> str:
    """What was planted and what was proposed; "!" stands before what is not true."""
    form = judge.specimen.form
    lines = [f"--- {name}: {len(form.rows)} rows"]
    for error, (verdict, _) in zip(judge.specimen.errors, verdicts, strict=True):
        lines += [f"  {verdict:6} {error.kind}: {_told(form, atom)}" for atom in error.atoms]
    groups = [("repair", [repair]) for repair in judge.proposals.repairs]
    groups += [(f"question {one.id}", list(one.options)) for one in judge.proposals.questions]
    for title, repairs in groups:
        lines += [f"    {title}"] if title != "repair" else []
        for one in [each for repair in repairs for each in (repair, *repair.rivals)]:
            atoms = sorted(atoms_of(one))
            sign = " " if set(atoms) <= judge.truth else "!"
            told = "; ".join(_told(form, atom) for atom in atoms)
            unproven = "" if one.is_proven else " (unproven)"
            effort = effort_of(form, atoms)
            lines.append(f"   {sign}{one.id} {one.probability} e{effort}{unproven} {told}")
    return "\n".join(lines)


def _told(form: Form, atom: Atom) -> str:
    if atom.what == "cell":
        row, cell = atom.place
        return f"row {row} {cell} {form.by_id[row].cell(cell).written} → {atom.truth[0]}"
    if atom.what == "insert":
        return f"under {atom.place[0]} insert {' / '.join(atom.truth)}"
    return f"rows {' and '.join(atom.place)} are one"


HEAD = (
    "errors  first % offered % |  hard % offered % strict %  tie % even % asked % beside % "
    "missed % open % beaten %"
)


def _rates(verdicts: Iterable[tuple[str, bool]]) -> str:
    counts: Counter[str] = Counter()
    led = 0
    for verdict, leads in verdicts:
        counts[verdict] += 1
        led += leads
    every = sum(counts.values()) or 1
    hard = every - counts["even"]
    undecidable = counts["open"] + counts["beaten"]
    lost = counts["missed"] + undecidable
    first = 100 * counts["first"]
    return (
        f"{every:6} {first / max(1, hard - counts['tie'] - undecidable):8.2f} "
        f"{100 * (every - lost) / max(1, every - undecidable):9.2f}  "
        f"{first / max(1, hard):8.2f} "
        f"{100 * (every - lost) / every:9.2f} {(first + 100 * led) / every:8.2f} "
        f"{100 * counts['tie'] / every:6.2f} {100 * counts['even'] / every:6.2f} "
        f"{100 * counts['asked'] / every:7.2f} {100 * counts['beside'] / every:8.2f} "
        f"{100 * counts['missed'] / every:8.2f} "
        f"{100 * counts['open'] / every:6.2f} {100 * counts['beaten'] / every:8.2f}"
    )


def _of_setting(name: str, outcomes: Sequence[Outcome], *, is_timed: bool) -> str:
    count = len(outcomes)
    rates = _rates((verdict, leads) for one in outcomes for _, verdict, leads in one.verdicts)
    right = 100 * sum(one.is_right for one in outcomes)
    decidable = sum(
        {"beaten", "open"}.isdisjoint(verdict for _, verdict, _ in one.verdicts) for one in outcomes
    )
    line = (
        f"{name:22}{rates} {right / max(1, decidable):11.2f} {right / count:7.2f} "
        f"{sum(one.is_alarmed for one in outcomes):6} {sum(one.idle for one in outcomes):5} "
        f"{sum(one.unproven for one in outcomes):8}"
    )
    if not is_timed:
        return line
    times = sorted(one.milliseconds for one in outcomes)
    base = sorted(one.baseline for one in outcomes)[count // 2]
    middle, tail = times[count // 2], times[count * 95 // 100]
    return f"{line} {middle:6.1f} {tail:6.1f} {times[-1]:6.0f} {middle / base:6.1f}"


def _print_claims(outcomes: Sequence[Outcome]) -> None:
    claims = [claim for one in outcomes for claim in one.claims]
    print("\nclaimed       repairs   wrong  right %  claimed %")
    for low, high in [*pairwise(CLAIMS), (Decimal("0.99"), CLAIMS[-1])]:
        inside = [(claim, right) for claim, right in claims if low <= claim < high]
        count, right = len(inside), sum(right for _, right in inside)
        mean = 100 * sum(claim for claim, _ in inside) / max(1, count)
        print(
            f"{low:5} - {min(high, Decimal(1)):5} {count:7} {count - right:7} "
            f"{100 * right / max(1, count):8.3f} {mean:10.3f}"
        )


def _print_sizes(seed: int) -> None:
    """Large forms with 50 errors."""
    print(f"\n{'rows':22}{HEAD}  seconds × examine")
    for rows in (1_000, 10_000):
        chance = random.Random(f"{seed}/{rows}")
        form = large_form(chance, rows)
        one = judged(str(rows), plant(form, chance, draw(chance, 50)))
        rates = _rates((verdict, leads) for _, verdict, leads in one.verdicts)
        ratio = one.milliseconds / one.baseline
        print(f"{one.rows:<22}{rates} {one.milliseconds / 1000:8.2f} {ratio:9.1f}", flush=True)


def _print_one(setting: Setting, options: argparse.Namespace) -> None:
    """The rows of one wrong form, and its story."""
    specimen = specimen_of(setting, options, options.only)
    for row in specimen.form.rows:
        cells = " ".join(f"{row.cell(cell).written:>14}" for cell in NUMBER_CELLS)
        print(f"{row.id:>4} {'  ' * row.level.depth}{row.level:{22 - 2 * row.level.depth}}{cells}")
    judge = Judge(specimen, propose(specimen.form))
    name = f"{setting.name}/{options.only}"
    print(_story(name, judge, [judge.verdict(error) for error in specimen.errors]))
    for repair in judge.proposals.repairs:
        print(f"{repair.id}: {repair.explanation}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forms", type=int, default=300, help="in each setting")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=list(KINDS), help="plant this, and one other at most")
    parser.add_argument("--setting", choices=[setting.name for setting in SETTINGS])
    parser.add_argument("--show", action="store_true", help="what went wrong, form by form")
    parser.add_argument("--only", type=int, help="one form of a setting, row by row")
    parser.add_argument("--jobs", type=int, default=1, help="processes; times only for one")
    return parser.parse_args()


def main() -> None:
    """Print every table."""
    options = _options()
    settings = [one for one in SETTINGS if options.setting in {None, one.name}]
    if options.only is not None:
        _print_one(settings[0], options)
        return
    every: list[Outcome] = []
    times = "med ms p95 ms max ms × examine" if options.jobs == 1 else ""
    print(f"{'':22}{HEAD} decidable % right % alarms  idle unproven {times}")
    run = partial(outcome_of, options=options)
    with Pool(options.jobs) as pool:
        for setting in settings:
            tasks = [(setting, number) for number in range(options.forms)]
            outcomes = list(map(run, tasks) if options.jobs == 1 else pool.map(run, tasks, 5))
            print(_of_setting(setting.name, outcomes, is_timed=options.jobs == 1), flush=True)
            every += outcomes
            for one in outcomes if options.show else ():
                print(one.story or "", end="\n" if one.story else "")
    print(_of_setting("all", every, is_timed=options.jobs == 1))
    print(f"\n{'':22}{HEAD}")
    told = [verdict for one in every for verdict in one.verdicts]
    for kind in KINDS:
        print(f"{kind:22}{_rates((verdict, leads) for of, verdict, leads in told if of == kind)}")
    _print_claims(every)
    if not options.kind and not options.setting:
        _print_sizes(options.seed)


if __name__ == "__main__":
    main()
