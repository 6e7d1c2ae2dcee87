"""Work done in per cent: a result beside its plan in per cent, a share beside a volume."""

from tolok.documents.reading import read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> tuple[Form, ...]:
    return read_forms("\n".join(lines).encode(), "a.txt").forms


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def test_progress_beside_its_plan_is_a_result() -> None:
    (year, first) = read(
        "REALISASI FISIK DAN KEUANGAN 2025",
        "No\tSub Kegiatan\tPagu\tTriwulan I\t\t\t",
        "\t\t\tTarget\t\tRealisasi\t",
        "\t\t\tFisik (%)\tKeu (Rp)\tFisik (%)\tKeu (Rp)",
        "1\tPelatihan koperasi\t200000000\t25\t50000000\t20\t40000000",
        "2\tPendampingan UMKM\t300000000\t20\t60000000\t15\t55000000",
    )
    assert told(year, "ceiling") == ["200000000", "300000000"]
    assert told(first, "target") == ["25", "20"]
    assert told(first, "realization") == ["20", "15"]
    assert told(first, "achievement") == ["", ""]
    assert told(first, "spending") == ["40000000", "55000000"]


def test_progress_beside_a_volume_is_the_share_of_it() -> None:
    (form,) = read(
        "DANA KELURAHAN TAHUN 2025",
        "No\tNama Pekerjaan\tVolume\tSatuan\tPagu (Rp)\tRealisasi Fisik (%)\tRealisasi (Rp)",
        "1\tPerbaikan saluran\t120\tm\t85500000\t100\t85500000",
        "2\tPaving jalan\t210\tm2\t64200000\t75\t32100000",
    )
    assert told(form, "target") == ["120", "210"]
    assert told(form, "achievement") == ["100", "75"]
    assert told(form, "realization") == ["", ""]
