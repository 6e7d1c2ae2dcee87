"""An office's own columns: chosen once on a page, remembered, and read by themselves afterwards."""

import json

import pytest
from a_desk import NOW, Desk, found_desk
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tolok.documents.columns.maps import ColumnMap, MappedColumn
from tolok.documents.columns.uses import meaning_from
from tolok.documents.interchange import form_to_json
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError, actor_of
from tolok.services.column_maps import maps_for, withdraw_map
from tolok.services.filings import UnmappedError, open_filing, receive_form
from tolok.services.ledgers import check
from tolok.services.map_previews import upload_waiting, use_and_keep
from tolok.store import queries
from tolok.store.models import (
    Appointment,
    Entry,
    Filing,
    OfficeMap,
    Organization,
    Person,
    UnreadFile,
)

pytestmark = pytest.mark.django_db
OFFICE = """DINAS CONTOH
KABUPATEN ADIL TAHUN 2025
Kd,Pekerjaan,Ukurannya,Sat,Tgt,Disediakan,Rlsi,Terpakai,Siapa
1,Program Kesehatan,Jumlah pasien,orang,100,2.000.000,50,1.000.000,Budi
2,Kegiatan Obat,Jumlah obat,dus,10,2.000.000,5,1.000.000,Ani
"""
CHOICES = {
    "tabel": "1",
    "awal": "3",
    "akhir": "3",
    "isi-0": "number",
    "isi-1": "name:program+activity",
    "isi-2": "indicator",
    "isi-3": "unit",
    "isi-4": "target",
    "isi-5": "ceiling",
    "isi-6": "realization",
    "isi-7": "spending",
    "isi-8": "",
    **{f"periode-{at}": "" for at in range(9)},
}


@pytest.fixture
def desk() -> Desk:
    return found_desk()


@pytest.fixture
def signed_in(client: Client, desk: Desk) -> Client:
    client.force_login(desk.person)
    return client


def upload(client: Client, text: str = OFFICE, name: str = "dinas.csv") -> str:
    """The address to which an upload leads."""
    file = SimpleUploadedFile(name, text.encode())
    return str(client.post(reverse("web:upload"), {"berkas": file}).headers["Location"])


def kept(client: Client, text: str = OFFICE, **changed: str) -> Filing:
    """The main form of a file that was mapped on its page."""
    answer = client.post(upload(client, text), {**CHOICES, **changed, "langkah": "ingat"})
    assert answer.status_code == 302, answer.content.decode()
    return Filing.objects.get(pk=int(answer.headers["Location"].split("/")[2]))


def test_a_file_of_unknown_columns_waits_and_its_page_guesses_each_of_them(
    signed_in: Client,
) -> None:
    address = upload(signed_in)
    unread = UnreadFile.objects.get()
    assert address == reverse("web:map-waiting", args=[unread.pk])
    text = signed_in.get(address).content.decode()
    assert "Dugaan: Realisasi kinerja, 80 %; judulnya mirip “rls”" in text
    assert "Tolok tidak mengenal kolom ini" in text
    assert '<option value="spending" selected>' in text
    assert "2 baris" in text  # the guesses alone already make a form
    assert "Menunggu pemetaan kolom" in signed_in.get(reverse("web:files")).content.decode()
    assert upload(signed_in) == address  # the same bytes wait once
    assert Filing.objects.count() == 0


def test_what_is_chosen_is_remembered_told_and_used_for_the_next_file(
    signed_in: Client, desk: Desk
) -> None:
    filing = kept(signed_in)
    rows = open_filing(desk.actor, filing.pk).form.rows
    assert [row.name for row in rows] == ["Program Kesehatan", "Kegiatan Obat"]
    assert [one.text for one in queries.leftovers_of(filing)][-2:] == ["Budi", "Ani"]
    later = OFFICE.replace("TAHUN 2025", "TAHUN 2026").replace(",50,", ",60,")
    address = upload(signed_in, later, "berikutnya.csv")
    text = signed_in.get(address).content.decode()
    assert "Dibaca menurut pemetaan kolom yang disimpan Anda tanggal" in text
    assert "Ubah pemetaan" in text
    assert "Kolom-kolom tabel ini dibaca menurut pemetaan yang Anda simpan tanggal" in text
    assert Filing.objects.filter(office_map=OfficeMap.objects.get()).count() == 2
    assert "Menunggu pemetaan kolom" not in signed_in.get(reverse("web:files")).content.decode()


