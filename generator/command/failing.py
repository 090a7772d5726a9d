"""What the program was working on when it failed: the file or the page that it had before it."""

from types import TracebackType

from generator.read.files import Placed
from generator.records.base import Entry
from generator.site.page import Page


def working_on(error: BaseException) -> str:
    """The innermost file of the register, or page of the site, among the variables of an error's frames; or nothing."""
    named = ""
    frame: TracebackType | None = error.__traceback__
    while frame:
        for value in frame.tb_frame.f_locals.values():
            if isinstance(value, Entry | Placed | Page):
                named = value.file
        frame = frame.tb_next
    return named
