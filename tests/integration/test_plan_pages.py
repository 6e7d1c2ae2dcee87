"""The plan's page changes each row in place, the same with scripts and without."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from a_city import YEAR, City, found_city, indicator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.domain.agreements import Party
from tolok.domain.levels import Level
from tolok.domain.permissions import PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.services.agreements import Signing, make_agreement
from tolok.services.outlines import open_outline
from tolok.services.planning import IndicatorText, NodeText, planning
from tolok.store.models import (
    Entry,
    FiscalYear,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    Window,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return found_city()


def node(name: str) -> PlanNode:
    return PlanNode.objects.get(name=name)


def address(city: City, name: str = "plan", **more: object) -> str:
    parts = {"organization_id": city.kecamatan.pk, "year": YEAR, **more}
    return reverse(f"web:{name}", kwargs=parts)


Subject = PlanNode | PlanIndicator | str


def send(client: Client, city: City, of: Subject, deed: str, /, **fields: str) -> Any:
    """A plain POST of a deed; "__" in a field's name stands for "-"."""
    name = "plan-indicator-deed" if isinstance(of, PlanIndicator) else "plan-node-deed"
    key = of if isinstance(of, str) else of.key
    sent = {field.replace("__", "-"): value for field, value in fields.items()}
    return client.post(address(city, name, key=key, deed=deed), sent)


def send_by_htmx(client: Client, city: City, of: Subject, deed: str, /, **fields: str) -> Any:
    client.defaults["HTTP_HX_REQUEST"] = "true"
    try:
        return send(client, city, of, deed, **fields)
    finally:
        del client.defaults["HTTP_HX_REQUEST"]


def sign_in(client: Client, city: City, role: Role) -> None:
    client.force_login(city.people[role])


def test_the_page_shows_the_tree_with_targets_formulas_and_ceilings(
    client: Client, city: City
) -> None:
    sign_in(client, city, Role.INSPECTOR)
    text = client.get(address(city)).content.decode()
    for shown in (
        "Akuntabilitas meningkat", "Nilai AKIP", "realisasi / target × 100 · versi 1",
        "60.000.000", "murni", "Perda 1/2025", "Rp 60.000.000",
    ):  # fmt: skip
        assert shown in text
    assert "Ubah<" not in text


def test_whoever_may_not_read_an_organization_does_not_find_its_plan(
    client: Client, city: City
) -> None:
    other = found_city("kota-lain")
    sign_in(client, other, Role.VERIFIER)
    assert client.get(address(city)).status_code == 404
    assert Client().get(address(city)).status_code == 404


def test_the_page_asks_the_same_number_of_queries_however_large_the_plan_is(
    client: Client, city: City
) -> None:
    sign_in(client, city, Role.OPERATOR)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(city)).status_code == 200
        return len(queries)

    asked()
    small = asked()
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        for number in range(20):
            text = NodeText(Level.SUBACTIVITY, f"Sub {number}")
            one = planner.add_node(node("Umum"), text)
            planner.set_target(planner.add_indicator(one, IndicatorText("Jumlah")), "2026", "1")
    assert asked() == small


def test_a_row_opens_in_place_and_without_scripts_too(client: Client, city: City) -> None:
    sign_in(client, city, Role.OPERATOR)
    where = address(city, "plan-node", key=node("Rapat").key)
    part = client.get(where, headers={"HX-Request": "true"}).content.decode()
    whole = client.get(where).content.decode()
    assert part.strip().startswith("<tbody")
    editor = part[part.index('<div class="editor">') : part.index("</tbody>")]
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub("", editor) in token.sub("", whole)
    assert client.get(address(city, "plan-node", key="tiada")).status_code == 404


def test_a_node_is_added_edited_moved_and_closed(client: Client, city: City) -> None:
    sign_in(client, city, Role.OPERATOR)
    above = node("Umum")
    response = send(
        client, city, above, "tambah", tingkat="subactivity", nama="Arsip",
        kode="7.01.01.2.06.0010",
        indikator="Jumlah dokumen", satuan="Dokumen", target="6", pagu="Rp 1.500.000",
        penanggung_jawab="Kasubag Umum",
    )  # fmt: skip
    assert response.status_code == 302
    made = node("Arsip")
    line = open_outline(city.kecamatan, YEAR).by_key[made.key]
    assert (line.depth, line.ceiling, line.indicators[0].written("2026")) == (
        4,
        Decimal(1_500_000),
        "6",
    )
    send(client, city, made, "ubah", nama="Arsip dinamis", kode=made.code, dilihat="0")
    send(client, city, made, "geser", arah="naik")
    order = [one.record.name for one in open_outline(city.kecamatan, YEAR).nodes]
    assert order[-3:] == ["Peralatan", "Arsip dinamis", "Rapat"]
    refused = send(client, city, made, "tutup", alasan="  ")
    assert refused.status_code == 422
    assert "Tulis alasan penutupannya" in refused.content.decode()
    send(client, city, made, "tutup", alasan="Digabung")
    made.refresh_from_db()
    assert (made.closed_reason, made.name) == ("Digabung", "Arsip dinamis")
    assert "Digabung" in client.get(address(city)).content.decode()
    deeds = Entry.objects.filter(subject=f"node:{made.key}").values_list("deed", flat=True)
    assert list(deeds) == [Deed.EDIT_PLAN] * 4


