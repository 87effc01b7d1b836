#!/usr/bin/env python3
"""Verifies a proof beside a paper, without a line of the program's own code.

    verify_proof.py FILE --proof PROOF --key VKEY ... [--witness VKEY ...] [--needed N] [--tamper N [--seed S]]

FILE is the paper, PROOF the `.tlog-proof` beside it, VKEY a verifier key or the name of a file that holds one a line.
Keys of the log bear its name; of witnesses, by default all that are given have to have signed. It prints `yes` with
what is proved, or `no` with the reason; the exit status is 0, 1, or 2 where it could not be tried. With `--tamper` it
damages the proof N times in memory and fails if one is believed that says anything else than the honest one.

Written from the texts of C2SP (signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof) and RFC 6962 and 9162.
It needs Python 3.9 and the package `cryptography` with ML-DSA-44; tried with version 50.
"""
import argparse
import base64
import hashlib
import json
import random
import re
import sys
import time
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

ED25519, COSIGNATURE, ML_DSA_44 = 1, 4, 6
# How long a key and a signature are.
LENGTHS = {ED25519: (32, 64), COSIGNATURE: (32, 72), ML_DSA_44: (1312, 2428)}
MEMBERS = {"at", "batch", "body", "by", "hash", "kind", "on", "position", "prev", "stream", "version"}


class Refused(Exception):
    """Why the paper is not proved."""


def unbase64(text, what, length=None):
    """Bytes from base64 in its one spelling."""
    try:
        found = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        found = None
    if found is None or base64.b64encode(found).decode() != text:
        raise Refused(f"{what} is not base64 in its one spelling")
    if length not in (None, len(found)):
        raise Refused(f"{what} has not {length} bytes")
    return found


def untext(data, what):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{what} is no text") from None


def number(text, what):
    if not re.fullmatch("0|[1-9][0-9]{0,19}", text, re.ASCII) or int(text) >= 1 << 64:
        raise Refused(f"{what} is no number")
    return int(text)


def is_name(text):
    """Not empty, without spaces, plus signs and control characters."""
    return text != "" and not any(sign.isspace() or sign < " " or sign == "+" for sign in text)


class Key:
    """A verifier key: name+id+base64 of kind and key."""

    def __init__(self, text):
        parts = text.split("+", 2)
        if len(parts) != 3 or not is_name(parts[0]) or not re.fullmatch("[0-9a-f]{8}", parts[1]):
            raise Refused("a key is not of its form")
        self.name, self.id = parts[0], bytes.fromhex(parts[1])
        material = unbase64(parts[2], "a key")
        self.kind, self.public = material[0] if material else 0, material[1:]
        if self.kind not in LENGTHS or LENGTHS[self.kind][0] != len(self.public):
            raise Refused(f"the key `{self.name}` is of no kind that is known here")
        if hashlib.sha256(self.name.encode() + b"\n" + material).digest()[:4] != self.id:
            raise Refused(f"the key `{self.name}` has an id that is not its own")
        algorithm = MLDSA44PublicKey if self.kind == ML_DSA_44 else Ed25519PublicKey
        self.key = algorithm.from_public_bytes(self.public)

    def verify(self, text, head, signature):
        """When it was signed, as the signature says, or None."""
        if len(signature) != LENGTHS[self.kind][1]:
            raise Refused(f"a signature of `{self.name}` has a wrong length")
        at, message = 0, text.encode()
        if self.kind != ED25519:
            at, signature = int.from_bytes(signature[:8], "big"), signature[8:]
        if at >= 1 << 63:
            raise Refused(f"a signature of `{self.name}` says no time")
        if self.kind == COSIGNATURE:
            message = f"cosignature/v1\ntime {at}\n".encode() + message
        elif self.kind == ML_DSA_44:
            origin, size, root = head
            message = b"subtree/v1\n\0" + short(self.name) + at.to_bytes(8, "big") + short(origin)
            message += bytes(8) + size.to_bytes(8, "big") + root
        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            raise Refused(f"`{self.name}` did not sign this checkpoint") from None
        return None if self.kind == ED25519 or (self.kind == ML_DSA_44 and at == 0) else at


