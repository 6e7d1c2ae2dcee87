from pathlib import Path

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.rulebook import examine
from tolok.documents.document import Document, Paragraph
from tolok.documents.reading import read_form
from tolok.domain.forms import Form
from tolok.reports.audit import LISTED, audit_document, verdict
from tolok.reports.margin import SHORT, Margin, short_message

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def finding(message: str = "Baris 1 · Keliru.", row: str | None = "1") -> Finding:
    return Finding(
        "ceiling-sum", Severity.ERROR, message, row, "ceiling", "1", "2", (Witness("a"),)
    )


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_the_report_counts_lists_and_shows_the_form_with_its_margin() -> None:
    form = read_form(SEED).form
    findings = examine(form)
    names = [table.name for table in audit_document(form, findings).tables]
    assert names == [
        "Ringkasan menurut bobot",
        "Ringkasan menurut aturan",
        "Temuan",
        "Formulir Pengukuran Kinerja",
    ]


def test_a_finding_has_one_number_in_the_table_and_in_the_margin() -> None:
    form = read_form(SEED).form
    findings = examine(form)
    *_, listed, table = audit_document(form, findings).tables
    for number, one in enumerate(findings, start=1):
        first = listed.rows[number].cells[0]
        assert first is not None
        assert first.text == str(number)
        if one.row is None:
            continue
        beside = table.rows[2 + int(one.row)].cells[-1]
        assert beside is not None
        assert f"{number}. {one.severity.label}: " in beside.text


def test_a_clean_form_is_said_to_be_clean() -> None:
    document = audit_document(Form(), ())
    assert "Formulir berisi 0 baris. Tidak ada temuan: yang tertulis saling bersesuaian." in (
        paragraphs(document)
    )
    assert len(list(document.tables)) == 1


def test_the_verdict_counts_each_severity_that_there_is() -> None:
    notes = (finding(), finding(row="2"), Finding("x", Severity.NOTE, "Catat."))
    assert verdict(Form(), notes) == (
        "Formulir berisi 0 baris. Ada 3 temuan pada 2 baris: 2 kesalahan dan 1 catatan."
    )


def test_a_very_long_list_is_cut_and_says_so() -> None:
    document = audit_document(Form(), tuple(finding() for _ in range(LISTED + 7)))
    assert any(f"Ditampilkan {LISTED} dari {LISTED + 7}" in text for text in paragraphs(document))


def test_a_long_message_is_cut_at_a_sentence_or_a_word() -> None:
    sentence = "Pagu tertulis 117.829.280 dan itu keliru menurut jumlahnya. "
    assert short_message(finding(sentence * 9)).endswith("jumlahnya.")
    assert short_message(finding("kata " * 99)).endswith("kata …")
    assert len(short_message(finding("kata " * 99))) <= SHORT + 2


def test_the_gravest_finding_gives_the_tone() -> None:
    note = Finding("x", Severity.NOTE, "Catat.", "1", "ceiling")
    margin = Margin.of((finding(), note))
    assert margin.tone("1", "ceiling") == "error"
    assert margin.tone("1", "spending") == "plain"
    assert margin.note("1", "spending") is None
