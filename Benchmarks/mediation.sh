#!/bin/sh
# The first benchmark: 10,000 BCa resamples of a mediation with one mediator and three covariates at
# n = 90, by maitri on one core and by R in two ways, interleaved in one run, medians of each.
#
#   Benchmarks/mediation.sh [PROGRAM] [DATA] [RESAMPLES] [REPETITIONS]
#
# R's boot() is repeated a third as often: one run of it takes as long as thousands of ours.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program=${1:-"$here/../.build/release/maitri"}
data=${2:-"$here/../Tests/ReferenceCases/a1-single-mediator-trial/data.csv"}
resamples=${3:-10000}
repetitions=${4:-6}

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/ours"; : >"$work/refit"; : >"$work/vectorized"

ours() {
    "$program" bench mediation --data "$data" --resamples "$resamples" --repetitions 10 --threads 1
}

if ! command -v Rscript >/dev/null 2>&1; then
    ours >"$work/ours"
    awk '{ print $1 }' "$work/ours" | median | awk -v b="$resamples" '{ printf "maitri, 1 thread, %d BCa resamples: median %.2f ms\n", b, $1 * 1000 }'
    echo "Rscript is not installed, so there is nothing to compare with (Debian: r-base-core and r-cran-boot)."
    exit 0
fi
if ! Rscript -e 'q(status = !requireNamespace("boot", quietly = TRUE))' >/dev/null 2>&1; then
    echo "R lacks the package boot, so there is nothing to compare with (Debian: r-cran-boot)."
    exit 0
fi

repetition=0
while [ "$repetition" -lt "$repetitions" ]; do
    ours >>"$work/ours"
    Rscript "$here/mediation.R" "$data" "$resamples" vectorized >>"$work/vectorized"
    if [ $((repetition % 3)) -eq 0 ]; then
        Rscript "$here/mediation.R" "$data" "$resamples" refit >>"$work/refit"
    fi
    repetition=$((repetition + 1))
done

mine=$(awk '{ print $1 }' "$work/ours" | median)
echo "$resamples BCa resamples, one mediator, three covariates, $(($(wc -l <"$data") - 1)) rows; medians"
for way in ours vectorized refit; do
    case $way in
        ours) label="maitri, 1 thread" ;;
        vectorized) label="R, by hand, vectorized" ;;
        refit) label="R, boot() with lm()" ;;
    esac
    seconds=$(awk '{ print $1 }' "$work/$way" | median)
    end=$(awk '{ print $2 }' "$work/$way" | median)
    awk -v l="$label" -v s="$seconds" -v m="$mine" -v e="$end" -v n="$(wc -l <"$work/$way")" \
        'BEGIN { printf "  %-24s %12.2f ms  %8.1f x   lower end %.3f   (%d runs)\n", l, s * 1000, s / m, e, n }'
done
