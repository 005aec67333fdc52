#!/usr/bin/env bash
# Writes the JavaScript that loads a wasm file: TARGET NAME IN.wasm FOLDER, as scripts/bindgen takes them.
set -euo pipefail
front=${CARGO_TARGET_DIR:-target}/front
cargo build --quiet --package bindgen --target-dir "$front"
"$front/debug/bindgen" "$@"
