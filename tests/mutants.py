#!/usr/bin/env python3
"""Judges the tests: draws mutants of the pure layers at random and tells which of them no test notices.

    python3 tests/mutants.py [COUNT] [SEED] [FOLDER]

Needs cargo-mutants, which names the mutants, and the Python packages tree-sitter and tree-sitter-rust. COUNT is 400 (of which about a fifth cannot be built),
SEED 2026; work and results go to FOLDER (target/mutants). The same seed draws the same mutants of the same code.

All of them are built into one program, each behind a switch that the variable MUTANT turns: a build for each would take
a day. First the tests of the rules and those inside the layers are run, and stopped at the first that fails. Then each
test of `tests/it` is run once by itself and tells the switches it comes by; what survived the rules is tried with the
tests that come by it, quick ones first. Left out are those that kill processes, fill disks and forge journals for
minutes. What cannot be built behind a switch (it has no value of that type, stands in a constant, …) is told apart.
"""

import concurrent.futures
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

import tree_sitter
import tree_sitter_rust

LAYERS = "amend calendar domain form order procedure workflow".split()
SLOW = "backup contention corpus crash files latin left mutations smtp spoilt_files store_ tamper".split()
# These read the sources, which are not what they were.
OF_SOURCES = "codes:: layers:: named_paths:: rooms::".split()
SKIPPED = [word for name in SLOW + OF_SOURCES for word in ("--skip", name)]
SECONDS = 300
# How long the tests last together that are run before the next ones are begun.
TOGETHER = 8
SWITCH = """
pub(crate) fn mutant_chosen(number: u32) -> bool {
    static CHOSEN: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    static PASSED: std::sync::OnceLock<Option<std::ffi::OsString>> = std::sync::OnceLock::new();
    let said = || std::env::var("MUTANT").ok().and_then(|word| word.parse().ok()).unwrap_or(0);
    if let Some(file) = PASSED.get_or_init(|| std::env::var_os("MUTANTS_PASSED")) {
        mutant_passed(number, file);
    }
    *CHOSEN.get_or_init(said) == number
}

fn mutant_passed(number: u32, file: &std::ffi::OsStr) {
    static TOLD: std::sync::Mutex<std::collections::BTreeSet<u32>> =
        std::sync::Mutex::new(std::collections::BTreeSet::new());
    let new = TOLD.lock().map(|mut told| told.insert(number)).unwrap_or(false);
    if new && let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(file) {
        let _ = std::io::Write::write_all(&mut file, format!("{number}\\n").as_bytes());
    }
}
"""
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))


def drawn(count, seed):
    """The mutants drawn, each with a number of its own."""
    command = ["cargo", "mutants", "--list", "--json"]
    command += [word for layer in LAYERS for word in ("--package", f"prikaz-{layer}")]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    found.sort(key=lambda mutant: mutant["name"])
    print(f"{len(found)} mutants of {', '.join(LAYERS)}; {count} drawn with seed {seed}", flush=True)
    chosen = random.Random(seed).sample(found, min(count, len(found)))
    return [dict(mutant, number=place + 1) for place, mutant in enumerate(chosen)]


