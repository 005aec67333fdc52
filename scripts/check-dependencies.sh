#!/usr/bin/env bash
# Every direct dependency of the crate has a row in docs/dependencies.md, and every row is one.
# With `count` it prints what each pulls in on the server, for the table.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo metadata --locked --no-deps --format-version 1 >"$work/metadata"
cargo tree --locked --package leptos_signup --all-features --edges normal --prefix depth \
    --format ' {p}' >"$work/tree"

python3 - "$work" docs/dependencies.md "${1:-check}" <<'PY'
import json, re, sys

work, table, task = sys.argv[1:]
metadata = json.load(open(f'{work}/metadata'))
package = next(p for p in metadata['packages'] if p['name'] == 'leptos_signup')
direct = {d['name'] for d in package['dependencies'] if d['kind'] is None}


def count():
    # A crate that was shown before ends in (*), and its children stand there.
    children, path = {}, []
    for line in open(f'{work}/tree'):
        depth, name = re.match(r'(\d+) (\S+ \S+)', line).groups()
        del path[int(depth):]
        if path:
            children.setdefault(path[-1], set()).add(name)
        path.append(name)
    root = next(name for name in children if name.startswith('leptos_signup '))

    def reached(start, without=None):
        found, left = set(), [start]
        while left:
            name = left.pop()
            if name != without and name not in found:
                found.add(name)
                left += children.get(name, ())
        return found

    everything = reached(root)
    print(f'{len(everything) - 1} crates on the server')
    print('crate: all that it pulls in, itself included; what is there for it alone')
    for name in sorted(children[root]):
        print(f'{name}: {len(reached(name))}, {len(everything - reached(root, name))}')


def check():
    rows = set(re.findall(r'^\| `([^`]+)` \|', open(table).read(), re.M))
    for name in sorted(direct - rows):
        print(f'{table} has no row for {name}: say why, who keeps it, and what it pulls in')
    for name in sorted(rows - direct):
        print(f'{table} has a row for {name}, which is no dependency any more')
    sys.exit(rows != direct)


count() if task == 'count' else check()
PY
