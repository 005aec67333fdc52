#!/usr/bin/env bash
# Builds the host with islands: the server, and in target/islands what it sends to browsers.
set -euo pipefail
cd "$(dirname "$0")/.."

front=${CARGO_TARGET_DIR:-target}/front
# SERVER_BUILD as in build-host.sh.
read -ra others <<<"${SERVER_BUILD:+$SERVER_BUILD --example email}"
cargo build "${others[@]}" --package islands --bin islands --features islands/ssr
cargo rustc --package islands --lib --crate-type cdylib --features hydrate \
    --target wasm32-unknown-unknown --target-dir "$front"
scripts/bindgen.sh web islands "$front/wasm32-unknown-unknown/debug/islands.wasm" target/islands/pkg
mv target/islands/pkg/islands_bg.wasm target/islands/pkg/islands.wasm
