#!/usr/bin/env bash
# Makes a wasm file as small as it gets, for browsers of the last years: IN.wasm OUT.wasm. `--all-features` would use
# what they do not know yet.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/end2end/node_modules/.bin:$PATH"
exec wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
    --enable-reference-types --enable-multivalue "$1" -o "$2"
