#!/usr/bin/env bash
# Measures how many mails a second one and three instances send over SMTP, OUTBOX_MAILS of them (5000), the
# old way (a connection for each mail) and the new way in one run, and whether slow recipients hold up the
# others. BACKLOG_ONLY=1 leaves the second part out. Fails when a mail is lost or sent twice.
#
#   scripts/outbox.sh [sqlite|postgresql|mariadb]…
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh faults
cargo build --quiet --release --package bench --features faults --bin outbox-rate
exec "${CARGO_TARGET_DIR:-target}/release/outbox-rate" "${OUTBOX_MAILS:-5000}" "$@"
