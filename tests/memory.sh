#!/bin/sh
# Prints what plain commands hold in memory at most: `sh tests/memory.sh target/release/prikaz`. Needs GNU time.
# A release build should stay below 30 MB for each of them.
set -eu
program=$(realpath "$1")
corpus=$(realpath "$(dirname "$0")/corpus")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PRIKAZ_HOME=store PRIKAZ_LANG=ru
"$program" init >/dev/null
"$program" register open clients --procedure sverdlovsk-investment --as proektov --on 2024-04-11 >/dev/null
"$program" register draft clients --basis приказ --as proektov --on 2024-04-12 >/dev/null
held() {
    /usr/bin/time -f '%M' -o held "$program" "$@" >/dev/null 2>&1 || true
    printf '%6d КБ  %s\n' "$(tail -n 1 held)" "$*"
}
held --version
held procedure list
held register list
held register status clients
held inbox --as proektov
held submission check clients "$corpus/plain.xlsx"
held submission check clients "$corpus/plain.docx"
held submission add clients --unit hr --as proektov --on 2024-04-15 "$corpus/plain.xlsx"
held submission import clients "$corpus/plain-libreoffice.csv" --unit hr --check --as proektov
held audit verify
