"""Tables of budget accounts alone (*laporan realisasi anggaran*): they name no works to measure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.kinds import share_of, text_at
from tolok.documents.document import TableRow
from tolok.domain.forms import Source

_ACCOUNT = re.compile(r"[4-6](?:\.[1-4](?:\.\d{1,2}){0,3}(?:\.\d{3,4})?)?\.?")
"""Income, spending, financing and what is below them (Permendagri 90/2019, annex of accounts)."""
_MEASURED = frozenset({"indicator", "target", "realization", "unit"})
_LEAST, _MOST = 3, 90
"""Accounts that make a list, and per cent of the codes that must be some."""


class AccountList(NamedTuple):
    """A table with a row for each account: where it stands, and how many it has."""

    source: Source
    accounts: int

    @property
    def said(self) -> str:
        """What it is and what it lacks, in Indonesian."""
        return (
            f"Tabel “{self.source.table}” adalah rincian anggaran menurut rekening "
            f"({self.accounts} rekening): barisnya jenis pendapatan, belanja, atau pembiayaan, "
            "bukan program, kegiatan, atau sub kegiatan, sehingga tidak masuk formulir dan isinya "
            "dicatat sebagai sisa. Kirimkan laporan yang barisnya program dan kegiatan."
        )

    @property
    def finding(self) -> Finding:
        """The same as a remark on what else was read of the file."""
        return Finding("reading-account-list", Severity.NOTE, self.said, source=self.source)


def account_list_of(
    columns: Columns, rows: Sequence[TableRow], source: Source
) -> AccountList | None:
    """The list of accounts that the rows below a header are; None where anything is measured."""
    place = columns.fields.get("code")
    if place is None or columns.by or columns.fieldset & _MEASURED:
        return None
    codes = [code for row in rows if (code := text_at(row, place).strip())]
    if len(codes) < _LEAST or share_of(codes, _ACCOUNT.fullmatch) < _MOST:
        return None
    return AccountList(source, len(codes))
