"""Colour that was printed with the table: fills, rules and letters, which no stamp leaves so."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Grey, Mask, Picture

_FILL = 130  # grey: what is darker over a field is a fill; letters on it are lighter
_USUAL = 2600  # pixels along the longer side of a page at 200 dpi: what is below is of such a page
_THIN = 5  # pixels: rules and letters are thinner
_SOLID = 15  # pixels: a fill has places as wide and as high without any letter
_HOLES = 25  # pixels: light letters and rules in a fill are narrower
_LIGHT = (0.01, 0.5)  # of a fill is taken by letters and rules in it
_APART = 45  # grey steps by which a letter is lighter than its fill, or a rule darker
_GRAIN, _CONTRAST = 15.0, 6.0  # grey steps of noise in a fill, and by how much more is ink
_EDGE, _RULE = 2, 180.0  # pixels that the edge of a fill is thick, and grey steps that it is dark
_STRAIGHT = 100  # pixels: an arc of a stamp is nowhere straight as long
_RULED = 3.0  # pages' widths of straight colour; a stamp's frame is far shorter
_FRINGE = 9  # pixels: colour of a rule runs so far, JPEG's and the smoothing's
_WORD = (6, 40)  # pixels: heights of a printed word at any resolution that can be read
_ARC, _REACH = 20, 150  # pixels: a piece of a stamp's ring is as wide, and its words are as near
_LONG = 1.0  # times as wide as high is a word, at least
_ALIKE = 0.8  # cosine between two hues from which they may be one ink
_DENSE = 0.25  # of its box is covered by a word whose colour runs; of a pen's stroke less


def evened(picture: Picture) -> Picture:
    """The page with light letters on dark fills turned into dark ones on paper.

    What reaches the picture's border is a desk or a shadow.
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    fills = _fills(np.where(grey < _FILL, 255, 0).astype(np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(fills)
    found = picture
    for label in range(1, count):
        left, top, width, height = (int(value) for value in stats[label, :4])
        within = labels[top : top + height, left : left + width] == label
        right, bottom = left + width, top + height
        is_inside = left > 0 and top > 0 and right < grey.shape[1] and bottom < grey.shape[0]
        turned = _turned(grey[top:bottom, left:right], within) if is_inside else None
        if turned is not None:
            found = found.copy() if found is picture else found
            found[top:bottom, left:right][within] = turned[within][:, None]
    return found


def _fills(dark: Mask) -> Mask:
    """The fields that are dark but for letters and rules in them."""
    scale = max(1.0, max(dark.shape) / _USUAL)
    thin, solid, holes = (
        np.ones((round(size * scale),) * 2, np.uint8) for size in (_THIN, _SOLID, _HOLES)
    )
    cores = cv2.erode(dark, solid) > 0
    if not cores.any():
        return np.zeros_like(dark)
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, thin)
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, holes)  # white rules part a header's cells
    count, labels = cv2.connectedComponents(closed)
    has_core = np.zeros(count, np.bool_)
    has_core[np.unique(labels[cores])] = True
    has_core[0] = False
    kept = np.where(has_core[labels], np.uint8(255), np.uint8(0))
    return np.asarray(cv2.morphologyEx(kept, cv2.MORPH_OPEN, solid), np.uint8)


def _turned(grey: Grey, within: npt.NDArray[np.bool_]) -> Grey | None:
    """A fill as paper, and what stands out of it as ink; None where hardly anything does.

    Its edge becomes a rule: where a fill ends a cell does, whether that is ruled or not.
    """
    fill = float(np.median(grey[within]))
    off = np.abs(grey.astype(np.float32) - fill)
    share = float((off[within] > _APART).mean())
    if not _LIGHT[0] < share < _LIGHT[1]:
        return None
    lighter = np.clip(grey.astype(np.float32) - fill, 0.0, None)
    letters = lighter * (235.0 / max(float(np.percentile(lighter[within], 99.5)), 1.0))
    # A black rule on a dark fill stands out much less than a white letter.
    darker = cv2.GaussianBlur(np.clip(fill - grey.astype(np.float32), 0.0, None), (0, 0), 0.7)
    ink = np.clip(np.maximum(letters, (darker - _GRAIN) * _CONTRAST), 0.0, 235.0)
    framed = cv2.copyMakeBorder(within.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT)
    inner = cv2.erode(framed, np.ones((2 * _EDGE + 1,) * 2, np.uint8))[1:-1, 1:-1] > 0
    return np.asarray(255.0 - np.where(inner, ink, np.maximum(ink, _RULE)), np.uint8)