def short(text):
    """A text behind a byte that says its length."""
    if len(text.encode()) > 255:
        raise Refused("a name is too long to be signed by ML-DSA-44")
    return bytes([len(text.encode())]) + text.encode()


def parse_note(data):
    """The text of a signed note, and its signatures as (name, id, bytes)."""
    note = untext(data, "the checkpoint")
    text, parted, rest = note.rpartition("\n\n")
    if not parted or not rest.endswith("\n") or any(sign < " " and sign != "\n" for sign in note):
        raise Refused("the checkpoint is no signed note")
    signatures = []
    for line in rest[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not is_name(parts[1]):
            raise Refused("a line of signatures is none")
        found = unbase64(parts[2], "a signature")
        signatures.append((parts[1], found[:4], found[4:]))
    if len(signatures) > 64 or any(signature == b"" for *_, signature in signatures):
        raise Refused("there are too many signatures, or one is too short")
    return text + "\n", signatures


def parse_head(text):
    lines = text[:-1].split("\n")
    if len(lines) < 3 or "" in lines:
        raise Refused("the checkpoint is not of its form")
    return lines[0], number(lines[1], "the size of the log"), unbase64(lines[2], "the root", 32)


def who_signed(text, head, signatures, logs, witnesses, needed):
    """Who of the given keys signed the checkpoint, and when."""
    if any(key.name != head[0] for key in logs):
        raise Refused(f"the checkpoint is of the log `{head[0]}`")
    signed = []
    for part, key in [("log", key) for key in logs] + [("witness", key) for key in witnesses]:
        own = [signature for name, key_id, signature in signatures if (name, key_id) == (key.name, key.id)]
        signed += [(part, key.name, key.id.hex(), key.verify(text, head, signature)) for signature in own]
    if not any(part == "log" for part, *_ in signed):
        raise Refused("no given key of the log signed the checkpoint")
    found = len({name for part, name, *_ in signed if part == "witness"})
    if found < needed:
        raise Refused(f"{found} of the given witnesses signed, {needed} are needed")
    return set(signed)


def included(leaf, index, size, root, path):
    """RFC 9162, section 2.1.3.2."""
    if index >= size:
        raise Refused("the line lies outside the log")
    node, left, last = hashlib.sha256(b"\0" + leaf).digest(), index, size - 1
    for sibling in path:
        if last == 0:
            raise Refused("the path is too long")
        if left & 1 or left == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not left & 1 and left:
                left, last = left >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        left, last = left >> 1, last >> 1
    if last != 0 or node != root:
        raise Refused("the path does not lead to the root of the log")


def named(value, place=""):
    """Where files are named: objects with a name and a digest."""
    if isinstance(value, dict) and isinstance(value.get("name"), str) and isinstance(value.get("digest"), str):
        yield place, value["name"], value["digest"]
    members = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else [])
    for step, member in members:
        yield from named(member, f"{place}/{step}".lstrip("/"))


def check(data, file_digest, logs, witnesses, needed):
    """What is proved of the paper."""
    head, parted, checkpoint = data.partition(b"\n\n")
    lines = untext(head, "the proof").split("\n")
    if not parted or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Refused("it is no proof")
    if [line[:6] for line in lines[:2]] != ["extra ", "index "]:
        raise Refused("the proof does not bring the line along, or has no index")
    line = unbase64(lines.pop(0)[6:], "the line")
    index = number(lines.pop(0)[6:], "the index")
    path = [unbase64(one, "a hash of the path", 32) for one in lines]
    text, signatures = parse_note(checkpoint)
    head = parse_head(text)
    included(line, index, *head[1:], path)
    signed = who_signed(text, head, signatures, logs, witnesses, needed)
    try:
        record = json.loads(untext(line, "the line"))
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or set(record) != MEMBERS or record["position"] != index + 1:
        raise Refused("the line is no record of this place")
    places = [(place, name) for place, name, found in named(record["body"]) if found == file_digest]
    if not places:
        raise Refused("the proof holds, and its line names other files than this one")
    return {"line": line, "record": record, "places": places, "log": head, "signed": signed}


