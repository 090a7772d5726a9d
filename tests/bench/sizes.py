"""How much is measured: the whole country, or a short form that CI prints and nobody judges (`make bench SHORT=1`).

The short form is of check, kept answers and sites. Its figures say that the measurements run, not how fast anything is.
"""

import os

SHORT = bool(os.environ.get("BENCH_SHORT"))
SCHOOLS, ASSESSORS = (300, 20) if SHORT else (26_506, 1_000)
"""England's open schools, and people who assess them."""
COUNTRY = tuple(map(int, os.environ.get("BENCH_COUNTRY", "400,20" if SHORT else "30000,2000").split(",")))
"""The schools and assessors of the United Kingdom, and more: one file each."""
PAGES = tuple(map(int, os.environ.get("BENCH_PAGES", "200" if SHORT else "200,2000,8000").split(",")))
"""How large the sites are whose builds are measured."""
RUNS = int(os.environ.get("BENCH_RUNS", "1" if SHORT else "3"))
"""So many times is everything measured, in turn."""
