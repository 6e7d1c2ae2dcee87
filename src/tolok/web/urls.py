"""The pages' addresses, in Indonesian as their readers see them."""

from django.urls import path

from tolok.web.pages import (
    downloads,
    files,
    forms,
    home,
    nomenclatures,
    plan_documents,
    plan_imports,
    plans,
    repairs,
    rules,
    versions,
)

PLAN = "pd/<int:organization_id>/<int:year>/rencana/"

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
    # The plan of a year.
    path(PLAN, plans.show_plan, name="plan"),
    path(f"{PLAN}simpul/<slug:key>/", plans.show_node, name="plan-node"),
    path(f"{PLAN}simpul/<slug:key>/<slug:deed>/", plans.do_node, name="plan-node-deed"),
    path(
        f"{PLAN}indikator/<slug:key>/<slug:deed>/", plans.do_indicator, name="plan-indicator-deed"
    ),
    path(f"{PLAN}kode/", plans.fill_codes, name="plan-codes"),
    path(f"{PLAN}salin/", plans.copy_last_year, name="plan-copy"),
    path(f"{PLAN}muat/", plan_imports.upload_plan, name="plan-upload"),
    path(f"{PLAN}muat/<int:filing_id>/", plan_imports.import_plan, name="plan-import"),
    path(f"{PLAN}dokumen/", plan_documents.make_document, name="plan-document-make"),
    path(
        f"{PLAN}dokumen/<int:snapshot_id>/<slug:format_>/",
        plan_documents.download_document,
        name="plan-document",
    ),
    path(
        "pemda/<slug:government_code>/nomenklatur/",
        nomenclatures.show_nomenclature,
        name="nomenclature",
    ),
    path("pemda/<slug:government_code>/<int:year>/versi/", versions.show_versions, name="versions"),
]
