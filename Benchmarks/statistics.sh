#!/bin/sh
# The statistics engine beside the programs of the field, interleaved in one run.
#
#   Benchmarks/statistics.sh [PROGRAM] [ROUNDS] [LARGEST]
#
# What is timed, in seconds of the clock: ours, `maitri bench analyze`: from the table in memory (the file
# read, the plan read) to the text of every number of the plan's results as JSON; theirs, peers.R and
# peers.py: packages loaded, table in memory, one whole analysis to printable numbers. Ours runs on one
# thread and on all cores; R and numpy on one, as a Debian installation gives them. Medians over all
# rounds, the least beside them. A check number of each (an interval end, a standard error, a
# chi-square) shows a wrong answer; bootstrap ends carry Monte-Carlo error.
#
# LARGEST (100000) leaves out tables of more people; SLOW=1 adds what takes minutes (boot() with lm(),
# gls and glmmTMB on 10,000 people). INSTALL=1 as root installs what Debian has of the peers first.
# What is not installed is left out with a sentence.
set -eu
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

here=$(cd "$(dirname "$0")" && pwd)/statistics
program=${1:-"$here/../../.build/release/maitri"}
rounds=${2:-3}
largest=${3:-100000}
cores=$(getconf _NPROCESSORS_ONLN)

if [ "${INSTALL:-}" = 1 ]; then
    apt-get install -y r-base-core r-cran-boot r-cran-lme4 r-cran-lmertest r-cran-nlme r-cran-lavaan r-cran-psych \
        r-cran-gparotation r-cran-metafor r-cran-glmmtmb python3-numpy
fi
if ! command -v Rscript >/dev/null 2>&1; then
    echo "Rscript is not installed; it makes the tables and runs most peers (Debian: r-base-core)." >&2
    exit 2
fi
python=
for candidate in python3 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import numpy' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Rscript --vanilla "$here/data.R" "$work" "$largest"

