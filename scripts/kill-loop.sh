#!/usr/bin/env bash
# Kills a host with SIGKILL again and again while people sign up, KILL_ROUNDS times (50) on each database,
# and looks afterwards whether what they were told is true. Prints one line for each database, and
# fails when something was lost. KILL_SEED (1) chooses the moments.
#
#   scripts/kill-loop.sh [sqlite|postgresql|mariadb]…
#   scripts/kill-loop.sh galera    three hosts on three nodes
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh faults
cargo build --quiet --release --package bench --features faults --bin kill-loop
program="${CARGO_TARGET_DIR:-target}/release/kill-loop"
if [ "$*" = galera ]; then
    scripts/setup.sh world
    # As durable as the other databases.
    GALERA_FLUSH=1 exec scripts/galera.sh "$program" "${KILL_ROUNDS:-50}" galera
fi
exec "$program" "${KILL_ROUNDS:-50}" "$@"
