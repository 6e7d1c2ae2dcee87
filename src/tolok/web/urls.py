"""The pages' addresses, in Indonesian as their readers see them."""

from django.urls import path

from tolok.web.pages import (
    boards,
    calendars,
    downloads,
    files,
    forms,
    home,
    ledgers,
    public,
    repairs,
    rules,
    submissions,
)

app_name = "web"
urlpatterns = [
    path("", home.show_home, name="start"),
    path("berkas/", files.show_files, name="files"),
    path("unggah/", files.upload, name="upload"),
    path("formulir/<int:filing_id>/", forms.show_form, name="form"),
    path(
        "formulir/<int:filing_id>/angka/<str:row_id>/<slug:cell>/",
        forms.explain_figure,
        name="figure",
    ),
    path(
        "formulir/<int:filing_id>/unduh/<slug:format_>/", downloads.download_form, name="download"
    ),
    path(
        "formulir/<int:filing_id>/pemeriksaan/<slug:format_>/",
        downloads.download_audit,
        name="download-audit",
    ),
    path("formulir/<int:filing_id>/usulan/terima/", repairs.accept_all, name="accept-likely"),
    path(
        "formulir/<int:filing_id>/usulan/<slug:key>/<slug:verdict>/",
        repairs.decide_one,
        name="decide",
    ),
    path(
        "formulir/<int:filing_id>/perbaikan/<slug:kind>/",
        downloads.download_repaired,
        name="download-repaired",
    ),
    path("formulir/<int:filing_id>/asli/", downloads.download_original, name="original"),
    path("aturan/", rules.show_rules, name="rules"),
    # The way of a quarter, and what is seen of it from the planning office and from outside.
    path(
        "pd/<int:organization_id>/<str:period>/pengajuan/",
        submissions.show_submission,
        name="submission",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/pengajuan/temuan/",
        submissions.explain,
        name="explain-finding",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/pengajuan/<slug:deed>/",
        submissions.move,
        name="move",
    ),
    path("cetak/<slug:token>/<slug:format_>/", submissions.download_print, name="print"),
    path("pd/<int:organization_id>/<int:year>/buku/", ledgers.show_ledger, name="ledger"),
    path(
        "pd/<int:organization_id>/<int:year>/buku/unduh/",
        ledgers.download_ledger,
        name="download-ledger",
    ),
    path("papan/<slug:government_code>/<str:period>/", boards.show_board, name="board"),
    path("papan/<slug:government_code>/<str:period>/ingatkan/", boards.remind_many, name="remind"),
    path("jadwal/<slug:government_code>/<int:year>/", calendars.show_calendar, name="calendar"),
    path("jadwal/<slug:government_code>/<int:year>/atur/", calendars.set_window, name="set-window"),
    path(
        "jadwal/<slug:government_code>/<int:year>/usulan/",
        calendars.set_proposed,
        name="set-proposed",
    ),
    path("jadwal/<slug:government_code>/<int:year>/perpanjangan/", calendars.extend, name="extend"),
    path("v/<slug:token>/", public.verify_print, name="verification"),
    path("publik/", public.show_governments, name="public"),
    path("publik/<slug:government_code>/", public.show_government, name="public-government"),
    path(
        "publik/<slug:government_code>/<int:organization_id>/<str:period>/",
        public.show_published,
        name="published",
    ),
    path(
        "publik/<slug:government_code>/<int:organization_id>/<str:period>/unduh/<slug:format_>/",
        public.download_published,
        name="download-published",
    ),
]