def tamper(data, chance):
    """The proof with one thing done to it."""
    lines = data.splitlines(keepends=True)
    nth, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    at = chance.randrange(len(lines[nth]))
    line, byte = lines[nth], bytes([lines[nth][at] ^ 1 << chance.randrange(8)])
    # A bit is turned, a byte put in or left out, a line left out, doubled, or put in the place of another.
    ways = [line[:at] + byte + line[at + 1:]] * 3 + [line[:at] + byte + line[at:], line[:at] + line[at + 1:], b"", line * 2]
    lines[nth] = chance.choice([*ways, lines[other]])
    return b"".join(lines)


def tampered(honest, data, times, seed, given):
    """Damages the proof so many times; how many are believed, since they say the same as the honest one."""
    chance, same = random.Random(seed), 0
    for _ in range(times):
        damaged = tamper(data, chance)
        damaged = tamper(damaged, chance) if damaged and chance.randrange(3) == 0 else damaged
        try:
            told = check(damaged, *given)
        except Refused:
            continue
        # Signatures may be fewer, where they were not needed.
        if not told["signed"] <= honest["signed"] or {**told, "signed": honest["signed"]} != honest:
            sys.exit("a damaged proof was believed:\n" + damaged.decode("utf-8", "replace"))
        same += 1
    return same


def keys(texts):
    """Keys from texts, or from files with one a line."""
    found = []
    for text in texts:
        is_file = len(text) < 250 and Path(text).is_file()
        found += [Key(line) for line in (Path(text).read_text("utf-8") if is_file else text).split()]
    return found


def policy(asked):
    """Keys of the log, of witnesses, and how many of these are needed."""
    logs, witnesses = keys(asked.key), keys(asked.witness)
    given = len({key.name for key in witnesses})
    needed = given if asked.needed is None else asked.needed
    own = [key.public for key in logs + witnesses]
    is_misused = COSIGNATURE in {key.kind for key in logs} or ED25519 in {key.kind for key in witnesses}
    if len({key.name for key in logs}) != 1 or len(set(own)) != len(own) or is_misused:
        raise Refused("the keys are not those of one log and of others who watch it")
    if not 0 <= needed <= given:
        raise Refused("more witnesses are needed than are given")
    return logs, witnesses, needed


def main():
    parser = argparse.ArgumentParser(description="Verifies a proof beside a paper.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--proof", type=Path, required=True)
    parser.add_argument("--key", action="append", required=True)
    parser.add_argument("--witness", action="append", default=[])
    for name, default in (("needed", None), ("tamper", 0), ("seed", 2026)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    try:
        given = (hashlib.sha256(asked.file.read_bytes()).hexdigest(), *policy(asked))
        data = asked.proof.read_bytes()
    except (OSError, UnsupportedAlgorithm, Refused, ValueError) as error:
        print(f"it could not be tried: {error}", file=sys.stderr)
        return 2
    try:
        proved = check(data, *given)
    except Refused as refused:
        print(f"no: {refused}")
        return 1
    record, (origin, size, root) = proved["record"], proved["log"]
    print(f"yes: record {record['position']} of {size} of the log `{origin}`, root {root.hex()}")
    print(f"  {record['kind']} on {record['on']} by {record['by']} in {record['stream']}, recorded {record['at']}")
    for place, name in proved["places"]:
        print(f"  the file is `{name}`, named at `{place}`")
    for part, name, key_id, at in sorted(proved["signed"], key=str):
        when = "" if at is None else f" at {at}"
        if at is not None and at < 1 << 37:
            when = time.strftime(" at %Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
        print(f"  signed by the {part} `{name}`, key {key_id}{when}")
    if asked.tamper:
        same = tampered(proved, data, asked.tamper, asked.seed, given)
        print(f"  {asked.tamper} damaged proofs: {asked.tamper - same} refused, {same} said the same to the byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
