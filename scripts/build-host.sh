#!/usr/bin/env bash
# Builds the demo host as `cargo leptos build` does and into the same folders, without cargo-leptos: the
# server, and in target/site what it sends to browsers. The two halves are compiled at the same time.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
site=target/site

server() { cargo build --package host --bin host --no-default-features --features ssr; }

browser() {
    cargo build --package host --lib --no-default-features --features hydrate,translated \
        --target wasm32-unknown-unknown --target-dir "$target/front" || return
    scripts/bindgen.sh web host "$target/front/wasm32-unknown-unknown/debug/host.wasm" "$site/pkg" || return
    mv "$site/pkg/host_bg.wasm" "$site/pkg/host.wasm"
    cp style/host.css "$site/pkg/host.css"
    cp -R public/. "$site/"
    node scripts/looks.mjs "$site/looks"
}

# Once, for both.
cargo fetch --locked
{ browser 2>&1 | sed 's/^/browser: /' >&2; } &
browser=$!
server 2>&1 | sed 's/^/server:  /' >&2 || { wait "$browser" || true; exit 1; }
wait "$browser"
