"""Columns that say whose a line is, of which affair, whom it serves or what it bought: no names."""

import re
from collections.abc import Sequence

from tolok.documents.columns.contents import Column
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import ACCOUNT, NAME, OFFICE, Meaning
from tolok.domain.levels import Level

_OFFICE = (
    r"(?:SUB\s+)?(?:SKPD|OPD|PD|PERANGKAT\s+DAERAH|INSTANSI|DINAS|"
    r"UNIT(?:\s+(?:SKPD|KERJA|ORGANISASI))?)"
)
_NAMES_OFFICE = re.compile(rf"NAMA\s+{_OFFICE}")
_OWNED = re.compile(rf"(?:KODE|NAMA)\s+(?:{_OFFICE}|(?:BIDANG\s+)?URUSAN|DAERAH|PEMDA)")
"""Headers of columns that say of whom or of which affair a line is."""
_AFFAIR = re.compile(r"(?:BIDANG\s+)?URUSAN(?:\s+(?:PEMERINTAHAN|WAJIB|PILIHAN))*")
_PEOPLE = re.compile(r"NAMA(?:\s+(?:PEJABAT|PEGAWAI|ASN|PPTK|KPA|PELAKSANA)\b.*)?")
"""Headers over people, where no code stands before it."""
_ACCOUNTS = re.compile(r"(?:KODE|NAMA|URAIAN)\s+(?:REKENING|AKUN)(?:\s+BELANJA)?")
_WORKS = frozenset({Level.ACTIVITY, Level.SUBACTIVITY})
_AIMS = frozenset({Level.GOAL, Level.OBJECTIVE})


def with_offices(columns: Sequence[Column]) -> list[Column]:
    """A column of offices' names beside one of works' tells whose line it is.

    Where nothing else names the rows, the table is one of offices.
    """
    told = {one.place for one in columns if _NAMES_OFFICE.fullmatch(_whole(one))}
    if not any(_levels(one) for one in columns if one.place not in told):
        return list(columns)
    return [one._replace(meaning=Meaning(OFFICE)) if one.place in told else one for one in columns]


def with_accounts(columns: Sequence[Column]) -> list[Column]:
    """A column that names accounts right of one of subactivities tells what each line bought."""
    works = [one.place for one in columns if _levels(one) == {Level.SUBACTIVITY}]
    told = [
        one
        for one in columns
        if works and one.place > works[0] and _ACCOUNTS.fullmatch(_whole(one))
    ]
    named = [one for one in told if not _whole(one).startswith("KODE")]
    meant = dict.fromkeys((one.place for one in told), named[0].place) if named else {}
    return [
        one._replace(meaning=Meaning(ACCOUNT))
        if meant.get(one.place) == one.place
        else one._replace(meaning=None, instead=meant[one.place])
        if one.place in meant
        else one
        for one in columns
    ]


def without_owners(columns: Sequence[Column]) -> list[Column]:
    """The columns; whose a line is, or of which affair, names no row where others name one level.

    So an export tells it on each line, with its code: "Kode Urusan", "Nama Urusan", "Nama Program".
    """
    alone = [one.place for one in columns if len(_levels(one)) == 1]
    if not alone:
        return list(columns)
    coded = {one.place + 1 for one in columns if one.meaning and one.meaning.field == "code"}
    return [
        one._replace(meaning=None, instead=alone[0])
        if one.meaning
        and one.meaning.field in {NAME, "code"}
        and len(one.meaning.levels) != 1
        and (
            _OWNED.fullmatch(_whole(one))
            or (_PEOPLE.fullmatch(_whole(one)) and one.place not in coded)
        )
        else one
        for one in columns
    ]


def without_affairs(columns: Sequence[Column]) -> list[Column]:
    """The columns; of which affair an indicator is ("Urusan"), the only names beside it, is none.

    So key indicators of a region are told (LPPD).
    """
    named = [one for one in columns if _levels(one)]
    measured = any(one.meaning and one.meaning.field == "indicator" for one in columns)
    if len(named) != 1 or not measured or not _AFFAIR.fullmatch(_whole(named[0])):
        return list(columns)
    return [one._replace(meaning=None) if one is named[0] else one for one in columns]


def without_beneficiaries(columns: Sequence[Column]) -> list[Column]:
    """The columns; whom a work serves ("Sasaran" right of "Kegiatan") names no row.

    An indicator to its right would measure it.
    """
    works = [one.place for one in columns if _names_only(one, _WORKS)]
    measured = [one.place for one in columns if one.meaning and one.meaning.field == "indicator"]
    first, last = min(works, default=len(columns)), max(measured, default=-1)
    return [
        one._replace(meaning=None)
        if _names_only(one, _AIMS) and first < one.place and last < one.place
        else one
        for one in columns
    ]


def _names_only(column: Column, levels: frozenset[Level]) -> bool:
    """Whether a column names rows of these levels and no others."""
    return bool(_levels(column)) and _levels(column) <= levels


def _levels(column: Column) -> frozenset[Level]:
    """The levels of the rows that a column names; none where it holds anything else."""
    is_name = column.meaning is not None and column.meaning.field == NAME
    return column.meaning.levels if column.meaning and is_name else frozenset()


def _whole(column: Column) -> str:
    """The words of a header of one line, in capitals; "" for several."""
    return normal(column.words[0]) if len(set(column.words)) == 1 else ""
