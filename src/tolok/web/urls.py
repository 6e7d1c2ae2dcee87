"""The pages' addresses, in Indonesian as their readers see them."""

from django.urls import path

from tolok.web.pages import downloads, files, forms, home, repairs, rules, workbooks

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
    path(
        "pd/<int:organization_id>/<str:period>/buku-kerja/",
        workbooks.show_workbook,
        name="workbook",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/buku-kerja/unduh/",
        workbooks.download_workbook,
        name="workbook-download",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/buku-kerja/<int:workbook_id>/",
        workbooks.show_difference,
        name="difference",
    ),
    path("aturan/", rules.show_rules, name="rules"),
]