def test_a_node_at_the_top_is_added_and_one_above_its_level_is_refused(
    client: Client, city: City
) -> None:
    sign_in(client, city, Role.OPERATOR)
    assert send(client, city, "baru", "tambah", tingkat="goal", nama="Tujuan II").status_code == 302
    assert node("Tujuan II").parent is None
    response = send(client, city, node("Rapat"), "tambah", tingkat="program", nama="Salah")
    assert "Program tidak dapat berada di bawah Sub kegiatan" in response.content.decode()
    assert send(client, city, "baru", "ubah", nama="x").status_code == 404
    assert not PlanNode.objects.filter(name="Salah").exists()


def test_what_was_typed_stays_where_it_was_refused(client: Client, city: City) -> None:
    sign_in(client, city, Role.OPERATOR)
    one = indicator(city, "Jumlah paket")
    fields = {"target__2026": "5", "target__2026__Q1": "dua buah?"}
    whole = send(client, city, one, "target", **fields)
    assert whole.status_code == 422
    assert 'value="dua buah?"' in whole.content.decode()
    assert "tidak dapat dibaca" in whole.content.decode()
    part = send_by_htmx(client, city, one, "target", **fields)
    assert part["HX-Retarget"] == f"#sunting-{node('Peralatan').key}"
    assert 'value="dua buah?"' in part.content.decode()
    outline = open_outline(city.kecamatan, YEAR)
    assert outline.indicators[one.key][1].written("2026") == "4"


def test_targets_of_year_quarters_months_and_renstra_are_set(client: Client, city: City) -> None:
    sign_in(client, city, Role.OPERATOR)
    one = indicator(city, "Jumlah paket")
    fields = {
        "target__2026": "4", "target__2026__Q1": "1", "target__2026__Q2": "-",
        "target__2026__M03": "1", "target__2029": "7",
    }  # fmt: skip
    response = send_by_htmx(client, city, one, "target", **fields)
    assert "✓ Tersimpan" in response.content.decode()
    line = open_outline(city.kecamatan, YEAR).indicators[one.key][1]
    periods = ("2026", "2026-Q1", "2026-Q2", "2026-M03", "2029")
    assert [line.written(period) for period in periods] == ["4", "1", "-", "1", "7"]
    assert Entry.objects.filter(deed=Deed.SET_TARGET, subject__contains=one.key).count() == 5
    refused = send(client, city, one, "target", target__2027__Q1="1")
    assert "ditetapkan pada rencana tahun 2027" in refused.content.decode()


def test_only_the_verifier_defines_a_formula(client: Client, city: City) -> None:
    one = indicator(city, "Nilai AKIP")
    fields = {
        "perhitungan": "lower_is_better_ratio", "akumulasi": "latest", "penyebut": "annual",
        "ekspresi": "", "alasan": "Kepwal 12/2026",
    }  # fmt: skip
    sign_in(client, city, Role.OPERATOR)
    assert send(client, city, one, "rumus", **fields).status_code == 403
    sign_in(client, city, Role.VERIFIER)
    assert send(client, city, one, "rumus", **fields).status_code == 302
    text = client.get(address(city)).content.decode()
    assert "target / realisasi × 100 · versi 2" in text
    bad = send(client, city, one, "rumus", **{**fields, "ekspresi": "a / (b"})
    assert bad.status_code == 422
    unknown = send(client, city, one, "rumus", **{**fields, "perhitungan": "terserah"})
    assert unknown.status_code == 422


def test_two_people_do_not_overwrite_each_other_unseen(client: Client, city: City) -> None:
    sign_in(client, city, Role.OPERATOR)
    one = node("Rapat")
    assert send(client, city, one, "ubah", nama="Rapat A", dilihat="0").status_code == 302
    late = send(client, city, one, "ubah", nama="Rapat B", dilihat="0")
    assert late.status_code == 403
    assert "sudah diubah orang lain" in late.content.decode()
    assert PlanNode.objects.get(pk=one.pk).name == "Rapat A"


