"""One deed for many things in processes of their own: in order, and no crash reaches the next."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from multiprocessing.context import SpawnProcess

AHEAD = 500
"""Answers kept while an earlier thing is still at work: what bounds the memory."""

_GRACE = 5  # seconds to leave in order, taking half-written files along

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Lost(NamedTuple):
    """In place of an answer: the worker ended without one, by this exit code or -signal."""

    code: int

    @property
    def is_killed(self) -> bool:
        """Whether the system ended it at once, as it does where memory runs out."""
        return sys.platform != "win32" and self.code == -signal.SIGKILL


def cores() -> int:
    """How many processes this one may run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    deed: Callable[[Thing], Answer], things: Iterable[Thing], jobs: int
) -> Generator[Answer | Lost, None, None]:
    """What the deed answers for each thing, in the order of the things, whoever is done first.

    Deed, things and answers go from process to process, so they can be pickled. Things are taken
    as they are needed. Where the iteration ends early, as by Ctrl+C, the workers end too.
    """
    crew = _Crew[Thing, Answer](deed, jobs)
    coming = enumerate(things)
    given = next(coming, None)
    done: dict[int, Answer | Lost] = {}
    due = 0
    try:
        while given is not None or crew.busy or done:
            while given is not None and crew.has_room and given[0] < due + AHEAD:
                crew.give(*given)
                given = next(coming, None)
            done.update(crew.answers())
            while due in done:
                yield done.pop(due)
                due += 1
    finally:
        crew.end()


@dataclass
class _Worker:
    """A process, our end of its pipe, and which thing it is at."""

    process: SpawnProcess
    pipe: Connection
    place: int


class _Crew(Generic[Thing, Answer]):
    """The workers: each has one thing at a time, so a dead one tells which thing was too much."""

    def __init__(self, deed: Callable[[Thing], Answer], jobs: int) -> None:
        self.deed = deed
        self.jobs = jobs
        self.busy: dict[Connection, _Worker] = {}
        self.idle: list[_Worker] = []

    @property
    def has_room(self) -> bool:
        """Whether another thing can be begun."""
        return len(self.busy) < self.jobs

    def give(self, place: int, thing: Thing) -> None:
        """Begin a thing, in a worker that has nothing to do or in a new one."""
        with _without_interrupts():  # which would leave behind a worker that nobody knows of
            worker = self.idle.pop() if self.idle else self._started(place)
            worker.place = place
            self.busy[worker.pipe] = worker
            # A worker that has died meanwhile says so when it is asked for its answer.
            with contextlib.suppress(OSError):
                worker.pipe.send(thing)

    def _started(self, place: int) -> _Worker:
        # A new interpreter: a copy of this one would hold locks of its threads, if it had any.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.deed), daemon=True)
        process.start()
        theirs.close()  # so that the pipe ends with the worker
        return _Worker(process, ours, place)

    def answers(self) -> Iterator[tuple[int, Answer | Lost]]:
        """What is answered by now, at least one where anybody is at work."""
        for pipe in wait(list(self.busy)):
            worker = self.busy.pop(cast("Connection", pipe))
            try:
                answer: Answer | Lost = worker.pipe.recv()
            except (EOFError, OSError):
                worker.process.join()
                worker.pipe.close()
                answer = Lost(worker.process.exitcode or 0)
            else:
                self.idle.append(worker)
            yield worker.place, answer

    def end(self) -> None:
        """Send everybody home, at once."""
        everybody = [*self.idle, *self.busy.values()]
        for worker in everybody:
            worker.process.terminate()
        for worker in everybody:
            worker.process.join(_GRACE)
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl+C reaches every process of a terminal; whoever is started herein never feels it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, deed: Callable[[Any], Any]) -> None:
    """A worker's life: until the pipe ends, as it does when nobody is left who waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Leaving by an exception takes a half-written file along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(deed(pipe.recv()))
