"""The expected ways a command can end without a result."""


class Expected(Exception):
    """An end a person can act on: `message` says what happened, `advice` what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class BadInput(Expected):
    """Wrong use: a malformed job, dataset or option (exit code 2)."""


class Failure(Expected):
    """The input was well formed but the work cannot be done (exit code 1)."""


class OutOfMemory(Expected):
    """Not enough memory, also with the smallest batch that was tried."""


class Cancelled(Exception):
    """The parent or a signal asked to stop; `step` is the last finished training step."""

    def __init__(self, step: int = 0) -> None:
        super().__init__(f"cancelled after step {step}")
        self.step = step