class Source:
    """A file, by bytes, with places given as cargo-mutants gives them: lines and characters from one."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.lines = self.bytes.split(b"\n")
        self.tree = PARSER.parse(self.bytes)

    def at(self, place):
        before = sum(len(line) + 1 for line in self.lines[: place["line"] - 1])
        line = self.lines[place["line"] - 1].decode()
        return before + len(line[: place["column"] - 1].encode())

    def node(self, start, end, kinds):
        """The innermost node of one of `kinds` around what stands from `start` to `end`."""
        node = self.tree.root_node.descendant_for_byte_range(start, end)
        while node is not None and node.type not in kinds:
            node = node.parent
        return node


def switched(mutant, source):
    """Where the switch of a mutant stands: from, to, what is put before, what behind. None where it cannot stand."""
    start, end = (source.at(mutant["span"][side]) for side in ("start", "end"))
    on, new = f"crate::mutant_chosen({mutant['number']})", mutant["replacement"]
    text = lambda left, right: source.bytes[left:right].decode()
    match mutant["genre"]:
        case "FnValue":
            return start, end, f"if {on} {{ return {new}; }} ", ""
        case "BinaryOperator":
            node = source.node(start, end, ("binary_expression", "compound_assignment_expr"))
            if node is None or node.child_by_field_name("operator").start_byte != start:
                return None
            other = text(node.start_byte, start) + new + text(end, node.end_byte)
        case "UnaryOperator":
            node = source.node(start, end, ("unary_expression",))
            if node is None or node.start_byte != start:
                return None
            other = text(start, start) + new + text(end, node.end_byte)
        case "MatchArmGuard":
            return start, end, f"(if {on} {{ {new} }} else {{ ", " })"
        case "MatchArm":
            arm = source.node(start, end, ("match_arm",))
            pattern = arm and arm.child_by_field_name("pattern")
            if arm is None or arm.start_byte != start:
                return None
            condition = pattern.child_by_field_name("condition")
            if condition is not None:
                return condition.start_byte, condition.end_byte, f"!{on} && (", ")"
            return pattern.end_byte, pattern.end_byte, "", f" if !{on}"
        case _:
            return None
    return node.start_byte, node.end_byte, f"(if {on} {{ {other} }} else {{ ", " })"


def written(path, mutants):
    """Writes the file with the switches in it; for each mutant, from which byte to which it stands there."""
    source, cuts = Source(path), []
    for mutant in mutants:
        place = switched(mutant, source)
        if place is not None:
            start, end, before, behind = place
            length = end - start if before.startswith("(") or behind == ")" else 10**9
            cuts.append((start, 1, -length, before.encode(), mutant, 0))
            cuts.append((end, 0 if end > start else 2, length, behind.encode(), mutant, 1))
    made, done, stands = bytearray(), 0, {}
    for at, _, _, text, mutant, side in sorted(cuts, key=lambda cut: cut[:3]):
        made += source.bytes[done:at]
        done = at
        if side == 0:
            stands[mutant["number"]] = [len(made), 0]
        made += text
        stands[mutant["number"]][1] = len(made)
    made += source.bytes[done:]
    with open(path, "wb") as file:
        file.write(made)
    return stands


class Tree:
    """A copy of what is committed, into which mutants are put."""

    def __init__(self, folder):
        self.path = os.path.abspath(os.path.join(folder, "tree"))
        subprocess.run(["git", "worktree", "remove", "--force", self.path], stderr=subprocess.DEVNULL)
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", "--force", self.path], check=True)
        self.environment = dict(os.environ, PROPTEST_CASES="64", PROPTEST_RNG_SEED="2024")
        self.environment.setdefault("CARGO_TARGET_DIR", os.path.abspath(os.path.join(folder, "target")))

    def put(self, mutants):
        subprocess.run(["git", "checkout", "--quiet", "."], cwd=self.path, check=True)
        by, self.stands = {}, {}
        for mutant in mutants:
            by.setdefault(mutant["file"], []).append(mutant)
        for file, inside in by.items():
            self.stands[file] = written(os.path.join(self.path, file), inside)
        for layer in LAYERS:
            with open(os.path.join(self.path, "src", layer, "lib.rs"), "a", encoding="utf-8") as file:
                file.write(SWITCH)
        return [mutant for mutant in mutants if mutant["number"] in self.stands[mutant["file"]]]

    def messages(self, *command):
        run = subprocess.run(
            ["cargo", *command, "--message-format=json"],
            cwd=self.path,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if run.returncode and not run.stdout:
            sys.exit(run.stderr.decode())
        return [json.loads(line) for line in run.stdout.splitlines() if line.startswith(b"{")]

    def refused(self):
        """Numbers of the mutants because of which the layers cannot be built."""
        numbers = set()
        crates = [word for layer in LAYERS for word in ("--package", f"prikaz-{layer}")]
        for message in self.messages("check", "--keep-going", *crates):
            message = message.get("message") or {}
            if message.get("level") != "error":
                continue
            for span in message["spans"]:
                stands = self.stands.get(span["file_name"], {})
                around = [
                    (end - start, number)
                    for number, (start, end) in stands.items()
                    if start < span["byte_end"] and span["byte_start"] < end
                ]
                # An arm that does not always hold: what is matched is told, and the arms come after it.
                if (message["code"] or {}).get("code") == "E0004":
                    after = [(start, number) for number, (start, _) in stands.items() if span["byte_end"] <= start]
                    around = around or after
                if around and span["is_primary"]:
                    numbers.add(min(around)[1])
            if message["spans"] and not numbers:
                print(message["rendered"], flush=True)
        return numbers

    def built(self):
        """The programs of the tests: for each its package's folder, its name and its path."""
        programs = []
        for message in self.messages("test", "--no-run", "--workspace", "--lib", "--test", "rules", "--test", "it"):
            if message.get("reason") == "compiler-artifact" and message.get("executable") and message["profile"]["test"]:
                folder = os.path.dirname(message["manifest_path"])
                programs.append((folder, message["target"]["name"], message["executable"]))
        return programs

    def run(self, program, words, **variables):
        """The program of tests, started; for its tests Cargo would have set the folder."""
        folder, _, path = program
        return subprocess.Popen(
            ["timeout", str(SECONDS), path, *words],
            cwd=folder,
            env=dict(self.environment, CARGO_MANIFEST_DIR=folder, **variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def noticed(self, number, program, words=()):
        """The first test of `program` that fails with the mutant; nothing where none does."""
        run = self.run(program, words, MUTANT=str(number))
        for line in run.stdout:
            if line.rstrip().endswith(b"FAILED"):
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()
                return line.split(b" ")[1].decode()
        code = run.wait()
        return {0: None, 124: "hangs"}.get(code, f"ends with {code}")

    def passed(self, program, test):
        """The test, how many seconds it lasts by itself, and the numbers of the mutants it comes by."""
        with tempfile.TemporaryDirectory() as folder:
            file, began = os.path.join(folder, "passed"), time.monotonic()
            self.run(program, ["--exact", test], MUTANTS_PASSED=file).communicate()
            lasts = time.monotonic() - began
            try:
                with open(file, encoding="utf-8") as told:
                    return test, lasts, {int(line) for line in told}
            except FileNotFoundError:
                return test, lasts, set()

    def tests(self, program, skipped):
        """What each test of `program` comes by, quick ones first."""
        listed = self.run(program, ["--list", *skipped]).communicate()[0].decode()
        names = [line.removesuffix(": test") for line in listed.splitlines() if line.endswith(": test")]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return sorted(pool.map(lambda name: self.passed(program, name), names), key=lambda told: told[1])


def in_turn(tests, number):
    """The tests that come by a mutant, in runs of `TOGETHER` seconds, quick ones first."""
    runs, lasts = [[]], 0
    for name, seconds, passed in tests:
        if number not in passed:
            continue
        if runs[-1] and lasts + seconds > TOGETHER:
            runs.append([])
            lasts = 0
        runs[-1].append(name)
        lasts += seconds
    return [["--exact", "--test-threads=1", *names] for names in runs if names]


def judged(tree, mutants, runs):
    """Those of `mutants` that no run notices; prints what notices the others. `runs`: programs, each with its words."""

    def first(mutant):
        for program, words in runs(mutant):
            if told := tree.noticed(mutant["number"], program, words):
                return f"{program[1]}: {told}"
        return None

    survived = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        tried = {pool.submit(first, mutant): mutant for mutant in mutants}
        for ended in concurrent.futures.as_completed(tried):
            mutant, by = tried[ended], ended.result()
            print(f"  {mutant['number']:3} {mutant['name']}: {by or 'nobody notices'}", flush=True)
            if not by:
                survived.append(mutant)
    return survived


def main():
    count, seed = (int(word) for word in (sys.argv[1:3] + ["400", "2026"][len(sys.argv[1:3]) :]))
    tree = Tree(sys.argv[3] if len(sys.argv) > 3 else "target/mutants")
    every = drawn(count, seed)
    mutants = tree.put(every)
    while refused := tree.refused():
        mutants = tree.put([mutant for mutant in mutants if mutant["number"] not in refused])
        print(f"{len(refused)} cannot be built", flush=True)
    programs = tree.built()
    inside = {name: program for program in programs for name in [program[1]]}
    rules, whole = ([program for program in programs if program[1] == name] for name in ("rules", "it"))
    if len(rules) != 1 or len(whole) != 1:
        sys.exit("the tests cannot be built")
    for program, words in (rules[0], ()), (whole[0], SKIPPED):
        if told := tree.noticed(0, program, words):
            sys.exit(f"without a mutant the tests fail already: {program[1]}: {told}")

    own = lambda mutant: [inside[name] for name in [mutant["package"].replace("-", "_")] if name in inside]
    survived = judged(tree, mutants, lambda mutant: [(program, ()) for program in own(mutant) + rules])
    print(f"by the tests of the rules: {len(mutants) - len(survived)} of {len(mutants)}", flush=True)
    tests = tree.tests(whole[0], SKIPPED)
    survived = judged(
        tree, survived, lambda mutant: [(whole[0], words) for words in in_turn(tests, mutant["number"])]
    )
    for mutant in survived:
        print(f"survives: {mutant['name']}")
    numbers = {mutant["number"] for mutant in mutants}
    for mutant in every:
        if mutant["number"] not in numbers:
            print(f"not built behind a switch: {mutant['name']}")
    print(f"{len(mutants) - len(survived)} of {len(mutants)} noticed")


main()
