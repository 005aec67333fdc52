#!/usr/bin/env bash
# Builds the judge of e-mail cases for this machine and for the browser, into target/cases.
set -euo pipefail
cd "$(dirname "$0")/.."

front=${CARGO_TARGET_DIR:-target}/front
cargo build --quiet --package cases
cargo build --quiet --package cases --lib --target wasm32-unknown-unknown --target-dir "$front"
scripts/bindgen.sh no-modules cases "$front/wasm32-unknown-unknown/debug/cases.wasm" target/cases
