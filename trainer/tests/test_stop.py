"""The ways to ask for a stop."""

import os
import time

import pytest

from trainer.errors import Cancelled
from trainer.stop import Stop


@pytest.fixture
def pipe():
    reading, writing = os.pipe()
    stop = Stop()
    stop.on_stdin(reading)
    return stop, writing


def asked(stop):
    return stop.event.wait(timeout=5)


def test_a_cancel_line_stops_also_when_it_comes_in_pieces(pipe):
    stop, writing = pipe
    os.write(writing, b'not json\n{"kind":"other"}\n{"kind":')
    time.sleep(0.05)
    assert not stop.requested()
    os.write(writing, b'"cancel"}\n')
    assert asked(stop)
    with pytest.raises(Cancelled) as caught:
        stop.check(7)
    assert caught.value.step == 7


def test_the_end_of_stdin_stops(pipe):
    stop, writing = pipe
    os.close(writing)
    assert asked(stop)