def printed(picture: Picture, colourful: Mask) -> Mask:
    """The pixels of coloured ink that are rules of tables or printed words, and no fill."""
    solid = cv2.morphologyEx(colourful, cv2.MORPH_OPEN, np.ones((_SOLID, _SOLID), np.uint8))
    near = np.asarray(cv2.dilate(solid, np.ones((_FRINGE, _FRINGE), np.uint8)), np.uint8)
    thin = np.asarray(colourful & ~near, np.uint8)
    rules = _rules(thin)
    return np.asarray((rules | _words(picture, thin & ~rules)) & thin, np.uint8)


def _rules(colourful: Mask) -> Mask:
    """Long straight lines, where there are more than any stamp has."""
    even = cv2.dilate(colourful, np.ones((5, 5), np.uint8))  # a rule askew has steps
    level, upright = (
        np.asarray(cv2.morphologyEx(even, cv2.MORPH_OPEN, np.ones(size, np.uint8)), np.uint8)
        for size in ((1, _STRAIGHT), (_STRAIGHT, 1))
    )
    either = level | upright
    length = np.count_nonzero(either) / _FRINGE
    if length < _RULED * colourful.shape[1]:
        return np.zeros_like(colourful)
    return np.asarray(cv2.dilate(either, np.ones((_FRINGE, _FRINGE), np.uint8)), np.uint8)


class _Piece(NamedTuple):
    """A piece of coloured ink: its box, how its channels differ, and whether it may be a word."""

    box: tuple[int, int, int, int]
    hue: npt.NDArray[np.float64]
    is_word: bool

    def is_of(self, large: "_Piece") -> bool:
        """Whether it is near a larger piece and of its colour, as a stamp's word and its ring."""
        left, top, right, bottom = large.box
        is_ring = min(right - left, bottom - top) > _REACH  # and not a piece of one
        reach = 0 if is_ring else min(max(right - left, bottom - top), _REACH)
        x, y = (self.box[0] + self.box[2]) // 2, (self.box[1] + self.box[3]) // 2
        is_near = left - reach <= x <= right + reach and top - reach <= y <= bottom + reach
        return is_near and float(self.hue @ large.hue) > _ALIKE


def _words(picture: Picture, colourful: Mask) -> Mask:
    """Level words that stand away from the larger marks of stamps and pens."""
    near = cv2.dilate(colourful, np.ones((3, 9), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near)
    pieces = [_piece(picture, colourful, stats[label]) for label in range(1, count)]
    large = [one for one in pieces if not one.is_word and _is_large(one)]
    words = np.zeros(count, np.bool_)
    for label, one in enumerate(pieces, start=1):
        words[label] = one.is_word and not any(map(one.is_of, large))
    return np.where(words[labels], np.uint8(255), np.uint8(0)) & colourful


def _is_large(piece: _Piece) -> bool:
    left, top, right, bottom = piece.box
    width, height = right - left, bottom - top
    return max(width, height) > _WORD[1] and min(width, height) > _ARC


def _piece(picture: Picture, colourful: Mask, stats: npt.NDArray[np.int32]) -> _Piece:
    left, top, width, height = (int(value) for value in stats[:4])
    part = np.s_[top : top + height, left : left + width]
    inked = colourful[part] > 0
    colour = picture[part][inked].mean(axis=0) if inked.any() else np.zeros(3)
    hue = colour - colour.mean()
    is_high = _WORD[0] <= height <= _WORD[1] and width >= _LONG * height
    is_word = is_high and int(np.count_nonzero(inked)) >= _DENSE * width * height
    box = (left, top, left + width, top + height)
    return _Piece(box, hue / max(float(np.linalg.norm(hue)), 1e-6), is_word)
