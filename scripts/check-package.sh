#!/usr/bin/env bash
# The published package holds what a user needs, and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."

unexpected=$(cargo package --list --allow-dirty | grep -vE \
    '^(src/.*\.(rs|md|tsv|txt|js)|migrations/[a-z]+/[0-9]{4}_[a-z_]+\.sql|style/signup\.css|kit/playwright\.ts|(README|CHANGELOG|CONTRIBUTING|SECURITY)\.md|docs/([a-z-]+/)?[A-Za-z0-9-]+\.md|docs/signup\.png|LICENSE-(MIT|APACHE)|Cargo\.(toml|lock|toml\.orig)|\.cargo_vcs_info\.json)$' || true)
if [ -n "$unexpected" ]; then
    printf 'the package holds what no user needs:\n%s\n' "$unexpected" >&2
    exit 1
fi
for needed in LICENSE-MIT LICENSE-APACHE README.md CHANGELOG.md SECURITY.md docs/signup.png style/signup.css kit/playwright.ts; do
    [ -f "$needed" ] || { echo "the package lacks $needed" >&2; exit 1; }
done
