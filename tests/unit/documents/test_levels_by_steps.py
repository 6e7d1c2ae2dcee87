"""Levels that only indentation or numbering tells, in one column, without codes or money."""

import io

import openpyxl
import pytest
from openpyxl.styles import Alignment

from tolok.documents.reading import read_form_bytes
from tolok.domain.levels import Level

TREE = (
    (0, "Pemerintahan dan Pelayanan Publik"),
    (1, "Koordinasi Pemerintahan"),
    (2, "Rapat Koordinasi"),
    (2, "Pembinaan Kelurahan"),
    (0, "Pemberdayaan Masyarakat"),
    (1, "Fasilitasi Musrenbang"),
    (2, "Penyelenggaraan Musrenbang"),
)
DEPTHS = {0: Level.PROGRAM, 1: Level.ACTIVITY, 2: Level.SUBACTIVITY}


STYLES = (
    ("I", "A", "1", "2", "II", "A", "1"),
    ("1.", "a.", "1)", "2)", "2.", "a.", "1)"),
    ("A.", "1.", "a.", "b.", "B.", "1.", "a."),
    ("1", "1.1", "1.1.1", "1.1.2", "2", "2.1", "2.1.1"),
)


def levels(header: str, tree: tuple[tuple[int, str], ...], **money: int) -> list[Level]:
    """The levels read of a sheet of that header and tree."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Formulir")
    sheet.append([header, "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Pagu (Rp)"])
    for at, (indent, name) in enumerate(tree):
        sheet.append([name, f"Jumlah dokumen {at}", "Dokumen", 4, 3, money.get(f"row{at}")])
        sheet.cell(sheet.max_row, 1).alignment = Alignment(indent=indent)
    stream = io.BytesIO()
    book.save(stream)
    return [row.level for row in read_form_bytes(stream.getvalue(), "a.xlsx").form.rows]


@pytest.mark.parametrize("header", ["Uraian", "Program/Kegiatan/Sub Kegiatan"])
def test_three_steps_are_programs_activities_and_subactivities(header: str) -> None:
    assert levels(header, TREE) == [DEPTHS[indent] for indent, _ in TREE]


@pytest.mark.parametrize("header", ["Uraian", "Sasaran/Program/Kegiatan/Sub Kegiatan"])
def test_a_fourth_step_is_of_objectives(header: str) -> None:
    deeper = tuple((indent + 1, name) for indent, name in TREE)
    tree = ((0, "Meningkatnya kepuasan masyarakat"), *deeper)
    assert levels(header, tree) == [Level.OBJECTIVE, *(DEPTHS[indent] for indent, _ in TREE)]


def test_steps_that_leave_one_out_or_money_speaks_against_tell_nothing() -> None:
    apart = [DEPTHS[indent] for indent, _ in TREE]
    assert levels("Uraian", (*TREE[:1], *TREE[2:])) != [*apart[:1], *apart[2:]]
    assert levels("Uraian", TREE, row0=100_000, row1=900_000) != apart


@pytest.mark.parametrize("numbers", STYLES)
@pytest.mark.parametrize("is_apart", [True, False])
def test_steps_of_numbering_tell_levels(numbers: tuple[str, ...], is_apart: bool) -> None:  # noqa: FBT001
    lines = [["No", "Uraian", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]]
    for number, (_, name) in zip(numbers, TREE, strict=True):
        lines.append([number, name, f"Jumlah {name}", "Dokumen", "4", "3"])
    if not is_apart:
        lines = [[" ".join(line[:2]).removeprefix("No "), *line[2:]] for line in lines]
    text = "\n".join("\t".join(line) for line in lines)
    rows = read_form_bytes(text.encode(), "a.txt").form.rows
    assert [row.level for row in rows] == [DEPTHS[indent] for indent, _ in TREE]
    assert all(name in (row.name or "") for row, (_, name) in zip(rows, TREE, strict=True))
    assert "penomorannya yang bertingkat" in rows[0].ground


def test_numbers_that_do_not_count_on_tell_nothing() -> None:
    lines = ["No\tUraian\tIndikator Kinerja\tSatuan\tTarget\tRealisasi"]
    for number, (_, name) in zip(("I", "C", "1", "5", "II", "A", "1"), TREE, strict=True):
        lines.append(f"{number}\t{name}\tJumlah {name}\tDokumen\t4\t3")
    rows = read_form_bytes("\n".join(lines).encode(), "a.txt").form.rows
    assert [row.level for row in rows] != [DEPTHS[indent] for indent, _ in TREE]


AMOUNTS = (300, 200, 120, 80, 100, 100)
SUMMED = ((0, "Pelayanan"), (1, "Koordinasi"), (2, "Rapat"), (2, "Pembinaan"), (1, "Izin"),
          (2, "Penerbitan"))  # fmt: skip


def flat(amounts: tuple[int, ...]) -> list[Level]:
    """The levels of lines that only their money tells."""
    money = {f"row{at}": amount for at, amount in enumerate(amounts)}
    return levels("Uraian", tuple((0, name) for _, name in SUMMED), **money)


def test_sums_of_sums_tell_levels() -> None:
    assert flat(AMOUNTS) == [DEPTHS[indent] for indent, _ in SUMMED]


@pytest.mark.parametrize("amounts", [(300, 200, 120, 80, 100, 99), (310, *AMOUNTS[1:]), (100,) * 6])
def test_sums_that_do_not_hold_tell_nothing(amounts: tuple[int, ...]) -> None:
    assert flat(amounts) != [DEPTHS[indent] for indent, _ in SUMMED]


def test_capitals_and_bold_letters_tell_three_levels() -> None:
    rows = "".join(
        f"<tr><td>{('<b>' * (indent < 2)) + (name.upper() if not indent else name)}</b></td>"
        f"<td>Jumlah {name}</td><td>Dokumen</td><td>4</td><td>3</td></tr>"
        for indent, name in TREE
    )
    head = "<tr><td>Uraian<td>Indikator Kinerja<td>Satuan<td>Target<td>Realisasi</tr>"
    form = read_form_bytes(f"<table>{head}{rows}</table>".encode(), "a.html").form
    assert [row.level for row in form.rows] == [DEPTHS[indent] for indent, _ in TREE]


def test_a_header_that_speaks_of_programs_asks_where_none_is_seen() -> None:
    def asked(header: str, prefix: str) -> list[str]:
        lines = [f"{header}\tIndikator Kinerja\tSatuan\tTarget\tRealisasi"]
        lines += [f"{prefix}{name}\tJumlah {name}\tDokumen\t4\t3" for _, name in TREE]
        found = read_form_bytes("\n".join(lines).encode(), "a.txt").findings
        return [one.message for one in found if one.rule == "reading-levels"]

    (message,) = asked("Program/Kegiatan/Sub Kegiatan", "")
    assert "tidak satu baris pun tampak sebagai program" in message
    assert not asked("Program/Kegiatan/Sub Kegiatan", "Program ")
    assert not asked("Uraian", "")
