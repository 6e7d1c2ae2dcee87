"""A form becomes a plan, whole: everything that it says, nothing that it does not."""

import pytest
from a_city import YEAR, City, found_city
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tolok.domain.drafts import draft_of
from tolok.domain.errors import TolokError
from tolok.domain.forms import Cell, Form, Row
from tolok.domain.levels import LEVELS, Level
from tolok.domain.notation import read_number
from tolok.domain.permissions import Deed
from tolok.domain.plans import Plan, plan_of
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError
from tolok.services.filings import open_filing, receive_form
from tolok.services.ledgers import check
from tolok.services.outlines import open_outline
from tolok.services.plan_differences import compare
from tolok.services.plan_imports import apply_import, carry_out, preview_import
from tolok.services.planning import planning
from tolok.services.repairs import decide, proposals_of
from tolok.store.models import Entry, Filing, Ledger, Organization, PlanNode

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def seed(city: City, seed_bytes: bytes) -> Filing:
    name = "kecamatan-cipocok-jaya-2022.txt"
    return receive_form(city.actor(Role.OPERATOR), city.government, data=seed_bytes, name=name)


def load(  # noqa: PLR0917
    city: City,
    filing: Filing,
    office: Organization,
    chosen: tuple[str, ...] | None = None,
    role: Role = Role.VERIFIER,
    reason: str = "",
) -> int:
    preview = preview_import(city.actor(Role.OPERATOR), office, YEAR, filing.pk)
    every = [one.key for one in preview.differences if not one.is_absence]
    return apply_import(
        city.actor(role), office, YEAR, filing.pk,
        chosen=every if chosen is None else chosen, seen=preview.seen, reason=reason,
    )  # fmt: skip


def test_the_page_of_a_filing_leads_to_the_plan_that_it_names(
    client: Client, city: City, seed: Filing
) -> None:
    where = f"/formulir/{seed.pk}/rencana/"
    client.force_login(city.people[Role.VERIFIER])
    page = client.get(f"/formulir/{seed.pk}/").content.decode()
    choice = page[page.index('name="pd"') : page.index("</select>", page.index('name="pd"'))]
    assert choice.index("Kecamatan Cipocok Jaya") < choice.index("Dinas Kesehatan")
    for query, office in (("", city.kecamatan), (f"?pd={city.dinas.pk}", city.dinas)):
        assert client.get(where + query)["Location"] == (
            f"/pd/{office.pk}/2022/rencana/muat/{seed.pk}/"
        )
    client.force_login(city.people[Role.OPERATOR])
    assert (
        f'name="pd" value="{city.kecamatan.pk}"'
        in client.get(f"/formulir/{seed.pk}/").content.decode()
    )
    assert client.get(f"{where}?pd={city.dinas.pk}").status_code == 404
    client.force_login(city.people[Role.INSPECTOR])
    assert "Muat ke rencana" not in client.get(f"/formulir/{seed.pk}/").content.decode()
    assert client.get(where).status_code == 404


def test_the_seed_becomes_a_plan_with_its_levels_and_its_ceilings_as_written(
    city: City, seed: Filing
) -> None:
    preview = preview_import(city.actor(Role.OPERATOR), city.dinas, YEAR, seed.pk)
    assert preview.is_first
    assert preview.counts == {"nodes": 52, "indicators": 52, "targets": 52, "ceilings": 52}
    assert preview.draft.faults == ()
    assert load(city, seed, city.dinas) == 52
    outline = open_outline(city.dinas, YEAR)
    levels = [node.level for node in outline.nodes]
    assert [levels.count(level) for level in Level] == [1, 1, 4, 12, 34]
    written = [row.ceiling.value for row in preview.opened.form.rows]
    assert [node.ceiling for node in outline.nodes] == written
    assert outline.nodes[0].record.name == preview.opened.form.rows[0].name
    told = [one.row for one in outline.findings if one.rule == "ceiling-sum"]
    assert told == [one.row for one in preview.opened.findings if one.rule == "ceiling-sum"]
    assert told[:2] == ["1", "2"]


