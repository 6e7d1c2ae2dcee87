"""Workers answer in order, and the death of one costs its own thing alone."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from tolok.cli import workers
from tolok.cli.workers import Lost, in_order


def waited(tenths: int) -> int:
    time.sleep(tenths / 10)
    return tenths


def may_die(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 3:
        os._exit(7)
    return number * number


def test_answers_come_in_the_order_of_the_things_whoever_is_done_first() -> None:
    assert list(in_order(waited, [5, 0, 1, 0], jobs=2)) == [5, 0, 1, 0]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_dies_costs_its_own_thing_alone(jobs: int) -> None:
    answers = list(in_order(may_die, range(6), jobs))
    assert answers == [0, Lost(-signal.SIGKILL), 4, Lost(7), 16, 25]
    assert [one.is_killed for one in answers if isinstance(one, Lost)] == [True, False]


def test_things_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 4)
    taken = []

    def things() -> Iterator[int]:
        for tenths in (7, *[0] * 40):
            taken.append(tenths)
            yield tenths

    answers = in_order(waited, things(), jobs=2)
    with closing(answers):
        assert next(answers) == 7
        assert len(taken) == 4 + 1  # the next one waits in hand
        assert len(list(answers)) == 40


def test_nobody_is_left_where_the_work_ends_early() -> None:
    with closing(in_order(waited, [0, 600, 600], jobs=2)) as answers:
        assert next(answers) == 0
        assert multiprocessing.active_children()
    assert multiprocessing.active_children() == []


def test_without_things_nobody_is_called() -> None:
    assert list(in_order(waited, [], jobs=2)) == []
