"""The command line: `python -m trainer train|score|losses|check|tiny-base|probe`."""

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from .check import check_dataset
from .config import read_job
from .dataset import read_dataset
from .errors import BadInput, Cancelled, Expected, Failure, OutOfMemory
from .progress import Report, log, reporter, take_stdout
from .rows import SCORED
from .stop import Stop

DONE, FAILED, WRONG_USE = 0, 1, 2

# No library may open a connection or report usage: everything a run needs is on this machine.
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "true",
}
# Threads that wait by spinning cost 20 times the run time when the editor wants a core too (measured on
# 2 cores). Both are read when torch loads its OpenMP library, so they must be set before that.
WAIT_WITHOUT_SPINNING = {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0"}


def train_command(options: argparse.Namespace, report: Report, stop: Stop) -> None:
    job = read_job(options.job)
    if options.attached:
        stop.on_stdin()
    report("stage", stage="loading")
    # Heavy imports wait until the cheap checks have passed: a wrong job is answered in half a second.
    from .prepare import prepare

    run = prepare(job)
    finished = run.folder.finished()
    if finished:
        report(**finished)
        return
    from .hardware import lower_priority
    from .train import train

    lower_priority()
    stop.check()
    train(run, report, stop)


def score_command(options: argparse.Namespace, report: Report, stop: Stop) -> None:
    splits = tuple(options.split or ["test"])
    dataset = read_dataset(options.dataset, splits)
    from .score import score

    for file in options.files:
        score(file.resolve(), dataset, splits, options.limit, report, stop)


def losses_command(options: argparse.Namespace, report: Report, stop: Stop) -> None:
    from .losses import losses

    losses(options.file.resolve(), options.rows, options.end_token, options.seconds, report, stop)


def check_command(options: argparse.Namespace, report: Report, stop: Stop) -> None:
    count = None
    if options.base is not None:
        # Without a base a check takes half a second.
        from .token_count import token_counter

        count = token_counter(options.base)
    check_dataset(options.folder, count, report)


def probe_command(options: argparse.Namespace, report: Report, stop: Stop) -> None:
    from .hardware import probe

    report("probe", **probe())


def tiny_base_command(options: argparse.Namespace, report: Report, stop: Stop) -> None:
    from .tiny_base.build import build

    build(options, stop)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; expected ends become exit codes and one clear line, only bugs leave a stack trace."""
    os.environ.update(OFFLINE | WAIT_WITHOUT_SPINNING)
    options = parser().parse_args(arguments)
    stop = Stop()
    stop.on_signals()
    report = reporter(take_stdout(), on_broken=stop.request)
    try:
        options.run(options, report, stop)
        return DONE
    except Cancelled as cancelled:
        report("result", outcome="cancelled", step=cancelled.step, resumable=True)
        return DONE
    except Expected as end:
        log(f"trainer: {end.message}" + (f". {end.advice}" if end.advice else ""))
        outcome = "outOfMemory" if isinstance(end, OutOfMemory) else "failed"
        report("result", outcome=outcome, message=end.message, advice=end.advice)
        return WRONG_USE if isinstance(end, BadInput) else FAILED
    except Exception as error:  # the border where a bug or a full disk becomes a message
        traceback.print_exc()
        end = unexpected(error)
        report("result", outcome="failed", message=end.message, advice=end.advice)
        return FAILED


def unexpected(error: Exception) -> Failure:
    # safetensors and torch wrap the system's error in their own words.
    told = ("No space left", "PytorchStreamWriter failed writing")
    codes = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
    if getattr(error, "errno", None) in codes or any(words in str(error) for words in told):
        return Failure(
            "the disk is full", "Free some space, then train again; it continues where it stopped."
        )
    if isinstance(error, ModuleNotFoundError):
        return Failure(
            f"the trainer's Python environment is not whole ({error})",
            'Run "Apprentice: Check Set-up" in the editor or "apprentice install trainer".',
        )
    return Failure(
        f"unexpected {type(error).__name__}: {error}", "Please report this with the log of the run."
    )


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="trainer", description="Trains, merges and scores completion models.")
    commands = top.add_subparsers(required=True)
    train = commands.add_parser("train", help="run a training job")
    train.add_argument("--job", type=Path, required=True)
    train.add_argument("--attached", action="store_true", help="stop on a cancel line or the end of stdin")
    train.set_defaults(run=train_command)
    score = commands.add_parser("score", help="loss of GGUF files on a dataset")
    score.add_argument("files", type=Path, nargs="+")
    score.add_argument("--dataset", type=Path, required=True)
    score.add_argument(
        "--split", choices=SCORED, action="append", help="once for each split to score; test by default"
    )
    score.add_argument("--limit", type=positive, help="rows of each split, the first of them")
    score.set_defaults(run=score_command)
    losses = commands.add_parser("losses", help="loss of a GGUF file on single examples")
    losses.add_argument("file", type=Path)
    losses.add_argument("--rows", type=Path, required=True)
    losses.add_argument("--end-token", required=True)
    losses.add_argument("--seconds", type=float, default=60.0)
    losses.set_defaults(run=losses_command)
    check = commands.add_parser("check", help="is a dataset folder valid?")
    check.add_argument("folder", type=Path)
    check.add_argument("--base", type=Path, help="a GGUF whose tokens are to be counted")
    check.set_defaults(run=check_command)
    commands.add_parser("probe", help="what this machine can do, as JSON").set_defaults(run=probe_command)
    tiny = commands.add_parser("tiny-base", help="pre-train a toy base model from source files")
    tiny.add_argument("--out", type=Path, required=True, help="the GGUF to write, in Q8_0")
    tiny.add_argument(
        "--sources", type=Path, nargs="*", default=[], help="npm packages or Debian source trees"
    )
    tiny.add_argument("--tokens", type=positive, default=17_000_000, help="tokens to train on")
    tiny.add_argument("--minutes", type=float, help="stop after so many minutes even if tokens are left")
    tiny.add_argument("--seed", type=int, default=7)
    tiny.add_argument("--vocabulary", type=positive, default=8192)
    tiny.add_argument("--layers", type=positive, default=4)
    tiny.add_argument("--width", type=positive, default=256)
    tiny.set_defaults(run=tiny_base_command)
    return top


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
