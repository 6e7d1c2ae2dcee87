"""A filing opened for a page, or the page that says there is none."""

from django.http import Http404

from tolok.services.filings import NotFoundError, OpenedFiling, open_filing


def filing_or_404(filing_id: int) -> OpenedFiling:
    """The opened filing of an address."""
    try:
        return open_filing(filing_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error
