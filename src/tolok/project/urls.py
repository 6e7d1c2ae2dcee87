"""Every address of the site."""

from django.urls import include, path

from tolok.api.manual import show_manual
from tolok.api.site import api

urlpatterns = [
    path("", include("tolok.web.urls")),
    path("akun/", include("tolok.web.doors")),
    path("api/", show_manual, name="api-manual"),
    path("api/v1/", api.urls),
]

handler400 = "tolok.web.errors.bad_request"
handler403 = "tolok.web.errors.forbidden"
handler404 = "tolok.web.errors.not_found"
handler500 = "tolok.web.errors.server_error"
handler429 = "tolok.web.errors.too_many"
