"""What was made of photos, kept on this machine: a photo that did not change is not drawn again.

In: a register's root. While its photos are read, the pictures of those that were read before are known by the hash of
each file. Pictures of photos that are no longer there are deleted with the next command that reads the register.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from generator.command.kept import NOTHING_IS_KEPT
from generator.command.shelf import Folder
from generator.read import photos
from generator.records import Assessor
from generator.records.photo import Photo, Picture, is_photo

_KEPT = "photo-"
"""How the names of kept pictures begin."""


@contextmanager
def photos_kept(root: Path) -> Iterator[None]:
    """Know the pictures of photos read before, and keep those of the others. Cost: reading each photo once more."""
    shelf = None if any(os.environ.get(name) for name in NOTHING_IS_KEPT) else Folder.of(root)
    if shelf is None:
        yield
        return
    named = {_name(digest): digest for digest in _digests(root)}
    known = {name for name, digest in named.items() if _take(shelf, name, digest)}
    yield
    for name in named.keys() - known:
        made = photos.MADE.get(named[name])
        if isinstance(made, tuple) and not isinstance(made, photos.PhotoFault):
            shelf.put(name, [(picture.width, picture.height, picture.content) for picture in made])
    shelf.drop({name for name in shelf.names() if name.startswith(_KEPT)} - named.keys())


def photo_on_disk(root: Path, file: str) -> Photo:
    """One photo, whose pictures may be kept. Raises OSError, and LookupError for a file that is none."""
    data = (root / file).read_bytes()
    digest = hashlib.sha256(data).digest()
    if shelf := Folder.of(root):
        _take(shelf, _name(digest), digest)
    photo = photos.read_photo(file, Path(file).stem, data)
    if not isinstance(photo, Photo):
        raise LookupError(file)
    return photo


def _digests(root: Path) -> Iterator[bytes]:
    """The hashes of the photos on disk, without those that are too large to be one or cannot be read."""
    folder = root / Assessor.path()
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        try:
            if is_photo(path.name) and path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    yield hashlib.sha256(file.read(photos.MOST_BYTES + 1)).digest()
        except OSError:  # The reader says so.
            continue


def _name(digest: bytes) -> str:
    """The name of a photo's pictures: it says which photo, and what made them."""
    made_by = hashlib.sha256(Path(photos.__file__).read_bytes() + version("Pillow").encode()).hexdigest()[:16]
    return f"{_KEPT}{digest.hex()}-{made_by}"


def _take(shelf: Folder, name: str, digest: bytes) -> bool:
    """Let the reader know the pictures that are kept under a name, if there are any."""
    kept = shelf.get(name)
    if not kept:
        return False
    large, small = (Picture(width=width, height=height, content=content) for width, height, content in kept)
    photos.MADE.setdefault(digest, (large, small))
    return True
