"""The letters of the office, one a file: facts of the register on a day in, a letter in English or Welsh out.

A letter that the facts do not support is refused. Nothing is written here: `reports/letters.py` lays a letter out, and
the command writes it.
"""
