"""The interface for programs, put together: version 1, described by its own OpenAPI."""

from ninja import NinjaAPI

from tolok.api import evidence, flow, governments, ledgers, plans, sheets
from tolok.api.errors import answer_errors
from tolok.api.signing import Session, Token

api = NinjaAPI(
    title="Tolok",
    version="1",
    description="Performance measurement of a government: the deeds and queries of its pages.",
    urls_namespace="api",
    # Their page of documentation would need scripts that the site's policy forbids: see `manual`.
    docs_url=None,
    auth=[Token(), Session()],
)
for part in (governments, plans, sheets, evidence, flow, ledgers):
    api.add_router("", part.router)
answer_errors(api)
