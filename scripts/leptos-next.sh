#!/usr/bin/env bash
# Runs `make suites` with the next version of Leptos: `make leptos-next`. LEPTOS_NEXT chooses another version, and
# `scripts/leptos-next.sh unit` another target.
#
# The manifests of a copy in target/leptos-next ask for that version, and the flag `leptos_next` is set for
# src/ui/leptos_versions.rs; nothing else differs. examples/translated is left out of the copy, because leptos_i18n and
# leptos-fluent have no version for it yet.
set -euo pipefail
cd "$(dirname "$0")/.."

next=${LEPTOS_NEXT:-0.9.0-rc1}
copy=$PWD/target/leptos-next
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z --cached --others --exclude-standard | xargs -0 sh -c 'for file; do [ ! -e "$file" ] || printf "%s\0" "$file"; done' _ |
    tar --create --null --files-from - | tar --extract --directory "$copy"
ln -s "$PWD/end2end/node_modules" "$copy/end2end/node_modules"
cd "$copy"
find . -name Cargo.toml -exec sed -E -i \
    -e "s/^(leptos(_axum|_meta|_router)? = (\{ version = )?\")0\.8[^\"]*\"/\1=$next\"/" \
    -e 's/"examples\/translated", //' {} +
sed -E -i 's/ -p translated\>//; s/\<translated\/(ssr|hydrate),//; s/,translated\/(ssr|hydrate)\>//; s/--test hosts //' Makefile
export CARGO_TARGET_DIR=$PWD/../leptos-next-target CARGO_INCREMENTAL=0 RUSTFLAGS="--cfg leptos_next"
cargo fetch
grep -A1 '^name = "leptos"$' Cargo.lock | tail -n 1
make --no-print-directory "${@:-suites}"
