"""A year beside its quarters.

The organization of these forms has one program, two activities and five subactivities; each
quarter spends what ``SPENT`` says. The totals and absorptions follow unless a test spoils them.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from tolok.cli.main import main
from tolok.documents.interchange import form_to_json
from tolok.domain.forms import BLANK, Cell, Form, Row
from tolok.domain.indicators import Accumulation
from tolok.domain.levels import Level
from tolok.domain.notation import read_number, write_number
from tolok.domain.periods import Period
from tolok.domain.quantities import rounded
from tolok.repair.applying import apply
from tolok.repair.proposals import Change
from tolok.repair.quarters import YearError, YearProposals, propose_year

CEILINGS = {"3": 95_250_000, "4": 48_730_000, "6": 120_400_000, "7": 33_615_000, "8": 71_000_000}
SPENT = {
    "3": (12_350_000, 21_475_000, 18_260_000, 30_115_000),
    "4": (4_120_000, 9_385_000, 13_640_000, 17_905_000),
    "6": (21_700_000, 28_945_000, 31_280_000, 24_360_000),
    "7": (0, 8_215_000, 12_490_000, 10_730_000),
    "8": (15_640_000, 16_380_000, 14_925_000, 19_270_000),
}
PARENTS = {"2": "1", "5": "1", "3": "2", "4": "2", "6": "5", "7": "5", "8": "5"}
LEVELS = {"1": Level.PROGRAM, "2": Level.ACTIVITY, "5": Level.ACTIVITY}

Spoilt = Mapping[tuple[str, str], str]


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value) if written else BLANK


def form(spent: Mapping[str, int], quarter: int | None, spoilt: Spoilt | None = None) -> Form:
    """A form in which everything follows from what the subactivities spent."""
    ceilings, spending = dict(CEILINGS), dict(spent)
    for row in ("2", "5", "1"):
        below = [one for one, parent in PARENTS.items() if parent == row]
        ceilings[row] = sum(ceilings[one] for one in below)
        spending[row] = sum(spending[one] for one in below)
    rows = []
    for row in sorted(ceilings):
        share = rounded(Fraction(100 * spending[row], ceilings[row]), 2)
        cells = {
            "ceiling": write_number(Decimal(ceilings[row])),
            "spending": write_number(Decimal(spending[row])),
            "absorption": write_number(share),
        }
        cells |= {name: text for (one, name), text in (spoilt or {}).items() if one == row}
        rows.append(
            Row(
                row, LEVELS.get(row, Level.SUBACTIVITY), PARENTS.get(row), name=f"Nama {row}",
                **{name: cell(text) for name, text in cells.items()},  # type: ignore[arg-type]
            )
        )  # fmt: skip
    period = Period(2024, quarter) if quarter else Period(2024)
    return Form("Kota Kita", "Dinas Kita", 2024, period, tuple(rows))


def entries(quarter: int, accumulation: Accumulation) -> dict[str, int]:
    first = 0 if accumulation is Accumulation.CUMULATIVE else quarter - 1
    return {row: sum(spent[first:quarter]) for row, spent in SPENT.items()}


def forms(
    accumulation: Accumulation = Accumulation.SUM, spoilt: Mapping[int, Spoilt] | None = None
) -> tuple[Form, list[Form]]:
    """The year's form and its quarters; ``spoilt`` are wrong cells by quarter, 0 for the year."""
    wrong = spoilt or {}
    year = form({row: sum(spent) for row, spent in SPENT.items()}, None, wrong.get(0))
    quarters = [form(entries(one, accumulation), one, wrong.get(one)) for one in range(1, 5)]
    return year, quarters


def proposed(year: Form, quarters: Sequence[Form]) -> YearProposals:
    return propose_year(year, quarters)


BOTH = [Accumulation.SUM, Accumulation.CUMULATIVE]
WAYS = pytest.mark.parametrize("accumulation", BOTH)


