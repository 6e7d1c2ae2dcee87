"""Which level each row has."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from tolok.documents.rows.above_programs import high_lines
from tolok.documents.rows.lines import Line, Placed, acts, numbering_of
from tolok.documents.rows.steps import NESTED, by_steps, go_on
from tolok.domain.levels import Level

_CODE = re.compile(r"[\dX]{1,2}(?:\.[\dX]{1,4})+", re.IGNORECASE)
_RATE = re.compile(r"\s*(?:PERSENTASE|PRESENTASE|CAKUPAN|CAPAIAN|TINGKAT)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"(TUJUAN|SASARAN)(?:\s+STRATEGIS)?(?:\s*[\d.]*\s*:|\s+\d{1,2}(?:\.\d{1,2})*\.\s)",
    re.IGNORECASE,
)
_WORK = re.compile(r"(SUB[\s-]*KEGIATAN|KEGIATAN)\b", re.IGNORECASE)
_SAID = {"TUJUAN": Level.GOAL, "SASARAN": Level.OBJECTIVE}
_PROGRAM = re.compile(r"PROGRAM\b", re.IGNORECASE)


_BUDGETED = frozenset({Level.PROGRAM, Level.ACTIVITY, Level.SUBACTIVITY})
_BY_COLUMN = Placed(Level.ACTIVITY, f"kolom {Level.ACTIVITY.label}")
"""An activity that nothing but its column tells."""
_LISTED = "bernomor urut dan tidak ada yang menjumlah"
_LIKE_ACTIVITIES = "jumlah dan indikatornya seperti kegiatan"
_SHARING = 2


def levels_of(lines: Sequence[Line]) -> list[Placed]:
    """The level of each line: by its column, its code, its words, its look and its sums."""
    found: list[Placed | None] = []
    by_words = _tells_by_words(lines)
    goal_seen = False
    programs = _told_together(lines)
    for at, line in enumerate(lines):
        placed = (
            Placed(line.told, line.told_by)
            if line.told
            else programs.get(at) or _certain(line, goal_seen=goal_seen, by_words=by_words)
        )
        goal_seen = goal_seen or (placed is not None and placed.level is Level.GOAL)
        found.append(placed)
    for at, placed in high_lines(lines, found).items():
        found[at] = placed
    _nest_by_sums(lines, found)
    _split_activities(lines, found)
    return [
        (placed or Placed(Level.SUBACTIVITY, "tanpa petunjuk lain"))._replace(at=at)
        for at, placed in enumerate(found, start=1)
    ]


def _told_together(lines: Sequence[Line]) -> dict[int, Placed]:
    """What all lines of a column tell together of some of them."""
    told = _programs_by_look(lines) or _parts_of_programs(lines) or _by_depth(lines)
    if told or any(line.name and _by_name(line) for line in lines):
        return told
    return by_steps(lines)


def _programs_by_look(lines: Sequence[Line]) -> dict[int, Placed]:
    """The programs of a column that names programs and what is below them, told by look alone.

    Only where neither a word nor a code tells one, each look begins with a program, and no program
    has a smaller ceiling than a line below it.
    """
    places = [at for at, line in enumerate(lines) if line.name]
    named = [lines[at] for at in places]
    if not named or any(_PROGRAM.match(line.name) or line.code or line.told for line in named):
        return {}
    levels = named[0].levels
    shared = all(line.levels == levels for line in named) and Level.PROGRAM in levels
    if not shared or not levels <= _BUDGETED or len(levels) < _SHARING:
        return {}
    looks = (
        ([str(line.indent) for line in named], "0", "inden"),
        ([numbering_of(line.number) for line in named], "digit0", "penomoran"),
        (["" if line.name.isupper() else "a" for line in named], "", "huruf kapital"),
    )
    for look, top, why in looks:
        tops = [one == top for one in look]
        parted = len(set(look)) == (len(levels) if top else _SHARING)
        if parted and tops[0] and _hold(named, tops):
            found = Placed(Level.PROGRAM, f"dari {why}nya")
            return {at: found for at, is_top in zip(places, tops, strict=True) if is_top}
    return {}


def _parts_of_programs(lines: Sequence[Line]) -> dict[int, Placed]:
    """The activities among lines of programs: numbered otherwise, and each program is their sum."""
    places = [at for at, line in enumerate(lines) if line.name]
    named = [lines[at] for at in places]
    numbered = [numbering_of(line.number) for line in named]
    parts = [one != numbered[0] for one in numbered]
    of_programs = all(line.levels == {Level.PROGRAM} and not line.code for line in named)
    if not (of_programs and all(numbered) and len(set(numbered)) == _SHARING):
        return {}
    tops = [at for at, is_part in enumerate(parts) if not is_part]
    sums = [
        sum((line.ceiling or 0 for line in named[top + 1 : end]), Decimal(0))
        for top, end in pairwise([*tops, len(named)])
    ]
    if any(named[top].ceiling != total for top, total in zip(tops, sums, strict=True)):
        return {}
    found = Placed(Level.ACTIVITY, "menjumlah ke program di atasnya")
    return {at: found for at, is_part in zip(places, parts, strict=True) if is_part}


def _by_depth(lines: Sequence[Line]) -> dict[int, Placed]:
    """The levels of lines numbered 1, 1.1, 1.1.1, where a name says the level of some of them."""
    named = [(at, line) for at, line in enumerate(lines) if line.name]
    numbers = [line.number.strip("().") for _, line in named]
    if not all(map(NESTED.fullmatch, numbers)) or not go_on(numbers):
        return {}
    depths = [number.count(".") for number in numbers]
    told = [_by_name(line) for _, line in named]
    apart = {one.level.depth - depth for one, depth in zip(told, depths, strict=True) if one}
    if len(apart) != 1 or len(set(depths)) < _SHARING:
        return {}
    (step,) = apart
    by_depth = {level.depth: level for level in Level}
    levels = [by_depth.get(depth + step) for depth in depths]
    if any(level not in line.levels for level, (_, line) in zip(levels, named, strict=True)):
        return {}
    return {
        at: Placed(level, "dari penomorannya yang bertingkat")
        for level, (at, _) in zip(levels, named, strict=True)
        if level
    }


def _hold(lines: Sequence[Line], tops: Sequence[bool]) -> bool:
    """Whether no line has a larger ceiling than the top line above it."""
    ceiling: Decimal | None = None
    for line, is_top in zip(lines, tops, strict=True):
        if is_top:
            ceiling = line.ceiling
        elif ceiling is not None and (line.ceiling or 0) > ceiling:
            return False
    return True


def _tells_by_words(lines: Sequence[Line]) -> bool:
    """Whether verbs tell goals from objectives: some act, some do not, and numbers do not tell."""
    high = [line for line in lines if line.name and _only_high(line)]
    acting = [acts(line) for line in high]
    numbered = {bool(line.number) for line in high}
    return any(acting) and not all(acting) and len(numbered) == 1


def _only_high(line: Line) -> bool:
    """Whether only goal and objective are left, programs being known by their word."""
    left = line.levels - {Level.PROGRAM}
    return bool(left) and left <= {Level.GOAL, Level.OBJECTIVE}


def _certain(line: Line, *, goal_seen: bool, by_words: bool) -> Placed | None:
    if told := _by_name(line):
        return told
    code = "".join(line.code.split()).rstrip(".")
    if _CODE.fullmatch(code):
        parts = len(code.split("."))
        level = {3: Level.PROGRAM, 5: Level.ACTIVITY, 6: Level.SUBACTIVITY}.get(parts)
        return Placed(level, f"kodenya {parts} ruas") if level else None
    left = line.levels if len(line.levels) == 1 else line.levels - {Level.PROGRAM}
    if not line.name and not line.levels:
        return Placed(Level.OBJECTIVE, "tabel indikator tanpa kolom nama")
    if _only_high(line) and len(left) > 1:
        return _high(line, goal_seen=goal_seen, by_words=by_words)
    if len(left) == 1:
        (level,) = left
        return Placed(level, f"kolom {level.label}")
    return None


def _by_name(line: Line) -> Placed | None:
    """The level that a name begins with: "Program …", "Sasaran 1.2: …"."""
    if _PROGRAM.match(line.name):
        return Placed(Level.PROGRAM, "namanya diawali kata Program")
    if (said := _LEVEL.match(line.name)) and (level := _SAID[said[1].upper()]) in line.levels:
        return Placed(level, f"namanya diawali kata {said[1].capitalize()}")
    if (said := _WORK.match(line.name)) and not line.code:
        level = Level.ACTIVITY if said[1].upper() == "KEGIATAN" else Level.SUBACTIVITY
        if level in line.levels:
            return Placed(level, f"namanya diawali kata {level.label}")
    return None


def _high(line: Line, *, goal_seen: bool, by_words: bool) -> Placed:
    """A goal or an objective, where they share a column."""
    if by_words and acts(line):
        return Placed(Level.GOAL, "kata kerjanya menyatakan tujuan")
    if by_words:
        return Placed(Level.OBJECTIVE, "katanya menyatakan keadaan yang dicapai")
    if line.number:
        return Placed(Level.OBJECTIVE, "bernomor di kolom tujuan/sasaran")
    if goal_seen:
        return Placed(Level.OBJECTIVE, "di bawah tujuan")
    return Placed(Level.GOAL, "baris pertama di kolom tujuan/sasaran")


def _nest_by_sums(lines: Sequence[Line], found: list[Placed | None]) -> None:
    """Activities that only a column of programs and activities tells: what adds up to one is below.

    Only where all of a program's would exceed it, and those left are just its sum.
    """
    starts = [at for at, one in enumerate(found) if one and one.level is Level.PROGRAM]
    for start, end in pairwise([*starts, len(lines)]):
        run = lines[start + 1 : end]
        total = lines[start].ceiling
        if not total or any(one != _BY_COLUMN for one in found[start + 1 : end]):
            continue
        heads: list[Line] = []
        parts: list[int] = []
        at = 0
        while at < len(run):
            heads.append(run[at])
            count = _adding_up(run, at)
            parts += range(start + 2 + at, start + 2 + at + count)
            at += 1 + count
        if parts and sum((line.ceiling or 0 for line in heads), Decimal(0)) == total:
            for one in parts:
                found[one] = Placed(Level.SUBACTIVITY, "menjumlah ke kegiatan di atasnya")


def _adding_up(run: Sequence[Line], head: int) -> int:
    """How many lines right after one add up to it; 0 where none do."""
    total = Decimal(0)
    for count, line in enumerate(run[head + 1 :], start=1):
        total += line.ceiling or 0
        if total and total >= (run[head].ceiling or 0):
            return count if total == run[head].ceiling else 0
    return 0


def _split_activities(lines: Sequence[Line], found: list[Placed | None]) -> None:
    """Tell activities from subactivities, program by program."""
    start = 0
    while start < len(lines):
        if found[start] is not None:
            start += 1
            continue
        end = start
        while end < len(lines) and found[end] is None:
            end += 1
        start += _parts_of_activity(lines[:end], found, start)
        if start < end:
            _split_run(lines[start:end], found, start)
        start = end
    _as_other_lists(lines, found)


def _as_other_lists(lines: Sequence[Line], found: list[Placed | None]) -> None:
    """The only line of a program, numbered 1, as deep as the lists of the other programs are."""
    listed = any(one and one.ground == _LISTED for one in found)
    for at, (line, placed) in enumerate(zip(lines, found, strict=True)):
        above = found[at - 1] if at else None
        ends = at + 1 == len(lines) or (after := found[at + 1]) is None or after.level.depth < 3
        is_alone = above is not None and above.level is Level.PROGRAM and ends
        numbered = line.number.strip("().") == "1"
        if listed and is_alone and numbered and placed and placed.ground == _LIKE_ACTIVITIES:
            found[at] = Placed(Level.SUBACTIVITY, _LISTED)


def _parts_of_activity(lines: Sequence[Line], found: list[Placed | None], start: int) -> int:
    """How many lines from the first add up to the activity above them; they are its parts then."""
    above = found[start - 1] if start else None
    if above is None or above.level is not Level.ACTIVITY:
        return 0
    run = lines[start - 1 :]
    count = _children_count(run, 0)
    if not run[0].ceiling or not _sums_up(run, count):
        return 0
    part = Placed(Level.SUBACTIVITY, "menjumlah ke kegiatan di atasnya")
    found[start : start + count] = [part] * count
    return count


def _split_run(run: Sequence[Line], found: list[Placed | None], start: int) -> None:
    """Activities and subactivities of a stretch: by their look where it varies, else by sums."""
    for look, why in ((_indents, "inden"), (_weights, "tebal huruf"), (_numberings, "penomoran")):
        deep = look(run)
        if deep is not None and _is_turned(run, deep):
            deep = _below_headings(run, look)
        if deep is None or _is_turned(run, deep):
            continue
        for offset, line in enumerate(run):
            level = Level.SUBACTIVITY if deep[offset] else Level.ACTIVITY
            found[start + offset] = Placed(level, f"dari {why}nya" if line.name else "")
        return
    if _is_list(run):
        listed = Placed(Level.SUBACTIVITY, _LISTED)
        found[start : start + len(run)] = [listed] * len(run)
        return
    position = 0
    while position < len(run):
        found[start + position] = Placed(Level.ACTIVITY, _LIKE_ACTIVITIES)
        count = _children_count(run, position)
        for offset in range(position + 1, position + 1 + count):
            found[start + offset] = Placed(Level.SUBACTIVITY, "menjumlah ke kegiatan di atasnya")
        position += 1 + count


def _is_turned(run: Sequence[Line], deep: Sequence[bool]) -> bool:
    """Whether a look puts a line below others whose sum it is."""
    return any(is_deep and _has_parts(run[at:]) for at, is_deep in enumerate(deep))


def _has_parts(run: Sequence[Line]) -> bool:
    """Whether the first line is the sum of two or more right after it."""
    total, count = Decimal(0), 0
    for line in run[1:]:
        total, count = total + (line.ceiling or 0), count + bool(line.ceiling)
        if total >= (run[0].ceiling or 0):
            break
    return count >= _SHARING and total == run[0].ceiling


def _below_headings(
    run: Sequence[Line], look: Callable[[Sequence[Line]], list[bool] | None]
) -> list[bool] | None:
    """What a look says of the lines that have something to tell; a heading among them is none."""
    telling = [at for at, line in enumerate(run) if line.ceiling or line.indicator or line.unit]
    deep = look([run[at] for at in telling]) if telling else None
    if deep is None:
        return None
    said = dict(zip(telling, deep, strict=True))
    return [said.get(at, False) for at in range(len(run))]


def _is_list(run: Sequence[Line]) -> bool:
    """Whether lines are only counted, 1 to the last, and none is the sum of those after it."""
    if [line.number.strip("().") for line in run] != [str(at + 1) for at in range(len(run))]:
        return False
    heads = range(len(run) - 1)
    sums = any(_sums_up(run[at:], count) for at in heads if (count := _children_count(run, at)))
    return len(run) > 1 and not sums and not any(map(looks_like_activity, run))


def _sums_up(run: Sequence[Line], count: int) -> bool:
    """Whether the first line is the sum of so many after it."""
    return run[0].ceiling == sum((line.ceiling or 0 for line in run[1 : count + 1]), Decimal(0))


def _indents(run: Sequence[Line]) -> list[bool] | None:
    """Which lines stand deepest.

    Our own writers indent an activity by one step, and a subactivity by two.
    """
    steps = sorted({line.indent for line in run})
    if steps[-1] == 0:
        return None
    deep = 2 if len(steps) == 1 else steps[-1]
    return [line.indent >= deep for line in run]


def _weights(run: Sequence[Line]) -> list[bool] | None:
    """Which lines are not bold, where the first is and others are not."""
    if not run[0].bold or all(line.bold for line in run):
        return None
    return [not line.bold for line in run]


def _numberings(run: Sequence[Line]) -> list[bool] | None:
    """Which lines are numbered more deeply than the first: 1 then a, or 1 then 1.1."""
    styles = [numbering_of(line.number) for line in run]
    if not styles[0] or len(set(styles)) < 2:
        return None
    return [style != styles[0] for style in styles]


def _children_count(run: Sequence[Line], head: int) -> int:
    """How many lines after an activity are its subactivities: until they sum to it, or another."""
    total = Decimal(0)
    for position in range(head + 1, len(run)):
        if looks_like_activity(run[position]):
            return position - head - 1
        total += run[position].ceiling or 0
        if total and total == run[head].ceiling and not _followed_by_zero(run, position):
            return position - head
    return len(run) - head - 1


def _followed_by_zero(run: Sequence[Line], last: int) -> bool:
    return last + 1 < len(run) and not run[last + 1].ceiling


def looks_like_activity(line: Line) -> bool:
    """A % indicator with a formula: so a kegiatan is written where it shares its column."""
    return bool(line.method) and (line.unit == "%" or bool(_RATE.match(line.indicator)))
