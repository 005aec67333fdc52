#!/usr/bin/env bash
# Measures whether the time of an answer tells who has an account, against the demo host in release.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/demo-host.sh

cargo build --release -p host --features ssr
start_host "${CARGO_TARGET_DIR:-target}/release/host" MAIL_BUDGETS=off RATE_LIMITS=off
python3 scripts/timing.py "$origin"
