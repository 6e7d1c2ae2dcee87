"""The page that a letter of invitation opens."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tolok.domain.errors import TolokError
from tolok.services.acting import Person
from tolok.services.invitations import Invitation, accept_invitation, open_invitation
from tolok.store import accounts
from tolok.web.acting import ActingRequest
from tolok.web.answering import hindrance


@sensitive_post_parameters("sandi", "sandi_lagi")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_invitation(request: ActingRequest, token: str) -> HttpResponse:
    """Who invites as what; then the account is made, or the role added to the one there is."""
    invitation = open_invitation(token, request.actor.at)
    known = accounts.person_by_email(invitation.email)
    has_account = known is not None and known.is_active
    if request.method != "POST":
        return _page(request, invitation, has_account=has_account)
    name = request.POST.get("nama", "")
    accepted: list[Person] = []
    trouble = hindrance(lambda: accepted.append(_accept(request, token, has_account=has_account)))
    if trouble:
        return _page(request, invitation, has_account=has_account, name=name, trouble=trouble)
    messages.success(request, f"Selamat datang, {accepted[0]}.")
    if has_account:
        return redirect("web:account")
    answer: HttpResponse = perform_login(request, accepted[0])
    return answer


def _accept(request: ActingRequest, token: str, *, has_account: bool) -> Person:
    if has_account:
        return accept_invitation(request.actor, token)
    password = request.POST.get("sandi", "")
    if password != request.POST.get("sandi_lagi", ""):
        raise TolokError("Kedua kata sandi tidak sama.")
    name = request.POST.get("nama", "")
    return accept_invitation(request.actor, token, name=name, password=password)


def _page(
    request: ActingRequest,
    invitation: Invitation,
    *,
    has_account: bool,
    name: str = "",
    trouble: str = "",
) -> HttpResponse:
    person = request.actor.person
    context = {
        "invitation": invitation,
        "has_account": has_account,
        "is_theirs": person is not None and person.email == invitation.email,
        "is_somebody_else": person is not None and person.email != invitation.email,
        "name": name or invitation.name,
        "trouble": trouble,
    }
    return render(request, "web/invitation.html", context, status=422 if trouble else 200)
