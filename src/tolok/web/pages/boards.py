"""The planning office's board: how far every organization is, and a reminder to many at once."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.submissions import SubmissionState
from tolok.services.boards import Office, board_of
from tolok.services.reminders import remind
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import government_or_404, quarter_or_404

_MARKS: Mapping[str, tuple[str, Callable[[Office], bool]]] = {
    "belum-dibuka": ("Belum dibuka", lambda one: one.state.is_open and not one.is_opened),
    "ditinggalkan": ("Dibuka lalu ditinggalkan", lambda one: one.is_left),
    "terlambat": ("Terlambat", lambda one: one.late_days > 0),
    "bertemuan": ("Bertemuan", lambda one: bool(one.standing and one.standing.findings)),
}
"""What a reader may ask for beside the states of a submission."""


@require_safe
def show_board(request: ActingRequest, government_code: str, period: str) -> HttpResponse:
    """The board of a quarter."""
    government = government_or_404(request, government_code)
    quarter = quarter_or_404(period)
    every = board_of(request.actor, government, quarter)
    chosen, text = request.GET.get("keadaan", ""), request.GET.get("cari", "").strip()[:100]
    shown = [one for one in every if _is_chosen(one, chosen) and _is_named(one, text)]
    context = {
        "government": government,
        "period": quarter,
        "quarters": [Period(quarter.year, quarter=number) for number in range(1, 5)],
        "offices": shown,
        "total": len(every),
        "tallies": _tallies(every),
        "chosen": chosen,
        "text": text,
        "is_old": any(one.standing and not one.standing.is_current for one in every)
        or any(one.standing is None for one in every),
        "may_remind": request.actor.may(Deed.REMIND, government),
    }
    return render(request, "web/board.html", context)


@require_POST
def remind_many(request: ActingRequest, government_code: str, period: str) -> HttpResponse:
    """Remind the chosen organizations; the board again, with what became of each."""
    government = government_or_404(request, government_code)
    quarter = quarter_or_404(period)
    request.actor.require(Deed.REMIND, government)
    wanted = set(request.POST.getlist("pd"))
    every = board_of(request.actor, government, quarter)
    chosen = [one.organization for one in every if str(one.organization.pk) in wanted]
    if not chosen:
        messages.error(request, "Pilih dahulu perangkat daerah yang hendak diingatkan.")
        return redirect("web:board", government_code, quarter.code)
    done = remind(request.actor, chosen, quarter)
    sent = [one for one in done if one.people]
    if sent:
        messages.success(request, f"{len(sent)} perangkat daerah diingatkan lewat surel.")
    for one in done:
        if one.trouble:
            messages.warning(request, f"{one.organization.name}: {one.trouble}.")
    return redirect("web:board", government_code, quarter.code)


def _is_chosen(office: Office, chosen: str) -> bool:
    if chosen in _MARKS:
        return _MARKS[chosen][1](office)
    return chosen not in set(SubmissionState) or office.state == chosen


def _is_named(office: Office, text: str) -> bool:
    one = office.organization
    return text.casefold() in f"{one.code} {one.name}".casefold()


def _tallies(every: tuple[Office, ...]) -> list[tuple[str, str, int]]:
    """What can be asked for: its name in the address, in words, and how many there are."""
    states = [
        (str(state), state.label, sum(one.state is state for one in every))
        for state in SubmissionState
    ]
    marks = [(name, label, sum(map(takes, every))) for name, (label, takes) in _MARKS.items()]
    return [one for one in (*states, *marks) if one[2]]
