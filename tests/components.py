#!/usr/bin/env python3
"""What the program is made of: a CycloneDX list of its components (SBOM), their licences held to those that go with ours,
and the old ones that are accepted (docs/dependencies.md) held to what the lock file has.

    components.py OUT.cdx.json [cargo metadata options]

Needs cargo and the standard library alone, and no network: advisories are no file that could be had offline, so none are
asked; what is known of old crates stands in docs/dependencies.md with its reason."""

import json
import pathlib
import re
import subprocess
import sys
import tomllib
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Licences that go with MIT OR Apache-2.0 in a program that is given away whole: none asks for more than notices.
GOES_WITH_OURS = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
    "CC0-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
}


def goes(expression):
    """Whether an SPDX expression leaves a choice that goes with ours. `/` is the old way to write OR."""
    words = re.findall(r"\(|\)|[^\s()]+", re.sub(r"\s*/\s*", " OR ", expression))

    def either(at):
        value, at = both(at)
        while at < len(words) and words[at] == "OR":
            other, at = both(at + 1)
            value = value or other
        return value, at

    def both(at):
        value, at = one(at)
        while at < len(words) and words[at] == "AND":
            other, at = one(at + 1)
            value = value and other
        return value, at

    def one(at):
        if words[at] == "(":
            value, at = either(at + 1)
            return value, at + 1
        name, at = words[at], at + 1
        if at < len(words) and words[at] == "WITH":
            name, at = f"{name} WITH {words[at + 1]}", at + 2
        return name in GOES_WITH_OURS, at

    value, at = either(0)
    return value and at == len(words)


def tried():
    """That a licence can be refused at all."""
    for good in ("MIT/Apache-2.0", "LGPL-2.1-or-later OR MIT", "(MIT OR GPL-3.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"):
        assert goes(good), good
    for bad in ("GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND MPL-2.0", "GPL-2.0 WITH LLVM-exception", "none"):
        assert not goes(bad), bad


def reached(metadata):
    """Ids of the packages that are built into the program or needed to build it; what only tests need is left out."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    todo, seen = [metadata["resolve"]["root"]], set()
    while todo:
        package = todo.pop()
        if package not in seen:
            seen.add(package)
            deps = nodes[package]["deps"]
            todo += [dep["pkg"] for dep in deps if any(kind["kind"] != "dev" for kind in dep["dep_kinds"])]
    return seen


def component(package, sums):
    name, version = package["name"], package["version"]
    made = {"type": "library", "bom-ref": f"{name}@{version}", "name": name, "version": version}
    if package["source"]:
        made["purl"] = f"pkg:cargo/{name}@{version}"
    if package.get("license"):
        made["licenses"] = [{"expression": re.sub(r"\s*/\s*", " OR ", package["license"])}]
    if (name, version) in sums:
        made["hashes"] = [{"alg": "SHA-256", "content": sums[name, version]}]
    return made


def main():
    tried()
    out, options = pathlib.Path(sys.argv[1]), sys.argv[2:]
    command = ["cargo", "metadata", "--format-version", "1", "--locked", *options]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    text = (ROOT / "Cargo.lock").read_bytes()
    locked = tomllib.loads(text.decode())["package"]
    sums = {(one["name"], one["version"]): one["checksum"] for one in locked if "checksum" in one}
    ids = reached(metadata)
    packages = {one["id"]: one for one in metadata["packages"]}
    foreign = [one for one in metadata["packages"] if one["source"]]
    faults = [
        f"{one['name']} {one['version']}: the licence `{one['license']}` is not among those that go with ours"
        for one in foreign
        if not goes(one["license"] or "none")
    ]
    faults += [
        f"{one['name']} {one['version']} has no checksum in Cargo.lock"
        for one in foreign
        if (one["name"], one["version"]) not in sums
    ]
    accepted = re.findall(r"^\| `([^` ]+) ([^` ]+)` \|", (ROOT / "docs/dependencies.md").read_text(), re.M)
    there = {(one["name"], one["version"]) for one in locked}
    faults += [
        f"docs/dependencies.md tells of {name} {version}, which is not used"
        for name, version in accepted
        if (name, version) not in there
    ]
    if not accepted:
        faults.append("docs/dependencies.md tells of no crate")
    ref = lambda id: f"{packages[id]['name']}@{packages[id]['version']}"
    own = packages[metadata["resolve"]["root"]]
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        # The same lock file gives the same list, byte for byte.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, text.decode())}",
        "version": 1,
        "metadata": {"component": component(own, sums) | {"type": "application"}},
        "components": sorted((component(packages[id], sums) for id in ids if id != own["id"]), key=lambda one: one["bom-ref"]),
        "dependencies": sorted(
            (
                {
                    "ref": ref(node["id"]),
                    "dependsOn": sorted({ref(dep) for dep in node["dependencies"] if dep in ids}),
                }
                for node in metadata["resolve"]["nodes"]
                if node["id"] in ids
            ),
            key=lambda one: one["ref"],
        ),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bom, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    others = sum(1 for one in bom["components"] if "purl" in one)
    print(f"{others} components of others, {len(foreign)} with those of tests; {len(accepted)} old or young ones told of")
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
