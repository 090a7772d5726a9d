"""The tests reach nothing beyond this machine; what holds them to it.

Python itself: a hook refuses every socket that leads elsewhere, in every thread, and no library can take it away.
Programs that tests start are told by their own settings to fetch nothing, and a browser knows no host but this one.
Where the kernel allows it, `without_network` runs a program in a network of its own, in which there is nothing else.
The hook is not in those programs: one that opens a socket elsewhere is stopped by `without_network` alone.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from ipaddress import ip_address

NOTHING_FETCHED: Mapping[str, str] = {
    "PIP_NO_INDEX": "1",
    "UV_OFFLINE": "1",
    "npm_config_offline": "true",
    "npm_config_audit": "false",
}
"""What tells pip, uv and npm to take only what is on this machine."""
ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
"""What tells Chromium that no other host exists."""
_NAMED = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_REACHED = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})


class BeyondThisMachineError(BaseException):
    """A test, or what it tests, reaches beyond this machine. No `except Exception` hides it."""


def close() -> None:
    """Refuse, from now on, every address beyond this machine, to this process; and tell what it starts."""
    os.environ.update(NOTHING_FETCHED)
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REACHED:
        address = arguments[1] if len(arguments) > 1 else None
    elif event in _NAMED:
        address = arguments
    else:
        return
    if isinstance(address, tuple) and not is_here(address[0]):
        raise BeyondThisMachineError(f"{event}: {address[0]!r} is another machine")


def is_here(host: object) -> bool:
    """Whether a host is this machine: a name for it, an address of the loopback, or none."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name in (None, "", "localhost", "0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        return True
    try:
        return ip_address(str(name)).is_loopback
    except ValueError:
        return False


@cache
def without_network() -> tuple[str, ...]:
    """The words before a command that take every network away from it; none where this system does not allow that.

    Some systems let any user do so, others only root, whom the hosted runners of CI let anybody become.
    """
    as_user = ("unshare", "--user", "--map-root-user", "--net")
    user = ("--reuid", str(os.getuid()), "--regid", str(os.getgid()), "--clear-groups")
    as_root = ("sudo", "-n", "-E", "unshare", "--net", "setpriv", *user)
    return next((words for words in (as_user, as_root) if _works(words)), ())


def _works(words: tuple[str, ...]) -> bool:
    try:
        return subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