has() { # R package
    [ -e "$work/has-$1" ] || Rscript --vanilla -e "cat(requireNamespace('$1', quietly = TRUE))" >"$work/has-$1" 2>/dev/null
    [ "$(cat "$work/has-$1")" = TRUE ]
}
median() { sort -g | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# operation | table | plan | check | peers, each language:operation:package:runs:slow?
cases() {
    cat <<'TABLE'
BCa 10,000, one mediator, n = 90|single|single|bootstrap.indirect.monte_carlo.bca_type7.lower|py:numpy:numpy:3 R:by_hand:base:2 R:boot_lm:boot:1:slow
BCa 10,000, six mediators, n = 90|six|six|bootstrap.indirect_m1.monte_carlo.bca_type7.lower|R:six_by_hand:base:2
MMRM unstructured, 5 visits, n = 100|visits-100|mmrm|coef_satterthwaite.arm1:visit5.se|R:mmrm:mmrm:3 R:lmer_visits:lme4:3 R:gls:nlme:1 R:glmmTMB:glmmTMB:1
MMRM unstructured, 5 visits, n = 1,000|visits-1000|mmrm|coef_satterthwaite.arm1:visit5.se|R:mmrm:mmrm:3 R:lmer_visits:lme4:1 R:gls:nlme:1:slow R:glmmTMB:glmmTMB:1
MMRM unstructured, 5 visits, n = 10,000|visits-10000|mmrm|coef_satterthwaite.arm1:visit5.se|R:mmrm:mmrm:1 R:lmer_visits:lme4:1:slow R:glmmTMB:glmmTMB:1:slow
random slope, 5 times, n = 1,000|slopes-1000|slope|fixed_satterthwaite.time:arm.se|R:lme4:lme4:3 R:lmerTest:lmerTest:3
random slope, 5 times, n = 100,000|slopes-100000|slope|fixed_satterthwaite.time:arm.se|R:lme4:lme4:1 R:lmerTest:lmerTest:1
CFA 26 items, ML, n = 500|items-500|cfa-ml|fit.chisq|R:lavaan_ml:lavaan:3
CFA 26 items, ML, n = 10,000|items-10000|cfa-ml|fit.chisq|R:lavaan_ml:lavaan:3
CFA 26 items, MLR, n = 500|items-500|cfa-mlr|fit.chisq.scaled|R:lavaan_mlr:lavaan:3
CFA 26 items, MLR, n = 10,000|items-10000|cfa-mlr|fit.chisq.scaled|R:lavaan_mlr:lavaan:1
CFA 26 items, WLSMV, n = 500|ordinal-500|cfa-wlsmv|fit.chisq.scaled|R:lavaan_wlsmv:lavaan:2
CFA 26 items, WLSMV, n = 10,000|ordinal-10000|cfa-wlsmv|fit.chisq.scaled|R:lavaan_wlsmv:lavaan:1
alpha, 26 items, n = 100,000|items-100000|alpha|scales.all.alpha|py:pingouin_alpha:pingouin:3 R:alpha:psych:1
omega, 26 items, n = 100,000|items-100000|omega|omega_schmid_leiman_minres.omega_hierarchical|R:omega:psych:2
meta-analysis, k = 100|meta|meta|prediction_interval.lower|R:metafor:metafor:3
TABLE
}

# Runs one way once, its lines to a file; a failure is one line of words.
once() { # file, command …
    file=$1
    shift
    "$@" >>"$work/$file" 2>"$work/error" || tail -1 "$work/error" >>"$work/$file.failed"
}
each() { # function(number, table, plan, check, peers)
    number=0
    cases | while IFS='|' read -r label table plan check peers; do
        number=$((number + 1))
        [ -e "$work/$table.csv" ] || continue
        "$1"
    done
}
measure() {
    for threads in 1 "$cores"; do
        [ -e "$work/$number.ours.$threads.failed" ] || once "$number.ours.$threads" "$program" bench analyze \
            "$here/plans/$plan.json" --data "$work/$table.csv" --runs 7 --threads "$threads" --check "$check"
    done
    for peer in $peers; do
        IFS=: read -r language operation package runs slow <<PEER
$peer
PEER
        file="$number.$operation"
        if [ -n "$slow" ] && [ "${SLOW:-}" != 1 ]; then continue; fi
        [ -e "$work/$file.failed" ] && continue
        if [ "$language" = py ]; then
            if [ -z "$python" ] || ! "$python" -c "import $package" >/dev/null 2>&1; then
                echo "$package is not installed" >"$work/$file.failed"
                continue
            fi
            once "$file" "$python" "$here/peers.py" "$work" "$operation" "$table" "$runs"
        elif [ "$package" != base ] && ! has "$package"; then
            echo "$package is not installed" >"$work/$file.failed"
        else
            once "$file" Rscript --vanilla "$here/peers.R" "$work" "$operation" "$table" "$runs"
        fi
    done
}
line() { # name, file, our median or nothing
    if [ ! -s "$work/$2" ]; then
        if [ -e "$work/$2.failed" ]; then printf '  %-22s %s\n' "$1" "$(head -1 "$work/$2.failed" | cut -c1-90)"; fi
        return 0
    fi
    awk '{ print $1 }' "$work/$2" | median >"$work/middle"
    awk -v l="$1" -v s="$(cat "$work/middle")" -v m="$(awk '{ print $1 }' "$work/$2" | sort -g | head -1)" \
        -v o="$3" -v k="$(awk '{ print $2 }' "$work/$2" | median)" -v r="$(wc -l <"$work/$2")" \
        'BEGIN { printf "  %-22s %11.2f ms  (least %.2f, %d runs)  %9s  check %.6g\n", l, 1000 * s, 1000 * m, r, o == "" ? "" : sprintf("%.1f x", s / o), k }'
}
report() {
    echo "$label"
    mine=
    if [ -s "$work/$number.ours.1" ]; then mine=$(awk '{ print $1 }' "$work/$number.ours.1" | median); fi
    line "maitri, 1 thread" "$number.ours.1" ""
    if [ "$cores" -gt 1 ]; then line "maitri, $cores threads" "$number.ours.$cores" "$mine"; fi
    for peer in $peers; do
        operation=$(echo "$peer" | cut -d: -f2)
        line "$operation" "$number.$operation" "$mine"
    done
    if [ -n "$mine" ] && [ -n "${TIMES:-}" ]; then
        least=$(awk '{ print $1 }' "$work/$number.ours.1" | sort -g | head -1)
        echo "$plan $table $least" >>"$TIMES"
    fi
}

round=0
while [ "$round" -lt "$rounds" ]; do
    each measure
    round=$((round + 1))
done
echo "$(uname -m), $cores cores, load $(cut -d' ' -f1 /proc/loadavg) at the end; $rounds rounds; how often our time on 1 thread"
each report
