#!/usr/bin/env bash
# Checks the links of the documents and builds the book into target/book.
#
#   scripts/book.sh         checks and builds; installs mdBook if it is missing
#   scripts/book.sh links   checks alone, which needs nothing but Python
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/bin:$PATH"

scripts/check-links.py
[ "${1:-}" != links ] || exit 0
scripts/setup.sh book
# mdBook only warns of an `{{#include}}` that leads nowhere, and builds the page without it.
said=$(mdbook build 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
printf '%s\n' "$said" >&2
if grep -qE '\b(WARN|ERROR)\b' <<<"$said"; then exit 1; fi
if grep -rlF '{{#' --include='*.html' target/book; then
    echo "these pages show an include in place of its file" >&2
    exit 1
fi
echo "the book is in target/book: open target/book/index.html"
