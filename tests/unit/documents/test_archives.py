"""Archives of office files are opened bounded: damaged, foreign, locked, exploding ones refused."""

import io
import zipfile

import pytest

from tolok.documents import archives
from tolok.documents.archives import refuse_bombs, unpack
from tolok.domain.errors import UnreadableError

PART = "word/document.xml"
KIND = "dokumen Word"


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PART, "<isi/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_the_wanted_parts_come_out_and_missing_ones_do_not() -> None:
    found = unpack(packed(lain="x"), "a.docx", PART, KIND, (PART, "tidak ada"))
    assert found == {PART: b"<isi/>"}


def test_an_archive_without_its_main_part_is_another_kind() -> None:
    with pytest.raises(UnreadableError, match=r"^a\.docx: arsip ZIP ini bukan dokumen Word"):
        refuse_bombs(packed(), "a.docx", "xl/workbook.xml", KIND)


def test_what_unpacks_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(besar="0" * 3_000_000)
    refuse_bombs(data, "a.docx", PART, KIND)
    monkeypatch.setattr(archives, "MAX_UNPACKED", 2_000_000)
    with pytest.raises(UnreadableError, match="melebihi 1 MB setelah dibuka"):
        refuse_bombs(data, "a.docx", PART, KIND)


def test_thousands_of_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_PARTS", 2)
    with pytest.raises(UnreadableError, match="rusak"):
        refuse_bombs(packed(satu="", dua=""), "a.docx", PART, KIND)


def test_damage_at_any_byte_is_said_or_does_no_harm() -> None:
    data = packed(lain="isi " * 50)
    refused = 0
    for at in range(0, len(data), 3):
        try:
            refuse_bombs(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], "a", PART, KIND)
        except UnreadableError:
            refused += 1
    assert refused > len(data) // 9


def test_a_locked_part_asks_for_the_password_to_be_taken_off() -> None:
    data = bytearray(packed())
    data[6] |= 1  # the flags of the first part, in its own head
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # and in the list of parts
    with pytest.raises(UnreadableError, match="berkata sandi"):
        refuse_bombs(bytes(data), "a.docx", PART, KIND)


@pytest.mark.parametrize("inside", ["content.xml", "encrypted-package"])
def test_a_manifest_that_tells_of_encryption_asks_for_the_same(inside: str) -> None:
    manifest = f'<file-entry full-path="{inside}"><encryption-data/></file-entry>'
    data = packed(**{inside: "?", "META-INF/manifest.xml": manifest})
    with pytest.raises(UnreadableError, match="berkata sandi"):
        unpack(data, "a.ods", "content.xml", "lembar OpenDocument", ("content.xml",))