def test_an_import_is_in_the_ledger_line_by_line(city: City, seed: Filing) -> None:
    load(city, seed, city.dinas)
    lines = Entry.objects.filter(ledger__organization=city.dinas)
    deeds = list(lines.values_list("deed", flat=True))
    assert deeds.count(Deed.EDIT_PLAN) == 104
    assert deeds.count(Deed.SET_TARGET) == deeds.count(Deed.SET_CEILING) == 52
    assert check(Ledger.objects.get(organization=city.dinas)) is None


def test_the_same_file_again_changes_nothing(city: City, seed: Filing) -> None:
    load(city, seed, city.dinas)
    assert preview_import(city.actor(Role.OPERATOR), city.dinas, YEAR, seed.pk).differences == ()
    with pytest.raises(TolokError, match="Belum ada perbedaan"):
        load(city, seed, city.dinas)


def test_accepted_repairs_are_carried_out(city: City, seed: Filing) -> None:
    found = proposals_of(open_filing(city.actor(Role.OPERATOR), seed.pk))
    one = next(each for each in found.proposed if each.question is None)
    decide(city.actor(Role.OPERATOR), seed.pk, one.key, "accepted")
    preview = preview_import(city.actor(Role.OPERATOR), city.dinas, YEAR, seed.pk)
    repaired = proposals_of(open_filing(city.actor(Role.OPERATOR), seed.pk)).repaired
    amounts = [node.ceiling for node in preview.draft.walk()]
    assert amounts == [row.ceiling.value for row in repaired.rows]


def filed(city: City, text: str, name: str = "rencana.txt") -> Filing:
    return receive_form(city.actor(Role.OPERATOR), city.government, data=text.encode(), name=name)


CHANGED = (
    "NO\tPROGRAM\tKEGIATAN DAN SUB KEGIATAN\tINDIKATOR KINERJA\tSATUAN\tTARGET\tPAGU (Rp)\n"
    "1\tPenunjang\t\tLayanan penunjang\tPersen\t90\t61.000.000\n"
    "2\tPelayanan\t\tIndeks layanan\tIndeks\t80\t5.000.000\n"
)


def test_a_plan_that_exists_is_changed_only_where_somebody_chose(city: City) -> None:
    filing = filed(city, CHANGED)
    preview = preview_import(city.actor(Role.OPERATOR), city.kecamatan, YEAR, filing.pk)
    told = {one.key: (one.kind.value, one.before, one.after) for one in preview.differences}
    assert told["target:1:2026"] == ("target", "100", "90 (Tahun 2026)")
    assert told["ceiling:1"] == ("ceiling", "Rp 60.000.000", "Rp 61.000.000")
    assert told["node:2"][0] == "node_new"
    load(city, filing, city.kecamatan, ("ceiling:1", "node:2"))
    outline = open_outline(city.kecamatan, YEAR)
    program = next(node for node in outline.nodes if node.record.name == "Penunjang")
    assert program.ceiling == 61_000_000
    assert program.indicators[0].written("2026") == "100"
    assert outline.nodes[-1].record.name == "Pelayanan"


def test_a_child_is_not_taken_without_its_parent_and_nothing_is_half_done(city: City) -> None:
    text = CHANGED + "\t\tRapat koordinasi\tLayanan rapat\tPersen\t100\t1.000.000\n"
    filing = filed(city, text)
    before = PlanNode.objects.count()
    preview = preview_import(city.actor(Role.OPERATOR), city.kecamatan, YEAR, filing.pk)
    child = next(one.key for one in preview.differences if "Rapat koordinasi" in one.title)
    with pytest.raises(TolokError, match="Pilih juga “Pelayanan”"):
        load(city, filing, city.kecamatan, ("ceiling:1", child))
    assert PlanNode.objects.count() == before
    assert open_outline(city.kecamatan, YEAR).nodes[2].ceiling == 60_000_000


