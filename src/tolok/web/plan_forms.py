"""What a page of the plan sends, as the texts that the planner's deeds take."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpRequest, QueryDict

from tolok.domain.errors import TolokError
from tolok.domain.levels import Level
from tolok.services.plan_codes import fill_indicator
from tolok.services.plan_moves import move_under, shift_node
from tolok.services.planning import Formula, IndicatorText, NodeText, Planner, read_amount

TARGET = "target-"
"""Fields of targets are named by their period: target-2026-Q1."""

TOP = "puncak"
"""What stands for no parent where a node is moved; no key is this word."""


def sent_by(request: HttpRequest) -> QueryDict:
    """What a page sent, without the characters that no database keeps."""
    sent = request.POST.copy()
    for name, texts in sent.lists():
        sent.setlist(name, [text.replace("\0", "") for text in texts if isinstance(text, str)])
    return sent


def one_line(text: str) -> str:
    """A text that a person wrote over several lines, as one."""
    return " ".join(text.split())


def seen_of(sent: QueryDict) -> int:
    """The revision that was seen; -1, which nothing has, where none was sent."""
    text = sent.get("dilihat", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def day_of(text: str) -> date:
    """The day of a date field; TolokError where it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise TolokError("Tanggal tidak dikenal. Pilih tanggalnya, misalnya 30-09-2026.") from error


def reason_of(sent: QueryDict) -> str:
    """Why something is changed."""
    return sent.get("alasan", "").strip()


def node_text(sent: QueryDict, level: str) -> NodeText:
    """The words of a node."""
    if level not in set(Level):
        raise TolokError("Pilih tingkatnya: tujuan, sasaran, program, kegiatan, atau sub kegiatan.")
    code = sent.get("kode", "").strip()
    responsible = sent.get("penanggung_jawab", "")
    _refuse_long(("Kode", code, 40), ("Penanggung jawab", responsible, 160))
    return NodeText(Level(level), one_line(sent.get("nama", "")), code, responsible)


def indicator_text(sent: QueryDict) -> IndicatorText:
    """The words of an indicator."""
    text = IndicatorText(
        one_line(sent.get("indikator", "")),
        sent.get("cara", ""),
        sent.get("satuan", ""),
        sent.get("nilai_awal", ""),
        "utama" in sent,
        sent.get("alasan_iku", ""),
        sent.get("sumber_data", ""),
        sent.get("penanggung_jawab", ""),
    )
    _refuse_long(
        ("Satuan", text.unit, 80),
        ("Nilai awal", text.baseline, 64),
        ("Penanggung jawab", text.responsible, 160),
    )
    return text


def formula_of(sent: QueryDict) -> Formula:
    """A formula by the names of the domain."""
    return Formula(
        sent.get("perhitungan", ""),
        sent.get("ekspresi", ""),
        sent.get("akumulasi", ""),
        sent.get("penyebut", ""),
        sent.get("di_atas", "") or "ratio",
        sent.get("skala", ""),
        is_zero_the_goal="nol" in sent,
    )


def _edit(planner: Planner, key: str, sent: QueryDict) -> None:
    node, why = planner.node(key), reason_of(sent)
    planner.edit_node(node, node_text(sent, node.level), seen_of(sent), why)
    name, unit = one_line(sent.get("indikator", "")), sent.get("satuan", "").strip()
    if name:
        _refuse_long(("Satuan", unit, 80))
        fill_indicator(planner, node, name, unit, why)


def _add(planner: Planner, key: str, sent: QueryDict) -> None:
    parent, why = planner.node(key) if key else None, reason_of(sent)
    node = planner.add_node(parent, node_text(sent, sent.get("tingkat", "")), reason=why)
    planner.set_ceiling(node, read_amount(sent.get("pagu", "")), why)
    if sent.get("indikator", "").strip():
        indicator = planner.add_indicator(node, indicator_text(sent), reason=why)
        planner.set_target(indicator, str(planner.year), sent.get("target", ""), why)


def _shift(planner: Planner, key: str, sent: QueryDict) -> None:
    shift_node(planner, planner.node(key), up=sent.get("arah") == "naik", reason=reason_of(sent))


def _move(planner: Planner, key: str, sent: QueryDict) -> None:
    to = sent.get("induk", "")
    if not to:
        raise TolokError("Pilih induk yang baru.")
    parent = None if to == TOP else planner.node(to)
    move_under(planner, planner.node(key), parent, reason_of(sent))


def _close(planner: Planner, key: str, sent: QueryDict) -> None:
    planner.close(planner.node(key), reason_of(sent))


def _fund(planner: Planner, key: str, sent: QueryDict) -> None:
    amount = read_amount(sent.get("pagu", ""))
    planner.set_ceiling(planner.node(key), amount, reason_of(sent))


def _add_indicator(planner: Planner, key: str, sent: QueryDict) -> None:
    why = reason_of(sent)
    indicator = planner.add_indicator(planner.node(key), indicator_text(sent), reason=why)
    planner.set_target(indicator, str(planner.year), sent.get("target", ""), why)


def _edit_indicator(planner: Planner, key: str, sent: QueryDict) -> None:
    text = indicator_text(sent)
    planner.edit_indicator(planner.indicator(key), text, seen_of(sent), reason_of(sent))


def _define(planner: Planner, key: str, sent: QueryDict) -> None:
    planner.define(planner.indicator(key), formula_of(sent), reason_of(sent))


def _aim(planner: Planner, key: str, sent: QueryDict) -> None:
    indicator = planner.indicator(key)
    for name in sent:
        if name.startswith(TARGET):
            period = name.removeprefix(TARGET)
            planner.set_target(indicator, period, sent.get(name, ""), reason_of(sent))


def _close_indicator(planner: Planner, key: str, sent: QueryDict) -> None:
    planner.close(planner.indicator(key), reason_of(sent))


NodeDeed = Callable[[Planner, str, QueryDict], None]

NODE_DEEDS: Mapping[str, NodeDeed] = {
    "ubah": _edit,
    "tambah": _add,
    "geser": _shift,
    "pindah": _move,
    "tutup": _close,
    "pagu": _fund,
    "indikator": _add_indicator,
}
"""What is done to a node, by the last part of its address."""

INDICATOR_DEEDS: Mapping[str, NodeDeed] = {
    "ubah": _edit_indicator,
    "rumus": _define,
    "target": _aim,
    "tutup": _close_indicator,
}
"""What is done to an indicator, by the last part of its address."""


def _refuse_long(*fields: tuple[str, str, int]) -> None:
    for label, text, most in fields:
        if len(text.strip()) > most:
            raise TolokError(f"{label} paling panjang {most} huruf; yang ditulis {len(text)}.")
