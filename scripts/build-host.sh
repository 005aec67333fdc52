#!/usr/bin/env bash
# Builds the demo host as `cargo leptos build` does and into the same folders, without cargo-leptos: the
# server, and in target/site what it sends to browsers. The two halves are compiled at the same time.
# SERVER_BUILD names packages and features whose tests are compiled: the server is built with these dependencies.
# `build-host.sh release` builds what would be deployed, and sends target/release-site to browsers.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
site=target/site server_profile=dev browser_profile=dev out=debug
if [ "${1:-}" = release ]; then
    site=target/release-site server_profile=release browser_profile=wasm-release out=wasm-release
    export PATH="$PWD/end2end/node_modules/.bin:$PATH"
fi

server() {
    local packages=(--package host --no-default-features --features ssr)
    # The example takes the features that tests have (see the Makefile).
    [ -z "${SERVER_BUILD:-}" ] || read -ra packages <<<"$SERVER_BUILD --example email"
    cargo build "${packages[@]}" --bin host --profile "$server_profile"
}

browser() {
    cargo build --package host --lib --no-default-features --features hydrate,translated \
        --target wasm32-unknown-unknown --target-dir "$target/front" --profile "$browser_profile" || return
    scripts/bindgen.sh web host "$target/front/wasm32-unknown-unknown/$out/host.wasm" "$site/pkg" || return
    mv "$site/pkg/host_bg.wasm" "$site/pkg/host.wasm"
    if [ "$out" = wasm-release ]; then
        scripts/wasm-opt.sh "$site/pkg/host.wasm" "$site/pkg/host.wasm" || return
    fi
    cp style/host.css "$site/pkg/host.css"
    cp -R public/. "$site/"
    node scripts/looks.mjs "$site/looks"
    if [ "$out" = wasm-release ]; then
        # The file handler of leptos_axum sends these.
        node -e 'const fs = require("node:fs"), zlib = require("node:zlib");
            for (const file of process.argv.slice(1)) fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(fs.readFileSync(file)))' \
            "$site"/pkg/host.{css,js,wasm}
    fi
}

# Once, for both.
cargo fetch --locked
{ browser 2>&1 | sed 's/^/browser: /' >&2; } &
browser=$!
server 2>&1 | sed 's/^/server:  /' >&2 || { wait "$browser" || true; exit 1; }
wait "$browser"
