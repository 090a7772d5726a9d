"""The rows that pandas reads of the table whose file is named."""

import sys

import pandas as pd

table = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
print(table.to_json(orient="records", force_ascii=False))