def test_once_agreed_every_change_asks_why(client: Client, city: City) -> None:
    signing = Signing(Party("Wali Kota Serang"))
    make_agreement(city.actor(Role.OPERATOR), city.kecamatan, YEAR, "agreement", signing)
    sign_in(client, city, Role.OPERATOR)
    paket = indicator(city, "Jumlah paket")
    deeds = (
        (node("Rapat"), "ubah", {"nama": "Rapat B", "dilihat": "0"}),
        (node("Rapat"), "pagu", {"pagu": "1"}),
        (node("Rapat"), "geser", {"arah": "naik"}),
        (node("Umum"), "tambah", {"nama": "Arsip", "tingkat": "subactivity"}),
        (node("Umum"), "indikator", {"indikator": "Lain"}),
        (paket, "ubah", {"indikator": "Lain", "dilihat": "0"}),
        (paket, "target", {"target__2026": "9"}),
    )
    for of, deed, fields in deeds:
        refused = send(client, city, of, deed, **fields)
        assert refused.status_code == 422, deed
        assert "Tulis alasan perubahan" in refused.content.decode()
    for of, deed, fields in deeds:
        assert send(client, city, of, deed, alasan="Refocusing", **fields).status_code == 302, deed
    assert Entry.objects.filter(reason="Refocusing").count() == len(deeds)


def test_a_later_version_stands_beside_the_earlier_one(client: Client, city: City) -> None:
    sign_in(client, city, Role.VERIFIER)
    versions = reverse("web:versions", args=[city.government.code, YEAR])
    sent = {"dasar": "Perda 7/2026", "tanggal": "2026-09-30"}
    refused = client.post(versions, sent)
    assert "Tulis alasan perubahannya" in refused.content.decode()
    assert 'value="Perda 7/2026"' in refused.content.decode()
    client.post(versions, {**sent, "alasan": "Efisiensi"})
    version = PlanVersion.objects.get(number=1)
    assert (version.name, version.decided_on) == ("perubahan I", date(2026, 9, 30))
    send(client, city, node("Rapat"), "pagu", pagu="25.000.000")
    send(client, city, indicator(city, "Jumlah laporan"), "target", target__2026="6")
    line = open_outline(city.kecamatan, YEAR).by_key[node("Rapat").key]
    assert line.ceilings == (Decimal(30_000_000), Decimal(25_000_000))
    text = client.get(address(city)).content.decode()
    assert "perubahan I" in text
    assert "murni: 8" in text
    assert "30.000.000" in text


def test_a_version_cannot_be_older_than_the_one_before_nor_have_no_day(
    client: Client, city: City
) -> None:
    sign_in(client, city, Role.VERIFIER)
    versions = reverse("web:versions", args=[city.government.code, YEAR])
    sent = {"dasar": "Perda 7/2026", "alasan": "Efisiensi"}
    early = client.post(versions, {**sent, "tanggal": "2025-01-01"})
    assert "mendahului versi murni" in early.content.decode()
    for day in ("", "30/09/2026", "2026-13-01"):
        assert client.post(versions, {**sent, "tanggal": day}).status_code == 422
    sign_in(client, city, Role.OPERATOR)
    assert client.post(versions, {**sent, "tanggal": "2026-09-30"}).status_code == 403
    assert PlanVersion.objects.count() == 1


def test_next_year_begins_with_last_years_plan(client: Client, city: City) -> None:
    sign_in(client, city, Role.VERIFIER)
    client.post(
        reverse("web:versions", args=[city.government.code, YEAR + 1]),
        {"dasar": "Perda 9/2026", "tanggal": "2026-12-29"},
    )
    one = indicator(city, "Jumlah paket")
    send(client, city, one, "target", target__2027="5", target__2028="6")
    send(client, city, one, "rumus", perhitungan="exact", akumulasi="latest", penyebut="annual")
    where = {"organization_id": city.kecamatan.pk, "year": YEAR + 1}
    assert "Salin dari 2026" in client.get(reverse("web:plan", kwargs=where)).content.decode()
    client.post(reverse("web:plan-copy", kwargs=where))
    outline = open_outline(city.kecamatan, YEAR + 1)
    before = open_outline(city.kecamatan, YEAR)
    assert [one.record.key for one in outline.nodes] == [one.record.key for one in before.nodes]
    assert [one.depth for one in outline.nodes] == [one.depth for one in before.nodes]
    line = outline.indicators[one.key][1]
    assert (line.record.calculation, line.record.version) == ("exact", 2)
    assert [line.written(str(year)) for year in (2026, 2027, 2028)] == ["", "5", "6"]
    assert outline.total is None
    again = client.post(reverse("web:plan-copy", kwargs=where))
    assert again.status_code == 422


