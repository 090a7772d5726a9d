"""What is said when a file cannot be read or written: the operating system's reasons in words for people."""

import errno

WORK = ".register-writing"
"""The folder under a register's root that is there while a command writes, and after it was interrupted."""

_REASONS = {
    errno.EACCES: "this user may not read or write it",
    errno.EPERM: "this user may not read or write it",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "this user's share of the disk is full",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENOENT: "it is not there",
    errno.ELOOP: "it is a link that leads to itself",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the disk does not answer as it should",
    errno.EXDEV: "it is on another disk than the register's folder",
}


class Stopped(KeyboardInterrupt):
    """Somebody stopped the command (Ctrl-C); the message says what is changed, in a sentence."""


class NotWritten(Exception):
    """Files that cannot be written: which, why, and whether anything is changed, in a sentence."""


def reason_of(error: OSError) -> str:
    """Why a file cannot be read or written, as the end of a sentence."""
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)


def sentence_of(error: OSError) -> str:
    """The whole sentence, with the path where the system names one."""
    path = error.filename2 or error.filename
    where = path.decode(errors="replace") if isinstance(path, bytes) else path
    return f"{where} cannot be used: {reason_of(error)}." if where else f"A file cannot be used: {reason_of(error)}."