def test_who_said_it_and_when_stands_in_the_ledger(signed_in: Client, desk: Desk) -> None:
    kept(signed_in)
    line = Entry.objects.get(deed=Deed.MAP_COLUMNS)
    record = OfficeMap.objects.get()
    assert line.subject == f"column-map:{record.fingerprint[:16]}"
    assert line.by == record.kept_by == desk.person
    assert check(line.ledger) is None


def test_a_column_read_wrongly_is_mended_and_the_file_is_read_again(
    signed_in: Client, desk: Desk
) -> None:
    text = "Program,Indikator,Target,Realisasi\nProgram Satu,Jumlah,5,7\n"
    first = receive_form(desk.actor, desk.government, data=text.encode(), name="a.csv")
    address = reverse("web:map-form", args=[first.pk])
    choices = {
        "isi-0": "name:program", "isi-1": "indicator", "isi-2": "realization", "isi-3": "target",
    }  # fmt: skip
    answer = signed_in.post(address, {**choices, "langkah": "ingat"}, follow=True)
    again = queries.filing_with_bytes(first.original.sha256, desk.government)
    assert again is not None
    assert (again.again, answer.redirect_chain[0][0]) == (1, reverse("web:form", args=[again.pk]))
    assert [row.target.written for row in queries.form_of_filing(again).rows] == ["7"]
    assert [row.target.written for row in queries.form_of_filing(first).rows] == ["5"]
    assert list(queries.filings_of([desk.government])) == [again]
    assert queries.filings_of_file(first) == [first]


def test_a_choice_is_shown_before_it_is_kept_and_nothing_is_kept_by_looking(
    signed_in: Client,
) -> None:
    address = upload(signed_in)
    whole = signed_in.post(address, {**CHOICES, "langkah": "lihat"}).content.decode()
    part = signed_in.post(address, CHOICES, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<section id="hasil"')
    assert part.strip() in whole
    assert "2 sel disisihkan menurut pemetaan kolom" in part
    assert not OfficeMap.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"isi-7": "ceiling"}, "Dua kolom sama-sama “Pagu Rp”"),
        ({"isi-1": "", "isi-2": ""}, "Belum ada kolom nama atau indikator"),
        ({"isi-4": "bobot"}, "isi kolom &#x27;bobot&#x27; tidak dikenal"),
        ({"periode-4": "kapan"}, "periode &#x27;kapan&#x27; tidak dikenal"),
    ],
)
def test_a_choice_that_makes_no_form_is_told_and_nothing_is_kept(
    signed_in: Client, changed: dict[str, str], told: str
) -> None:
    answer = signed_in.post(upload(signed_in), {**CHOICES, **changed, "langkah": "ingat"})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not OfficeMap.objects.exists()
    assert not Filing.objects.exists()


def test_the_header_may_be_chosen_and_nonsense_is_ignored(signed_in: Client) -> None:
    address = upload(signed_in)
    text = signed_in.get(f"{address}?tabel=1&awal=2&akhir=3").content.decode()
    assert "KABUPATEN ADIL TAHUN 2025 · Kd" in text
    for query in ("?tabel=9&awal=0&akhir=99999", "?awal=x&akhir=²", "?awal=3"):
        assert "Kolom 1 · Kd" in signed_in.get(address + query).content.decode()


def test_a_map_is_withdrawn_and_what_it_read_stays(signed_in: Client, desk: Desk) -> None:
    filing = kept(signed_in)
    (said,) = maps_for(desk.actor, desk.government)
    listed = signed_in.get(reverse("web:maps")).content.decode()
    assert "dipakai 1 formulir" in listed
    answer = signed_in.post(reverse("web:withdraw-map", args=[said.record.pk]), follow=True)
    assert "Pemetaan dicabut" in answer.content.decode()
    assert maps_for(desk.actor, desk.government) == ()
    assert open_filing(desk.actor, filing.pk).form.rows
    with pytest.raises(UnmappedError):
        receive_form(desk.actor, desk.government, data=f"{OFFICE}\n".encode(), name="b.csv")
    with pytest.raises(TolokError, match="sudah dicabut"):
        withdraw_map(desk.actor, said.record)
    assert Entry.objects.filter(deed=Deed.MAP_COLUMNS).count() == 2


