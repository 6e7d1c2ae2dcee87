"""What administrators keep: people, their roles, and the letters that let them in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Government, Person
from tolok.services.invitations import invite, withdraw_invitation
from tolok.services.people import (
    Duty,
    appoint,
    close_account,
    end_appointment,
    one_line,
    rename,
)
from tolok.store import accounts, people
from tolok.web.acting import ActingRequest
from tolok.web.answering import (
    done_or_told,
    hindrance,
    keeping,
    kept_government_or_404,
    typed_day,
)

PAGE_PEOPLE = 50
ROLES = tuple(role for role in Role if role is not Role.PUBLIC)


@require_safe
def show_people(request: ActingRequest, government_code: str) -> HttpResponse:
    """Everybody of a government, and the invitations that wait."""
    government = _government(request, government_code)
    text = one_line(request.GET.get("cari", ""))
    found = accounts.people_of(government, text)
    context = {
        **keeping(request, government),
        "text": text,
        "page": Paginator(found, PAGE_PEOPLE).get_page(request.GET.get("hal")),
        "invitations": list(accounts.waiting_invitations(government)),
        "now": request.actor.at,
        "today": request.actor.today,
    }
    return render(request, "web/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_invite(request: ActingRequest, government_code: str) -> HttpResponse:
    """A letter to somebody new."""
    government = _government(request, government_code)
    email, name = request.POST.get("surel", ""), request.POST.get("nama", "")
    trouble = ""
    if request.method == "POST":
        trouble = hindrance(
            lambda: invite(
                request.actor,
                government,
                email,
                name,
                _duty(request, government),
                lambda token: request.build_absolute_uri(reverse("web:invitation", args=[token])),
            )
        )
        if not trouble:
            messages.success(request, f"Undangan untuk {email.strip()} sudah dikirim.")
            return redirect("web:people", government_code=government.code)
    context = {
        **_choices(request, government),
        **keeping(request, government),
        "email": email,
        "name": name,
        "trouble": trouble,
    }
    return render(request, "web/invite.html", context, status=422 if trouble else 200)


@require_POST
def withdraw(request: ActingRequest, government_code: str, invitation_id: int) -> HttpResponse:
    """Make an invitation worthless."""
    government = _government(request, government_code)
    return done_or_told(
        request,
        lambda: withdraw_invitation(request.actor, government, invitation_id),
        "Undangan sudah ditarik.",
        "web:people",
        government_code=government.code,
    )


@require_safe
def show_person(request: ActingRequest, government_code: str, person_id: int) -> HttpResponse:
    """One person: name, roles, and the end of the account."""
    government = _government(request, government_code)
    context = {
        **_choices(request, government),
        **keeping(request, government),
        "person": _person(government, person_id),
        "today": request.actor.today,
    }
    return render(request, "web/person.html", context)


@require_POST
def appoint_person(request: ActingRequest, government_code: str, person_id: int) -> HttpResponse:
    """Give somebody a further role."""
    government = _government(request, government_code)
    person = _person(government, person_id)
    return done_or_told(
        request,
        lambda: appoint(
            request.actor,
            government,
            person,
            _duty(request, government),
            typed_day(request, "sejak"),
        ),
        "Peran sudah ditambahkan.",
        "web:person",
        government_code=government.code,
        person_id=person.pk,
    )


@require_POST
def end_role(request: ActingRequest, government_code: str, appointment_id: int) -> HttpResponse:
    """Let a role end."""
    government = _government(request, government_code)
    appointment = accounts.appointment_in(government, appointment_id)
    if appointment is None:
        raise Http404(f"penugasan {appointment_id}")
    return done_or_told(
        request,
        lambda: end_appointment(
            request.actor,
            appointment,
            typed_day(request, "mulai"),
            request.POST.get("alasan", ""),
        ),
        "Peran itu diakhiri.",
        "web:person",
        government_code=government.code,
        person_id=appointment.person_id,
    )


@require_POST
def rename_person(request: ActingRequest, government_code: str, person_id: int) -> HttpResponse:
    """Say anew what somebody is called."""
    government = _government(request, government_code)
    person = _person(government, person_id)
    name, nip = request.POST.get("nama", ""), request.POST.get("nip", "")
    return done_or_told(
        request,
        lambda: rename(request.actor, person, name, nip),
        "Nama sudah tersimpan.",
        "web:person",
        government_code=government.code,
        person_id=person.pk,
    )


@require_POST
def close_person(request: ActingRequest, government_code: str, person_id: int) -> HttpResponse:
    """Close somebody's account."""
    government = _government(request, government_code)
    person = _person(government, person_id)
    reason = request.POST.get("alasan", "")
    return done_or_told(
        request,
        lambda: close_account(request.actor, government, person, reason),
        f"Akun {person} sudah ditutup.",
        "web:person",
        government_code=government.code,
        person_id=person.pk,
    )


def _government(request: ActingRequest, code: str) -> Government:
    return kept_government_or_404(request, code, Deed.MANAGE_PEOPLE)


def _person(government: Government, person_id: int) -> Person:
    person = accounts.person_of(government, person_id)
    if person is None:
        raise Http404(f"orang {person_id}")
    return person


def _duty(request: ActingRequest, government: Government) -> Duty:
    """What the chosen role and organization say; TolokError where they say nothing."""
    try:
        role = Role(request.POST.get("peran", ""))
    except ValueError as error:
        raise TolokError("Pilih perannya.") from error
    chosen = request.POST.get("perangkat", "")
    if not chosen:
        return Duty(role)
    known = {str(one.pk): one for one in people.organizations_of(government)}
    if chosen not in known:
        raise TolokError("Pilih perangkat daerah dari daftar.")
    return Duty(role, known[chosen])


def _choices(request: ActingRequest, government: Government) -> dict[str, object]:
    return {
        "roles": ROLES,
        "organizations": list(people.organizations_of(government)),
        "chosen_role": request.POST.get("peran", ""),
        "chosen_organization": request.POST.get("perangkat", ""),
    }
