#!/usr/bin/env bash
# Holds the dependencies to deny.toml: licences, bans, sources, and known vulnerabilities. The list of
# the latter comes from a public host; where that is not to be reached, a line says so, and in CI it
# fails.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/bin:$PATH"

scripts/setup.sh deny
cargo deny --locked --workspace check bans licenses sources
if said=$(timeout 20 cargo deny --locked --workspace fetch db 2>&1); then
    cargo deny --locked --workspace check advisories
else
    printf '%s\n' "$said" | tail -n 1 >&2
    echo "»»» NOT CHECKED: known vulnerabilities (RustSec). Their list could not be fetched." >&2
    # A machine without a network can do the rest. In CI the line above is not read.
    [ -z "${CI:-}" ]
fi
