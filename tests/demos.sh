#!/bin/sh
# Plays the demonstration of every body, and of one that only the tests know, twice with the program given as the
# first argument, and holds: both runs wrote the same bytes, every document is clean Office Open XML, the store verifies.
set -eu
prikaz=$1
here=$(dirname "$0")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for script in "$here"/../data/demo/*/demo.toml "$here"/data/sixth-body/demo/*/demo.toml; do
    body=$(basename "$(dirname "$script")")
    PRIKAZ_DATA=$(dirname "$script")/../..
    export PRIKAZ_DATA
    for run in first second; do
        "$prikaz" demo "$out/$run/$body" --procedure "$body" >"$out/$run-$body.log" 2>&1 ||
            { cat "$out/$run-$body.log"; exit 1; }
    done
    # The index is a cache of the journal; everything else is the same to the byte.
    diff -r --exclude=index "$out/first/$body" "$out/second/$body"
    "$prikaz" --home "$out/first/$body/home" audit verify
    # A body may keep the text of its act elsewhere.
    "$prikaz" procedure text "$body" --out "$out/first/$body/act.docx" || [ $? -eq 3 ]
    sh "$here/audit.sh" "$out/first/$body"/*.docx "$out/first/$body"/*.xlsx
    echo "$body: demonstration played, same bytes twice, documents clean"
done
