#!/usr/bin/env bash
# Fills SQLite and PostgreSQL with GROWTH_SIZES accounts (10,000, a million and ten million), and measures
# each operation of the store in turns between them, for GROWTH_ROUNDS rounds (20). Prints tables, and makes
# the plot GROWTH_PLOT.
#
# Ten million accounts need 20 GB on the disk, half of it in free memory, and most of an hour. What is
# measured is held in memory, so that the disk is read by none; commits are written to it. With GROWTH_FOLDER
# the databases are kept there, and another run goes on from them.
set -euo pipefail
cd "$(dirname "$0")/.."

read -ra sizes <<<"${GROWTH_SIZES:-10000 1000000 10000000}"
rounds=${GROWTH_ROUNDS:-20}
target=${CARGO_TARGET_DIR:-target}
plot=${GROWTH_PLOT:-$target/growth.svg}

say() { printf '» %s\n' "$*" >&2; }

scripts/setup.sh growth
cargo build --quiet --release --package bench --features growth --bin growth
growth=$(realpath "$target/release/growth")
programs=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/postgres' | sort -V | tail -n 1)")

work=${GROWTH_FOLDER:-$(mktemp -d)}
mkdir -p "$work"
work=$(realpath "$work")
server=
release() {
    [ ! -s "$work/held" ] || kill "$(cat "$work/held")" 2>/dev/null || true
    rm -f "$work/held"
}
hold() { # files…
    vmtouch -q -d -l -w -P "$work/held" "$@" && return
    say "so much memory cannot be held: the disk may be read"
    vmtouch -q -t "$@"
}
stop_server() {
    [ -z "$server" ] || kill -INT "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    server=
}
leave() {
    release
    stop_server
    [ -n "${GROWTH_FOLDER:-}" ] || rm -rf "$work"
}
trap leave EXIT

# It refuses to run as root.
as_postgres=()
[ "$(id -u)" != 0 ] || as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
start_server() { # settings…
    local settings=(port="$port" listen_addresses=127.0.0.1 unix_socket_directories= "$@") options=() setting
    for setting in "${settings[@]}"; do options+=(-c "$setting"); done
    "${as_postgres[@]}" "$programs/postgres" -D "$work/postgres" "${options[@]}" >>"$work/postgres/log" 2>&1 &
    server=$!
    for _ in $(seq 600); do
        "$programs/pg_isready" -q -h 127.0.0.1 -p "$port" && return
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 20 "$work/postgres/log" >&2
    exit 1
}
sql() { "$programs/psql" -qAt -h 127.0.0.1 -p "$port" -U signup "$@"; }

if [ ! -d "$work/postgres" ]; then
    chmod 755 "$work"
    mkdir "$work/postgres"
    [ "$(id -u)" != 0 ] || chown postgres: "$work/postgres"
    "${as_postgres[@]}" "$programs/initdb" --username=signup --auth=trust --encoding=UTF8 --locale=C --no-sync \
        -D "$work/postgres" >/dev/null
fi
url() { # kind, accounts
    case $1 in
        sqlite) echo "sqlite:$work/$2.db" ;;
        postgres) echo "postgres://signup@127.0.0.1:$port/accounts$2" ;;
    esac
}
megabytes() { # kind, accounts
    case $1 in
        sqlite) stat -c %s "$work/$2.db" ;;
        postgres) sql -c "SELECT pg_database_size('accounts$2')" postgres ;;
    esac | awk '{ printf "%.0f MB", $1 / 1e6 }'
}

fill() { # kind, accounts
    local filled=$work/$1-$2.filled
    if [ ! -f "$filled" ]; then
        if [ "$1" = sqlite ]; then
            rm -f "$work/$2.db"*
        else
            sql -c "DROP DATABASE IF EXISTS accounts$2" -c "CREATE DATABASE accounts$2" postgres
        fi
        "$growth" fill "$(url "$1" "$2")" "$2" >"$filled.new"
        echo "$(cat "$filled.new"), $(megabytes "$1" "$2")" >"$filled"
    fi
    echo "$1: $(cat "$filled")"
}

measure() { # kind
    local kind=$1 databases=() size flush
    for size in "${sizes[@]}"; do databases+=("$size=$(url "$kind" "$size")"); done
    for flush in lazy durable; do
        say "measuring $kind, $flush"
        "$growth" measure "$flush" "$rounds" "${databases[@]}" >"$work/$kind-$flush.tsv"
    done
}

printf '%s cores, %s GB of memory, %s rounds\n' "$(nproc)" "$(free -g | awk '/^Mem/ { print $2 }')" "$rounds"
for size in "${sizes[@]}"; do fill sqlite "$size"; done
# Nothing has to survive while it fills.
start_server fsync=off full_page_writes=off max_wal_size=8GB
for size in "${sizes[@]}"; do fill postgres "$size"; done
stop_server
sync

# All that follows runs on one core: it is chance on which one a thread wakes up. And before others, where
# that is allowed.
taskset -cp 0 $$ >/dev/null
renice -n -10 $$ >/dev/null 2>&1 || true
hold "$work"/*.db
measure sqlite
release
# As the distribution sets it up.
start_server
hold "$work/postgres/base"
measure postgres

cat "$work"/{sqlite,postgres}-{lazy,durable}.tsv | "$growth" report "$plot"
say "the plot is $plot"
