# The same scores by pandas: each scale is a mean of columns, or a sum or mean of scales.
#
#   python3 scoring.py DATA [OUT]    prints the seconds to parse the file, from the file to the scores,
#                                    from the file to the text of the scores (a dash without OUT), how
#                                    many rows there are, and the sum of the primary score
#
# DATA has the columns scs_1 to scs_26. pandas is loaded before the clock starts.
import sys
import time

import pandas as pd

start = time.perf_counter()
d = pd.read_csv(sys.argv[1])
parsed = time.perf_counter() - start

facets = {
    "self_kindness": [5, 12, 19, 23, 26],
    "self_judgment": [1, 8, 11, 16, 21],
    "common_humanity": [3, 7, 10, 15],
    "isolation": [4, 13, 18, 25],
    "mindfulness": [9, 14, 17, 22],
    "over_identification": [2, 6, 20, 24],
}
negative = ["self_judgment", "isolation", "over_identification"]
positive = ["self_kindness", "common_humanity", "mindfulness"]
reversed_items = sorted(i for f in negative for i in facets[f])
other_items = sorted(i for f in positive for i in facets[f])


def columns(numbers):
    return d[[f"scs_{i}" for i in numbers]]


s = pd.DataFrame({name: columns(items).mean(axis=1, skipna=False) for name, items in facets.items()})
s["total_item_mean"] = (columns(other_items).sum(axis=1, skipna=False) + (6 - columns(reversed_items)).sum(axis=1, skipna=False)) / 26
terms = pd.concat([s[positive], 6 - s[negative]], axis=1)
s["total_grand_mean"] = terms.mean(axis=1, skipna=False)
s["total_sum_of_facet_means"] = terms.sum(axis=1, skipna=False)
s["cs_item_mean"] = columns(other_items).mean(axis=1, skipna=False)
s["ucs_item_mean"] = columns(reversed_items).mean(axis=1, skipna=False)
s["cs_facet_mean"] = s[positive].mean(axis=1, skipna=False)
s["ucs_facet_mean"] = s[negative].mean(axis=1, skipna=False)
s["rucs_item_mean"] = 6 - s["ucs_item_mean"]
scored = time.perf_counter() - start

written = "-"
if len(sys.argv) > 2:
    s.to_csv(sys.argv[2], index=False)
    written = f"{time.perf_counter() - start:.6f}"
print(f"{parsed:.6f} {scored:.6f} {written} {len(s)} {s['total_item_mean'].sum():.6f}")