def test_what_is_absent_is_closed_only_where_chosen_and_with_a_reason(city: City) -> None:
    text = CHANGED.replace("1\tPenunjang\t\tLayanan penunjang\tPersen\t90\t61.000.000\n", "")
    filing = filed(city, text)
    preview = preview_import(city.actor(Role.OPERATOR), city.kecamatan, YEAR, filing.pk)
    (absent,) = [one.key for one in preview.differences if one.is_absence]
    with pytest.raises(TolokError, match="Tulis alasan penutupannya"):
        load(city, filing, city.kecamatan, (absent,))
    with pytest.raises(TolokError, match="Tutup dahulu yang ada di bawahnya"):
        load(city, filing, city.kecamatan, (absent,), reason="Tidak dianggarkan")


def test_a_plan_that_changed_since_the_preview_is_not_touched(city: City) -> None:
    filing = filed(city, CHANGED)
    preview = preview_import(city.actor(Role.OPERATOR), city.kecamatan, YEAR, filing.pk)
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        planner.set_ceiling(PlanNode.objects.get(name="Rapat"), preview.outline.nodes[0].ceiling)
    with pytest.raises(RefusedError, match="berubah sejak pratinjau"):
        apply_import(
            city.actor(Role.OPERATOR), city.kecamatan, YEAR, filing.pk,
            chosen=["ceiling:1"], seen=preview.seen,
        )  # fmt: skip


ACTION_PLAN = (
    "RENCANA AKSI TAHUN 2026\n"
    "No\tSasaran\tIndikator\tSatuan\tTarget\tSub Kegiatan\tTarget Triwulan I\t"
    "Target Triwulan II\tTarget Triwulan III\tTarget Triwulan IV\tPagu (Rp)\tPenanggung Jawab\n"
    "1\tMeningkatnya akuntabilitas\tNilai AKIP\tNilai\t70\t\t\t\t\t70\t\tSekretaris\n"
    "\t\tJumlah dokumen\tDokumen\t4\tPenyusunan Dokumen\t1\t2\t-\t1\t10.000.000\tKasubag\n"
)


def test_an_action_plan_brings_the_targets_of_its_quarters(city: City) -> None:
    load(city, filed(city, ACTION_PLAN, "aksi.txt"), city.dinas)
    line = open_outline(city.dinas, YEAR).nodes[1]
    assert line.record.responsible == "Kasubag"
    (indicator,) = line.indicators
    targets = [indicator.written(f"2026-Q{quarter}") for quarter in (1, 2, 3, 4)]
    assert [indicator.written("2026"), *targets] == ["4", "1", "2", "-", "1"]


def cell(text: str) -> Cell:
    reading = read_number(text)
    return Cell(text, reading.state, reading.value)


words = st.text("abcdefghijklmn", min_size=1, max_size=12)
targets = st.sampled_from(["0", "-", "12", "12,50", "1.250", "85"])


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form whose rows stand under each other in a tree, some nodes with several indicators."""
    rows: list[Row] = []
    path: list[Row] = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        depth = draw(st.integers(0, min(len(path), 4)))
        parent = path[depth - 1].id if depth else None
        row = Row(
            str(number), LEVELS[depth], parent, name=f"{draw(words)} {number}",
            indicator=draw(words), unit=draw(words), target=cell(draw(targets)),
            ceiling=cell(str(draw(st.integers(0, 10**12)))),
        )  # fmt: skip
        path = [*path[:depth], row]
        rows.append(row)
    return Form(year=YEAR, rows=tuple(rows))


def meant(plan: Plan) -> list[tuple[object, ...]]:
    """A plan without the ways in which its numbers were written."""
    return [
        (
            node.row, node.level, node.name, node.code, node.ceiling, len(node.children),
            [(one.name, one.unit, one.target) for one in node.indicators],
        )
        for node in plan.walk()
    ]  # fmt: skip


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(form=forms())
def test_a_plan_made_of_a_form_means_what_the_form_means(city: City, form: Form) -> None:
    draft = draft_of(form, (), YEAR)
    with transaction.atomic():
        comparison = compare(draft, open_outline(city.dinas, YEAR))
        with planning(city.actor(Role.VERIFIER), city.dinas, YEAR) as planner:
            carry_out(planner, comparison, comparison.differences)
        outline = open_outline(city.dinas, YEAR)
        assert compare(draft, outline).differences == ()
        assert meant(plan_of(outline.form)[0]) == meant(plan_of(form)[0])
        transaction.set_rollback(True)
