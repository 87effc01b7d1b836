#!/usr/bin/env python3
"""Measures the house: for each layer under `src`, its files, lines, circles of files, `json!` and hand-wired errors.

usage: measure.py [-v] [FOLDER]     FOLDER is a checkout, this one where it is left out; -v names the files of circles

A circle is a set of files of one layer of which each imports, over others, itself. What an entrance (`lib.rs`,
`mod.rs`) only hands on (`pub use`) is imported from where it is defined. Tests inside files are left out.
"""

import re
import sys
from pathlib import Path

ENTRANCES = ("lib.rs", "mod.rs")


def code_of(path):
    """The code of a file without its comments and its tests."""
    text = re.sub(r"#\[cfg\(test\)\]\s*mod \w+;", "", path.read_text(encoding="utf-8"))
    text = text.split("#[cfg(test)]")[0]
    return "\n".join(line.split("//")[0] for line in text.splitlines())


def flattened(tree, before=()):
    """`a::{b, c::{d, e}}` as paths: (a, b), (a, c, d), (a, c, e)."""
    for part in split(tree):
        part = part.split(" as ")[0].strip()
        if "{" in part:
            head, inner = part.split("{", 1)
            steps = tuple(step for step in re.split(r"::", head.strip()) if step)
            yield from flattened(inner.rsplit("}", 1)[0], before + steps)
        elif part:
            yield before + tuple(part.split("::"))


def split(tree):
    """Parts between commas that stand in no braces."""
    depth, part, parts = 0, "", []
    for letter in tree:
        depth += (letter == "{") - (letter == "}")
        if letter == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += letter
    return [one for one in parts + [part] if one.strip()]


class Room:
    """The files of one layer and what each imports of the others."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        self.files = sorted(folder.rglob("*.rs"))
        self.code = {path: code_of(path) for path in self.files}
        self.modules = {self.module(path): path for path in self.files}
        self.handed_on = {path: self.handing(path) for path in self.files}

    def module(self, path):
        steps = path.relative_to(self.folder).with_suffix("").parts
        return steps[:-1] if path.name in ENTRANCES else steps

    def uses(self, path, public):
        """Paths that `use` names in a file: those it hands on, or those it needs."""
        pattern = re.compile(r"^\s*(pub(?:\([a-z ]+\))? )?use ([^;]+);", re.M)
        for handed, tree in pattern.findall(self.code[path]):
            if bool(handed) == public:
                yield from flattened(" ".join(tree.split()))

    def absolute(self, path, steps):
        """The steps from the entrance of the layer; nothing where they lead out of it."""
        here = list(self.module(path))
        steps = list(steps)
        if steps[0] == "crate":
            steps = steps[1:]
            if self.name in steps[:1] and (steps[0],) not in self.modules:
                return steps[1:]
            return steps if self.folder.joinpath("lib.rs").exists() else None
        if steps[0] not in ("super", "self"):
            inner = here + steps
            return inner if tuple(here + steps[:1]) in self.modules else None
        while steps and steps[0] in ("super", "self"):
            if steps.pop(0) == "super":
                here = here[:-1]
        return here + steps

    def handing(self, path):
        """Names that a file hands on, with where each comes from."""
        handed = {}
        for steps in self.uses(path, True):
            where = self.absolute(path, steps)
            if where:
                handed[where[-1]] = where
        return handed

    def file_of(self, steps, depth=0):
        """The file that defines what the steps lead to."""
        steps = tuple(steps)
        for length in range(len(steps), -1, -1):
            path = self.modules.get(steps[:length])
            if path is None:
                continue
            if length < len(steps) and depth < 9:
                further = self.handed_on[path].get(steps[length])
                if further and tuple(further) != steps[: length + 1]:
                    return self.file_of(list(further) + list(steps[length + 1 :]), depth + 1)
            return path
        return None

    def arrows(self):
        inline = re.compile(r"\b((?:super|crate)(?:::\w+)+)")
        arrows = {path: set() for path in self.files}
        for path in self.files:
            found = list(self.uses(path, False))
            without = re.sub(r"^\s*(?:pub(?:\([a-z ]+\))? )?use [^;]+;", "", self.code[path], flags=re.M)
            found += [tuple(one.split("::")) for one in inline.findall(without)]
            # `module::item` of a child or sibling that was not imported by name.
            for one in re.findall(r"(?<![\w:])([a-z_]\w*)::\w+", without):
                if self.module(path) + (one,) in self.modules:
                    found.append((one, "_"))
            for steps in found:
                where = self.absolute(path, steps)
                target = self.file_of(where) if where is not None else None
                if target and target != path:
                    arrows[path].add(target)
        return arrows

    def circles(self):
        """Sets of files that import one another, the largest first."""
        arrows, order, seen = self.arrows(), [], set()

        def visit(start, ways, done):
            stack = [(start, iter(sorted(ways[start])))]
            seen.add(start)
            while stack:
                at, rest = stack[-1]
                step = next((one for one in rest if one not in seen), None)
                if step is None:
                    done.append(at)
                    stack.pop()
                else:
                    seen.add(step)
                    stack.append((step, iter(sorted(ways[step]))))

        for path in self.files:
            if path not in seen:
                visit(path, arrows, order)
        back = {path: set() for path in self.files}
        for path, targets in arrows.items():
            for target in targets:
                back[target].add(path)
        seen, found = set(), []
        for path in reversed(order):
            if path not in seen:
                together = []
                visit(path, back, together)
                found.append(together)
        return sorted((one for one in found if len(one) > 1), key=len, reverse=True)


def main():
    folders = [given for given in sys.argv[1:] if given != "-v"]
    root = Path(folders[0] if folders else Path(__file__).resolve().parent.parent)
    total = [0, 0, 0, 0]
    print(f"{'layer':12}{'files':>7}{'lines':>8}{'json!':>7}{'Value':>7}  circles (files)")
    for folder in sorted(one for one in (root / "src").iterdir() if one.is_dir()):
        room = Room(folder.name, folder)
        lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in room.files)
        code = "\n".join(room.code.values())
        loose, values = len(re.findall(r"\bjson!", code)), len(re.findall(r"\bValue\b", code))
        circles = room.circles()
        sizes = " + ".join(str(len(one)) for one in circles) or "none"
        print(f"{folder.name:12}{len(room.files):7}{lines:8}{loose:7}{values:7}  {sizes}")
        if "-v" in sys.argv:
            for one in circles:
                print("    " + " ".join(sorted(str(path.relative_to(folder)) for path in one)))
        total = [a + b for a, b in zip(total, (len(room.files), lines, loose, sum(map(len, circles))))]
    print(f"{'together':12}{total[0]:7}{total[1]:8}{total[2]:7}{'':7}  {total[3]} files in circles")


main()
