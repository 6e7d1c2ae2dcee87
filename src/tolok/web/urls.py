"""The pages' addresses, in Indonesian as their readers see them."""

from django.urls import path

from tolok.web.pages import besides, downloads, files, forms, home, repairs, rules, sheets

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
    # --- the sheet of a quarter, and what stands beside its figures ---
    path("pd/<int:organization_id>/<str:quarter>/isian/", sheets.show_sheet, name="sheet"),
    path(
        "pd/<int:organization_id>/<str:quarter>/isian/<str:key>/", sheets.one_row, name="sheet-row"
    ),
    path(
        "pd/<int:organization_id>/<str:quarter>/angka/<str:key>/<slug:cell>/",
        besides.show_explanation,
        name="sheet-figure",
    ),
    path(
        "pd/<int:organization_id>/<str:quarter>/riwayat/<str:subject>/",
        besides.show_history,
        name="history",
    ),
    path(
        "pd/<int:organization_id>/<str:quarter>/bukti/<str:key>/",
        besides.show_evidence,
        name="evidence",
    ),
    path(
        "pd/<int:organization_id>/<str:quarter>/bukti/<str:key>/<int:evidence_id>/tarik/",
        besides.withdraw_evidence,
        name="withdraw-evidence",
    ),
    path(
        "pd/<int:organization_id>/bukti/<int:evidence_id>/",
        besides.download_evidence,
        name="evidence-file",
    ),
    path(
        "pd/<int:organization_id>/<str:quarter>/catatan/<str:key>/",
        besides.show_comments,
        name="comments",
    ),
    path(
        "pd/<int:organization_id>/<str:quarter>/catatan/<str:key>/<int:thread_id>/<slug:deed>/",
        besides.in_thread,
        name="thread",
    ),
]
