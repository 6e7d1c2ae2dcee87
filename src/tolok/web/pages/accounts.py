"""One's own account: name, roles, ways to sign in, sessions, keys for programs."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tolok.services.people import rename
from tolok.services.tokens import make_token, revoke_token
from tolok.store import accounts
from tolok.web.acting import ActingRequest
from tolok.web.answering import done_or_told, hindrance


@require_safe
@login_required
@never_cache
def show_account(request: ActingRequest) -> HttpResponse:
    """Everything about one's own account, on one page."""
    return _page(request)


@require_POST
@login_required
def rename_self(request: ActingRequest) -> HttpResponse:
    """Say anew what one is called."""
    name, nip = request.POST.get("nama", ""), request.POST.get("nip", "")
    trouble = hindrance(lambda: rename(request.actor, request.actor.somebody, name, nip))
    if trouble:
        return _page(request, name_trouble=trouble, name=name, nip=nip)
    messages.success(request, "Nama sudah tersimpan.")
    return redirect("web:account")


@require_POST
@login_required
@never_cache
def make_key(request: ActingRequest) -> HttpResponse:
    """Make an API token, and show its secret this once."""
    name = request.POST.get("nama", "")
    made: list[str] = []
    trouble = hindrance(lambda: made.append(make_token(request.actor, name)[1]))
    if trouble:
        return _page(request, key_trouble=trouble, key_name=name)
    return _page(request, secret=made[0])


@require_POST
@login_required
def revoke_key(request: ActingRequest, token_id: int) -> HttpResponse:
    """Make a token of one's own worthless."""
    return done_or_told(
        request,
        lambda: revoke_token(request.actor, token_id),
        "Kunci sudah dicabut.",
        "web:account",
    )


@require_POST
@login_required
def end_session(request: ActingRequest, session_id: int) -> HttpResponse:
    """Sign out on one of one's own devices."""
    session = UserSession.objects.filter(user=request.actor.person, pk=session_id).first()
    if session is None:
        raise Http404(f"sesi {session_id}")
    session.end()
    messages.success(request, "Sesi itu sudah diakhiri.")
    return redirect("web:account")


@require_POST
@login_required
def end_other_sessions(request: ActingRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    for session in UserSession.objects.filter(user=request.actor.person):
        if not session.is_current():
            session.end()
    messages.success(request, "Semua sesi lain sudah diakhiri.")
    return redirect("web:account")


def _page(request: ActingRequest, **said: str) -> HttpResponse:
    person = request.actor.somebody
    ways = list(Authenticator.objects.filter(user=person).order_by("pk"))
    spare = next((one for one in ways if one.type == Authenticator.Type.RECOVERY_CODES), None)
    context = {
        "person": person,
        "name": person.name,
        "nip": person.nip,
        "appointments": request.actor.appointments,
        "has_app": any(one.type == Authenticator.Type.TOTP for one in ways),
        "passkeys": [one for one in ways if one.type == Authenticator.Type.WEBAUTHN],
        "spare_codes": None if spare is None else len(spare.wrap().get_unused_codes()),
        "sessions": sorted(
            UserSession.objects.filter(user=person), key=lambda one: one.last_seen_at, reverse=True
        ),
        "current_session": request.session.session_key,
        "tokens": accounts.tokens_of(person),
        "name_trouble": "",
        "key_trouble": "",
        "key_name": "",
        "secret": "",
    }
    trouble = said.get("name_trouble") or said.get("key_trouble")
    return render(request, "web/account.html", context | said, status=422 if trouble else 200)
