"""How far it is between postcode districts, in whole miles: as the crow flies, between their centres.

Cost: a few microseconds for each pair of districts, once.
"""

from itertools import takewhile
from math import asin, cos, radians, sin, sqrt

from generator.postcodes import Centre, Centres

EARTH_MILES = 3959


class Distances:
    """The miles between districts, each pair worked out once."""

    def __init__(self, centres: Centres) -> None:
        self._centres = centres
        self._known: dict[tuple[str, str], int | None] = {}

    def miles(self, base: str, postcode: str | None) -> int | None:
        """The miles from a district to a postcode; None if either has no centre."""
        if postcode is None:
            return None
        pair = base, postcode.partition(" ")[0]
        if pair not in self._known:
            from_, to = self._centre(pair[0]), self._centre(pair[1])
            self._known[pair] = _between(from_, to) if from_ and to else None
        return self._known[pair]

    def _centre(self, district: str) -> Centre | None:
        area = "".join(takewhile(str.isalpha, district))
        return self._centres.districts.get(district) or self._centres.areas.get(area)


def _between(first: Centre, second: Centre) -> int:
    """Miles on a great circle."""
    (lat, lon), (other_lat, other_lon) = map(radians, first), map(radians, second)
    north, east = sin((other_lat - lat) / 2), sin((other_lon - lon) / 2)
    return round(2 * EARTH_MILES * asin(sqrt(north * north + cos(lat) * cos(other_lat) * east * east)))
