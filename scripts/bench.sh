#!/usr/bin/env bash
# Measures the parser of addresses beside others, in one run and on one list of addresses.
set -euo pipefail
cd "$(dirname "$0")/.."

python_version=2.4.0
venv="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/python-email-validator-$python_version"
CRITERION_HOME="$(realpath -m "${CARGO_TARGET_DIR:-target}/criterion")"
export CRITERION_HOME

say() { printf '» %s\n' "$*" >&2; }

python_is_ready() {
    "$venv/bin/python" -c 'import email_validator' 2>/dev/null && return
    say "installing python-email-validator $python_version (a few seconds, once)"
    python3 -m venv --clear "$venv" &&
        "$venv/bin/pip" install --quiet "email-validator==$python_version"
}

# A table of this run alone.
rm -rf "$CRITERION_HOME"
cargo bench --quiet --package bench --bench parse -- --quiet
other=$(mktemp)
trap 'rm -f "$other"' EXIT
if python_is_ready; then
    say "timing python-email-validator $python_version with $("$venv/bin/python" --version)"
    cargo run --quiet --release --package bench -- list |
        "$venv/bin/python" bench/python_email_validator.py >"$other"
else
    say "python-email-validator is left out: Python 3 or the package is not to be had"
fi
cargo run --quiet --release --package bench -- table <"$other"
