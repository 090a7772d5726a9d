"""Files that other programs leave among the records, and what to do with each file that is no record.

Advice never leads to a file that is there already, and never to a name that nobody gave.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from generator.letters import respelt
from generator.records.base import SUFFIX
from generator.records.photo import PHOTO_SUFFIXES

_LEFTOVER = re.compile(
    r"""
    \.(DS_Store|directory|localized|nfs\w+|fuse_hidden\w+|goutputstream-\w+|syncthing\..*)   # systems
    |Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r
    |\.(.+\.)?(sw[a-p]|un~|kate-swp)|4913|.+___jb_(tmp|old)___|\#.*\#|\.\#.*|~\$.*|\.~lock\..*\#|.*~   # editors
    |\._.*|\..+\.icloud|.+:Zone\.Identifier                                                # disks and downloads
    |.*\.(orig|rej|bak|backup|old|save|tmp|temp|part|crdownload)                           # copies and downloads
    |\..+\.yml\.[0-9]+                                                                    # a killed import
    |.+[._](BACKUP|BASE|LOCAL|REMOTE)[._][0-9]+(\.yml)?                                    # git's merge tools
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COPY = re.compile(
    r"""
    (?P<original>.+?)
    (\ ?\([0-9]+\)|\ -\ Copy(\ \([0-9]+\))?|\ copy(\ [0-9]+)?|\.sync-conflict-.*|\ \(.*conflict.*\))
    \.ya?ml
    """,
    re.VERBOSE | re.IGNORECASE,
)

_PICTURE = re.compile(r".+\.(jpe?g|jfif|png|webp|gif|heic|heif|avif|bmp|tiff?|svg)", re.IGNORECASE)
_TAKEN_AS = {".jpeg": ".jpg", ".jfif": ".jpg"}
"""Other endings of the names of pictures that are taken as photos."""
_MAY_BE_A_RECORD = re.compile(r"\.(ya?ml|txt)\b", re.IGNORECASE)


def is_leftover(name: str) -> bool:
    """Whether a file's name is one that programs give to what they leave: a backup, a copy, a conflict, a cache."""
    return bool(_LEFTOVER.fullmatch(name) or _COPY.fullmatch(name))


def is_picture(name: str) -> bool:
    """Whether a file's name is that of a picture, of a kind that is taken as a photo or of another."""
    return bool(_PICTURE.fullmatch(name))


class Advice:
    """What to do with the files of one folder that are no records. `names` are those of all its files."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = Counter(name.casefold() for name in names)
        """How many files have each name, where a disk may take capitals for small letters."""

    def on_leftover(self, name: str) -> str:
        copy = _COPY.fullmatch(name)
        stem = copy["original"] if copy else re.split(r"\.ya?ml|[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]", name)[0]
        stem = stem.strip("#~").lstrip("._")
        original = f"{_as_id(stem)}{SUFFIX}"
        if self._is_taken(original, name):
            return f"Delete it. If it holds something that {original} needs, copy that into {original} first."
        return "Delete it."

    def on_name(self, name: str, *, is_place: bool) -> str:
        """What to do with a file whose name is not that of a record; `is_place` if its folder holds records."""
        renamed = f"{_as_id(name.partition('.')[0])}{SUFFIX}"
        if not is_place or renamed == SUFFIX:
            return "Delete it, or move it out of data/."
        if self._is_taken(renamed, name):
            return (
                f"Delete it, or move it out of data/: {renamed} is there already. Copy what that needs from here first."
            )
        if "." in name and not _MAY_BE_A_RECORD.search(name):
            return "Delete it, or move it out of data/."
        if original := self._copied(renamed):
            return (
                f"If it is a copy of {original}, delete it. If it is another record, rename it to {renamed}; if it is "
                "none, move it out of data/."
            )
        self._names[renamed] += 1
        return f"If it is a record, rename it to {renamed}; if not, move it out of data/."

    def on_picture(self, name: str, *, is_place: bool) -> tuple[str, str] | None:
        """Why a picture is no assessor's photo, and what to do; None if it is. `is_place` if photos belong there."""
        if not is_place:
            return "A picture does not belong here", "Delete it, or move it out of data/."
        stem, _, ending = name.rpartition(".")
        suffix = _TAKEN_AS.get(f".{ending.lower()}", f".{ending.lower()}")
        id = _as_id(stem)
        if suffix not in PHOTO_SUFFIXES:
            fix = "Save it as a JPEG, under the name of the person's file, such as ceri-vaughan.jpg. Delete this one."
            return "Only JPEG, PNG and WebP are taken as photos", fix
        if name != f"{id}{suffix}":
            message = "A photo has the name of the person's file, but for its ending"
            if self._is_taken(f"{id}{suffix}", name):
                return message, f"Delete it: {id}{suffix} is there already. To replace that, delete it first."
            whose = f"{id}{suffix}" if self._names[f"{id}{SUFFIX}"] else f"the person's id and {suffix}"
            return message, f"Rename it to {whose}."
        before = PHOTO_SUFFIXES[: PHOTO_SUFFIXES.index(suffix)]
        if other := next((f"{id}{ending}" for ending in before if self._names[f"{id}{ending}"]), None):
            return f"There are two photos of one person: this one and {other}", "Delete the one that you do not want."
        return None

    def _copied(self, renamed: str) -> str | None:
        """The file whose whole name begins or ends another's, as in `NAME 2`, `NAME-DESKTOP`, `Copy of NAME`."""
        parts = renamed.removesuffix(SUFFIX).split("-")
        begins_or_ends = (part for at in range(1, len(parts)) for part in (parts[:-at], parts[at:]))
        names = ("-".join(part) + SUFFIX for part in begins_or_ends)
        return next((name for name in names if self._names[name]), None)

    def _is_taken(self, wanted: str, name: str) -> bool:
        """Whether another file than the one named `name` has the name wanted."""
        return self._names[wanted] > (name.casefold() == wanted)


def _as_id(name: str) -> str:
    """The name, changed into a valid id; empty where it has no letter or digit for one."""
    plain = respelt("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def ignored(root: Path, files: Collection[str]) -> frozenset[str]:
    """Those of the files, named from the register's root, that git ignores there; none where git cannot say.

    Asks git once, and only if there are files.
    """
    if not files:
        return frozenset()
    command = ["git", "-C", str(root), "--no-optional-locks", "check-ignore", "-z", "--stdin"]
    asked = "\0".join(files).encode("utf-8", "surrogateescape")
    try:
        done = subprocess.run(command, input=asked, capture_output=True, check=False)
    except OSError:
        return frozenset()
    return (
        frozenset(done.stdout.decode("utf-8", "surrogateescape").split("\0")) if done.returncode == 0 else frozenset()
    )
