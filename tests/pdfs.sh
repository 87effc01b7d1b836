#!/bin/sh
# Writes papers of every kind as PDF with the program given as the first argument, and holds each to PDF/A-2b.
set -eu
prikaz=$1
here=$(dirname "$0")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$prikaz" demo "$out/demo" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
export PRIKAZ_HOME="$out/demo/home" PRIKAZ_AS=proektov
"$prikaz" order draft points --out "$out/order.pdf"
"$prikaz" register redline points --out "$out/redline.pdf"
"$prikaz" register compare points --out "$out/comparison.pdf"
"$prikaz" paper card points --out "$out/card.pdf"
"$prikaz" procedure text sverdlovsk-investment --out "$out/act.pdf"
for order in bryansk-finance-48 sverdlovsk-investment-54; do
    "$prikaz" order compose "$order" --out "$out/$order.pdf"
done
python3 "$here/audit_pdf.py" "$out"/*.pdf
