"""Shows the progress of long work: only on a terminal, and only after two seconds."""

import sys
import time

from generator.read.loading import Progress

PATIENCE = 2.0
"""Seconds before anything is shown."""


def progress(label: str) -> Progress:
    """A callback that shows `label` and how much is done, on standard error."""
    began, last = time.monotonic(), 0.0

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if not sys.stderr.isatty() or now - began < PATIENCE:
            return
        if done >= total:
            sys.stderr.write("\r\x1b[K")
        elif now - last > 0.1:
            last = now
            sys.stderr.write(f"\r\x1b[K{label}: {done} of {total} ({100 * done // total} %)")
        sys.stderr.flush()

    return show
