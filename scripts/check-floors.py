#!/usr/bin/env python3
"""Checks the architecture of `src` from its imports.

1. An import names the file that defines the item, never a re-export.
2. In `src/server` an import goes down a floor, or stays in its room.
3. No file imports itself in a circle.
4. No file is longer than 450 lines, except those of the texts, which are data.

Test modules are left out. `--self-test` proves that each rule catches a change that breaks it.
"""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent / "src"

# The rooms of `src/server`, from the bottom. docs/design.md has a picture.
FLOORS = [
    ["clock", "event"],
    ["error"],
    ["crypto"],
    ["mail", "store", "telemetry"],
    ["admission", "language", "net"],
    ["password", "limits"],
    ["captcha", "check"],
    ["flow"],
    ["operations", "http"],
    ["worker"],
    ["signup"],
    ["builder"],
    ["testing"],
]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Imports that go up on purpose. A server function is client stub and server entry at once.
ALLOWED_UP = {("crate::server_functions", "crate::server::http::leptos")}

MAX_LINES = 450
# The modules of the texts.
DATA = ("crate::text::message", "crate::text::languages::")

# Also inside a module within the file, such as one for each platform.
ITEM = re.compile(
    r"^ *(?:pub(?:\([^)]*\))? )?(?:(?:async|const|unsafe) )*"
    r"(?:fn|struct|enum|trait|type|const|static|mod|macro_rules!) (\w+)",
    re.M,
)
USE = re.compile(r"^(pub(?:\([^)]*\))? )?use ([^;]+);", re.M)
INLINE = re.compile(r"\bcrate::[a-z_0-9:]*[a-z_0-9]")


def read_tree():
    files = {}
    for path in sorted(SOURCE.rglob("*.rs")):
        parts = list(path.relative_to(SOURCE).with_suffix("").parts)
        if parts[-1] in ("mod", "lib"):
            parts.pop()
        files["::".join(["crate", *parts])] = path.read_text()
    return files


def without_tests_and_comments(text):
    text = re.split(r"^#\[cfg\(test\)\]\n(?:mod|pub\(crate\) mod) tests", text, maxsplit=1, flags=re.M)[0]
    return re.sub(r"//[^\n]*", "", text)


def leaves(tree):
    """The paths of a use tree."""
    tree = re.sub(r"\s+", " ", tree).strip()
    prefix, brace, rest = tree.partition("{")
    if not brace:
        return [re.sub(r" as \w+$", "", tree)]
    depth, start, parts = 0, 0, []
    body = rest.rsplit("}", 1)[0]
    for at, char in enumerate(body + ","):
        if char == "," and depth == 0:
            parts.append(body[start:at])
            start = at + 1
        depth += (char == "{") - (char == "}")
    found = [leaf for part in parts if part.strip() for leaf in leaves(part)]
    return [prefix + leaf for leaf in found]


def absolute(path, module):
    parts = path.split("::")
    if parts[0] == "super":
        parts = module.split("::")[:-1] + parts[1:]
    elif parts[0] == "self":
        parts = module.split("::") + parts[1:]
    if parts[-1] == "self":
        parts.pop()
    return parts


def check(files):
    """The problems of a tree, and its imports as pairs of modules."""
    code = {module: without_tests_and_comments(text) for module, text in files.items()}
    lengths = {module: text.count("\n") for module, text in files.items()}
    items = {module: set(ITEM.findall(text)) for module, text in code.items()}
    problems = [f"{m}: has {n} lines, more than {MAX_LINES}" for m, n in lengths.items()
                if n > MAX_LINES and not m.startswith(DATA)]
    imports = set()
    for module, text in code.items():
        for visibility, tree in USE.findall(text):
            for path in leaves(tree):
                if not re.match(r"(crate|super|self)\b", path):
                    continue
                parts = absolute(path, module)
                target = resolve(parts, files, items)
                if target is None:
                    # A room's `mod.rs` may hand its own items on to hosts.
                    if visibility.strip() != "pub" or module != "crate":
                        problems.append(f"{module}: `{path}` does not name the file that defines it")
                    continue
                imports.add((module, target))
        for path in INLINE.findall(re.sub(USE, "", text)):
            parts = path.split("::")
            while parts and "::".join(parts) not in files:
                parts.pop()
            if len(parts) > 1:
                imports.add((module, "::".join(parts)))
    imports = {(a, b) for a, b in imports if a != b and a != "crate" and not a.startswith("crate::host")}
    for importer, target in sorted(imports):
        if not goes_down(importer, target) and (importer, target) not in ALLOWED_UP:
            problems.append(f"{importer}: imports {target}, which is on a higher floor")
    for importer, target in sorted(ALLOWED_UP - imports):
        problems.append(f"{importer}: no longer imports {target}, so ALLOWED_UP must not name it")
    circle = find_circle(imports)
    if circle:
        problems.append("a circle of imports: " + " → ".join(circle))
    return problems, imports


def resolve(parts, files, items):
    """The file that defines the item at this path, or the module that the path names."""
    full = "::".join(parts)
    if full in files:
        return full
    for cut in (1, 2):
        module = "::".join(parts[:-cut])
        if module in files:
            name = parts[-cut]
            # A server function `change_address` defines a type `ChangeAddress`.
            call = re.sub(r"(?!^)([A-Z])", r"_\1", name).lower()
            is_call = call in items[module] and "#[server(" in files[module]
            is_defined = name in items[module] or name == "*" or is_call
            return module if is_defined else None
    return None


def room(module):
    parts = module.split("::")
    return parts[2] if len(parts) > 2 and parts[1] == "server" else None


def goes_down(importer, target):
    above, below = room(importer), room(target)
    if below is None:
        return True
    if above is None:
        return False
    return above == below or FLOOR[above] > FLOOR[below]


def find_circle(imports):
    graph = {}
    for importer, target in imports:
        graph.setdefault(importer, set()).add(target)
    done, path = set(), []

    def visit(module):
        if module in path:
            return path[path.index(module) :] + [module]
        if module in done:
            return None
        path.append(module)
        for target in sorted(graph.get(module, ())):
            found = visit(target)
            if found:
                return found
        path.pop()
        done.add(module)
        return None

    for module in sorted(graph):
        found = visit(module)
        if found:
            return found
    return None


def self_test(files):
    """Each rule fails on a change that breaks it."""
    changes = {
        "on a higher floor": ("crate::server::store::lease", "use crate::server::flow::context::Context;\n"),
        "does not name the file": ("crate::server::flow::rows", "use crate::email::suggest;\n"),
        "has 9": ("crate::server::flow::rows", "\n" * 900),
        "a circle of imports": ("crate::server::flow::context", "use crate::server::flow::confirm::Confirm;\n"),
    }
    for expected, (module, line) in changes.items():
        problems, _ = check({**files, module: line + files[module]})
        if not any(expected in problem for problem in problems):
            sys.exit(f"the check of floors misses `{expected}` in {module}")


def main():
    files = read_tree()
    problems, imports = check(files)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        sys.exit(1)
    self_test(files)
    up = len(ALLOWED_UP)
    print(f"{len(files)} files, {len(imports)} imports, no circle, {up} imports up on purpose")


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()
