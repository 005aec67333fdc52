#!/usr/bin/env bash
# Builds the judge of e-mail cases for this machine and for the browser, into target/cases.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/bin:$PATH"

cargo build --quiet --package cases
cargo build --quiet --package cases --lib --target wasm32-unknown-unknown --target-dir target/front
wasm-bindgen --target no-modules --no-typescript --out-dir target/cases --out-name cases \
    target/front/wasm32-unknown-unknown/debug/cases.wasm
