#!/usr/bin/env bash
# Runs hosts among real servers, all of the distribution's packages, on loopback and in temporary folders:
# Postfix, nginx, PgBouncer, a PostgreSQL standby that is promoted, and three nodes of MariaDB Galera. One
# line for each check. The first that fails ends it, with the end of its log.
#
#   scripts/world.sh [CHECK]…   all, or: postfix nginx pgbouncer replica galera suite rounds browser
#
# WORLD=long adds what takes minutes: the store suite, the kill loop (KILL_ROUNDS, 50) and the Playwright
# journey on Galera.
set -euo pipefail
cd "$(dirname "$0")/.."

features=ssr,smtp,sqlite,postgres,mysql,testing,dns,serde,github,breached-passwords,api,hcaptcha,languages,_internal
checks=("$@")
if [ ${#checks[@]} = 0 ]; then
    checks=(postfix nginx pgbouncer replica galera)
    [ "${WORLD:-}" != long ] || checks+=(suite rounds browser)
fi
log=$(mktemp -t world-XXXXXX)
trap 'rm -f "$log"' EXIT

# The lines of a check that begin with » or | are shown, and the end of its log when it fails.
run() { # name, command…
    local name=$1 begun=$SECONDS failed=0
    shift
    echo "» $name"
    { "$@" 2>&1 || echo "world: exit status $?"; } | tee "$log" | { grep --line-buffered -E '^(»|\|) ' || true; }
    ! grep -q '^world: exit status' "$log" || failed=1
    # A server that is not installed is skipped by the tests, and must not be here.
    ! grep -q 'SKIPPED' "$log" || failed=1
    if [ "$failed" = 1 ]; then
        tail -n 60 "$log"
        echo "» $name: FAILED after $((SECONDS - begun)) s, see the lines above"
        exit 1
    fi
    echo "» $name: passed after $((SECONDS - begun)) s"
}

# SERVER_BUILD names packages and features that are compiled already.
read -ra build <<<"${SERVER_BUILD:---features $features}"

world() { cargo test --quiet "${build[@]}" --test world -- --test-threads=1 --nocapture "$@"; }

pgbouncer() { cargo test --quiet --features "$features" --test it -- stores::pgbouncer; }

# All tests that run on each database.
suite() {
    SIGNUP_TEST_STORE=mysql scripts/galera.sh cargo test --features "$features" --test it -- mysql:: on_store::
}

rounds() { KILL_ROUNDS=${KILL_ROUNDS:-50} scripts/kill-loop.sh galera; }

browser() {
    scripts/build-host.sh
    scripts/galera.sh scripts/instances.sh
}

scripts/setup.sh world
cargo test --quiet "${build[@]}" --test world --no-run
for name in "${checks[@]}"; do
    case $name in
        postfix)
            # Its programs change to users of their own, and the machine may have another mail server.
            if [ "$(id -u)" = 0 ] && [ -x /usr/sbin/postfix ]; then
                run postfix world postfix::
            else
                echo "» postfix: SKIPPED, it needs root and the package postfix"
            fi
            ;;
        nginx | replica) run "$name" world "$name::" ;;
        galera) run galera scripts/galera.sh bash -c "$(declare -f world); features=$features; world galera::" ;;
        pgbouncer | suite | rounds | browser) run "$name" "$name" ;;
        *) echo "» there is no check $name" >&2; exit 2 ;;
    esac
done
echo "» the world: everything passed"
