#!/bin/sh
# The second benchmark: a million answers to the 26 items of the Self-Compassion Scale, from a file to
# 14 scores, by maitri on one and on two cores, by pandas, and by R in two ways; interleaved in one run,
# medians of each. Beside them the time that it takes merely to read the file into memory.
#
#   Benchmarks/scoring.sh [PROGRAM] [ROWS] [REPETITIONS]
#
# The data are made here, the same on every machine. maitri repeats each run three times, the others
# once; psych::scoreItems and the writing of a file by pandas are done in the first run alone, since they
# take tens of seconds. What is not installed is left out with a sentence.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program=${1:-"$here/../.build/release/maitri"}
rows=${2:-1000000}
repetitions=${3:-5}

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$work/answers.csv

# The minimal standard generator with the multiplier 48271 (Park, Miller & Stockmeyer 1993), seed 42:
# two numbers a row, each of thirteen answers.
awk -v rows="$rows" 'BEGIN {
    for (i = 1; i <= 26; i++) printf "scs_%d%s", i, i < 26 ? "," : "\n"
    x = 42
    for (r = 0; r < rows; r++) {
        line = ""
        for (half = 0; half < 2; half++) {
            x = (x * 48271) % 2147483647
            n = x
            for (i = 0; i < 13; i++) {
                q = int(n / 5)
                line = line (n - 5 * q + 1) (half == 1 && i == 12 ? "" : ",")
                n = q
            }
        }
        print line
    }
}' >"$data"

python=
for candidate in python3 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import pandas' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
has_r=; has_psych=
if command -v Rscript >/dev/null 2>&1; then
    has_r=yes
    if Rscript -e 'q(status = !requireNamespace("psych", quietly = TRUE))' >/dev/null 2>&1; then has_psych=yes; fi
fi

for way in one two pandas hand psych; do : >"$work/$way"; done
repetition=0
while [ "$repetition" -lt "$repetitions" ]; do
    "$program" bench score --data "$data" --repetitions 3 --threads 1 >>"$work/one"
    "$program" bench score --data "$data" --repetitions 3 --threads 2 >>"$work/two"
    if [ -n "$python" ]; then
        if [ "$repetition" -eq 0 ]; then
            "$python" "$here/scoring.py" "$data" "$work/scores.csv" >>"$work/pandas"
        else
            "$python" "$here/scoring.py" "$data" >>"$work/pandas"
        fi
    fi
    if [ -n "$has_r" ]; then Rscript "$here/scoring.R" "$data" hand >>"$work/hand"; fi
    if [ -n "$has_psych" ] && [ "$repetition" -eq 0 ]; then Rscript "$here/scoring.R" "$data" psych >>"$work/psych"; fi
    repetition=$((repetition + 1))
done

# Seconds in a column of a way's lines; dashes do not count.
middle() { awk -v c="$2" '$c != "-" { print $c }' "$work/$1" | median; }

reading=$(cat "$work/one" "$work/two" | awk '{ print $1 }' | median)
mine=$(middle one 2)
echo "$rows rows of 26 answers, $(($(wc -c <"$data") / 1000000)) MB; medians, and how often the time of merely reading the file"
awk -v s="$reading" 'BEGIN { printf "  %-38s %9.1f ms\n", "reading the file into memory", s * 1000 }'
line() { # label, way, column
    seconds=$(middle "$2" "$3")
    check=$(awk '{ print $5 }' "$work/$2" | median)
    awk -v l="$1" -v s="$seconds" -v r="$reading" -v m="$mine" -v n="$rows" -v k="$check" -v c="$(wc -l <"$work/$2")" \
        'BEGIN { printf "  %-38s %9.1f ms  %7.1f x reading  %7.1f x ours  %11.0f rows/s   mean %.6f   (%d runs)\n", l, s * 1000, s / r, s / m, n / s, k / n, c }'
}
line "maitri, 1 thread, file to scores" one 2
line "maitri, 2 threads, file to scores" two 2
line "maitri, 1 thread, file to text" one 3
line "maitri, 2 threads, file to text" two 3
if [ -n "$python" ]; then
    line "pandas, parsing alone" pandas 1
    line "pandas, file to scores" pandas 2
    line "pandas, file to text (once)" pandas 3
else
    echo "  pandas is not installed, so it is not compared with (Debian: python3-pandas)."
fi
if [ -n "$has_r" ]; then
    line "R, parsing alone" hand 1
    line "R, by hand, file to scores" hand 2
else
    echo "  Rscript is not installed, so it is not compared with (Debian: r-base-core and r-cran-data.table)."
fi
if [ -n "$has_psych" ]; then
    line "R, psych::scoreItems (once)" psych 2
elif [ -n "$has_r" ]; then
    echo "  R lacks the package psych, so it is not compared with (Debian: r-cran-psych)."
fi
