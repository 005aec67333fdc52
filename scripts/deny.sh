#!/usr/bin/env bash
# Holds the dependencies to deny.toml: licences, bans, sources, and known vulnerabilities. The list of
# vulnerabilities comes from a public host. Where a network blocks that host, a line says so, and the rest
# is checked; ADVISORIES=required fails instead.
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
    [ "${ADVISORIES:-}" != required ]
fi
