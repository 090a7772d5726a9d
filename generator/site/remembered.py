"""Remembers what was made of each assessor. A live site makes again what an edit touches; a build makes nothing twice.

Whatever is made may depend on the assessor, on what is public besides assessors, and on what its maker is given more.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, TypeVar

from generator.public import PublicAssessor, PublicSite

Made = TypeVar("Made")
_MAKERS = 32
"""Of what is public on a day about 16 kinds of things are made: pages in two languages, entries of lists, files."""


def of_each(make: Callable[..., Made], site: PublicSite, *more: object) -> Callable[[PublicAssessor], Made]:
    """A function that gives `make(site without its assessors, *more, assessor)` for an assessor, made once."""
    return _maker(make, replace(site, assessors=()), *more)


@lru_cache(maxsize=_MAKERS)
def _maker(make: Callable[..., Any], *shared: object) -> Callable[[PublicAssessor], Any]:
    return lru_cache(maxsize=None)(partial(make, *shared))


def with_the_same(site: PublicSite, former: PublicSite) -> PublicSite:
    """The site, with the very objects of the former one for assessors who are as they were: they are found faster."""
    by_id = {assessor.id: assessor for assessor in former.assessors}
    same = ((by_id.get(assessor.id), assessor) for assessor in site.assessors)
    return replace(site, assessors=tuple(known if known == assessor else assessor for known, assessor in same))
