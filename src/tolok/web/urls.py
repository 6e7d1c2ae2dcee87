"""The pages' addresses, in Indonesian as their readers see them."""

from django.urls import path

from tolok.web.pages import (
    accounts,
    answers,
    besides,
    boards,
    calendars,
    column_maps,
    downloads,
    files,
    forms,
    home,
    invitations,
    ledgers,
    nomenclatures,
    organizations,
    outboxes,
    people,
    plan_documents,
    plan_imports,
    plans,
    public,
    repairs,
    rules,
    sheets,
    submissions,
    versions,
    workbooks,
)

PLAN = "pd/<int:organization_id>/<int:year>/rencana/"

app_name = "web"
urlpatterns = [
    path("", home.show_home, name="start"),
    path("berkas/", files.show_files, name="files"),
    path("berkas/pemetaan/", column_maps.show_maps, name="maps"),
    path("berkas/pemetaan/<int:map_id>/cabut/", column_maps.withdraw, name="withdraw-map"),
    path("berkas/<int:unread_id>/pemetaan/", column_maps.map_waiting, name="map-waiting"),
    path("formulir/<int:filing_id>/pemetaan/", column_maps.map_form, name="map-form"),
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
    path("formulir/<int:filing_id>/rencana/", plan_imports.choose_plan, name="filing-plan"),
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
    # Many governments at once.
    path("gabungan/", answers.show_questions, name="questions"),
    path("gabungan/<slug:name>/", answers.show_answer, name="answer"),
    # Accounts. The addresses of signing in itself are in `tolok.web.doors`.
    path("akun/", accounts.show_account, name="account"),
    path("akun/nama/", accounts.rename_self, name="rename"),
    path("akun/kunci-api/", accounts.make_key, name="make-key"),
    path("akun/kunci-api/<int:token_id>/cabut/", accounts.revoke_key, name="revoke-key"),
    path("akun/sesi/akhiri/", accounts.end_other_sessions, name="end-other-sessions"),
    path("akun/sesi/<int:session_id>/akhiri/", accounts.end_session, name="end-session"),
    path("undangan/<str:token>/", invitations.show_invitation, name="invitation"),
    path("kotak-keluar/", outboxes.show_demo_outbox, name="demo-outbox"),
    # What administrators keep.
    path("kelola/<slug:government_code>/orang/", people.show_people, name="people"),
    path("kelola/<slug:government_code>/undang/", people.show_invite, name="invite"),
    path(
        "kelola/<slug:government_code>/undangan/<int:invitation_id>/tarik/",
        people.withdraw,
        name="withdraw-invitation",
    ),
    path("kelola/<slug:government_code>/orang/<int:person_id>/", people.show_person, name="person"),
    path(
        "kelola/<slug:government_code>/orang/<int:person_id>/nama/",
        people.rename_person,
        name="rename-person",
    ),
    path(
        "kelola/<slug:government_code>/orang/<int:person_id>/tugas/",
        people.appoint_person,
        name="appoint",
    ),
    path(
        "kelola/<slug:government_code>/orang/<int:person_id>/tutup/",
        people.close_person,
        name="close-account",
    ),
    path(
        "kelola/<slug:government_code>/tugas/<int:appointment_id>/akhiri/",
        people.end_role,
        name="end-appointment",
    ),
    path(
        "kelola/<slug:government_code>/perangkat/",
        organizations.show_organizations,
        name="organizations",
    ),
    path(
        "kelola/<slug:government_code>/perangkat/baru/",
        organizations.show_new_organization,
        name="new-organization",
    ),
    path(
        "kelola/<slug:government_code>/perangkat/<int:organization_id>/",
        organizations.show_organization,
        name="organization",
    ),
    path(
        "kelola/<slug:government_code>/perangkat/<int:organization_id>/tutup/",
        organizations.close_one,
        name="close-organization",
    ),
    path("kelola/<slug:government_code>/tahun/", organizations.show_years, name="years"),
    path(
        "kelola/<slug:government_code>/tahun/buka/", organizations.open_one_year, name="open-year"
    ),
    path(
        "kelola/<slug:government_code>/tahun/<int:year>/",
        organizations.set_year_policy,
        name="set-policy",
    ),
    path("kelola/<slug:government_code>/surat/", outboxes.show_outbox, name="outbox"),
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
    path(
        "pemda/<slug:government_code>/<int:year>/buku/",
        ledgers.show_government_ledger,
        name="government-ledger",
    ),
    path(
        "pemda/<slug:government_code>/<int:year>/buku/unduh/",
        ledgers.download_government_ledger,
        name="download-government-ledger",
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
    # --- the sheet of a quarter, and what stands beside its figures ---
    path("pd/<int:organization_id>/<str:period>/isian/", sheets.show_sheet, name="sheet"),
    path(
        "pd/<int:organization_id>/<str:period>/isian/<str:key>/", sheets.one_row, name="sheet-row"
    ),
    path(
        "pd/<int:organization_id>/<str:period>/angka/<str:key>/<slug:cell>/",
        besides.show_explanation,
        name="sheet-figure",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/riwayat/<str:subject>/",
        besides.show_history,
        name="history",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/bukti/<str:key>/",
        besides.show_evidence,
        name="evidence",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/bukti/<str:key>/<int:evidence_id>/tarik/",
        besides.withdraw_evidence,
        name="withdraw-evidence",
    ),
    path(
        "pd/<int:organization_id>/bukti/<int:evidence_id>/",
        besides.download_evidence,
        name="evidence-file",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/catatan/<str:key>/",
        besides.show_comments,
        name="comments",
    ),
    path(
        "pd/<int:organization_id>/<str:period>/catatan/<str:key>/<int:thread_id>/<slug:deed>/",
        besides.in_thread,
        name="thread",
    ),
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
        "pemda/<slug:government_code>/nomenklatur/",
        nomenclatures.show_nomenclature,
        name="nomenclature",
    ),
    path("pemda/<slug:government_code>/<int:year>/versi/", versions.show_versions, name="versions"),
]
