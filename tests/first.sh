#!/bin/sh
# The first command of the README, as it stands there; its program writes no PDF, says so and leaves no file.
set -eu
cd "$(dirname "$0")/.."
grep -qx 'cargo run -- demo out' README.md ||
    { echo "README.md: the first command is no longer what tests/first.sh plays" >&2; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo run --quiet -- demo "$out/out" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
ls "$out"/out/*.docx >/dev/null
code=0
said=$(PRIKAZ_HOME="$out/out/home" cargo run --quiet -- report deadlines --out "$out/report.pdf" 2>&1) || code=$?
printf '%s\n' "$said"
[ "$code" = 2 ] && printf '%s' "$said" | grep -q "не записывает PDF" && [ ! -e "$out/report.pdf" ]
