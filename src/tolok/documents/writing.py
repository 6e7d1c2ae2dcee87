"""A Document to the bytes of a file, in any of the formats that an office can open."""

from tolok.documents.document import Document

FORMATS = ("pdf", "xlsx", "docx", "html", "csv")


def write_document(document: Document, format_: str) -> bytes:
    """The file of a document; ValueError, in Indonesian, for a format that is not written."""
    # Each writer is imported where it is used: the libraries behind them are heavy.
    match format_.lower().removeprefix("."):
        case "pdf":
            from tolok.documents.writers import pdf  # noqa: PLC0415

            return pdf.write(document)
        case "xlsx":
            from tolok.documents.writers import xlsx  # noqa: PLC0415

            return xlsx.write(document)
        case "docx":
            from tolok.documents.writers import docx  # noqa: PLC0415

            return docx.write(document)
        case "html":
            from tolok.documents.writers import html  # noqa: PLC0415

            return html.write(document)
        case "csv":
            from tolok.documents.writers import csv  # noqa: PLC0415

            return csv.write(document)
        case other:
            raise ValueError(
                f"format {other!r} tidak dikenal; pilih salah satu dari {', '.join(FORMATS)}"
            )
