"""What stands above a header and between lines: titles, and names of what a table measures."""

from tolok.documents.reading import read_forms

HEADER = "No;Indikator;Satuan;Target;Realisasi;Capaian"


def test_a_line_that_names_an_objective_above_a_header_or_between_lines_is_a_row() -> None:
    for blank in ([], [""]):
        lines = (
            "LKjIP 2025",
            "Sasaran 1 : Meningkatnya layanan",
            *blank,
            HEADER,
            "1;IKM;Nilai;82;83;101,22",
            "2;Aduan;%;100;98;98,00",
            "Sasaran 2 : Meningkatnya akuntabilitas",
            HEADER,
            "1;Nilai SAKIP;Nilai;72;71;98,61",
        )
        read = read_forms("\n".join(lines).encode(), "a.csv")
        rows = [(row.name, row.indicator) for row in read.forms[0].rows]
        assert rows == [
            ("Sasaran 1 : Meningkatnya layanan", None),
            (None, "IKM"),
            (None, "Aduan"),
            ("Sasaran 2 : Meningkatnya akuntabilitas", None),
            (None, "Nilai SAKIP"),
        ]
        assert [one.text for one in read.leftovers] == ["LKjIP 2025"]


def test_such_a_line_above_a_column_of_names_is_a_title() -> None:
    text = b"Sasaran 1 : Layanan\nNo;Program;Indikator;Target\n1;Program Air;Cakupan;80"
    read = read_forms(text, "a.csv")
    assert [row.name for row in read.forms[0].rows] == ["Program Air"]
    assert [one.text for one in read.leftovers] == ["Sasaran 1 : Layanan"]
