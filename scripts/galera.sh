#!/usr/bin/env bash
# Three nodes of MariaDB Galera on loopback, of the distribution's packages, in a temporary folder.
#
#   scripts/galera.sh COMMAND…   starts them, runs the command with GALERA (the folder) and GALERA_URL
#                                (all nodes, without a database), and ends them
#   within the command:
#   scripts/galera.sh kill N     kills node N (1 to 3) with SIGKILL
#   scripts/galera.sh start N    starts it again, and waits until it is a part of the cluster
#   scripts/galera.sh stop N     freezes it; `cont N` lets it go on
#   scripts/galera.sh cut N      cuts its network to the other nodes; `join N` connects it again
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
library=/usr/lib/galera/libgalera_smm.so

# MariaDB refuses to run as root.
as_user=()
[ "$(id -u)" != 0 ] || as_user=(setpriv --reuid=mysql --regid=mysql --clear-groups)

say() { printf '» galera: %s\n' "$*" >&2; }

port_of() { echo $(($(cat "$GALERA/port") + $1)); }
base_of() { echo $(($(cat "$GALERA/port") + 10 * $1)); }

ask() { # node, statement
    mariadb --no-defaults --host=127.0.0.1 --port="$(port_of "$1")" --user=root --skip-column-names --batch \
        --connect-timeout=2 --execute="$2" 2>/dev/null
}

is_ready() { [ "$(ask "$1" "SHOW STATUS LIKE 'wsrep_local_state_comment'" | cut -f2)" = Synced ]; }

fail() {
    say "$*"
    tail -n 40 "$GALERA"/node*/log >&2
    exit 1
}

start() { # node, options…
    local node=$1 folder=$GALERA/node$1 port base
    shift
    port=$(port_of "$node") base=$(base_of "$node")
    # The programs that copy the data to a new node read the file too.
    cat >"$folder/my.cnf" <<SETTINGS
[mysqld]
datadir = $folder/data
tmpdir = $folder/tmp
socket = $folder/socket
pid-file = $folder/pid-file
bind-address = 127.0.0.1
port = $port
skip-name-resolve
max-connections = 300
default-time-zone = +05:30
innodb-buffer-pool-size = 64M
innodb-log-file-size = 32M
innodb-flush-log-at-trx-commit = ${GALERA_FLUSH:-2}
innodb-autoinc-lock-mode = 2
binlog-format = ROW
wsrep-on = ON
wsrep-provider = $library
wsrep-cluster-name = $(basename "$GALERA")
wsrep-cluster-address = gcomm://127.0.0.1:$(base_of 1),127.0.0.1:$(base_of 2),127.0.0.1:$(base_of 3)
wsrep-node-name = node$node
wsrep-node-address = 127.0.0.1:$base
wsrep-node-incoming-address = 127.0.0.1:$port
wsrep-slave-threads = 2
wsrep-sst-method = mariabackup
wsrep-sst-auth = root:
wsrep-sst-receive-address = 127.0.0.1:$((base + 2))
wsrep-provider-options = base_host=127.0.0.1;base_port=$base;gmcast.listen_addr=tcp://127.0.0.1:$base;ist.recv_addr=127.0.0.1:$((base + 1));gcache.size=32M;evs.keepalive_period=PT0.5S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT4S
[sst]
sst-syslog = -1
SETTINGS
    # A group of processes of its own: the transfer runs several.
    setsid "${as_user[@]}" mariadbd --defaults-file="$folder/my.cnf" "$@" >>"$folder/log" 2>&1 </dev/null &
    echo $! >"$folder/pid"
    disown
    local begun=$SECONDS
    until is_ready "$node"; do
        kill -0 "$(cat "$folder/pid")" 2>/dev/null || fail "node $node ended"
        [ $((SECONDS - begun)) -lt 90 ] || fail "node $node did not join within 90 s"
        sleep 0.2
    done
}

signal() { # node, signal
    kill "-$2" "-$(cat "$GALERA/node$1/pid")" 2>/dev/null || true
}

case ${1:-} in
    kill)
        signal "$2" KILL
        while kill -0 "$(cat "$GALERA/node$2/pid")" 2>/dev/null; do sleep 0.05; done
        rm -f "$GALERA/node$2/socket.lock"
        exit
        ;;
    start) start "$2"; exit ;;
    stop) signal "$2" STOP; exit ;;
    cont) signal "$2" CONT; exit ;;
    cut) ask "$2" "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'"; exit ;;
    join)
        ask "$2" "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'"
        until is_ready "$2"; do sleep 0.2; done
        exit
        ;;
    '') sed -n '2,/^set /s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

GALERA=$(mktemp -d -t galera-XXXXXX)
export GALERA
chmod 777 "$GALERA"
stop_all() {
    for node in 1 2 3; do
        if [ -f "$GALERA/node$node/pid" ]; then signal "$node" KILL; fi
    done
    rm -rf "$GALERA"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

# Forty ports in a row that no one uses.
python3 - >"$GALERA/port" <<'PYTHON'
import random, socket
while True:
    first = random.randrange(12000, 30000)
    try:
        for port in range(first, first + 40):
            with socket.socket() as s:
                s.bind(("127.0.0.1", port))
    except OSError:
        continue
    print(first)
    break
PYTHON
begun=$SECONDS
for node in 1 2 3; do
    mkdir -p "$GALERA/node$node/tmp"
    chmod -R 777 "$GALERA/node$node"
done
"${as_user[@]}" mariadb-install-db --no-defaults --datadir="$GALERA/node1/data" --tmpdir="$GALERA/node1/tmp" \
    --auth-root-authentication-method=normal --skip-test-db >"$GALERA/node1/log" 2>&1 ||
    { cat "$GALERA/node1/log" >&2; exit 1; }
for node in 2 3; do
    "${as_user[@]}" mkdir "$GALERA/node$node/data"
done
start 1 --wsrep-new-cluster
start 2
start 3
say "three nodes after $((SECONDS - begun)) s"
export GALERA_URL="mysql://root@127.0.0.1:$(port_of 1),127.0.0.1:$(port_of 2),127.0.0.1:$(port_of 3)"
"$@"