@pytest.mark.parametrize("deed", [Deed.EDIT_PLAN, Deed.SET_TARGET, Deed.SET_CEILING])
@pytest.mark.parametrize("role", Role)
def test_only_the_roles_of_the_table_change_a_plan(
    client: Client, city: City, role: Role, deed: Deed
) -> None:
    if role in city.people:
        sign_in(client, city, role)
    before = Entry.objects.count()
    subject: Subject = node("Rapat")
    name, fields = "ubah", {"nama": "Rapat B", "dilihat": "0"}
    if deed is Deed.SET_TARGET:
        subject, name, fields = indicator(city, "Jumlah paket"), "target", {"target__2026": "9"}
    if deed is Deed.SET_CEILING:
        name, fields = "pagu", {"pagu": "7"}
    status = send(client, city, subject, name, **fields).status_code
    if role in PERMISSIONS[deed].roles:
        assert (status, Entry.objects.count()) == (302, before + 1)
    else:
        assert status in {403, 404}
        assert Entry.objects.count() == before


def test_a_closed_window_stops_the_planning_and_says_what_helps(client: Client, city: City) -> None:
    Window.objects.create(
        fiscal_year=FiscalYear.objects.get(), period=str(YEAR), step=Step.PLAN,
        opens_on=date(2025, 11, 1), closes_on=date(2026, 1, 31),
    )  # fmt: skip
    sign_in(client, city, Role.OPERATOR)
    refused = send(client, city, node("Rapat"), "pagu", pagu="9")
    assert refused.status_code == 403
    assert "sudah ditutup tanggal 31-01-2026" in refused.content.decode()
    sign_in(client, city, Role.VERIFIER)
    formula = {"perhitungan": "exact", "akumulasi": "sum", "penyebut": "annual"}
    assert (
        send(client, city, indicator(city, "Jumlah paket"), "rumus", **formula).status_code == 302
    )


@pytest.mark.parametrize("text", ["", "  ", "lima", "-1", "1,234", "9" * 40, "\0", "1.000\0"])
def test_no_ceiling_breaks_the_page(client: Client, city: City, text: str) -> None:
    sign_in(client, city, Role.OPERATOR)
    status = send(client, city, node("Rapat"), "pagu", pagu=text).status_code
    assert status == (302 if text == "1.000\0" else 422)


def test_odd_addresses_and_texts_break_nothing(client: Client, city: City) -> None:
    sign_in(client, city, Role.OPERATOR)
    for year in (1, 1999, 9999, 99999999999):
        where = {"organization_id": city.kecamatan.pk, "year": year}
        assert client.get(reverse("web:plan", kwargs=where)).status_code == 404
    where = {"organization_id": 10**20, "year": YEAR}
    assert client.get(reverse("web:plan", kwargs=where)).status_code == 404
    send(client, city, node("Rapat"), "ubah", nama="Rapat\0\n besar", dilihat="0")
    assert node("Rapat besar").revision == 1
    long = send(client, city, node("Rapat besar"), "ubah", nama="x", kode="1." * 40, dilihat="1")
    assert "Kode paling panjang 40 huruf" in long.content.decode()
    script = "<script>alert(1)</script>"
    send(client, city, node("Rapat besar"), "ubah", nama=script, dilihat="1")
    assert script not in client.get(address(city)).content.decode()
    assert client.get(address(city), {"cari": "\0", "kode": "\0"}).status_code == 200


def test_a_file_is_looked_at_before_anything_is_changed(
    client: Client, city: City, seed_bytes: bytes
) -> None:
    sign_in(client, city, Role.VERIFIER)
    where = {"organization_id": city.dinas.pk, "year": YEAR}
    upload = reverse("web:plan-upload", kwargs=where)
    bad = client.post(upload, {"berkas": SimpleUploadedFile("a.txt", b"rapat")}, follow=True)
    assert "tidak ditemukan tabel" in bad.content.decode()
    assert "Belum ada berkas" in client.post(upload, follow=True).content.decode()
    file = SimpleUploadedFile("seed.txt", seed_bytes)
    preview = client.post(upload, {"berkas": file}, follow=True)
    text = preview.content.decode()
    assert "Muat seluruhnya" in text
    assert "Jumlah keempat program di bawahnya 15.071.328.465" in text
    assert not PlanNode.objects.filter(organization=city.dinas).exists()
    here = preview.redirect_chain[-1][0]
    stale = client.post(here, {"dilihat": "7"})
    assert stale.status_code == 403
    assert "berubah sejak pratinjau" in stale.content.decode()
    done = client.post(here, {"dilihat": "0"}, follow=True)
    assert "52 perubahan dimuat" in done.content.decode()
    assert "Rencana sudah sama dengan berkas ini" in client.get(here).content.decode()
    unknown = reverse("web:plan-import", kwargs={**where, "filing_id": 999})
    assert client.get(unknown).status_code == 404
    sign_in(client, city, Role.INSPECTOR)
    assert client.get(here).status_code == 403
