#!/usr/bin/env bash
# Says which system libraries are missing and installs them (Debian, Ubuntu).
#   scripts/setup.sh [--tests]   with --tests also the database server that the tests start
# Uses sudo only when not root; says what to do where neither is possible.
set -euo pipefail

packages=(libsqlite3-dev libpq-dev libsodium-dev libboost-math-dev libeigen3-dev g++)
[ "${1:-}" != "--tests" ] || packages+=(postgresql)

if ! command -v swift >/dev/null 2>&1; then
  echo "Maitri needs a Swift 6.3 toolchain. Install one from https://www.swift.org/install/linux/ and run this again." >&2
  exit 1
fi

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
if [ "$(printf '%s\n6.2\n' "${version:-0}" | sort -V | head -1)" != "6.2" ]; then
  echo "Maitri needs Swift 6.2 or newer (built and tested with 6.3); this is ${version:-an unknown version}." >&2
  exit 1
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This is not a Debian system. Please install SQLite 3 and libpq with headers, Boost.Math, Eigen 3 and a C++ compiler by hand."
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

echo "Missing system libraries: ${missing[*]}"
run=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "Please ask an administrator to run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  run=(sudo)
fi
echo "Installing them now: ${run[*]:-} apt-get install --no-install-recommends ${missing[*]}"
"${run[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
