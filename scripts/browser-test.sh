#!/usr/bin/env bash
# Looks at every page of the demonstration in a real browser: accessibility (axe, WCAG 2.2 AA),
# layout from 320 to 1280 px, light, dark and print, requests, console. Needs Chromium and, from
# PyPI, playwright and axe-playwright-python; says so and stops where they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null 2>&1 || ! python3 -c 'import playwright, axe_playwright_python' 2>/dev/null; then
  echo "The browser test needs chromium, and playwright and axe-playwright-python from PyPI; it was not run."
  exit 0
fi

folder=$(mktemp -d)
log="$folder/log"
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$folder/demo"' EXIT
.build/release/maitri demo --out "$folder/demo" --port 0 >"$log" 2>&1 &
server=$!
address=""
for _ in $(seq 1 120); do
  address=$(sed -n 's/^The pages of the study: //p' "$log")
  [ -n "$address" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.5
done
[ -n "$address" ] || { echo "The demonstration did not start in a minute." >&2; cat "$log" >&2; exit 1; }
python3 Tests/Browser/check_pages.py "${address%/}" "$folder/pictures" "$folder/demo/report.html"
echo "Pictures: $folder/pictures"
