"""The request to stop: from the parent's stdin, from its death, or from a signal."""

import json
import os
import signal
import threading

from .errors import Cancelled


class Stop:
    """A flag that is set once and read between steps."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def request(self) -> None:
        self.event.set()

    def requested(self) -> bool:
        return self.event.is_set()

    def check(self, step: int = 0) -> None:
        """Raises Cancelled when a stop was requested."""
        if self.requested():
            raise Cancelled(step)

    def on_signals(self) -> None:
        """SIGINT and SIGTERM ask for an orderly stop (on Windows also Ctrl+Break)."""
        names = ("SIGINT", "SIGTERM", "SIGBREAK")
        for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
            signal.signal(number, lambda *_: self.request())

    def on_stdin(self, descriptor: int = 0) -> None:
        """Watches a descriptor for a cancel line; its end means that the parent died."""
        threading.Thread(target=self.watch, args=(descriptor,), daemon=True).start()

    def watch(self, descriptor: int) -> None:
        # os.read, not sys.stdin: a thread blocked in a Python buffer would crash the interpreter's shutdown.
        pending = b""
        while chunk := os.read(descriptor, 4096):
            *lines, pending = (pending + chunk).split(b"\n")
            if any(is_cancel(line) for line in lines):
                break
        self.request()


def is_cancel(line: bytes) -> bool:
    try:
        message = json.loads(line)
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("kind") == "cancel"
