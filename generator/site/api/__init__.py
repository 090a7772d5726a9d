"""The files for other programs: data, feeds and badges, each a pure function of what is public on a day.

Every file carries the day it was built on and the last day on which it is valid.
"""

from generator.site.api.files import data_files

__all__ = ["data_files"]