@WAYS
def test_forms_that_agree_stay_silent_and_tell_how_they_accumulate(
    accumulation: Accumulation,
) -> None:
    found = proposed(*forms(accumulation))
    assert found.accumulation is accumulation
    assert (found.proposals.repairs, found.proposals.questions) == ((), ())


def spoil(text: str) -> dict[tuple[str, str], str]:
    """The spending of subactivity 3, without an absorption that would tell."""
    return {("3", "spending"): text, ("3", "absorption"): ""}


def test_an_error_in_one_quarter_is_found_by_the_year() -> None:
    found = proposed(*forms(spoilt={2: spoil("27.475.000")}))
    [repair] = found.proposals.repairs
    assert found.repairs_of(2)[0].edits == (Change("3", "spending", "27.475.000", "21.475.000"),)
    assert [found.repairs_of(one) for one in (0, 1, 3, 4)] == [(), (), (), ()]
    assert repair.probability > Decimal("0.95")
    assert "Baris 3 (Triwulan II) · Realisasi Rp tertulis 27.475.000" in repair.explanation
    assert "Realisasi Rp baris 3 (Tahun) 82.200.000, jumlah triwulannya" in repair.explanation


def only_subactivities(one: Form) -> Form:
    """A form without totals, so that nothing but the other forms speaks for its spending."""
    rows = tuple(row for row in one.rows if row.level is Level.SUBACTIVITY)
    return Form(one.government, one.organization, one.year, one.period, rows)


def test_a_quarter_that_no_total_sees_is_mended_by_the_year_alone() -> None:
    year, quarters = forms(spoilt={2: spoil("2.147.500")})
    found = proposed(only_subactivities(year), [only_subactivities(one) for one in quarters])
    assert found.repairs_of(2)[0].edits == (Change("3", "spending", "2.147.500", "21.475.000"),)


@WAYS
def test_an_error_in_the_year_is_found_by_the_quarters(accumulation: Accumulation) -> None:
    found = proposed(*forms(accumulation, {0: spoil("32.200.000")}))
    assert found.repairs_of(0)[0].edits == (Change("3", "spending", "32.200.000", "82.200.000"),)
    assert len(found.proposals.repairs) == 1


def test_a_figure_to_date_does_not_fall() -> None:
    spoilt = {2: {("7", "spending"): "8.215.000"}, 3: {("7", "spending"): "2.070.500"}}
    found = proposed(*forms(Accumulation.CUMULATIVE, spoilt))
    assert Change("7", "spending", "2.070.500", "20.705.000") in found.repairs_of(3)[0].edits


def test_a_repaired_quarter_is_the_true_one() -> None:
    year, quarters = forms(spoilt={3: {("6", "spending"): "37.280.000"}})
    found = proposed(year, quarters)
    assert apply(quarters[2], found.repairs_of(3)) == forms()[1][2]


def test_blank_quarters_stay_silent() -> None:
    blank = {(row, name): "" for row in "12345678" for name in ("spending", "absorption")}
    found = proposed(*forms(spoilt={3: blank, 4: blank}))
    assert found.accumulation is None
    assert (found.proposals.repairs, found.proposals.questions) == ((), ())


def test_a_quarter_that_is_not_given_leaves_the_year_alone() -> None:
    year, quarters = forms(spoilt={0: spoil("32.200.000")})
    found = proposed(year, quarters[:3])
    assert "triwulan IV tidak disertakan" in found.note
    assert all(one.row.startswith("3 (Tahun)") for repair in found.proposals.repairs
               for one in repair.edits if isinstance(one, Change))  # fmt: skip


def test_a_form_to_the_second_quarter_is_made_of_two() -> None:
    _, quarters = forms()
    half = form(entries(2, Accumulation.CUMULATIVE), 2)
    assert proposed(half, quarters[:2]).accumulation is Accumulation.SUM


