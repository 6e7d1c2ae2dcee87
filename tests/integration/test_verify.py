"""No recorded field can be changed behind Tolok's back without `tolok-admin verify` naming it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator
from conftest import SEED
from django.apps import apps
from django.conf import settings as site
from django.db import IntegrityError, models, transaction
from pytest_django import Settings

from tolok.documents.columns.maps import ColumnMap, MappedColumn
from tolok.documents.columns.uses import meaning_from
from tolok.domain.agreements import Party
from tolok.domain.indicators import Accumulation, Calculation
from tolok.domain.levels import Level
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.services import calendars, flow
from tolok.services.agreements import Signing, make_agreement
from tolok.services.checks import inspect
from tolok.services.column_maps import keep_map, withdraw_map
from tolok.services.comments import answer, comment, resolve
from tolok.services.evidence import About, attach_file, attach_link, withdraw
from tolok.services.filings import open_filing, receive_form
from tolok.services.invitations import invite
from tolok.services.nomenclatures import import_nomenclature
from tolok.services.organizations import (
    OrganizationText,
    add_organization,
    close_organization,
    edit_organization,
)
from tolok.services.people import Duty, appoint, end_appointment, rename
from tolok.services.plan_moves import move_under, shift_node
from tolok.services.planning import Formula, IndicatorText, NodeText, planning
from tolok.services.recording import Typed, record_row
from tolok.services.repairs import decide, proposals_of
from tolok.services.tokens import make_token, revoke_token
from tolok.services.versions import open_version
from tolok.services.workbooks import make_workbook, receive_workbook
from tolok.store.models import (
    EvidenceFile,
    FiscalYear,
    Government,
    NomenclatureEdition,
    Person,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    Submission,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_mail")]
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
CODES = (
    b"program,kegiatan,subkegiatan,indikator,satuan\n"
    b"X.XX.01 A,X.XX.01.2.06 B,X.XX.01.2.06.0002 C,D,E\n"
)


@pytest.fixture
def city(settings: Settings, tmp_path: Path) -> City:
    """A city in which everything has happened once."""
    settings.DATA = tmp_path
    city = found_city()
    fill(city)
    _plan(city)
    _govern(city)
    _map_columns(city)
    _stand_beside(city)
    _move_on(city)
    return city


def _plan(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    with planning(verifier, city.kecamatan, YEAR) as planner:
        parcels = planner.indicator(indicator(city, "Jumlah paket").key)
        sum_of = Formula(Calculation.EXACT, "a + b", Accumulation.LATEST)
        planner.define(parcels, sum_of, "Kepwal 1/2026")
        planner.set_target(parcels, "2026-Q1", "1")
        node = planner.node(PlanNode.objects.get(name="Umum").key)
        program = planner.add_node(node.parent and node.parent.parent, NodeText(Level.PROGRAM, "P"))
        other = planner.add_node(program, NodeText(Level.ACTIVITY, "K", "7.01", "Kasi"))
        gone = planner.add_node(other, NodeText(Level.SUBACTIVITY, "S"))
        words = IndicatorText("I", "m", "u", "1", is_key=True, reason="r", data_source="d")
        left = planner.add_indicator(other, words)
        planner.close(left, "Digabung")
        kept = planner.add_indicator(other, words)
        meeting = planner.node(PlanNode.objects.get(name="Rapat").key)
        second = planner.add_indicator(meeting, IndicatorText("Kedua"))
        planner.close(gone, "Digabung")
        shift_node(planner, planner.node(PlanNode.objects.get(name="Rapat").key), up=True)
        move_under(planner, planner.node(PlanNode.objects.get(name="Listrik").key), other)
    open_version(
        verifier, city.government, YEAR, decree="Perda 7", decided_on=date(2026, 3, 1), reason="e"
    )
    with planning(verifier, city.kecamatan, YEAR) as planner:
        for name in ("Penunjang", "Umum"):
            above = planner.node(PlanNode.objects.get(name=name).key)
            planner.set_ceiling(above, Decimal(50_000_000))
        planner.set_target(planner.indicator(parcels.key), "2026", "5")
    typed = Typed(variables={"a": "1", "b": "2"}, cause="c", follow_up="f", remarks="r", seen=1)
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, parcels.key, typed)
    for one in (kept, second):
        record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, one.key, Typed("-"))


def _govern(city: City) -> None:
    verifier, keeper = city.actor(Role.VERIFIER), city.actor(Role.ADMINISTRATOR)
    calendars.set_proposed(verifier, city.government, YEAR)
    calendars.extend_window(
        verifier, city.kecamatan, Q1, Step.RECORD, until=date(2026, 5, 5), reason="Listrik padam"
    )
    import_nomenclature(verifier, city.government, decree="Kepmen 1", data=CODES, name="a.csv")
    text = OrganizationText("7.01.01.01", "Kelurahan", "Kelurahan", "Lurah")
    below = add_organization(keeper, city.government, text, city.kecamatan)
    # Codes change: what was told of the organization by its code before still means it.
    appoint(
        keeper, city.government, city.people[Role.HEAD], Duty(Role.HEAD, below), date(2026, 1, 1)
    )
    edit_organization(
        keeper, below, OrganizationText("7.01.01.02", "K", "K", "Lurah"), city.kecamatan
    )
    close_organization(keeper, below, date(2026, 12, 31), "Melebur")
    invite(keeper, city.government, "a@b.test", "A", Duty(Role.HEAD, city.dinas), lambda one: one)
    rename(keeper, city.people[Role.FINANCE], "Hendra", "1972")
    [held] = city.people[Role.EXECUTIVE].appointments.all()
    end_appointment(keeper, held, date(2026, 12, 1), "Purna")
    make_token(keeper, "SIPD")
    revoke_token(verifier, make_token(verifier, "Lama")[0].pk)
    filing = receive_form(verifier, city.government, data=SEED.read_bytes(), name=SEED.name)
    receive_form(verifier, city.government, data=SEED.read_bytes() + b"\n", name="lagi.txt")
    proposal = proposals_of(open_filing(verifier, filing.pk)).proposed[0]
    decide(verifier, filing.pk, proposal.key, "accepted")


def _map_columns(city: City) -> None:
    columns = {"Kerja": "name:program", "Ukur": "indicator", "Aim": "target"}
    said = tuple(MappedColumn((word,), meaning_from(use)) for word, use in columns.items())
    one = ColumnMap(said, 1)
    hours = [NOW + timedelta(hours=number) for number in (1, 2, 3)]
    with transaction.atomic():
        kept = keep_map(city.actor(Role.OPERATOR, hours[0]), city.government, one)
        keep_map(city.actor(Role.VERIFIER, hours[1]), city.government, one)
    withdraw_map(city.actor(Role.OPERATOR, hours[2]), kept)


def _stand_beside(city: City) -> None:
    operator, verifier = city.actor(Role.OPERATOR), city.actor(Role.VERIFIER)
    key = indicator(city, "Jumlah bulan").key
    where = city.kecamatan, Q1, key
    attach_file(operator, *where, "laporan.pdf", PDF, About("Laporan", "3-4"))
    link = attach_link(operator, *where, "https://serang.test/a", About())
    withdraw(operator, city.kecamatan, Q1, link.pk, "Keliru")
    said = comment(verifier, city.kecamatan, Q1, f"realization:{key}:{Q1.code}", "Mana buktinya?")
    answer(operator, city.kecamatan, Q1, said.pk, "Terlampir.")
    resolve(verifier, city.kecamatan, Q1, said.pk)
    book = make_workbook(operator, city.kecamatan, Q1)
    receive_workbook(operator, city.kecamatan, Q1, book.data, book.name)


def _move_on(city: City) -> None:
    operator, verifier = city.actor(Role.OPERATOR), city.actor(Role.VERIFIER)
    key = indicator(city, "Jumlah laporan").key
    record_row(operator, city.kecamatan, Q1, key, Typed("9.000", seen=1))
    for one in flow.obstacles(city.sheet):
        if one.bar is flow.Bar.EXPLAIN:
            flow.explain_finding(operator, city.kecamatan, Q1, one.key, "Dipercepat.")
    make_agreement(operator, city.kecamatan, YEAR, "agreement", Signing(Party("Wali Kota")))
    flow.submit(operator, city.kecamatan, Q1)
    remark = flow.Remark(f"realization:{key}:{Q1.code}", "Sembilan ribu?")
    flow.return_submission(verifier, city.kecamatan, Q1, "Periksa", [remark])
    flow.submit(operator, city.kecamatan, Q1)
    flow.verify(verifier, city.kecamatan, Q1)
    flow.approve(city.actor(Role.HEAD), city.kecamatan, Q1)
    flow.publish(verifier, city.kecamatan, Q1)


def troubles() -> list[str]:
    return [one for told in inspect(site.DATA / "evidence") for one in told.troubles]


def test_a_city_in_which_everything_has_happened_is_sound(city: City) -> None:
    assert city.government
    assert troubles() == []


UNRECORDED = {
    "Examination": "made anew from the form whenever the rulebook changes",
    "FoundFault": "made anew with its examination",
    "FoundWitness": "made anew with its examination",
    "FormRow": "read from the file, whose bytes are followed",
    "FormCell": "read from the file, whose bytes are followed",
    "LeftoverText": "read from the file, whose bytes are followed",
    "UnreadFile": "waits for somebody to say its columns; its bytes are followed",
    "MailFailure": "tells of the post, not of the year",
    "OutboxMail": "tells of the post, not of the year",
    "SheetSummary": "made anew from the sheet, named by the length of its ledger",
}
"""The tables that are not followed, and why."""

UNTOLD = {
    "ApiToken": {"used_at": "told to its owner alone"},
    "Person": {
        "password": "secret: no line tells it",
        "last_login": "kept by the sign-in",
        "joined_at": "shown nowhere",
    },
    "Decision": dict.fromkeys(
        ("decided_by", "probability", "explanation", "witnesses", "is_proven"),
        "what the person saw, beside the verdict and its edits",
    ),
    "Filing": {
        "uploaded_at": "orders the list",
        "uploaded_by": "the ledger's line names them",
        "office_map": "names what the form was read by, which is followed itself",
        **dict.fromkeys(
            ("government", "organization", "year", "period", "kind", "group", "position"),
            "read from the file, whose bytes are followed",
        ),
    },
    "Measurement": {"revision": "counts changes for whoever has the page open"},
    "NodeSpending": {"revision": "counts changes for whoever has the page open"},
    "PlanNode": {
        "revision": "counts changes for whoever has the page open",
        "position": "the order that it makes is told, see below",
    },
    "PlanIndicator": {
        "revision": "counts changes for whoever has the page open",
        "position": "the order that it makes is told, see below",
    },
    "NomenclatureEdition": {
        "imported_by": "the ledger's line names them",
        "imported_at": "orders the editions",
    },
    "Submission": {"opened_at": "tells the board who has looked, before any deed"},
    "Snapshot": {"made_by": "stands by name in the content, whose hash is followed"},
}
"""The fields of followed tables that no line tells of, and why."""

APART: dict[tuple[str, str], object] = {
    ("Measurement", "state"): "unreadable",
    ("NodeSpending", "state"): "dash",
    ("TargetValue", "state"): "unreadable",
    ("Window", "opens_on"): date(2025, 12, 2),
    ("Appointment", "role"): Role.OPERATOR,
    ("Appointment", "until"): date(2027, 1, 1),
    ("Appointment", "since"): date(2024, 1, 1),
    ("Comment", "thread"): None,
}
"""Other values where the database itself would refuse, or nothing would change."""


def fields() -> Iterator[tuple[type[models.Model], Any]]:
    for model in apps.get_app_config("store").get_models():
        if model.__name__ in UNRECORDED:
            continue
        for field in model._meta.concrete_fields:
            if not field.primary_key and field.name not in UNTOLD.get(model.__name__, {}):
                yield model, field


def others(record: models.Model, field: Any) -> Iterable[object]:
    """Values of the field's kind that the record does not have."""
    name = type(record).__name__, field.name
    value = getattr(record, field.name)
    if name in APART:
        return [APART[name]]
    if isinstance(field, models.ForeignKey):
        return models.QuerySet(field.related_model).exclude(pk=value.pk if value else None)
    other: object = "1"
    if isinstance(value, str) and value:
        # As long as before: PostgreSQL refuses what a column is too short for.
        other = value[:-1] + ("y" if value[-1] == "x" else "x")
    elif isinstance(value, bool):
        other = not value
    elif isinstance(field, models.DateTimeField):
        other = (value or NOW) + timedelta(seconds=1)
    elif isinstance(field, models.DateField):
        other = (value or NOW.date()) + timedelta(days=1)
    elif isinstance(value, int):
        other = value + 1
    elif isinstance(value, dict | list):
        other = {"x": "1"}
    elif isinstance(value, memoryview | bytes):
        other = bytes(value) + b"x"
    return [other]


