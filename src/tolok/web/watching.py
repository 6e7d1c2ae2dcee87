"""A page that is sent while files are read: each step as it is reached, the outcome last."""

from collections.abc import Callable, Generator, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from django.db import connections
from django.http import HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string

from tolok.services.filings import FileWatch, Received
from tolok.web.acting import ActingRequest

Work = Callable[[FileWatch], list[Received]]
"""What reads the files, and tells how far it is."""

Opened = Callable[[list[Received]], HttpResponseBase]
"""What answers once files are read, before anything was sent."""

_HERE = "<!-- langkah -->"
_STEP, _OUTCOME = "web/parts/reading_step.html", "web/parts/reading_outcome.html"


class Step(NamedTuple):
    """How many of how many pages of a file are read."""

    name: str
    done: int
    pages: int


def watched(request: ActingRequest, work: Work, opened: Opened) -> HttpResponseBase:
    """The page of files being read; it needs no script, and opens a form that is alone by itself.

    Where nothing is read slowly, which no scan at all and one that cannot even be opened are
    alike in, ``opened`` answers as it does for any file. The work is done to its end even where
    nobody waits for it any more.
    """
    # Rendered before anything is sent: what fails here still is an error page of its own.
    head, _, foot = render_to_string("web/reading.html", {"here": _HERE}, request).partition(_HERE)
    steps = steps_of(work)
    try:
        first = next(steps)
    except StopIteration as end:
        return opened(end.value)
    response = StreamingHttpResponse(_parts(head + _drawn(first), steps, foot))
    response["X-Accel-Buffering"] = "no"  # a proxy that keeps the page back shows no progress
    response["Content-Encoding"] = "identity"  # so does what compresses it
    return response


def _parts(head: str, steps: Generator[Step, None, list[Received]], foot: str) -> Iterator[str]:
    yield head
    try:
        while True:
            yield _drawn(next(steps))
    except StopIteration as end:
        yield render_to_string(_OUTCOME, {"received": end.value})
    except Exception:
        yield render_to_string(_OUTCOME, {"has_failed": True}) + foot
        raise
    yield foot


def _drawn(step: Step) -> str:
    return render_to_string(_STEP, {"step": step})


def steps_of(work: Work) -> Generator[Step, None, list[Received]]:
    """The steps of a work while it is done by a thread of its own; then what came of it."""
    said: SimpleQueue[Step | None] = SimpleQueue()
    received: list[Received] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            received.extend(work(lambda *step: said.put(Step(*step))))
        except Exception as error:  # noqa: BLE001 - raised again by whoever waits
            failed.append(error)
        finally:
            connections.close_all()  # a thread's own, which no request would close
            said.put(None)

    Thread(target=run, name="membaca").start()
    while (step := said.get()) is not None:
        yield step
    if failed:
        raise failed[0]
    return received
