"""What a government's nomenclature adds: which row is missing, and how likely that is."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from tolok.audit.rulebook import examine
from tolok.cli.main import main
from tolok.documents.nomenclature import nomenclature_of, read_nomenclature
from tolok.documents.reading import read_form
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.nomenclature import Nomenclature
from tolok.domain.notation import read_number
from tolok.repair.proposals import Insertion, Proposals, Repair
from tolok.repair.proposing import propose

ROOT = Path(__file__).parents[3]
SEED = ROOT / "examples" / "kecamatan-cipocok-jaya-2022.txt"
MASTER = ROOT.parent / "shared" / "nomenclature" / "subkegiatan-2025.csv"

HEADING = "jenis_pemda,bidang,program,kegiatan,subkegiatan\n"
OWN = [
    f"KABKOT,1.05 BIDANG,1.05.02 PROGRAM,1.05.02.2.01 Gladi,1.05.02.2.01.000{number} {name}\n"
    for number, name in enumerate(("Gladi Api", "Gladi Banjir", "Gladi Gempa", "Gladi Angin"), 1)
]


def own(count: int) -> Nomenclature:
    """A small list whose one activity has so many subactivities."""
    return nomenclature_of(HEADING + "".join(OWN[:count]), "daftar.csv")


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


def form() -> Form:
    """Two subactivities of 30.125.000 under an activity of 52.125.000: 22.000.000 is missing."""
    rows = [
        Row("1", Level.ACTIVITY, code="1.05.02.2.01", name="Gladi", ceiling=cell("52.125.000")),
        *(
            Row(
                str(2 + at), Level.SUBACTIVITY, "1", f"1.05.02.2.01.0{at + 1}", name,
                ceiling=cell(ceiling),
            )
            for at, (name, ceiling) in enumerate(
                [("Gladi Api", "18.750.000"), ("Gladi Banjir", "11.375.000")]
            )
        ),
    ]  # fmt: skip
    return Form(government="Kabupaten Kita", rows=tuple(rows))


def missing(proposals: Proposals) -> tuple[Insertion, Repair]:
    options = [one for question in proposals.questions for one in question.options]
    return next(
        (edit, one)
        for one in (*proposals.repairs, *options)
        for edit in one.edits
        if isinstance(edit, Insertion)
    )


def test_the_only_absent_sibling_is_the_missing_row() -> None:
    row, repair = missing(propose(form(), nomenclature=own(3)))
    assert (row.ceiling, row.code, row.name) == ("22.000.000", "1.05.02.2.01.03", "Gladi Gempa")
    assert "yang belum ada: 1.05.02.2.01.03 Gladi Gempa." in repair.explanation


def test_of_several_absent_siblings_none_is_chosen_and_all_are_named() -> None:
    row, repair = missing(propose(form(), nomenclature=own(4)))
    assert (row.code, row.name) == (None, None)
    assert "1.05.02.2.01.03 Gladi Gempa; 1.05.02.2.01.04 Gladi Angin." in repair.explanation


def test_a_missing_row_is_likelier_where_siblings_are_absent_and_unlikelier_where_none_is() -> None:
    def chance(nomenclature: Nomenclature | None) -> Decimal:
        return missing(propose(form(), nomenclature=nomenclature))[1].probability

    assert chance(own(2)) < chance(None) < chance(own(3))


def test_a_list_that_does_not_know_the_activity_says_nothing() -> None:
    text = HEADING + OWN[0].replace("Gladi", "Rapat").replace("1.05.02", "1.05.03")
    assert propose(form(), nomenclature=nomenclature_of(text, "daftar.csv")) == propose(form())


def test_the_command_takes_the_list_of_the_government(tmp_path: Path) -> None:
    master = tmp_path / "daftar.csv"
    text = HEADING + "".join(
        f"KABKOT,B,P,X.XX.01.2.01 Perencanaan dan Evaluasi,X.XX.01.2.01.000{number} {name}\n"
        for number, name in enumerate(("Koordinasi dan Penyusunan DPA-SKPD", "Gladi"), 1)
    ).replace(
        "Perencanaan dan Evaluasi",
        '"Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"',
    ).replace(',X.XX.01.2.01 "', ',"X.XX.01.2.01 ')
    master.write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["repair", str(SEED), "--nomenclature", str(master)])
    assert "yang belum ada: X.XX.01.2.01.0002 Gladi." in result.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"kode,nama\n1,2\n", "kolom kegiatan dan subkegiatan tidak ditemukan"),
        (HEADING.encode(), "tidak ada kegiatan berkode"),
        (b"\xff\xfe\x00", "bukan CSV berkode UTF-8"),
        (b"", "kolom kegiatan"),
    ],
    ids=["other columns", "no rows", "no text", "empty"],
)
def test_a_file_that_is_no_list_is_refused_in_words(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=message):
        read_nomenclature(file)
    result = CliRunner().invoke(main, ["repair", str(SEED), "--nomenclature", str(file)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_list_with_semicolons_is_read_as_well() -> None:
    text = (HEADING + OWN[0]).replace(",", ";")
    [activity] = nomenclature_of(text, "daftar.csv").activities
    assert (activity.code, activity.name, activity.scope) == ("1.05.02.2.01", "Gladi", "KABKOT")


@cache
def seed() -> Form:
    return read_form(SEED).form


@pytest.mark.skipif(not MASTER.is_file(), reason="shared/nomenclature is not beside this checkout")
def test_item_5_names_its_absent_siblings_and_the_missing_row_becomes_likelier() -> None:
    findings = examine(seed())
    without = propose(seed(), findings)
    given = propose(seed(), findings, read_nomenclature(MASTER))
    row, repair = missing(given)
    assert (row.parent, row.ceiling, row.name) == ("4", "22.000.000", None)
    assert "X.XX.01.2.01.0006 Koordinasi dan Penyusunan Laporan Capaian" in repair.explanation
    assert "X.XX.01.2.01.0007 Evaluasi Kinerja Perangkat Daerah" in repair.explanation
    assert "dan 5 lainnya" in repair.explanation
    assert repair.probability > missing(without)[1].probability
    assert [len(question.options) for question in given.questions] == [
        len(question.options) for question in without.questions
    ]
    assert [one.edits for one in given.repairs] == [one.edits for one in without.repairs]
