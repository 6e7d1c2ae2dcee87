"""Documents are drawn from the plan, frozen, and printed from what was frozen."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from a_city import YEAR, City, found_city, indicator
from django.test import Client
from django.urls import reverse

from tolok.documents.agreement_json import agreement_from_json, agreement_to_json
from tolok.documents.document import Document, Paragraph, Signatures, Table
from tolok.documents.reading import read_forms
from tolok.domain.agreements import Party
from tolok.domain.drafts import draft_of
from tolok.domain.errors import TolokError
from tolok.domain.forms import DocumentKind
from tolok.domain.levels import Level
from tolok.domain.permissions import PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError
from tolok.services.agreements import (
    KINDS,
    Signing,
    agreed_plan,
    document_of_snapshot,
    documents_of,
    make_agreement,
    superior_of,
)
from tolok.services.filings import NotFoundError
from tolok.services.ledgers import check
from tolok.services.outlines import open_outline
from tolok.services.planning import IndicatorText, NodeText, planning
from tolok.services.prints import print_snapshot
from tolok.services.snapshots import is_intact
from tolok.services.versions import open_version
from tolok.store.models import Ledger, PlanNode, Snapshot

pytestmark = pytest.mark.django_db
MAYOR = Party("Wali Kota Serang", "Budi", has_nip=False)
MAGIC = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}


@pytest.fixture
def city() -> City:
    return found_city()


def make(
    city: City, kind: str = "agreement", official: str = "", role: Role = Role.OPERATOR
) -> Snapshot:
    signing = Signing(MAYOR, official, Party(official, "Siti", nip="1975") if official else None)
    return make_agreement(city.actor(role), city.kecamatan, YEAR, kind, signing)


def complete(city: City) -> None:
    """Give the plan a key indicator, an official and targets for quarters and months."""
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        akip = indicator(city, "Nilai AKIP")
        words = IndicatorText(
            "Nilai AKIP", "Hasil evaluasi", "Nilai", "60", is_key=True,
            reason="Mengukur akuntabilitas", data_source="Inspektorat", responsible="Camat",
        )  # fmt: skip
        planner.edit_indicator(akip, words, akip.revision)
        umum = PlanNode.objects.get(name="Umum")
        text = NodeText(Level.ACTIVITY, "Umum", "7.01.01.2.06", "Kasubag Umum")
        planner.edit_node(umum, text, umum.revision)
        paket = indicator(city, "Jumlah paket")
        for quarter, target in enumerate(("1", "-", "2", "1"), start=1):
            planner.set_target(paket, f"2026-Q{quarter}", target)
        for month in (1, 2, 3):
            planner.set_target(indicator(city, "Jumlah bulan"), f"2026-M{month:02}", "1")


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
        for table in document.blocks
        if isinstance(table, Table)
    ]


def words(document: Document) -> str:
    return "\n".join(one.text for one in document.blocks if isinstance(one, Paragraph))


def test_an_agreement_says_who_promises_what_to_whom_for_which_money(city: City) -> None:
    document = document_of_snapshot(make(city))
    text = words(document)
    assert "Nama: Drs. Pimpinan Kecamatan Cipocok Jaya\nJabatan: Camat" in text
    assert "Nama: Budi\nJabatan: Wali Kota Serang" in text
    assert "PERUBAHAN" not in text
    promised, budget = tables(document)
    assert promised[2:] == [["1.", "Akuntabilitas meningkat", "Nilai AKIP", "65 Nilai"]]
    assert budget[2:] == [
        ["1.", "Penunjang", "60.000.000", ""],
        ["", "JUMLAH", "60.000.000", ""],
    ]
    signatures = next(one for one in document.blocks if isinstance(one, Signatures))
    assert [one.nip_line("…") for one in signatures.blocks] == ["", "NIP. 19700101 199001 1 001"]
    assert signatures.blocks[1].place_and_date == "Serang, 7 April 2026"
    assert "versi murni (Perda 1/2025)" in document.footer


def test_a_revised_agreement_says_what_the_money_was(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    open_version(
        verifier, city.government, YEAR, decree="Perda 7/2026", decided_on=date(2026, 9, 30),
        reason="Efisiensi",
    )  # fmt: skip
    with planning(verifier, city.kecamatan, YEAR) as planner:
        planner.set_ceiling(PlanNode.objects.get(name="Penunjang"), Decimal(55_000_000))
    document = document_of_snapshot(make(city))
    assert "PERJANJIAN KINERJA PERUBAHAN" in words(document)
    assert tables(document)[1][2][2:] == [
        "55.000.000",
        "Semula Rp 60.000.000, berkurang Rp 5.000.000",
    ]


def test_an_official_promises_his_own_part_to_the_head(city: City) -> None:
    complete(city)
    document = document_of_snapshot(make(city, official="Kasubag Umum"))
    assert "Nama: Siti\nJabatan: Kasubag Umum" in words(document)
    assert "Jabatan: Camat\nselaku atasan" in words(document)
    promised, budget = tables(document)
    assert [row[1] for row in promised[2:]] == ["7.01.01.2.06 Umum"]
    assert budget[2][2] == "60.000.000"
    with pytest.raises(NotFoundError):
        make(city, official="Orang lain")


def test_an_action_plan_spreads_targets_over_quarters(city: City) -> None:
    complete(city)
    (table,) = tables(document_of_snapshot(make(city, "action_plan")))
    rows = {row[3]: row for row in table}
    assert rows["Jumlah paket"][4:11] == ["Paket", "4", "1", "-", "2", "1", "20.000.000"]
    assert rows["Jumlah bulan"][6:10] == ["3", "", "", ""]
    assert rows["Layanan umum"][11] == "Kasubag Umum"


def test_key_indicators_say_why_and_how(city: City) -> None:
    with pytest.raises(TolokError, match="Belum ada indikator kinerja utama"):
        make(city, "indicators")
    complete(city)
    (table,) = tables(document_of_snapshot(make(city, "indicators")))
    assert table[2] == [
        "1.", "Akuntabilitas meningkat", "Nilai AKIP", "Nilai", "Mengukur akuntabilitas",
        "Hasil evaluasi\nCapaian: realisasi / target × 100 (rumus versi 1)", "Inspektorat", "Camat",
    ]  # fmt: skip


def test_a_print_does_not_change_when_the_plan_does(city: City) -> None:
    snapshot = make(city)
    first = {one: print_snapshot(snapshot, one).data for one in MAGIC}
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        planner.set_target(indicator(city, "Nilai AKIP"), "2026", "70", "Arahan")
    assert is_intact(Snapshot.objects.get(pk=snapshot.pk))
    for format_, data in first.items():
        assert data.startswith(MAGIC[format_])
        assert print_snapshot(snapshot, format_).data == data, format_
    assert tables(document_of_snapshot(make(city)))[0][2][3] == "70 Nilai"


def test_an_action_plan_reads_back_as_the_plan_that_it_was_made_of(city: City) -> None:
    complete(city)
    data = print_snapshot(make(city, "action_plan"), "xlsx").data
    forms = read_forms(data, "aksi.xlsx").forms
    assert {form.kind for form in forms} == {DocumentKind.ACTION_PLAN}
    whole = next(form for form in forms if form.period is None)
    nodes = list(draft_of(whole, forms, YEAR).walk())
    outline = open_outline(city.kecamatan, YEAR)
    names = [node.record.name for node in outline.nodes if node.level is not Level.GOAL]
    assert [node.name for node in nodes] == names
    paket = next(node for node in nodes if node.name == "Peralatan")
    assert paket.ceiling == Decimal(20_000_000)
    assert [paket.indicators[0].targets[f"2026-Q{n}"] for n in (1, 2, 3, 4)] == ["1", "-", "2", "1"]


def test_what_is_frozen_comes_back_whole(city: City) -> None:
    complete(city)
    signing = Signing(MAYOR)
    plan = agreed_plan(city.actor(Role.OPERATOR), open_outline(city.kecamatan, YEAR), signing)
    content = json.loads(json.dumps(agreement_to_json(plan)))
    assert agreement_from_json(content) == plan
    assert agreement_from_json(content) != replace(plan, year=2027)


@pytest.mark.parametrize(("kind", "role"), list(product(KINDS, Role)))
def test_only_the_roles_of_the_table_make_a_document(city: City, kind: str, role: Role) -> None:
    complete(city)
    if role in PERMISSIONS[Deed.MAKE_AGREEMENT].roles:
        assert make(city, kind, role=role).number == 1
        assert check(Ledger.objects.get(organization=city.kecamatan)) is None
        return
    with pytest.raises(RefusedError):
        make(city, kind, role=role)
    assert not Snapshot.objects.exists()


def test_a_plan_without_promises_is_not_agreed_on(city: City) -> None:
    signing = Signing(MAYOR)
    with pytest.raises(TolokError, match="masih kosong"):
        make_agreement(city.actor(Role.VERIFIER), city.dinas, YEAR, "agreement", signing)
    with pytest.raises(TolokError, match="jabatan kedua pihak"):
        make_agreement(
            city.actor(Role.OPERATOR), city.kecamatan, YEAR, "agreement", Signing(Party(" "))
        )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Pemerintah Kota Serang", "Wali Kota Serang"),
        ("Pemerintah Kabupaten Boyolali", "Bupati Boyolali"),
        ("Pemerintah Provinsi Banten", "Gubernur Banten"),
        ("Otorita Ibu Kota Nusantara", "Kepala Daerah Otorita Ibu Kota Nusantara"),
    ],
)
def test_the_head_answers_to_whoever_heads_the_region(city: City, name: str, title: str) -> None:
    city.government.name = name
    city.kecamatan.government = city.government
    assert superior_of(city.kecamatan) == title


def test_the_page_makes_lists_and_hands_out_documents(client: Client, city: City) -> None:
    complete(city)
    client.force_login(city.people[Role.HEAD])
    where = {"organization_id": city.kecamatan.pk, "year": YEAR}
    sent = {"jenis": "agreement", "pejabat": "", "atasan_jabatan": "Wali Kota Serang"}
    page = client.post(reverse("web:plan-document-make", kwargs=where), sent, follow=True)
    assert "Perjanjian Kinerja nomor 1 dibekukan" in page.content.decode()
    ((snapshot, official),) = documents_of(city.kecamatan, YEAR)
    assert official == "Camat"
    assert snapshot.token in page.content.decode()
    file = {"token": snapshot.token, "format_": "pdf"}
    assert client.get(reverse("web:print", kwargs=file)).content.startswith(b"%PDF")
    for wrong in ({"format_": "exe"}, {"token": "tidak-ada"}):
        assert client.get(reverse("web:print", kwargs={**file, **wrong})).status_code == 404
    client.force_login(city.people[Role.INSPECTOR])
    refused = client.post(reverse("web:plan-document-make", kwargs=where), sent)
    assert refused.status_code == 403
