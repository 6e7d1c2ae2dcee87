"""Words of headers over figures that a reader knows: one that it does not may change what is meant.

"Realisasi Penerimaan" is no spending, though its first word alone would say so.
"""

import re
from collections.abc import Iterator

from tolok.documents.columns.contents import Column
from tolok.documents.columns.moments import month_in
from tolok.documents.columns.shortened_words import spelled
from tolok.domain.forms import NUMBER_CELLS

_FIGURES = """
TARGET RENCANA REALISASI TEREALISASI DIREALISASIKAN CAPAIAN PENCAPAIAN TERCAPAI KETERCAPAIAN DICAPAI
HASIL NILAI ANGKA INDEKS RATA JUMLAH JML TOTAL VOLUME VOL SATUAN STANDAR KEBUTUHAN PAGU ANGGARAN
ALOKASI DANA PENDANAAN BIAYA BELANJA KEUANGAN KEU KERANGKA PLAFON DPA DPPA RKA SPJ RUPIAH RIBU JUTA
PENYERAPAN SERAPAN TERSERAP RASIO PERSENTASE PRESENTASE PROSENTASE PERSEN TINGKAT KEMAJUAN PROGRES
PROGRESS PENINGKATAN PELAKSANAAN PENGGUNAAN EVALUASI PENGUKURAN
DITETAPKAN DISEPAKATI DISETUJUI JADWAL
"""
_WHOSE = """
KINERJA FISIK INDIKATOR INDIKATIF PROGRAM KEGIATAN SUB SUBKEGIATAN SASARAN TUJUAN STRATEGIS OUTPUT
OUTCOME KELUARAN URUSAN PERANGKAT DAERAH OPD SKPD UNIT KERJA UTAMA IKU PERJANJIAN PERENCANAAN
RANCANGAN ANALISIS LAPORAN DOKUMEN DATA LAYANAN PELAYANAN DASAR PENERIMA DUKUNGAN
KIN TERLAYANI DILAYANI HARUS ORANG JIWA
DAN ATAU ANTARA PADA DARI YANG TERHADAP THD UNTUK DALAM SETIAP PER OLEH
"""
_WHEN = """
TAHUN TAHUNAN THN SETAHUN TRI WULAN TRIWULAN TRW TRIW III SEMESTER SMT SEM BULAN BULANAN BLN PERIODE
JANGKA MENENGAH AWAL AKHIR BASE LINE BASELINE KONDISI BERJALAN DIEVALUASI SAAT INI LALU SEBELUM
SEBELUMNYA SESUDAH SETELAH MENJADI SEMULA MURNI INDUK POKOK REVISI PERUBAHAN PERKIRAAN PRAKIRAAN
MAJU SAMPAI DENGAN HINGGA KUMULATIF KUM AKUMULASI PERTAMA KEDUA
"""
_FUNDS = """
APBD APBN APBDES DAU DAK DBH PAD DID BLUD BOK BOS JKN BANKEU BANPROV HIBAH SILPA NONFISIK NON
TRANSFER SUMBER
"""
"""Where money comes from."""
_KNOWN = frozenset(f"{_FIGURES} {_WHOSE} {_WHEN} {_FUNDS}".split())
_NAMED = "RENSTRA RENJA RPJMD RKPD KEC KECAMATAN KELURAHAN DINAS BADAN BAGIAN KABUPATEN KAB KOTA"
_OWNERS = frozenset(_NAMED.split())
"""What a name stands behind: "Renstra Kec. Giri"."""
OF_FUNDS = re.compile(
    r"\b(?:APB(?:D|N|DES)|DAU|DAK|DBH|PAD|DID|BLUD|BOK|BOS|JKN|BANKEU|BANPROV|HIBAH|SILPA)\b"
)
"""Names of funds, of which a budget may have several."""
_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
"""Shorter words are marks, numerals and what is shortened."""


def strange_words_of(column: Column) -> tuple[str, ...]:
    """The words over a column of figures that are not known; none where it holds no figures.

    Nothing is strange where the contents said what the column means.
    """
    if column.meaning is None or column.meaning.field not in NUMBER_CELLS or column.why:
        return ()
    return tuple(dict.fromkeys(word for text in column.words for word in _strange_in(text)))


def _strange_in(text: str) -> Iterator[str]:
    """The unknown words of a text, but for what a plan or an office is called."""
    is_name = False
    for word in _WORD.findall(spelled(text)):
        if word in _KNOWN or word in _OWNERS or month_in(word):
            is_name = word in _OWNERS
        elif not is_name and len(word) >= _SHORT and not any(map(str.isdigit, word)):
            yield word
