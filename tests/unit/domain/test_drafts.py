from collections.abc import Sequence
from decimal import Decimal

import pytest

from tolok.documents.reading import read_forms
from tolok.domain.drafts import Draft, draft_of
from tolok.domain.forms import Form

HEAD = "No\tSasaran\tIndikator\tSatuan\tTarget\tPagu (Rp)\n"


def forms(text: str) -> Sequence[Form]:
    return read_forms(text.encode(), "rencana.txt").forms


def draft(text: str) -> Draft:
    found = forms(text)
    return draft_of(found[0], found, 2026)


def test_a_node_keeps_its_indicators_and_its_money() -> None:
    made = draft(
        HEAD + "1\tAkuntabilitas\tNilai AKIP\tNilai\t70\t1.500.000\n\t\tIKM\tIndeks\t85\t\n"
    )
    (node,) = made.nodes
    assert (node.name, node.ceiling) == ("Akuntabilitas", Decimal(1_500_000))
    assert [(one.name, one.unit, dict(one.targets)) for one in node.indicators] == [
        ("Nilai AKIP", "Nilai", {"2026": "70"}),
        ("IKM", "Indeks", {"2026": "85"}),
    ]
    assert made.faults == ()


@pytest.mark.parametrize(
    ("target", "unit", "expected"),
    [
        ("0,9 Angka", "", ("0,9", "Angka")),
        ("4,47 persen", "persen", ("4,47", "persen")),
        ("1.250", "Orang", ("1.250", "Orang")),
        ("≤ 5 hari", "", ("≤ 5", "hari")),
        ("minimal 80 persen", "Persen", ("minimal 80", "Persen")),
        ("≥ 31", "Orang", ("≥ 31", "Orang")),
    ],
)
def test_a_unit_behind_a_target_becomes_the_unit(
    target: str, unit: str, expected: tuple[str, str]
) -> None:
    (node,) = draft(f"{HEAD}1\tSasaran A\tIndikator A\t{unit}\t{target}\t5\n").nodes
    (one,) = node.indicators
    assert (one.targets["2026"], one.unit) == expected


@pytest.mark.parametrize("target", ["80-90", "2 s.d. 4"])
def test_a_range_is_not_cut_to_its_first_figure(target: str) -> None:
    made = draft(f"{HEAD}1\tSasaran A\tSuhu\tDerajat\t{target}\t5\n")
    assert made.nodes[0].indicators[0].targets == {}
    assert [one.message for one in made.faults] == [
        f"Baris 1 (Sasaran A): target 2026 tertulis “{target}”; isi sendiri setelah dimuat."
    ]


def test_a_bound_of_an_english_column_keeps_its_side() -> None:
    made = draft(f"{HEAD}1\tSasaran A\tSuhu\tDerajat\t≥ 1.250\t5\n\t\tLuas\tm2\t1,234.50\t\n")
    assert made.nodes[0].indicators[0].targets == {"2026": "≥ 1,250"}


def test_what_cannot_be_read_is_named_and_left_out() -> None:
    made = draft(HEAD + "1\tSasaran A\tOpini\tPredikat\tWTP\tlima juta\n")
    (node,) = made.nodes
    assert node.indicators[0].targets == {}
    assert node.ceiling is None
    assert [one.message for one in made.faults] == [
        "Baris 1 (Sasaran A): pagu tertulis “lima juta”; isi sendiri setelah dimuat.",
        "Baris 1 (Sasaran A): target 2026 tertulis “WTP”; isi sendiri setelah dimuat.",
    ]


QUARTERS = (
    "FORMULIR PENGUKURAN KINERJA TAHUN 2026\n"
    "No\tSasaran\tIndikator\tTW I\t\tTW II\t\n\t\t\tTarget\tRealisasi\tTarget\tRealisasi\n"
)


@pytest.mark.parametrize(
    ("second", "expected"),
    [("70", {"2026": "70"}), ("35", {"2026-Q1": "70", "2026-Q2": "35"})],
)
def test_a_measurement_repeats_the_years_target_unless_its_quarters_differ(
    second: str, expected: dict[str, str]
) -> None:
    made = draft(f"{QUARTERS}1\tAkuntabilitas\tNilai AKIP\t70\t60\t{second}\t65\n")
    assert dict(made.nodes[0].indicators[0].targets) == expected


def test_a_draft_of_nothing_is_empty() -> None:
    assert draft_of(Form(), (), 2026) == Draft()
