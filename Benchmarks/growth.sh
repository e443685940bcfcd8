#!/bin/sh
# How the time of an analysis grows with the number of people: `maitri bench analyze` on one thread (what it
# times is said in statistics.sh), the least of several runs, as a table and as a picture on logarithmic axes.
#
#   Benchmarks/growth.sh [PROGRAM] [NUMBERS.tsv] [PICTURE.svg]
set -eu

here=$(cd "$(dirname "$0")" && pwd)/statistics
program=${1:-"$here/../../.build/release/maitri"}
numbers=${2:-"$here/growth.tsv"}
picture=${3:-"$here/../../Documentation/images/growth.svg"}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Rscript --vanilla "$here/data.R" "$work" 100000

printf 'analysis\tpeople\tseconds\n' >"$work/numbers"
while IFS='|' read -r name plan kind sizes; do
    for n in $sizes; do
        if "$program" bench analyze "$here/plans/$plan.json" --data "$work/$kind-$n.csv" --runs 5 --threads 1 \
            >"$work/runs" 2>/dev/null; then
            printf '%s\t%s\t%s\n' "$name" "$n" "$(awk '{ print $1 }' "$work/runs" | sort -g | head -1)" >>"$work/numbers"
        else
            echo "$name with $n people was not carried out." >&2
        fi
    done
done <<'TABLE'
MMRM, unstructured, 5 visits|mmrm|visits|100 1000 10000 100000
random slope, 5 times|slope|slopes|100 1000 10000 100000
CFA of 26 items, MLR|cfa-mlr|items|500 10000 100000
CFA of 26 items, ML|cfa-ml|items|500 10000 100000
alpha, 26 items|alpha|items|500 10000 100000
TABLE
mv "$work/numbers" "$numbers"
cat "$numbers"
python3 "$here/growth.py" "$numbers" "$picture"
