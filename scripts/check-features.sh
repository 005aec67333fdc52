#!/usr/bin/env bash
# A wrong set of features is answered with one sentence of ours, not with a wall of errors.
set -euo pipefail
cd "$(dirname "$0")/.."

expect_sentence() { # sentence, options…
    local sentence=$1 output
    shift
    if output=$(cargo check --quiet "$@" 2>&1); then
        echo "cargo check $* succeeds" >&2
        exit 1
    fi
    local errors
    errors=$(grep -c '^error: leptos_signup:' <<<"$output" || true)
    if [ "$errors" != 1 ] || [ "$(grep -c '^error\[' <<<"$output")" != 0 ] ||
        ! grep -qF "$sentence" <<<"$output"; then
        printf 'cargo check %s says:\n%s\n' "$*" "$output" >&2
        exit 1
    fi
}

expect_sentence 'no feature is enabled. Forward the features of your app'
expect_sentence 'the feature `ssr` is for the server, but this build is for wasm32' \
    --features ssr,sqlite --target wasm32-unknown-unknown --target-dir target/front
expect_sentence 'the feature `dns` is for the server, but this build is for wasm32' \
    --features dns --target wasm32-unknown-unknown --target-dir target/front
