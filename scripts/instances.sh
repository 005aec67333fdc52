#!/usr/bin/env bash
# Runs the Playwright suite against a host of INSTANCES processes (3) behind a proxy that hands each request to
# the next of them, on PostgreSQL, or on the cluster of `scripts/galera.sh` where that runs it. Arguments go to
# Playwright.
set -euo pipefail
cd "$(dirname "$0")/.."

run() {
    cd end2end
    END2END_INSTANCES=${INSTANCES:-3} npx playwright test "$@"
}

if [ -n "${GALERA_URL:-}" ]; then
    run "$@"
    exit
fi

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)
work=$(mktemp -d)
chmod 777 "$work"
process=
stop() {
    [ -z "$process" ] || kill -INT "$process" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

# PostgreSQL refuses to run as root.
as_user=()
[ "$(id -u)" != 0 ] || as_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)
"${as_user[@]}" "$bin/initdb" -D "$work/data" --username=signup --auth=trust --encoding=UTF8 --locale=C \
    --no-sync >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(
    cd "$work"
    # Nothing here tests what a power loss leaves.
    exec "${as_user[@]}" "$bin/postgres" -D "$work/data" -c port="$port" -c listen_addresses=127.0.0.1 \
        -c unix_socket_directories= -c max_connections=300 -c fsync=off
) >>"$work/log" 2>&1 &
process=$!
for _ in $(seq 100); do
    kill -0 "$process" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    "$bin/pg_isready" --quiet --host 127.0.0.1 --port "$port" && break
    sleep 0.1
done

export END2END_POSTGRES=postgres://signup@127.0.0.1:$port
run "$@"
