"""Headers as offices shorten them: money in thousands, spans of a plan, results of a quarter."""

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> Readings:
    """The forms of lines whose columns "|" parts."""
    width = max(line.count("|") for line in lines)
    rows = (line + "|" * (width - line.count("|")) for line in lines)
    text = "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)
    return forms_of(document_of(text.encode(), "a.tsv"), "a.tsv")


def told(form: Form, name: str) -> list[str]:
    """What a column of number cells says."""
    return [row.cell(name).written for row in form.rows]


def test_a_header_may_say_in_what_money_is_counted() -> None:
    found = read(
        "Kode | Program dan Kegiatan | Indikator Kinerja | 2025 | | 2026 |",
        " | | | Target | Rp (000) | Target | Rp (000)",
        "7.01.01 | Program Penunjang | Persentase layanan | 100% | 2500000 | 100% | 2600000",
        "7.01.01.2.01 | Perencanaan dan Evaluasi | Jumlah dokumen | 6 dok | 50000 | 6 dok | 55000",
    )
    first, second = found.forms
    assert (first.year, second.year) == (2025, 2026)
    assert told(first, "ceiling") == ["2500000", "50000"]
    assert told(second, "target") == ["100%", "6 dok"]
    notes = [one for reading in found.readings for one in reading.findings]
    assert any("Rp (000)" in one.message for one in notes)


def test_what_a_plan_had_reached_before_this_year_is_no_result_of_this_year() -> None:
    found = read(
        "No | Program | Indikator | Target Renstra s/d 2026 | | Realisasi Renstra s/d 2024 | "
        "| Target Tahun 2025 | | Realisasi Renja 2025 | | Tingkat Capaian (%) |",
        " | | | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp",
        "1 | Program Kesehatan | Persentase layanan | 100 | 5000000000 | 80 | 3200000000 | 90 "
        "| 1200000000 | 45 | 540000000 | 50 | 45",
        "2 | Program Gizi | Jumlah dokumen | 60 | 3000000000 | 40 | 1900000000 | 12 | 700000000 "
        "| 6 | 315000000 | 50 | 45",
        "3 | Program Ibu Hamil | Jumlah ibu | 5000 | 2000000000 | 3100 | 1300000000 | 1000 "
        "| 500000000 | 490 | 225000000 | 49 | 45",
    )
    groups = {one.group: one for one in found.forms}
    own, end, before = groups[None], groups["Akhir Renstra"], groups["s.d. tahun lalu"]
    assert told(own, "target") == ["90", "12", "1000"]
    assert told(own, "realization") == ["45", "6", "490"]
    assert told(own, "absorption") == ["45", "45", "45"]
    assert told(end, "target") == ["100", "60", "5000"]
    assert told(end, "realization") == ["", "", ""]
    assert told(before, "spending") == ["3200000000", "1900000000", "1300000000"]
    assert told(before, "target") == ["", "", ""]


def test_of_two_percentages_that_one_is_meant_that_follows_from_the_target_that_is() -> None:
    found = read(
        "PENGUKURAN KINERJA TRIWULAN III TAHUN 2025",
        "Sasaran | Indikator | Sat. | Tgt Thn | Tgt TW | Real TW | Cap.TW % | Cap. Thn %",
        "SPBE | Indeks SPBE | Indeks | 3,2 | 3,1 | 3,15 | 101,61 | 98,44",
        "Informasi publik | Permohonan terlayani | % | 100 | 80 | 78 | 97,50 | 78,00",
        "Data statistik | Jumlah dataset | dataset | 200 | 150 | 120 | 80,00 | 60,00",
        "Keamanan | Indeks KAMI | Indeks | 400 | 300 | 330 | 110,00 | 82,50",
    )
    (form,) = found.forms
    assert told(form, "target") == ["3,2", "100", "200", "400"]
    assert told(form, "realization") == ["3,15", "78", "120", "330"]
    assert told(form, "achievement") == ["98,44", "78,00", "60,00", "82,50"]


def test_short_words_may_have_no_point() -> None:
    text = b"Indikator;Sat;Tgt;Real;Cap\nJumlah UMKM;Unit;20;25;125\nPasar tertib;%;80;76;95"
    (form,) = read_forms(text, "a.csv").forms
    assert [(row.unit, row.achievement.written) for row in form.rows] == [
        ("Unit", "125"),
        ("%", "95"),
    ]
