#!/usr/bin/env python3
"""Judges the tests: draws mutants of the pure layers at random and tells which of them no test of the rules notices.

    python3 tests/mutants.py [COUNT] [SEED] [FOLDER]

Needs cargo-mutants. COUNT is 300, SEED 2026, the results go to FOLDER (target/mutants). The same seed draws the same
mutants of the same code. First the tests of the rules and those inside the layers are tried; what survives them is tried
again with all that `tests/it` holds, but for what kills processes, fills disks and forges journals for minutes.
"""

import json
import os
import random
import re
import subprocess
import sys

LAYERS = "amend calendar domain form order procedure workflow".split()
SLOW = "backup contention corpus crash files latin left mutations smtp spoilt_files store_ tamper".split()


def packages(option, names):
    return [word for name in names for word in (option, f"prikaz-{name}")]


def drawn(count, seed):
    command = ["cargo", "mutants", "--list", "--json", *packages("--package", LAYERS)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    names = sorted(mutant["name"] for mutant in found)
    print(f"{len(names)} mutants of {', '.join(LAYERS)}; {count} drawn with seed {seed}", flush=True)
    return random.Random(seed).sample(names, min(count, len(names)))


def tried(names, folder, tests):
    """The names of those that `tests` do not notice, and how many were caught, hung or could not be built."""
    chosen = [f"--re=^{re.escape(name)}$" for name in names]
    common = ["--output", folder, "--minimum-test-timeout", "120", "--no-shuffle", "--colors", "never"]
    # What is built for each mutant is run for seconds: it is built as fast as may be.
    quick = dict(os.environ, CARGO_PROFILE_DEV_DEBUG="0", PROPTEST_CASES="32", PROPTEST_RNG_SEED="2024")
    os.makedirs(folder, exist_ok=True)
    command = ["cargo", "mutants", *packages("--package", LAYERS), *chosen, *common, *tests]
    subprocess.run(command, env=quick)
    with open(os.path.join(folder, "mutants.out", "outcomes.json"), encoding="utf-8") as file:
        outcomes = json.load(file)["outcomes"]
    by = {}
    for outcome in outcomes:
        if outcome["scenario"] != "Baseline":
            by.setdefault(outcome["summary"], []).append(outcome["scenario"]["Mutant"]["name"])
    return by


def main():
    count, seed = (int(word) for word in (sys.argv[1:3] + ["300", "2026"][len(sys.argv[1:3]):]))
    folder = sys.argv[3] if len(sys.argv) > 3 else "target/mutants"
    first = tried(drawn(count, seed), os.path.join(folder, "rules"), packages("--test-package", ["rules", *LAYERS]))
    survived = first.get("MissedMutant", [])
    caught = sum(len(first.get(how, [])) for how in ("CaughtMutant", "Timeout"))
    print(f"by the tests of the rules: {caught} caught, {len(survived)} survive", flush=True)
    if survived:
        skipped = [word for name in SLOW for word in ("--skip", f"{name}")]
        rest = ["--test-package", "prikaz", "--", "--test", "it", "--", *skipped]
        second = tried(survived, os.path.join(folder, "whole"), rest)
        caught += sum(len(second.get(how, [])) for how in ("CaughtMutant", "Timeout"))
        survived = second.get("MissedMutant", [])
    for name in survived:
        print(f"survives: {name}")
    print(f"{caught} of {caught + len(survived)} caught; the others of {count} are no programs")


main()
