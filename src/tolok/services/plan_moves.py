"""The deeds that move a node of a plan: beside its siblings, or under another node."""

from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.services.planning import Planner
from tolok.services.sheets import Sheet, open_sheet
from tolok.store import plans, submissions
from tolok.store.models import PlanNode


def shift_node(planner: Planner, node: PlanNode, *, up: bool, reason: str = "") -> bool:
    """Change places with the open sibling before or after; False where there is none."""
    siblings = plans.open_siblings(node)
    at = next(place for place, one in enumerate(siblings) if one.pk == node.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(siblings):
        return False
    other = siblings[to]
    before = siblings[at - 1].key if at else None
    after = (siblings[to - 1].key if to else None) if up else other.key
    node.position, other.position = other.position, node.position
    planner.write(
        Deed.EDIT_PLAN,
        f"node:{node.key}",
        {"after": after},
        before={"after": before},
        reason=planner.why(reason),
    )
    node.save(update_fields=["position"])
    other.save(update_fields=["position"])
    return True


def move_under(planner: Planner, node: PlanNode, parent: PlanNode | None, reason: str = "") -> bool:
    """Put a node with all below it under another one, last there; False where it stands there.

    ``parent`` None puts it at the top. TolokError where the levels do not fit, where the node
    would stand below itself, where a quarter of the year is out of its office's hands, or where
    spending that was recorded would be counted no more.
    """
    if node.parent_id == (parent.pk if parent else None):
        return False
    _refuse_circle(node, parent)
    planner.check_level(parent, node.level)
    _refuse_settled(planner)
    year = Period(planner.year, quarter=4)
    sheet = open_sheet(planner.organization, year)
    above, siblings = node.parent, plans.open_siblings(node)
    at = next(place for place, one in enumerate(siblings) if one.pk == node.pk)
    before = siblings[at - 1].key if at else None
    node.parent = parent
    # What the new parent has already stands before it.
    known = [one for one in plans.open_siblings(node) if one.pk != node.pk]
    node.position = planner.next_position()
    planner.write(
        Deed.EDIT_PLAN,
        f"node:{node.key}",
        {"parent": parent.key if parent else None, "after": known[-1].key if known else None},
        before={"parent": above.key if above else None, "after": before},
        reason=planner.why(reason),
    )
    node.save(update_fields=["parent", "position"])
    _refuse_uncounted(sheet, open_sheet(planner.organization, year))
    return True


def _refuse_circle(node: PlanNode, parent: PlanNode | None) -> None:
    above = parent
    while above is not None:
        if above.pk == node.pk:
            raise TolokError(
                f"“{node.name}” tidak dapat berada di bawah dirinya sendiri atau bagiannya."
            )
        above = above.parent


def _refuse_settled(planner: Planner) -> None:
    """Sums of a quarter that was handed in are no more the office's to change."""
    found = submissions.settled_in(planner.organization, planner.year)
    if found is not None:
        quarter = Period.parse(found.period).label
        raise TolokError(
            f"{quarter} berkeadaan {found.get_state_display()}: memindahkan bagian rencana akan "
            "mengubah jumlah-jumlahnya. Minta verifikator mengembalikan atau membukanya kembali; "
            "atau tutup bagian ini dan tambahkan yang baru di tempat lain."
        )


def _refuse_uncounted(before: Sheet, after: Sheet) -> None:
    """Spending is typed on the lowest nodes with money; one that is no more would lose its own."""
    takes = {row.node.pk for row in after.rows if row.takes_spending}
    for row in before.rows:
        if row.takes_spending and row.spent.value and row.node.pk not in takes:
            raise TolokError(
                f"“{row.node.name}” sudah mempunyai realisasi Rp {row.spent.written} sendiri, yang "
                "tidak terhitung lagi bila bagian berpagu berada di bawahnya. Kosongkan dahulu "
                "realisasi itu, atau pilih induk lain."
            )
