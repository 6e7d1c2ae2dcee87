"""Comments stand on their cells, are answered and settled, and every word is in the ledger."""

from datetime import timedelta

import pytest
from a_city import NOW, Q1, City, fill, found_city, indicator

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError
from tolok.services.comments import answer, comment, resolve
from tolok.services.explaining import explain_figure
from tolok.services.histories import history_of
from tolok.services.recording import Typed, record_row
from tolok.services.subjects import Subject
from tolok.store.models import Comment, Entry
from tolok.store.recorded import threads_of

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
LATEST = NOW + timedelta(hours=2)


@pytest.fixture
def city() -> City:
    return found_city()


def cell(city: City, name: str = "Jumlah bulan") -> str:
    return f"realization:{indicator(city, name).key}:{Q1.code}"


def test_a_thread_is_begun_answered_settled_and_opened_again(city: City) -> None:
    verifier, office = city.actor(Role.VERIFIER), city.kecamatan
    first = comment(verifier, office, Q1, cell(city), "Cek kuitansi Maret")
    resolve(city.actor(Role.OPERATOR, LATER), office, Q1, first.pk)
    resolve(city.actor(Role.OPERATOR, LATER), office, Q1, first.pk)
    (thread,) = threads_of(office, Q1.code)[cell(city)]
    assert not thread.is_open
    answer(city.actor(Role.VERIFIER, LATEST), office, Q1, first.pk, "Belum cocok")
    (thread,) = threads_of(office, Q1.code)[cell(city)]
    assert thread.is_open
    assert [one.text for one in thread.answers] == ["Belum cocok"]
    deeds = Entry.objects.filter(subject=cell(city)).values_list("deed", flat=True)
    assert list(deeds) == [Deed.COMMENT, Deed.RESOLVE_COMMENT, Deed.COMMENT]


@pytest.mark.parametrize("subject", ["x", "realization:tidakada:2026-Q1", "target:{}:2026"])
def test_a_comment_stands_on_a_cell_that_is_there(city: City, subject: str) -> None:
    named = subject.format(indicator(city, "Jumlah bulan").key)
    with pytest.raises(TolokError, match="tidak ada lagi"):
        comment(city.actor(Role.VERIFIER), city.kecamatan, Q1, named, "Cek")
    assert not Comment.objects.exists()


def test_an_empty_comment_and_a_stranger_are_refused(city: City) -> None:
    with pytest.raises(TolokError, match="Tulis catatannya"):
        comment(city.actor(Role.VERIFIER), city.kecamatan, Q1, cell(city), "  ")
    other = found_city("kota-cilegon")
    with pytest.raises(RefusedError):
        comment(other.actor(Role.VERIFIER), city.kecamatan, Q1, cell(city), "Cek")
    with pytest.raises(RefusedError):
        comment(city.actor(Role.EXECUTIVE), city.kecamatan, Q1, cell(city), "Cek")
    first = comment(other.actor(Role.VERIFIER), other.kecamatan, Q1, cell(other), "Cek")
    with pytest.raises(TolokError, match="tidak ada"):
        answer(city.actor(Role.VERIFIER), city.kecamatan, Q1, first.pk, "Cek")


def test_a_cells_history_says_who_changed_it_from_what_to_what(city: City) -> None:
    fill(city)
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("2", seen=1))
    subject = Subject.parse(cell(city))
    assert subject is not None
    history = history_of(city.kecamatan, 2026, subject)
    assert history is not None
    assert [(one.role, one.before, one.after) for one in history.lines] == [
        ("Operator", "kosong", "3"),
        ("Operator", "3", "2"),
    ]
    row = Subject.parse(f"row:{key}:{Q1.code}")
    assert row is not None
    whole = history_of(city.kecamatan, 2026, row)
    assert whole is not None
    assert [one.after for one in whole.lines] == ["3", "2500000", "2"]


def test_every_figure_is_explained_with_its_terms_and_its_entries(city: City) -> None:
    fill(city)
    sheet = city.sheet
    below, above = sheet.rows[4], sheet.rows[3]
    told = explain_figure(sheet, above, "spending")
    (sentence,) = told.sentences
    assert sentence == (
        "Realisasi anggaran Rp 15.000.000, jumlah baris di bawahnya = 2.500.000 (Listrik) + "
        "5.000.000 (Peralatan) + 7.500.000 (Rapat)."
    )
    told = explain_figure(sheet, below, "absorption")
    assert told.sentences[0] == "Serapan 25,00 % = Rp 2.500.000 / Rp 10.000.000 × 100."
    assert "murni Rp 10.000.000 (Perda 1/2025)" in told.sentences[2]
    assert [one.after for one in told.entries] == ["Pagu: Rp 10.000.000; Versi: 0", "2500000"]
    told = explain_figure(sheet, below, "achievement")
    assert "rumus “makin tinggi makin baik” versi 1" in told.sentences[0]
    assert "Sangat Rendah (Permendagri 86/2017)" in told.sentences[1]
    assert [one.after for one in told.entries] == ["3"]
    told = explain_figure(sheet, below, "target")
    assert told.sentences == ("Target 2026: 12 Bulan, versi murni (Perda 1/2025).",)
    with pytest.raises(ValueError, match="nama"):
        explain_figure(sheet, below, "nama")
