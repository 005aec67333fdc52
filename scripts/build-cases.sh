#!/usr/bin/env bash
# Builds the judge of e-mail cases for this machine and for the browser, into target/cases.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet --package cases
cargo build --quiet --package cases --lib --target wasm32-unknown-unknown --target-dir target/front
scripts/bindgen.sh no-modules cases target/front/wasm32-unknown-unknown/debug/cases.wasm target/cases
