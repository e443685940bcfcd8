#!/usr/bin/env bash
# Goes through the participants' pages of the demonstration in a real browser: every page looked at (axe, WCAG 2.2 AA,
# 320 to 1280 px, light and dark, large text, mirrored); a long form by keyboard, without script, with the network cut
# and the browser killed, and in two browsers at once; what each control says to assistive technology; and what is left
# on the device after leaving. Needs Chromium and, from PyPI, playwright and axe-playwright-python; says so and stops
# where they are missing. MAITRI_INTERLEAVINGS: how many interleavings of two browsers (300 if not set).
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null 2>&1 || ! python3 -c 'import playwright, axe_playwright_python' 2>/dev/null; then
  echo "The browser test needs chromium, and playwright and axe-playwright-python from PyPI; it was not run."
  exit 0
fi

export PYTHONDONTWRITEBYTECODE=1
folder=$(mktemp -d)
log="$folder/log"
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$folder/demo"' EXIT
.build/release/maitri demo --out "$folder/demo" --port 0 >"$log" 2>&1 &
server=$!
address=""
for _ in $(seq 1 240); do
  address=$(sed -n "s/^The participants' pages: //p" "$log")
  [ -n "$address" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.5
done
[ -n "$address" ] || { echo "The demonstration did not start in two minutes." >&2; cat "$log" >&2; exit 1; }
address=${address%/}
people="$folder/people.json"
tests=Tests/Browser/participant
python3 "$tests/doorway.py" "$log" "$people"
status=0
python3 "$tests/check_pages.py" "$address" "$people" "$folder/pictures" || status=1
python3 "$tests/check_tree.py" "$address" "$people" || status=1
python3 "$tests/check_answers.py" "$address" "$people" || status=1
python3 "$tests/check_leaving.py" "$address" "$people" || status=1
echo "Pictures: $folder/pictures"
exit $status
