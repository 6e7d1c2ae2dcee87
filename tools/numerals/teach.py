"""Teach the recogniser of numbers: `python teach.py LESSONS STEPS MODEL`, on one core.

LESSONS is a folder that draw_lessons.py fills, and may still be filling; MODEL is written every few
minutes, so that a lesson cut short has taught something.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import jax
import jax.numpy as jnp
import numpy as np
import optax
from number_network import ALPHABET, Weights, begun, moments, seen, written

_WIDTHS = (64, 96, 128, 176, 224, 288)
_PIXELS = 7168  # of width in a batch
_LONGEST = 26  # signs
_PAPER = 245
_RATE = 3e-3
_SAVED = 500  # steps


def lessons_of(path: Path) -> dict[int, list[tuple[np.ndarray, str]]]:
    """The lessons of a file by the width of the batch that they go into."""
    file = np.load(path)
    pixels, texts, widths = file["pixels"], file["texts"], file["widths"]
    found: dict[int, list[tuple[np.ndarray, str]]] = {width: [] for width in _WIDTHS}
    ends = np.cumsum(widths * 64)
    for text, width, end in zip(texts, widths, ends, strict=True):
        strip = pixels[end - width * 64 : end].reshape(width, 32, 2).transpose(1, 0, 2)
        found[next(one for one in _WIDTHS if one >= width)].append((strip, str(text)))
    return found


def batches(folder: Path, chance: np.random.Generator) -> Any:
    """Batches without end: files by lot, of each all lessons, in any order."""
    while True:
        paths = sorted(folder.glob("*.npz"))
        order = [paths[place] for place in chance.permutation(len(paths))]
        for first in range(0, len(order), 3):
            pool: dict[int, list[tuple[np.ndarray, str]]] = {width: [] for width in _WIDTHS}
            for path in order[first : first + 3]:
                for width, some in lessons_of(path).items():
                    pool[width] += some
            parts = []
            for width, some in pool.items():
                size = _PIXELS // width
                mixed = [some[place] for place in chance.permutation(len(some))]
                parts += [
                    (width, mixed[at : at + size]) for at in range(0, len(mixed) - size + 1, size)
                ]
            for place in chance.permutation(len(parts)):
                width, some = parts[place]
                yield _tensors(width, some, chance)


def _tensors(
    width: int, some: list[tuple[np.ndarray, str]], chance: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    strips = np.zeros((len(some), 32, width, 2), np.float32)
    labels = np.zeros((len(some), _LONGEST), np.int32)
    absent = np.ones((len(some), _LONGEST), np.float32)
    for place, (strip, text) in enumerate(some):
        shift = int(chance.integers(0, width - strip.shape[1] + 1))
        light = (_PAPER - strip.astype(np.float32)) / 128 * float(chance.uniform(0.75, 1.25))
        if chance.random() < 0.1:  # a page without colour: both layers are the same
            light = np.repeat(light[:, :, int(chance.integers(0, 2)) :][:, :, :1], 2, axis=2)
        strips[place, :, shift : shift + strip.shape[1]] = light
        labels[place, : len(text)] = [1 + ALPHABET.index(sign) for sign in text]
        absent[place, : len(text)] = 0
    return strips, labels, absent


def _loss(
    weights: Weights, running: Weights, strips: Any, labels: Any, absent: Any
) -> tuple[Any, Weights]:
    logits, kept = seen(weights, running, strips)
    steps = jnp.zeros(logits.shape[:2])
    return optax.ctc_loss(logits, steps, labels, absent).mean(), kept


def main(folder: Path, steps: int, model: Path) -> None:
    """Teach for some thousand steps."""
    chance = np.random.default_rng(6)
    weights, running = begun(jax.random.PRNGKey(6)), moments()
    rate = optax.warmup_cosine_decay_schedule(1e-4, _RATE, 200, steps, 1e-5)
    rule = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(rate, weight_decay=1e-4))
    state = rule.init(weights)

    def taught(weights: Weights, running: Weights, state: Any, *batch: Any) -> Any:
        (loss, kept), slope = jax.value_and_grad(_loss, has_aux=True)(weights, running, *batch)
        change, state = rule.update(slope, state, weights)
        return optax.apply_updates(weights, change), kept, state, loss

    learn = jax.jit(taught)
    losses: list[float] = []
    begin = time.monotonic()
    for step, batch in enumerate(batches(folder, chance), start=1):
        weights, running, state, loss = learn(weights, running, state, *batch)
        losses.append(float(loss))
        if step % 50 == 0:
            print(
                step, round(time.monotonic() - begin), round(np.mean(losses[-50:]), 4), flush=True
            )
        if step % _SAVED == 0 or step == steps:
            written(weights, running, model)
        if step == steps:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
