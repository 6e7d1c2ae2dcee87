"""The documents of a plan: made once, frozen, and taken away in any of their formats."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tolok.domain.agreements import Party
from tolok.domain.errors import TolokError
from tolok.services.acting import RefusedError
from tolok.services.agreements import Signing, make_agreement
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import planned_or_404
from tolok.web.plan_forms import sent_by


@require_POST
def make_document(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """Freeze one document of the plan as it stands."""
    organization = planned_or_404(request, organization_id, year)
    sent = {name: str(text).strip() for name, text in sent_by(request).items()}
    official = sent.get("pejabat", "")
    signing = Signing(
        superior=Party(sent.get("atasan_jabatan", ""), sent.get("atasan_nama", ""), has_nip=False),
        official=official,
        first=Party(
            official,
            sent.get("pejabat_nama", ""),
            sent.get("pejabat_pangkat", ""),
            sent.get("pejabat_nip", ""),
        ),
    )
    try:
        made = make_agreement(request.actor, organization, year, sent.get("jenis", ""), signing)
    except RefusedError:
        raise
    except TolokError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, f"{made.get_kind_display()} nomor {made.number} dibekukan. Unduh di bawah."
        )
    address = reverse("web:plan", kwargs={"organization_id": organization_id, "year": year})
    return redirect(f"{address}#judul-dokumen")