def test_a_ceiling_says_the_same_in_every_form() -> None:
    spoilt = {("4", "ceiling"): "43.730.000", ("4", "absorption"): ""}
    found = proposed(*forms(spoilt={2: spoilt}))
    assert found.repairs_of(2)[0].edits == (Change("4", "ceiling", "43.730.000", "48.730.000"),)


def test_a_ceiling_that_is_amended_with_its_totals_is_no_error() -> None:
    after = {("4", "ceiling"): "58.730.000", ("2", "ceiling"): "153.980.000"}
    after |= {("1", "ceiling"): "378.995.000"}
    after |= {(row, "absorption"): "" for row in "124"}
    found = proposed(*forms(spoilt={0: after, 3: after, 4: after}))
    assert (found.proposals.repairs, found.proposals.questions) == ((), ())


def test_rows_are_matched_by_code_where_names_differ() -> None:
    year, quarters = forms(spoilt={2: spoil("27.475.000")})
    coded = []
    for at, one in enumerate([year, *quarters]):
        rows = tuple(
            Row(
                row.id, row.level, row.parent, f"1.05.02.2.01.000{row.id}", f"Nama {at} {row.id}",
                ceiling=row.ceiling, spending=row.spending, absorption=row.absorption,
            )
            for row in one.rows
        )  # fmt: skip
        coded.append(Form(one.government, one.organization, one.year, one.period, rows))
    found = proposed(coded[0], coded[1:])
    assert found.accumulation is Accumulation.SUM
    assert found.repairs_of(2)[0].edits == (Change("3", "spending", "27.475.000", "21.475.000"),)


def test_forms_of_another_year_and_two_of_one_quarter_are_refused() -> None:
    year, quarters = forms()
    other = Form(year=2023, period=Period(2023, 1), rows=quarters[0].rows)
    with pytest.raises(YearError, match="tahun 2023"):
        propose_year(year, [other])
    with pytest.raises(YearError, match="Triwulan I sudah ada"):
        propose_year(year, [quarters[0], quarters[0]])


def saved(folder: Path, spoilt: Mapping[int, Spoilt]) -> list[str]:
    """The arguments for a year in a folder and its quarters."""
    arguments = []
    year, quarters = forms(spoilt=spoilt)
    for at, one in enumerate([year, *quarters]):
        file = folder / f"{at}.json"
        file.write_text(json.dumps(form_to_json(one)), "utf-8")
        arguments += ["--quarters", str(file)] if at else [str(file)]
    return arguments


def test_the_command_names_the_form_of_each_change(tmp_path: Path) -> None:
    arguments = saved(tmp_path, {2: spoil("27.475.000")})
    result = CliRunner().invoke(main, ["repair", *arguments, "--json"])
    shown = json.loads(result.stdout)
    assert (result.exit_code, shown["schema"]) == (1, "tolok.repair-year/1")
    assert shown["accumulation"] == "sum"
    [repair] = shown["repairs"]
    assert repair["changes"] == [
        {
            "quarter": 2, "row": "3", "cell": "spending",
            "from": "27.475.000", "to": "21.475.000",
        }
    ]  # fmt: skip
    assert {"quarter": 0, "row": "3"}.items() <= repair["witnesses"][-1].items()


def test_the_command_says_how_the_quarters_make_the_year(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["repair", *saved(tmp_path, {2: spoil("27.475.000")})])
    assert "Baris 3 (Triwulan II)" in result.stdout
    assert "adalah jumlah triwulan" in result.stderr
    agreeing = CliRunner().invoke(main, ["repair", *saved(tmp_path, {})])
    assert (agreeing.exit_code, agreeing.stdout) == (0, "")


def test_the_command_accepts_nothing_for_several_forms_at_once(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["repair", *saved(tmp_path, {}), "--accept", "all"])
    assert result.exit_code == 2
    assert "tanpa --accept" in result.stderr
    twice = saved(tmp_path, {})[:3] * 2
    result = CliRunner().invoke(main, ["repair", *twice[:3], *twice[1:3]])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Triwulan I sudah ada" in result.stderr
