#!/usr/bin/env bash
# Measures whether the time of an answer tells who has an account, against the demo host in release.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release -p host --features ssr
folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
program=$(realpath "${CARGO_TARGET_DIR:-target}/release/host")
# Elsewhere than here, where a file of settings may name a mail server.
(
    cd "$folder"
    exec env -u SMTP_URL -u PUBLIC_URL -u NAME_SERVERS -u GITHUB_URL LEPTOS_OUTPUT_NAME=host \
        LEPTOS_SITE_ROOT="$folder" LEPTOS_SITE_ADDR="127.0.0.1:$port" DATABASE_URL="sqlite:$folder/host.db" \
        MAIL_BUDGETS=off RATE_LIMITS=off RUST_LOG=error "$program"
) >"$folder/log" 2>&1 &
host=$!
trap 'kill $host 2>/dev/null; wait $host 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do
    curl -so /dev/null "http://127.0.0.1:$port/" && break
    sleep 0.1
done
python3 scripts/timing.py "http://127.0.0.1:$port"
