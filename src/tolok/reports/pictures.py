"""A small picture of why: the parts of a sum against their whole, or a fraction as a bar."""

from dataclasses import dataclass
from fractions import Fraction
from html import escape

from tolok.audit.tree import Node, amount, grow
from tolok.domain.forms import CELL_LABELS, Form
from tolok.domain.notation import write_number
from tolok.domain.quantities import half_up, plain
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Repair

WIDTH, BAR = 320, 14
_MOST_PARTS = 12


@dataclass(frozen=True)
class _Bar:
    """One line of the picture: its name, its figure, the parts that fill it, where it ends."""

    label: str
    shown: str
    parts: tuple[Fraction, ...]
    kind: str


def picture_of(form: Form, repair: Repair) -> str:
    """An SVG that shows a repair's first change; empty where nothing of it can be drawn.

    Lengths are integers of one scale: the longest bar is 320 wide. Colour is never the only sign:
    each bar has its name and figure beside it.
    """
    change = next((edit for edit in repair.edits if isinstance(edit, Change)), None)
    if change is None:
        return ""
    before = {node.row.id: node for node in grow(form)}
    after = {node.row.id: node for node in grow(apply(form, [repair]))}
    node = before.get(change.row)
    if node is None or change.row not in after:
        return ""
    if change.cell in {"absorption", "achievement"}:
        bars = _fraction(node, change)
    elif change.cell in {"ceiling", "spending"}:
        bars = _sum(node, after[change.row], change)
    else:
        return ""
    return _drawn(bars, change) if bars else ""


def _fraction(node: Node, change: Change) -> tuple[_Bar, ...]:
    """The written and the right percentage of one whole."""
    part, whole = {
        "absorption": ("spending", "ceiling"),
        "achievement": ("realization", "target"),
    }[change.cell]
    over, under = amount(node.row.cell(part)), amount(node.row.cell(whole))
    written = amount(node.row.cell(change.cell))
    if over is None or not under or under < 0 or over < 0 or written is None:
        return ()
    label = CELL_LABELS[whole].removesuffix(" Rp")
    return (
        _Bar(label, write_number(plain(under)), (Fraction(100),), "whole"),
        _Bar("tertulis", f"{change.before} %", (max(written, Fraction(0)),), "wrong"),
        _Bar("dari angkanya", f"{change.after} %", (over * 100 / under,), "right"),
    )


def _sum(node: Node, after: Node, change: Change) -> tuple[_Bar, ...]:
    """The row's own sum, or that of the row above, with the figure as written and as proposed."""
    whole = node if node.terms else next(iter(node.wholes), None)
    mended = after if node.terms else next(iter(after.wholes), None)
    if whole is None or mended is None:
        return ()
    parts, mended_parts = (
        tuple(amount(term.row.cell(change.cell)) or Fraction(0) for term in one.terms)
        for one in (whole, mended)
    )
    total, right = (amount(one.row.cell(change.cell)) for one in (whole, mended))
    if total is None or right is None or any(part < 0 for part in (*parts, total, right)):
        return ()
    bars = [
        _Bar("jumlah bagian", _figure(sum(parts, Fraction(0))), parts, "parts"),
        _Bar("tertulis di atas", _figure(total), (total,), "wrong" if total != right else "whole"),
    ]
    if total != right:
        bars.append(_Bar("usul", _figure(right), (right,), "right"))
    else:
        bars.insert(
            1, _Bar("dengan usul", _figure(sum(mended_parts, Fraction(0))), mended_parts, "right")
        )
    return tuple(bars)


def _figure(value: Fraction) -> str:
    return write_number(plain(value))


def _drawn(bars: tuple[_Bar, ...], change: Change) -> str:
    longest = max(sum(bar.parts, Fraction(0)) for bar in bars) or Fraction(1)
    lines, height = [], 4
    for bar in bars:
        lines.append(
            f'<text class="picture-label" x="0" y="{height + 11}">{escape(bar.label)}</text>'
        )
        lines.append(
            f'<text class="picture-figure" x="{WIDTH}" y="{height + 11}">{escape(bar.shown)}</text>'
        )
        height += 16
        lines += _rects(bar, longest, height)
        height += BAR + 8
    title = f"{CELL_LABELS[change.cell]} baris {change.row}: {change.before} menjadi {change.after}"
    told = "; ".join(f"{bar.label} {bar.shown}" for bar in bars)
    return (
        f'<svg class="picture" role="img" viewBox="0 0 {WIDTH} {height}" '
        f'aria-label="{escape(title)}. {escape(told)}"><title>{escape(title)}</title>'
        f"{''.join(lines)}</svg>"
    )


def _rects(bar: _Bar, longest: Fraction, top: int) -> list[str]:
    """One rectangle a part; of very many parts the smallest are drawn as one."""
    parts = bar.parts
    if len(parts) > _MOST_PARTS:
        ranked = sorted(parts, reverse=True)
        parts = (*ranked[:_MOST_PARTS], sum(ranked[_MOST_PARTS:], Fraction(0)))
    found, done = [], Fraction(0)
    for number, part in enumerate(parts):
        left, right = (
            half_up((edge * WIDTH / longest).numerator, (edge * WIDTH / longest).denominator)
            for edge in (done, done + part)
        )
        done += part
        if right > left:
            kind = f"picture-{bar.kind} is-{'even' if number % 2 else 'odd'}"
            found.append(
                f'<rect class="{kind}" x="{left}" y="{top}" width="{right - left}" height="{BAR}"/>'
            )
    return found
