"""What is asked about all organizations of a government at once, in as many queries as for one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Count, F, Max, Q

from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.store.models import (
    Appointment,
    Comment,
    Entry,
    FindingNote,
    Government,
    Ledger,
    Measurement,
    NodeSpending,
    Organization,
    Person,
    PlanIndicator,
    SheetSummary,
    Submission,
    Window,
)

Organizations = Sequence[Organization]


def measurements_in(
    organizations: Organizations, year: int
) -> Mapping[tuple[int, str], Measurement]:
    """What was recorded of each indicator, by indicator and period: one query."""
    found = Measurement.objects.filter(
        indicator__node__organization__in=organizations, indicator__node__year=year
    )
    return {(one.indicator_id, one.period): one for one in found}


def spendings_in(organizations: Organizations, year: int) -> Mapping[tuple[int, str], NodeSpending]:
    """What each node spent, by node and period: one query."""
    found = NodeSpending.objects.filter(node__organization__in=organizations, node__year=year)
    return {(one.node_id, one.period): one for one in found}


def submissions_in(
    organizations: Organizations, periods: Iterable[str]
) -> Mapping[tuple[int, str], Submission]:
    """The submissions of several quarters, by organization and quarter: one query."""
    found = Submission.objects.select_related("changed_by").filter(
        organization__in=organizations, period__in=list(periods)
    )
    return {(one.organization_id, one.period): one for one in found}


def explained_in(organizations: Organizations, period: str) -> Mapping[int, set[str]]:
    """The keys of the findings that were explained, by organization: one query."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    notes = FindingNote.objects.filter(organization__in=organizations, period=period)
    for organization, key in notes.values_list("organization_id", "finding"):
        found[organization].add(key)
    return found


def summaries_in(
    organizations: Organizations, periods: Iterable[str]
) -> Mapping[tuple[int, str], SheetSummary]:
    """The kept summaries, by organization and quarter: one query."""
    found = SheetSummary.objects.filter(organization__in=organizations, period__in=list(periods))
    return {(one.organization_id, one.period): one for one in found}


def ledger_lengths(organizations: Organizations, year: int) -> Mapping[int, int]:
    """How many lines each organization's book of a year has: one query."""
    found = Ledger.objects.filter(organization__in=organizations, year=year)
    return dict(found.values_list("organization_id", "length"))


def filled_in(
    organizations: Organizations, periods: Sequence[str]
) -> Mapping[tuple[int, str], int]:
    """How many open indicators say something, by organization and quarter: one query."""
    found = (
        Measurement.objects.filter(
            indicator__node__organization__in=organizations,
            indicator__closed_on__isnull=True,
            indicator__node__closed_on__isnull=True,
            period__in=periods,
        )
        .exclude(written="", variables={})
        .values_list("indicator__node__organization_id", "period")
        .annotate(number=Count("pk"))
    )
    return {(organization, period): number for organization, period, number in found}


def indicators_in(organizations: Organizations, year: int) -> Mapping[int, int]:
    """How many open indicators each organization has in a year: one query."""
    return dict(
        PlanIndicator.objects.filter(
            node__organization__in=organizations,
            node__year=year,
            closed_on__isnull=True,
            node__closed_on__isnull=True,
        )
        .values_list("node__organization_id")
        .annotate(number=Count("pk"))
    )


def last_entries_in(organizations: Organizations, period: str) -> Mapping[int, datetime]:
    """When somebody last changed a row of a quarter, by organization: one query."""
    return dict(
        Measurement.objects.filter(
            indicator__node__organization__in=organizations,
            period=period,
            changed_at__isnull=False,
        )
        .values_list("indicator__node__organization_id")
        .annotate(last=Max("changed_at"))
    )


def open_demands_in(
    organizations: Organizations, periods: Sequence[str]
) -> Mapping[tuple[int, str], int]:
    """Remarks that sent a quarter back and are not settled: one query.

    An answer after the last settlement opens a remark again.
    """
    found = (
        Comment.objects.filter(
            organization__in=organizations,
            period__in=periods,
            is_demand=True,
            thread__isnull=True,
        )
        .annotate(settled=Max("resolutions__at"), answered=Max("answers__at"))
        .filter(Q(settled__isnull=True) | Q(answered__gt=F("settled")))
    )
    return Counter(found.values_list("organization_id", "period"))


def windows_of(government: Government, year: int) -> list[Window]:
    """The windows of a year with their extensions: two queries."""
    return list(
        Window.objects.filter(fiscal_year__government=government, fiscal_year__year=year)
        .select_related("fiscal_year")
        .prefetch_related("extensions__organization", "extensions__given_by")
    )


def closings_in(windows: Iterable[Window], organization_id: int) -> Mapping[tuple[str, str], date]:
    """The last day of each window for an organization, by period and step; no query."""
    found = {}
    for window in windows:
        given = [
            one.until for one in window.extensions.all() if one.organization_id == organization_id
        ]
        found[window.period, window.step] = max([window.closes_on, *given[-1:]])
    return found


def people_in(
    organizations: Organizations, roles: Iterable[Role], day: date
) -> Mapping[int, Sequence[Person]]:
    """Who holds one of the roles in each organization on a day: one query."""
    found: defaultdict[int, list[Person]] = defaultdict(list)
    held = Appointment.objects.select_related("person").filter(
        Q(until__isnull=True) | Q(until__gt=day),
        organization__in=organizations,
        role__in=list(roles),
        since__lte=day,
        person__is_active=True,
    )
    for one in held:
        if one.organization_id and one.person not in found[one.organization_id]:
            found[one.organization_id].append(one.person)
    return found


def last_reminders(organizations: Organizations, period: str) -> Mapping[int, Entry]:
    """The last line of each organization's book about a reminder for a quarter: one query."""
    lines = Entry.objects.filter(
        ledger__organization__in=organizations, deed=Deed.REMIND, subject=f"reminder:{period}"
    ).select_related("ledger", "by")
    return {one.ledger.organization_id or 0: one for one in lines.order_by("number")}


def states_in(
    organizations: Organizations, year: int, states: Iterable[SubmissionState]
) -> list[Submission]:
    """The submissions of a year that stand in one of the states, by quarter and code: one query."""
    return list(
        Submission.objects.select_related("organization__government", "changed_by")
        .filter(
            organization__in=organizations,
            period__startswith=f"{year}-",
            state__in=[str(one) for one in states],
        )
        .order_by("period", "organization__code")
    )
