#!/usr/bin/env bash
# Signs up at the demo host and at hosts with Flask-Security, django-allauth, FastAPI-Users and Better Auth,
# each on SQLite and with mails to a server on loopback: CLIENTS at once (64), in PEERS_SLICES slices (3) of
# PEERS_SECONDS (8) for each in turns. Prints versions and a table, and makes the plot PEERS_PLOT.
#
# Hosts, clients and mail server share the cores, and whatever else runs on the machine shows: use a quiet one.
# Ours is measured as `cargo build --release` makes it, and with the feature `argon2-simd`. With PEERS_OURS and PEERS_SIMD, the
# programs in these folders are measured, and nothing is built.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '» %s\n' "$*" >&2; }

peers=$PWD/bench/peers
tools="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/peers"
target=${CARGO_TARGET_DIR:-target}
plot=${PEERS_PLOT:-$target/peers.svg}
scripts/setup.sh load
mkdir -p "$tools/node"
if ! cmp -s "$peers/requirements.txt" "$tools/venv/requirements.txt"; then
    say "installing the Python packages of the peers (about a minute, once)"
    python3 -m venv --clear "$tools/venv"
    "$tools/venv/bin/pip" install --quiet --no-deps --requirement "$peers/requirements.txt"
    cp "$peers/requirements.txt" "$tools/venv/"
fi
if ! cmp -s "$peers/package-lock.json" "$tools/node/node_modules/package-lock.json"; then
    say "installing the npm packages of the peers (minutes if SQLite has to be compiled, once)"
    cp "$peers/package.json" "$peers/package-lock.json" "$tools/node/"
    npm ci --prefix "$tools/node" --no-audit --no-fund --silent
    cp "$peers/package-lock.json" "$tools/node/node_modules/"
fi
# Node looks for packages beside the program.
cp "$peers"/*.mjs "$tools/node/"

programs() { # folder, more features
    say "building into $1 (minutes, once)"
    cargo build --quiet --release --package host --package bench --features "host/ssr,bench/load$2" \
        --bin host --bin hash-rate
    mkdir -p "$1"
    cp "$target/release/host" "$target/release/hash-rate" "$1"
}
ours=${PEERS_OURS:-} simd=${PEERS_SIMD:-}
if [ -z "$ours" ]; then
    ours=$target/peers/ours
    programs "$ours" ""
fi
if [ -z "$simd" ]; then
    simd=$target/peers/simd
    programs "$simd" ,leptos_signup/argon2-simd
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'leptos_signup %s' "$(sed -n '0,/^version/s/^version = "\(.*\)"/\1/p' Cargo.toml)"
"$tools/venv/bin/python" - <<'END'
import platform
from importlib.metadata import version

names = "Flask-Security Flask libpass Django django-allauth fastapi-users fastapi SQLAlchemy argon2-cffi gunicorn uvicorn"
print("", f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in names.split()), sep=", ", end="")
END
(
    cd "$tools/node"
    node -e '
const names = ["better-auth", "@node-rs/argon2", "better-sqlite3", "nodemailer"];
const version = (name) => JSON.parse(require("fs").readFileSync(`node_modules/${name}/package.json`)).version;
console.log(["", `Node ${process.versions.node}`, ...names.map((name) => `${name} ${version(name)}`)].join(", "));'
)
if ! PYTHONDONTWRITEBYTECODE=1 python3 "$peers/measure.py" "$ours" "$simd" "$tools" "$work" "$plot"; then
    say "the hosts say:"
    tail -n 40 "$work/log" >&2
    exit 1
fi
say "the plot is $plot"