def changed(record: models.Model, field: Any) -> bool:
    """Whether the database took another value for a record's field."""
    for value in others(record, field):
        with suppress(IntegrityError), transaction.atomic():
            models.QuerySet(type(record)).filter(pk=record.pk).update(**{field.name: value})
            return True
    return False


def strangers() -> None:
    """Things to lead to that are of no organization under test."""
    elsewhere = Government.objects.create(code="lain", name="Lain", place="Lain")
    Government.objects.create(code="tanpa-tahun", name="Lain", place="Lain")
    year = FiscalYear.objects.create(government=elsewhere, year=YEAR)
    day = date(YEAR, 1, 1)
    PlanVersion.objects.create(fiscal_year=year, number=0, name="x", decree="y", decided_on=day)
    EvidenceFile.objects.create(government=elsewhere, sha256="0" * 64, size=1, media_type="x")
    person = Person.objects.create(email="x@y.test")
    NomenclatureEdition.objects.create(
        government=elsewhere, decree="x", file_name="x", file_sha256="1" * 64,
        imported_by=person, imported_at=NOW,
    )  # fmt: skip


def test_every_recorded_field_is_followed(city: City) -> None:
    """Each field of each table is changed in the database alone, and named or told why not."""
    assert city.government
    kept: dict[type[models.Model], list[models.Model]] = {
        model: list(models.QuerySet(model).order_by("pk")) for model, _ in fields()
    }
    strangers()
    known = set(troubles())
    unnoticed, refused = [], []
    for model, field in fields():
        records = kept[model]
        # A record that has something to lose, rather than one where the field is empty.
        record = next((one for one in reversed(records) if getattr(one, field.name)), records[-1])
        with transaction.atomic():
            if not changed(record, field):
                refused.append(f"{model.__name__}.{field.name}")
            elif set(troubles()) <= known:
                unnoticed.append(f"{model.__name__}.{field.name}")
            transaction.set_rollback(True)
    assert unnoticed == []
    # The database itself refuses a state without its amount.
    assert refused == ["NodeSpending.state"]


