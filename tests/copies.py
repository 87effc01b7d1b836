"""How much of a program is further copies of functions of one generic name: all but the largest of each name.

    cargo build --profile dist --bin prikaz --config 'profile.dist.strip="none"'
    python3 tests/copies.py target/dist/prikaz [NUMBER OF NAMES TO LIST]

Reads the symbols by `nm` and `c++filt` (binutils); a program without symbols has none to count.
"""

import collections
import re
import subprocess
import sys


def generic(name):
    """The name without hashes and without what stands between angle brackets behind a name."""
    name = re.sub(r"::h[0-9a-f]{16}$|\[[0-9a-f]{16}\]", "", name)
    while (shorter := re.sub(r"(?<=[\w:])<[^<>]*>", "", name)) != name:
        name = shorter
    return name


def functions(program):
    """Sizes of functions by generic name."""
    symbols = subprocess.run(["nm", "-S", "--size-sort", program], capture_output=True, check=True).stdout
    plain = subprocess.run(["c++filt"], input=symbols, capture_output=True, check=True).stdout
    found = collections.defaultdict(list)
    for line in plain.decode(errors="replace").splitlines():
        parts = line.split(" ", 3)
        if len(parts) == 4 and parts[2] in "tTwW":
            found[generic(parts[3])].append(int(parts[1], 16))
    return found


def main():
    found = functions(sys.argv[1])
    if not found:
        sys.exit(f"{sys.argv[1]}: no symbols")
    text = sum(map(sum, found.values()))
    spare = {name: sum(sizes) - max(sizes) for name, sizes in found.items()}
    copies = sum(spare.values())
    count = sum(map(len, found.values()))
    print(f"text {text} bytes, {count} functions, copies {copies} bytes ({100 * copies / text:.1f} %)")
    for name in sorted(spare, key=spare.get, reverse=True)[: int(sys.argv[2]) if len(sys.argv) > 2 else 0]:
        print(f"{spare[name] // 1024:6} KB {len(found[name]):6} {name[:120]}")


main()
