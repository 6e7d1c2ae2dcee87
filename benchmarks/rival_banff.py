"""The forms of repairing.py given to Banff, the editing system of a statistics office, to compare.

    python3 -m venv away && away/bin/pip install banff
    PYTHONPATH=src:benchmarks away/bin/python benchmarks/rival_banff.py [--forms 10] [--seed 3]

Banff is under the GPL and no part of Tolok: this file alone meets it, in an environment of its own.
Each column of money is one record and its edits are the sums. With --whole a form is one record,
and its edits are also spending ≤ ceiling and the percentages as written, which bound one by the
other. Banff finds the fewest cells that can be wrong (errorloc) and writes those that the edits
then determine (deterministic). *Restored* are the planted cells that say their true figure
afterwards, of all things planted: a row missing or standing twice is beyond it. *Wrong* are
written cells that do not say the truth.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

import banff  # type: ignore[import-not-found,unused-ignore]
import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]
from repair_errors import Atom, Specimen
from repair_forms import MONEY, SETTINGS, Setting, amount
from repairing import specimen_of

from tolok.domain.forms import Form, Row
from tolok.domain.quantities import decimals_of

SECONDS = 5  # Banff gives a record up after so long


def edits_of(form: Form, columns: Sequence[str]) -> Iterator[str]:
    """The relations of a form in Banff's notation; a cell is named by its column and its row."""
    for row in form.rows:
        below = form.children_of(row)
        for cell in columns:
            yield f"{cell}{row.id} >= 0;"
            if below:
                yield f"{cell}{row.id} = {' + '.join(f'{cell}{one.id}' for one in below)};"
        if len(columns) > 1:
            yield f"spending{row.id} <= ceiling{row.id};"
            yield from _bounds_of_share(row)


def _bounds_of_share(row: Row) -> Iterator[str]:
    share = row.absorption.value
    if share is not None:
        half = Decimal(1).scaleb(-decimals_of(share)) / 2
        yield f"100 * spending{row.id} <= {share + half} * ceiling{row.id};"
        yield f"100 * spending{row.id} >= {share - half} * ceiling{row.id};"


def edited(form: Form, columns: Sequence[str]) -> dict[str, Decimal]:
    """The cells of these columns that Banff writes anew, with their figures."""
    record = {
        f"{cell}{row.id}": float(amount(row.cell(cell)) or 0)
        for row in form.rows
        for cell in columns
    }
    indata = pd.DataFrame([{"form": "1", **record}])
    edits = "\n".join(edits_of(form, columns))
    shared = {"unit_id": "form", "edits": edits, "accept_negative": True, "trace": False}
    found = banff.errorloc(
        indata=indata, time_per_obs=SECONDS, outstatus="pandas", capture=None, **shared
    )
    status = found.outstatus
    if status is None or not len(status):
        return {}
    done = banff.deterministic(
        indata=indata, instatus=status, outdata="pandas", capture=None, **shared
    )
    after = done.outdata.iloc[0] if len(done.outdata) else indata.iloc[0]
    return {name: Decimal(round(after[name])) for name, was in record.items() if after[name] != was}


def truth_of(specimen: Specimen) -> dict[str, Decimal]:
    """What the planted cells should say."""
    return {
        _name(atom): Decimal(atom.truth[0])
        for error in specimen.errors
        for atom in error.atoms
        if atom.what == "cell"
    }


def _name(atom: Atom) -> str:
    return f"{atom.place[-1]}{atom.place[0]}" if atom.what == "cell" else ""


def of_setting(setting: Setting, options: argparse.Namespace) -> Counter[str]:
    """Errors, those restored, and the cells written right and wrong, in the forms of a setting."""
    count: Counter[str] = Counter()
    for number in range(options.forms):
        specimen = specimen_of(setting, options, number)
        records = [MONEY] if options.whole else [(cell,) for cell in MONEY]
        written: dict[str, Decimal] = {}
        for columns in records:
            written |= edited(specimen.form, columns)
        truth = truth_of(specimen)
        right = {name for name, figure in written.items() if truth.get(name) == figure}
        count["errors"] += len(specimen.errors)
        count["restored"] += sum(
            all(_name(atom) in right for atom in error.atoms) for error in specimen.errors
        )
        count["wrong"] += len(written) - len(right)
        count["written"] += len(written)
    return count


def main() -> None:
    """Print how many planted errors are restored, in each setting and in all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forms", type=int, default=10, help="in each setting")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--whole", action="store_true", help="with every edit: slow")
    parser.set_defaults(kind=None)
    options = parser.parse_args()
    every: Counter[str] = Counter()
    print(f"{'':22}errors  restored %  wrong of written  seconds a form")
    for setting in SETTINGS:
        started = time.perf_counter()
        count = of_setting(setting, options)
        _tell(setting.name, count, (time.perf_counter() - started) / options.forms)
        every += count
    _tell("all", every, None)


def _tell(name: str, count: Counter[str], seconds: float | None) -> None:
    restored = 100 * count["restored"] / max(1, count["errors"])
    took = "" if seconds is None else f"{seconds:14.2f}"
    written = f"{count['wrong']:6} of {count['written']:6}"
    print(f"{name:22}{count['errors']:6} {restored:10.1f} {written} {took}", flush=True)


if __name__ == "__main__":
    main()