def test_the_order_of_a_plan_is_followed(city: City) -> None:
    node = PlanNode.objects.get(name="Rapat", organization=city.kecamatan)
    assert troubles() == []
    with transaction.atomic():
        PlanNode.objects.filter(name="Rapat").update(position=90)
        assert any("order:" in one for one in troubles())
        transaction.set_rollback(True)
    PlanIndicator.objects.filter(name="Jumlah laporan").update(position=9)
    assert any(f"order:node {node.key}" in one for one in troubles())


def test_every_reason_for_leaving_a_field_out_names_a_field() -> None:
    known = {model.__name__: model for model in apps.get_app_config("store").get_models()}
    assert set(UNRECORDED) <= set(known)
    for name, untold in UNTOLD.items():
        assert set(untold) <= {field.name for field in known[name]._meta.concrete_fields}


def test_records_that_were_slipped_in_or_taken_out_are_named(city: City) -> None:
    """Whatever is added without a deed, or lost, is named as well."""
    kecamatan, person = city.kecamatan, city.people[Role.OPERATOR]
    for model in dict.fromkeys(model for model, _ in fields()):
        record: Any = models.QuerySet(model).order_by("pk").last()
        if any(
            models.QuerySet(one.related_model).filter(**{one.field.name: record}).exists()
            for one in model._meta.related_objects
        ):
            continue
        with transaction.atomic():
            models.QuerySet(model).filter(pk=record.pk)._raw_delete("default")
            assert troubles(), model
            transaction.set_rollback(True)
    assert troubles() == []
    comments, appointments = (apps.get_model("store", name) for name in ("Comment", "Appointment"))
    Submission.objects.create(organization=kecamatan, period="2031-Q1", state="locked")
    models.QuerySet(comments).create(
        organization=kecamatan, period=Q1.code, subject="x", text="y", by=person,
        role="operator", at=NOW,
    )  # fmt: skip
    models.QuerySet(appointments).create(
        person=person, role=Role.ADMINISTRATOR, government=city.government, since=date(2026, 1, 1)
    )
    assert len(troubles()) == 3