def test_a_map_serves_its_office_and_no_other(desk: Desk) -> None:
    offices = [
        Organization.objects.create(
            government=desk.government, code=code, name=code, kind="Dinas", head_title="Kepala"
        )
        for code in ("1.01", "1.02")
    ]
    actors = []
    for office in offices:
        person = Person.objects.create_user(f"op@{office.code}.test", name=office.code)
        Appointment.objects.create(
            person=person, role=Role.OPERATOR, government=desk.government,
            organization=office, since=NOW.date(),
        )  # fmt: skip
        actors.append(actor_of(person, NOW))
    with pytest.raises(UnmappedError) as waiting:
        receive_form(actors[0], desk.government, data=OFFICE.encode(), name="a.csv")
    upload_ = upload_waiting(actors[0], waiting.value.unread.pk)
    said = _said()
    filing = use_and_keep(actors[0], upload_, said)
    assert filing.office_map is not None
    assert filing.office_map.organization == offices[0]
    assert [one.record for one in maps_for(actors[0], desk.government)] == [filing.office_map]
    assert maps_for(actors[1], desk.government) == ()


def _said() -> ColumnMap:
    """The choices as a map."""
    return ColumnMap(
        tuple(
            MappedColumn((word,), meaning_from(CHOICES[f"isi-{at}"]))
            for at, word in enumerate(OFFICE.splitlines()[2].split(","))
        ),
        1,
    )


def test_an_inspector_maps_nothing(client: Client) -> None:
    inspector = found_desk("kota-lain", Role.INSPECTOR)
    client.force_login(inspector.person)
    file = SimpleUploadedFile("a.csv", OFFICE.encode())
    answer = client.post(reverse("web:upload"), {"berkas": file})
    assert "judul kolomnya tidak ada atau tidak dikenal" in answer.content.decode()
    with pytest.raises(RefusedError, match="memetakan kolom berkas"):
        upload_waiting(inspector.actor, UnreadFile.objects.get().pk)


def test_a_file_without_columns_to_choose_leads_back_with_a_word(
    signed_in: Client, desk: Desk
) -> None:
    kept(signed_in)
    ours = Filing.objects.get()
    data = json.dumps(form_to_json(open_filing(desk.actor, ours.pk).form)).encode()
    filing = receive_form(desk.actor, desk.government, data=data, name="formulir.json")
    answer = signed_in.get(reverse("web:map-form", args=[filing.pk]), follow=True)
    assert "sudah berupa formulir Tolok" in answer.content.decode()


def test_a_table_of_a_scripts_words_is_shown_as_words(signed_in: Client) -> None:
    text = OFFICE.replace("Siapa", "<script>alert(1)</script>").replace("Budi", "<b>x</b>")
    page = signed_in.get(upload(signed_in, text)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


BARE = """KABUPATEN ADIL TAHUN 2025
1.02.02,Program Kesehatan,Jumlah pasien,orang,100,9.000.000,50
1.02.02.2.01,Kegiatan Obat,Jumlah obat,unit,10,5.000.000,-
"""


def test_a_table_without_a_header_is_shown_chosen_and_remembered(signed_in: Client) -> None:
    page = upload(signed_in, BARE)
    shown = signed_in.get(page).content.decode()
    assert 'name="tanpa-kepala" value="ya" checked' in shown
    assert "isinya mulai baris 2" in shown
    assert "1.02.02.2.01" in shown
    headed = signed_in.get(page, {"awal": "2", "akhir": "2"}).content.decode()
    assert 'value="ya" checked' not in headed
    uses = ("code", "name:program+activity", "indicator", "unit", "target", "ceiling", "spending")
    chosen = {f"isi-{at}": use for at, use in enumerate(uses)}
    sent = {"tabel": "1", "tanpa-kepala": "ya", "langkah": "ingat", **chosen}
    assert signed_in.post(page, sent).status_code == 302
    first = Filing.objects.get()
    assert first.office_map is not None
    assert upload(signed_in, BARE.replace("9.000.000", "8.000.000"), "b.csv").startswith(
        "/formulir/"
    )
    assert set(Filing.objects.values_list("office_map", flat=True)) == {first.office_map.pk}
    assert "Kolom 1: kode" in signed_in.get(reverse("web:maps")).content.decode()
