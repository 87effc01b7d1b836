#!/bin/sh
# Installs what the tests need beyond a Rust toolchain, and runs them all:
# format, lints, documentation, tests, the demonstrations of all bodies with an audit of their documents.
set -eu
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

# openxml-audit, a checker of Office Open XML, pdf_oxide, one of PDF/A, and cryptography, signatures for the second
# verifier of proofs, into a folder of their own.
tools=target/tools
if ! "$tools/bin/python3" -c "import openxml_audit, pdf_oxide, cryptography" 2>/dev/null; then
    step "checkers of documents"
    if ! python3 -m venv "$tools" 2>/dev/null; then
        rm -rf "$tools"
        sudo=""
        [ "$(id -u)" = 0 ] || sudo=sudo
        $sudo apt-get update -qq
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv >/dev/null
        python3 -m venv "$tools"
    fi
    "$tools/bin/pip" install --quiet --disable-pip-version-check openxml-audit==0.8.0 pdf_oxide==0.3.78 cryptography==50.0.2
fi
PATH="$PWD/$tools/bin:$PATH"
export PATH

step "format"
cargo fmt --check
step "lints"
cargo clippy --all-targets --features prikaz/pdf -- -D warnings
step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --features prikaz/pdf
# The same cases each time: a change is judged by what it changes. `cargo test` by hand draws others.
PROPTEST_RNG_SEED=2024
# All cases of every law, not the share that is tried by hand.
PROPTEST_CASES=256
export PROPTEST_RNG_SEED PROPTEST_CASES
# With the writer of PDF throughout: without it foreign crates would be asked other features, and all be built again.
step "tests"
cargo test --features prikaz/pdf
# `cargo test` builds the program too.
program=target/debug/prikaz
step "what the program is made of"
python3 tests/components.py target/prikaz.cdx.json --features prikaz/pdf
step "a proof beside a paper, verified by other code"
sample=tests/data/evidence
python3 tests/verify_proof.py $sample/paper.txt --proof $sample/paper.tlog-proof --key $sample/log.keys \
    --witness $sample/witness.keys --tamper 20000
step "samples of every construct"
sh tests/audit.sh target/tmp/samples/*.docx target/tmp/samples/*.xlsx
step "demonstrations"
sh tests/demos.sh "$program"
step "blanks filled in by LibreOffice"
sh tests/blanks.sh "$program"
step "papers as PDF"
sh tests/pdfs.sh "$program"
step "the first command of the README, which builds no writer of PDF"
sh tests/first.sh
step "all is well"
