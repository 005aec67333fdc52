#!/usr/bin/env bash
# Measures how many mails a second one and three instances send over SMTP, OUTBOX_MAILS of them (5000),
# and whether slow recipients hold up the others. Fails when a mail is lost or sent twice.
#
#   scripts/outbox.sh [sqlite|postgresql|mariadb]…
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh faults
cargo build --quiet --release --package bench --features faults --bin outbox-rate
exec "${CARGO_TARGET_DIR:-target}/release/outbox-rate" "${OUTBOX_MAILS:-5000}" "$@"
